"""The market on paper: `market report`."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from fenshui.cli.handing_over import tell_folder
from fenshui.cli.ledger_option import verb_on
from fenshui.cli.opening import basin_in
from fenshui.cli.speaking import language_spoken, text
from fenshui.desk.market import look_at_market
from fenshui.export.authority.market_paper import write_market


def add_verbs(verbs: Any) -> None:
    """Add `report` to the verbs of a market."""
    verb = verb_on(verbs, "report", write_report, "market_verbs.about")
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    verb.add_argument("--out", metavar="DIR", type=Path, required=True, help=text("cli.help.out_report"))


def write_report(arguments: argparse.Namespace) -> int:
    """Write the market report in the language spoken."""
    basin, view = basin_in(arguments.basin), look_at_market(arguments.ledger, date.today())
    return tell_folder(arguments, write_market(view, basin, arguments.out, language_spoken()))
