"""A ledger and what is done with one: `ledger …`; what only some of it needs is in files of its own."""

import argparse
from typing import Any

from fenshui.cli.ledger_option import IN_LEDGER, verb_on
from fenshui.cli.speaking import tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.cli.verify_verb import add_seen, verify_this
from fenshui.desk.reading_ledger import read_ledger
from fenshui.words import Refused

MAKING = {"key_verbs": ("new", "key"), "case_verbs": ("propose", "sign", "approve", "record")}
KEEPING = {"backup_verbs": ("backup", "restore", "epoch"), "share_verb": ("share",)}


def add_verbs(verbs: Any) -> None:
    """Add `ledger` to the command line."""
    ledger = add_verb(verbs, "ledger")
    inner = ledger.add_subparsers(title=text("cli.verbs"), metavar=text("cli.verb"), required=True, dest="ledger_verb")
    inner.offer(MAKING, IN_LEDGER)
    verb_on(inner, "list", list_entries)
    add_seen(verb_on(inner, "verify", verify_this))
    inner.offer(KEEPING, IN_LEDGER)


def list_entries(arguments: argparse.Namespace) -> int:
    """Name every entry of a ledger."""
    view = read_ledger(arguments.ledger)
    if view is None:
        raise Refused("ledger.not_there", path=arguments.ledger)
    if arguments.json:
        lines = [{"seq": one.seq, "time": one.time, "kind": one.kind, "about": one.about} for one in view.lines]
        tell_machine({"log": view.log, "entries": lines})
    else:
        for one in view.lines:
            kind = text(f"ledger.kind.{one.kind}")
            tell("ledger_verbs.line", seq=one.seq, time=one.time, kind=kind, about=one.about)
    return 0
