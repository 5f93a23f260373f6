"""The minutes of a case on paper: `case minutes`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.case_option import verb_of_case
from fenshui.cli.speaking import tell, text
from fenshui.desk.case_reading import case_in
from fenshui.export.minutes_pdf import minutes_pdf
from fenshui.sealing.durable_file import write_durably


def add_verbs(verbs: Any) -> None:
    """Add `minutes` to the verbs of a case."""
    writing = verb_of_case(verbs, "minutes", write_minutes)
    writing.add_argument("--out", metavar="PDF", type=Path, required=True, help=text("case_verbs.help.pdf"))


def write_minutes(arguments: argparse.Namespace) -> int:
    """Write the minutes of a case as a bilingual PDF."""
    write_durably(arguments.out, minutes_pdf(case_in(arguments.file)))
    tell("cli.written", folder=arguments.out)
    return 0
