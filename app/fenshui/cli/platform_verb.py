"""Write a posted agreement as trading platforms take it: `export-platform`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.ledger_option import verb_on
from fenshui.cli.speaking import tell_written, text
from fenshui.cli.verbs import TOP
from fenshui.desk.book import open_book
from fenshui.desk.exporting import export_platform


def add_verbs(verbs: Any) -> None:
    """Add `export-platform` to the command line."""
    verb = verb_on(verbs, "export-platform", export, TOP)
    verb.add_argument("entry", metavar="ENTRY", help=text("ledger_verbs.help.entry"))
    verb.add_argument("--out", metavar="DIR", type=Path, required=True, help=text("ledger_verbs.help.out"))
    verb.add_argument("--redact", action="store_true", help=text("platform_verb.help.redact"))


def export(arguments: argparse.Namespace) -> int:
    """Write the six data sets into a new folder."""
    with open_book(arguments.ledger) as ledger:
        folder = export_platform(ledger, arguments.entry, arguments.out, arguments.redact)
    return tell_written(arguments, folder)
