"""Take in the newer version of a case: `case take-in`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.case_lines import tell_brought
from fenshui.cli.case_option import add_basin, add_known, verb_of_case
from fenshui.cli.opening import basin_in
from fenshui.cli.speaking import text
from fenshui.desk.address_book import known_keys
from fenshui.desk.negotiating import bring_in


def add_verbs(verbs: Any) -> None:
    """Add `take-in` to the verbs of a case."""
    taking = verb_of_case(verbs, "take-in", take_in)
    taking.add_argument("arriving", metavar="NEWER", type=Path, help=text("case_verbs.help.newer"))
    add_basin(taking)
    add_known(taking)


def take_in(arguments: argparse.Namespace) -> int:
    """Take in a newer version and say what it changed."""
    basin = basin_in(arguments.basin)
    tell_brought(arguments, bring_in(arguments.file, arguments.arriving, basin, known_keys(arguments.known)))
    return 0
