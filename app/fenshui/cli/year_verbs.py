"""The yearly work of an authority: `register open-year|plan-year|close-year|year`."""

import argparse
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from fenshui.basin import Basin
from fenshui.cli.handing_over import tell_folder
from fenshui.cli.key_verbs import now, tell_entry
from fenshui.cli.ledger_option import verb_on
from fenshui.cli.opening import basin_in
from fenshui.cli.passphrases import signers_and_log
from fenshui.cli.registering_verbs import add_signers
from fenshui.cli.speaking import language_spoken, tell_machine, text
from fenshui.cli.year_lines import closing_plain, opening_plain, plan_plain, tell_closing, tell_opening, tell_plan
from fenshui.desk.amounts import LAST_YEAR, MOST_M3, amount, whole
from fenshui.desk.year_work import (
    YearAsked,
    announce,
    opening_of,
    plan_of,
    put_year_on_paper,
    settle,
    year_of_ledger,
)
from fenshui.export.authority.table_files import write_tables
from fenshui.export.authority.year_tables import plan_tables, quota_table, year_tables
from fenshui.ledger.entry import Entry
from fenshui.sealing.keys import KeyPair
from fenshui.units import hm3_from_m3
from fenshui.words import Refused

Act = Callable[[list[KeyPair], KeyPair, datetime], Entry]
"""Writes an entry, given who signs, the ledger's own key and the time."""


def add_verbs(verbs: Any) -> None:
    """Add the yearly work to `register`."""
    for name, act in (("open-year", open_it), ("plan-year", plan_it), ("close-year", close_it), ("year", report_it)):
        verb = verb_on(verbs, name, act, "year_verbs.about")
        verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
        verb.add_argument("water_year", metavar="YEAR", type=whole("YEAR", 1, LAST_YEAR),
                          help=text("year_verbs.help.water_year"))  # fmt: skip
        for option, metavar, shape in (
            ("inflow-m3", "M3", whole("--inflow-m3", 0, MOST_M3)), ("exceedance", "PERCENT", float),
            ("allocable-m3", "M3", whole("--allocable-m3", 0, MOST_M3)),
        ):  # fmt: skip
            about = text(f"year_verbs.help.{option.replace('-', '_')}")
            verb.add_argument(f"--{option}", metavar=metavar, type=shape, help=about)
        about = text("year_verbs.help.storage")
        verb.add_argument("--storage", metavar="NODE=HM3", type=_storage, action="append", default=[], help=about)
        verb.add_argument("--out", metavar="DIR", type=Path, required=name == "year", help=text("year_verbs.help.out"))
        if name in ("close-year", "year"):
            about = text("year_verbs.help.observed")
            verb.add_argument("--observed", metavar="FLOWS.csv", type=Path, help=about)
        if name in ("open-year", "close-year"):
            add_signers(verb, needed=False)
        if name == "close-year":
            verb.add_argument("--reason", metavar="TEXT", default="", help=text("register_verbs.field.reason"))


def open_it(arguments: argparse.Namespace) -> int:
    """Say what comes, what may be used and whose share that is; written into the ledger where somebody signs."""
    basin = basin_in(arguments.basin)
    opening = opening_of(basin, _asked(arguments), _ledger(arguments))
    if arguments.out is not None:
        write_tables(quota_table(opening), arguments.out, "opening")
    entry = _written(arguments, lambda by, log, at: announce(arguments.ledger, opening, by, log, at))
    return _told(arguments, opening_plain(opening), lambda: tell_opening(basin, opening), entry)


def plan_it(arguments: argparse.Namespace) -> int:
    """Say the annual plan by month, and the flow at every section."""
    basin = basin_in(arguments.basin)
    plan = plan_of(basin, _asked(arguments), _ledger(arguments))
    if arguments.out is not None:
        write_tables(plan_tables(plan), arguments.out, "plan")
    if arguments.json:
        tell_machine(plan_plain(plan))
    else:
        tell_plan(basin, plan)
    return 0


def close_it(arguments: argparse.Namespace) -> int:
    """Say use against plan, how sections were kept, what is deducted and carried over; written where somebody signs."""
    basin, view = _view(arguments)
    if arguments.out is not None:
        write_tables(year_tables(view), arguments.out, "year")
    reason, observed = arguments.reason, arguments.observed
    entry = _written(
        arguments, lambda by, log, at: settle(arguments.ledger, basin, view, by, log, at, reason, observed)
    )
    return _told(arguments, closing_plain(view), lambda: tell_closing(basin, view), entry)


def report_it(arguments: argparse.Namespace) -> int:
    """Write the yearly report in the language spoken."""
    basin, view = _view(arguments)
    return tell_folder(arguments, put_year_on_paper(view, basin, arguments.out, language_spoken(), date.today()))


def _written(arguments: argparse.Namespace, act: Act) -> Entry | None:
    """The entry that was written, where somebody signs."""
    return act(*signers_and_log(arguments.by, arguments), now()) if arguments.by else None


def _told(arguments: argparse.Namespace, plain: dict[str, Any], say: Callable[[], None], entry: Entry | None) -> int:
    if arguments.json:
        tell_machine(plain | ({"entry": entry.seq} if entry else {}))
        return 0
    say()
    return tell_entry(arguments, entry) if entry else 0


def _view(arguments: argparse.Namespace) -> tuple[Basin, Any]:
    basin = basin_in(arguments.basin)
    return basin, year_of_ledger(basin, _asked(arguments), _ledger(arguments), arguments.observed)


def _asked(arguments: argparse.Namespace) -> YearAsked:
    storages = dict(arguments.storage)
    return YearAsked(arguments.water_year, arguments.inflow_m3, arguments.exceedance, arguments.allocable_m3, storages)


def _storage(words: str) -> tuple[str, float]:
    node, _, volume = words.partition("=")
    try:
        return node, amount("--storage", 0, hm3_from_m3(MOST_M3))(volume)
    except Refused:
        raise Refused("year_verbs.no_storage", found=words) from None


def _ledger(arguments: argparse.Namespace) -> Path | None:
    """The ledger, where there is one: a year may be planned before anything is registered."""
    ledger: Path = arguments.ledger
    return ledger if ledger.exists() else None
