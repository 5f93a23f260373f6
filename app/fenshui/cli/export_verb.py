"""The evidence of a posted agreement: `export`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.ledger_option import verb_on
from fenshui.cli.speaking import tell_written, text
from fenshui.cli.verbs import TOP
from fenshui.desk.book import open_book
from fenshui.desk.exporting import export_entry


def add_verbs(verbs: Any) -> None:
    """Add `export` to the command line."""
    verb = verb_on(verbs, "export", export, TOP)
    verb.add_argument("entry", metavar="ENTRY", help=text("ledger_verbs.help.entry"))
    verb.add_argument("--out", metavar="DIR", type=Path, required=True, help=text("ledger_verbs.help.out"))


def export(arguments: argparse.Namespace) -> int:
    """Write the evidence and the PDF of a posted agreement into a new folder."""
    with open_book(arguments.ledger) as ledger:
        folder = export_entry(ledger, arguments.entry, arguments.out)
    return tell_written(arguments, folder)
