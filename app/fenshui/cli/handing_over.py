"""Tables for files and machines: `--out FILE.csv|FILE.xlsx` and `--json` on every verb that lists something."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from fenshui.cli.speaking import tell, tell_machine, text
from fenshui.export.authority.table_files import table_of, write_table


def add_table_out(verb: Any) -> None:
    """Let a verb write its table into a file."""
    verb.add_argument("--out", metavar="FILE", type=Path, help=text("cli.help.out_table"))


def hand_over(arguments: argparse.Namespace, name: str, rows: Iterable[Any], *more: str) -> bool:
    """Write the table where a file is named, and answer machines; whether there is nothing left to say.

    `more`: properties of a row that stand beside its fields.
    """
    table = table_of(name, rows, *more)
    if arguments.out is not None:
        write_table(table, arguments.out)
    if arguments.json:
        tell_machine([*table.rows])
    return bool(arguments.json)


def tell_folder(arguments: argparse.Namespace, written: Sequence[Path]) -> int:
    """Say which files stand in a folder."""
    if arguments.json:
        files = [path.relative_to(arguments.out).as_posix() for path in written]
        tell_machine({"out": str(arguments.out), "files": files})
    else:
        tell("cli.written", folder=arguments.out)
    return 0
