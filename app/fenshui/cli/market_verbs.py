"""What water trades at, and what to look at: `market index|watch|credit`."""

import argparse
import csv
import io
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from fenshui.cli.ledger_option import verb_on
from fenshui.cli.speaking import tell, tell_machine, text
from fenshui.desk.market import look_at_market
from fenshui.sealing.durable_file import write_durably

_FEN = 100.0


def add_verbs(verbs: Any) -> None:
    """Add `market` to the command line."""
    about = text("market_verbs.about.market")
    market = verbs.add_parser("market", help=about, description=about)
    inner = market.add_subparsers(title=text("cli.verbs"), metavar=text("cli.verb"), required=True, dest="market_verb")
    for name, act in (("index", show_index), ("watch", show_flags), ("credit", show_credit)):
        verb = verb_on(inner, name, act, "market_verbs")
        verb.add_argument("--out", metavar="CSV", type=Path, help=text("market_verbs.help.out"))


def show_index(arguments: argparse.Namespace) -> int:
    """Say what water traded at, by zone, class and year."""
    rows = look_at_market(arguments.ledger, date.today()).index
    if _hand_over(arguments, [asdict(row) for row in rows]):
        return 0
    for row in rows:
        price = text("market_verbs.no_price") if row.mean is None else f"{row.mean / _FEN:.2f}"
        middle = text("market_verbs.no_price") if row.median is None else f"{row.median / _FEN:.2f}"
        volume = f"{row.volume_m3:,}"
        said = {"zone": row.zone or "–", "right_class": row.right_class or "–", "year": row.year, "trades": row.trades}
        tell("market_verbs.row", **said, volume=volume, mean=price, median=middle)
    return 0


def show_flags(arguments: argparse.Namespace) -> int:
    """Say what a supervisor should look at; 1 where there is anything."""
    flags = look_at_market(arguments.ledger, date.today()).flags
    plain = [{**asdict(flag), "holders": " ".join(flag.holders), "evidence": " ".join(flag.evidence)} for flag in flags]
    if not _hand_over(arguments, plain):
        for flag in flags:
            what = text(f"market_verbs.flag.{flag.kind}")
            figures = " ".join(f"{name}={value:,.6g}" for name, value in flag.figures.items())
            tell(
                "market_verbs.look",
                what=what,
                holders=", ".join(flag.holders),
                evidence=", ".join(flag.evidence),
                figures=figures,
            )
        if not flags:
            tell("market_verbs.nothing")
    return 1 if flags else 0


def show_credit(arguments: argparse.Namespace) -> int:
    """Say everybody's credit, as if every flag were upheld."""
    records = look_at_market(arguments.ledger, date.today()).credit
    if _hand_over(arguments, [{**asdict(one), "deductions": len(one.deductions)} for one in records]):
        return 0
    for record in records:
        tell("market_verbs.record", holder=record.holder, grade=record.grade, points=record.points)
    return 0


def _hand_over(arguments: argparse.Namespace, rows: Iterable[dict[str, Any]]) -> bool:
    """Write the table and answer machines; whether there is nothing left to say."""
    known = list(rows)
    if arguments.out is not None:
        table = io.StringIO(newline="")
        writer = csv.DictWriter(table, list(known[0]) if known else [], lineterminator="\n")
        writer.writeheader()
        writer.writerows(known)
        write_durably(arguments.out, table.getvalue().encode("utf-8"))
    if arguments.json:
        tell_machine(known)
    return bool(arguments.json)
