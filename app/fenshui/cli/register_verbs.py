"""Who holds what: `register positions|liens|reserve|idle|needs`."""

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from fenshui.cli.handing_over import add_table_out, hand_over
from fenshui.cli.ledger_option import verb_on
from fenshui.cli.opening import basin_in
from fenshui.cli.speaking import complain, named, tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.desk.amounts import MOST_M3, day_of, whole
from fenshui.desk.holdings import idle_of, liens_of, positions_of, reserve_of
from fenshui.export.authority.table_files import table_of, write_table
from fenshui.register import Position
from fenshui.register.needs import needs
from fenshui.words import sentence

WRITING = {
    "registering_verbs": ("allot", "meter", "pledge", "release", "save", "reserve-in", "reserve-out", "renew"),
    "granting_verb": ("grant",),
}
YEARLY = {"year_verbs": ("open-year", "plan-year", "close-year", "year")}


def add_verbs(verbs: Any) -> None:
    """Add `register` to the command line."""
    register = add_verb(verbs, "register")
    inner = register.add_subparsers(title=text("cli.verbs"), metavar=text("cli.verb"), required=True, dest="verb")
    acts = (("positions", show_positions), ("liens", show_liens), ("reserve", show_reserve), ("idle", show_idle))
    for name, act in acts:
        verb = verb_on(inner, name, act, "register_verbs.about")
        about = text("register_verbs.help.on")
        verb.add_argument("--on", metavar="DATE", type=day_of("--on"), help=about)
        add_table_out(verb)
        for one in ("holder", "right", "region") if name == "positions" else ():
            verb.add_argument(f"--{one}", metavar="ID", help=text(f"register_verbs.help.{one}"))
    verb = add_verb(inner, "needs", "register_verbs.about")
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    shape, about = whole("--allocable-m3", 0, MOST_M3), text("register_verbs.help.allocable_m3")
    verb.add_argument("--allocable-m3", metavar="M3", type=shape, help=about)
    add_table_out(verb)
    verb.set_defaults(act=show_needs)
    inner.offer(WRITING, "register_verbs.about")
    inner.offer(YEARLY, "year_verbs.about")


def show_positions(arguments: argparse.Namespace) -> int:
    """Name every holding of a day, and what every right comes to."""
    found = positions_of(arguments.ledger, _day(arguments.on))
    found = replace(found, rows=tuple(row for row in found.rows if _asked_for(arguments, row)))
    if arguments.out is not None:
        write_table(table_of("positions", found.rows), arguments.out, table_of("rights", found.totals))
    if arguments.json:
        rows, totals = [vars(row) for row in found.rows], [vars(row) for row in found.totals]
        tell_machine({"on": found.on.isoformat(), "positions": rows, "rights": totals})
        return 0
    for row in found.rows:
        tell("register_verbs.position", **vars(row))
    for total in found.totals:
        tell("register_verbs.total", **vars(total))
    return 0


def _asked_for(arguments: argparse.Namespace, row: Position) -> bool:
    wanted = {name: getattr(arguments, name) for name in ("holder", "right", "region")}
    return all(value in (None, getattr(row, name)) for name, value in wanted.items())


def show_liens(arguments: argparse.Namespace) -> int:
    """Name every pledge that stands on a day: the extract for the public notice."""
    rows = liens_of(arguments.ledger, _day(arguments.on))
    if hand_over(arguments, "liens", rows):
        return 0
    for row in rows:
        tell("register_verbs.lien", **vars(row))
    return 0


def show_reserve(arguments: argparse.Namespace) -> int:
    """Name what lies in the reserve, each right's lots in the order in which they are drawn on."""
    rows = reserve_of(arguments.ledger, _day(arguments.on))
    if hand_over(arguments, "reserve_lots", rows):
        return 0
    for row in rows:
        way = text(f"report.word.{row.way}")
        tell("register_verbs.lot", **{**_spoken(row), "way": way, "ends": row.ends or "–"})
    tell("register_verbs.stock", total=f"{sum(row.left_m3 for row in rows):,}")
    return 0


def show_idle(arguments: argparse.Namespace) -> int:
    """Name what lay idle for two water years and may lapse."""
    rows = idle_of(arguments.ledger, _day(arguments.on))
    if hand_over(arguments, "idle", rows):
        return 0
    for row in rows:
        tell("register_verbs.idle", **_spoken(row))
    if not rows:
        tell("register_verbs.none_idle")
    return 0


def show_needs(arguments: argparse.Namespace) -> int:
    """Lay domestic, production and ecological needs beside every quota."""
    basin = basin_in(arguments.basin)
    rows = needs(basin, arguments.allocable_m3)
    if arguments.allocable_m3 is not None and not basin.normal_quota_m3:
        complain(sentence("year_verbs.allocable_alone", allocable=f"{arguments.allocable_m3:,}"))
    if hand_over(arguments, "needs", rows, "left_m3"):
        return 0
    for row in rows:
        name = named(basin.region_by_id[row.region])
        tell("register_verbs.need", **{**_spoken(row), "region": name}, left_m3=f"{row.left_m3:,}")
    return 0


def _spoken(row: Any) -> dict[str, str]:
    """The fields of a row, volumes with their thousands apart."""
    return {name: f"{value:,}" if isinstance(value, int) else str(value) for name, value in vars(row).items()}


def _day(asked: date | None) -> date:
    return asked or date.today()
