"""Moving a ledger to a server that several desks use: `ledger share`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.ledger_option import verb_on
from fenshui.cli.speaking import tell, text
from fenshui.desk.sharing_ledger import Server, share


def add_verbs(verbs: Any) -> None:
    """Add `share` to the verbs of a ledger; passwords come from ~/.pgpass or PGPASSWORD."""
    verb = verb_on(verbs, "share", share_this)
    verb.add_argument("pointer", metavar="FILE", type=Path, help=text("ledger_verbs.help.pointer"))
    for name in ("admin", "desks", "schema", "role"):
        verb.add_argument(f"--{name}", required=True, help=text(f"ledger_verbs.help.{name}"))


def share_this(arguments: argparse.Namespace) -> int:
    """Move a ledger to a server."""
    share(
        arguments.ledger, arguments.pointer, Server(arguments.admin, arguments.desks, arguments.schema, arguments.role)
    )
    tell("cli.written", folder=arguments.pointer)
    return 0
