"""The agreements of an approved case: `case agreements`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.case_option import add_basin, verb_of_case
from fenshui.cli.speaking import tell, text
from fenshui.desk.agreeing import write_agreements
from fenshui.desk.opening import open_basin


def add_verbs(verbs: Any) -> None:
    """Add `agreements` to the verbs of a case."""
    drawing = verb_of_case(verbs, "agreements", draw_up_agreements)
    add_basin(drawing)
    drawing.add_argument("--out", metavar="DIR", type=Path, required=True, help=text("case_verbs.help.agreements"))


def draw_up_agreements(arguments: argparse.Namespace) -> int:
    """Draw up the agreements of an approved case, each in a folder of its own, for everybody to sign."""
    for folder in write_agreements(arguments.file, open_basin(arguments.basin), arguments.out):
        tell("cli.written", folder=folder)
    return 0
