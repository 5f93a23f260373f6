"""Who holds what: `register positions|liens`."""

import argparse
from datetime import date
from typing import Any

from fenshui.cli import registering_verbs
from fenshui.cli.ledger_option import verb_on
from fenshui.cli.speaking import tell, tell_machine, text
from fenshui.desk.holdings import liens_of, positions_of
from fenshui.words import Refused


def add_verbs(verbs: Any) -> None:
    """Add `register` to the command line."""
    about = text("register_verbs.about.register")
    register = verbs.add_parser("register", help=about, description=about)
    inner = register.add_subparsers(title=text("cli.verbs"), metavar=text("cli.verb"), required=True, dest="verb")
    for name, act in (("positions", show_positions), ("liens", show_liens)):
        verb = verb_on(inner, name, act, "register_verbs")
        verb.add_argument("--on", metavar="DATE", help=text("register_verbs.help.on"))
    registering_verbs.add_verbs(inner)


def show_positions(arguments: argparse.Namespace) -> int:
    """Name every holding of a day, and what every right comes to."""
    found = positions_of(arguments.ledger, _day(arguments.on))
    if arguments.json:
        rows, totals = [vars(row) for row in found.rows], [vars(row) for row in found.totals]
        tell_machine({"on": found.on.isoformat(), "positions": rows, "rights": totals})
        return 0
    for row in found.rows:
        tell("register_verbs.position", **vars(row))
    for total in found.totals:
        tell("register_verbs.total", **vars(total))
    return 0


def show_liens(arguments: argparse.Namespace) -> int:
    """Name every pledge that stands on a day: the extract for the public notice."""
    rows = liens_of(arguments.ledger, _day(arguments.on))
    if arguments.json:
        tell_machine([vars(row) for row in rows])
        return 0
    for row in rows:
        tell("register_verbs.lien", **vars(row))
    return 0


def _day(words: str | None) -> date:
    try:
        return date.fromisoformat(words) if words else date.today()
    except ValueError:
        raise Refused("ledger_verbs.not_a_day", found=words) from None
