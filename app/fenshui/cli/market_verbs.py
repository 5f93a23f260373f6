"""What water trades at, what to look at, what it is worth: `market index|watch|credit|value|report`."""

import argparse
from datetime import date
from typing import Any

from fenshui.cli.handing_over import add_table_out, hand_over
from fenshui.cli.ledger_option import verb_on
from fenshui.cli.speaking import tell, text
from fenshui.cli.verbs import add_verb
from fenshui.desk.market import look_at_market
from fenshui.export.report.cells import figure_text
from fenshui.market import Flag

IN_MARKET = "market_verbs.about"
"""The section of the words with the lines of `fenshui market --help`."""
ON_PAPER = {"market_report_verb": ("report",)}
_FEN = 100.0


def add_verbs(verbs: Any) -> None:
    """Add `market` to the command line."""
    market = add_verb(verbs, "market")
    inner = market.add_subparsers(title=text("cli.verbs"), metavar=text("cli.verb"), required=True, dest="market_verb")
    acts = (("index", show_index), ("watch", show_flags), ("credit", show_credit), ("value", show_values))
    for name, act in acts:
        add_table_out(verb_on(inner, name, act, IN_MARKET))
    inner.offer(ON_PAPER, IN_MARKET)


def show_index(arguments: argparse.Namespace) -> int:
    """Say what water traded at, by zone, class and year."""
    rows = look_at_market(arguments.ledger, date.today()).index
    if hand_over(arguments, "index", rows):
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
    if not hand_over(arguments, "flags", flags):
        for flag in flags:
            tell_flag(flag)
        if not flags:
            tell("market_verbs.nothing")
    return 1 if flags else 0


def tell_flag(flag: Flag) -> None:
    """Say what a supervisor should look at: whom it concerns, what it rests on, and its figures by name."""
    what, figures = text(f"market_verbs.flag.{flag.kind}"), ""
    for name, value in flag.figures.items():
        word = f"figure_{name}"
        figures += text("market_verbs.figure", name=text(f"report.word.{word}"), value=figure_text(name, value))
    holders, evidence = ", ".join(flag.holders), ", ".join(flag.evidence)
    tell("market_verbs.look", what=what, holders=holders, evidence=evidence, figures=figures)


def show_credit(arguments: argparse.Namespace) -> int:
    """Say everybody's credit, as if every flag were upheld."""
    records = look_at_market(arguments.ledger, date.today()).credit
    if hand_over(arguments, "credit", [{**vars(one), "deductions": len(one.deductions)} for one in records]):
        return 0
    for record in records:
        tell("market_verbs.record", holder=record.holder, grade=record.grade, points=record.points)
    return 0


def show_values(arguments: argparse.Namespace) -> int:
    """Say what every holding would fetch."""
    rows = look_at_market(arguments.ledger, date.today()).values
    if hand_over(arguments, "values", rows):
        return 0
    for row in rows:
        worth = text("market_verbs.no_price") if row.value_fen is None else f"{row.value_fen / _FEN:,.2f}"
        tell("market_verbs.worth", right=row.right, holder=row.holder, held=f"{row.held_m3:,}", worth=worth)
    return 0
