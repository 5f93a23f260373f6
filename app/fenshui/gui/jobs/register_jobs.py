"""What the window reads of the register and writes into it; the rooms below are opened only when they are needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from fenshui.words import Sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from fenshui.basin import Basin
    from fenshui.desk.opening import Opening as OpenedBasin
    from fenshui.desk.year_work import YearAsked
    from fenshui.export.drawing import Drawing
    from fenshui.ledger.entry import Entry
    from fenshui.register import Position
    from fenshui.register.pledging import LienRow
    from fenshui.sealing.certificate import Person
    from fenshui.sealing.keys import KeyPair
    from fenshui.yearly import AnnualPlan, Opening
    from fenshui.yearly.year_view import YearView


@dataclass(frozen=True)
class Registered:
    """The register of a ledger on a day: who holds what, which pledges stand, what the reserve holds, m³, how many
    flags the watch raises, the history of prices as a drawing (none where nothing was traded), and whom the ledger
    knows by name."""

    rows: tuple[Position, ...]
    liens: tuple[LienRow, ...]
    stock_m3: int
    flags: int
    prices: Drawing | None
    people: Mapping[str, Person]


@dataclass(frozen=True)
class Signed:
    """Who signs an entry: key files with their passphrases, and the passphrase of the ledger's own key."""

    keys: tuple[tuple[Path, str], ...]
    secret: str


@dataclass(frozen=True)
class Deed:
    """An entry to be written: its kind, what it says, and the file that proves it."""

    kind: str
    said: Mapping[str, Any]
    evidence: Path | None = None


def read_register(ledger: Path, basin: Basin, language: str, on: date) -> Registered:
    """The register of a ledger. Raises `Refused` where the ledger does not hold."""
    from fenshui.desk.holdings import liens_of, people_of, positions_of, reserve_of
    from fenshui.desk.market import look_at_market
    from fenshui.export.authority.pictures import price_picture
    from fenshui.export.report.names import Names

    rows = positions_of(ledger, on).rows
    stock = sum(lot.left_m3 for lot in reserve_of(ledger, on))
    market = look_at_market(ledger, on)
    prices = price_picture(market.index, Names(basin, language)) if market.index else None
    return Registered(rows, liens_of(ledger, on), stock, len(market.flags), prices, people_of(ledger))


def allotment_told(basin: Basin) -> tuple[Sentence, ...]:
    """What the initial allotment of a basin grants, and where more was permitted than there is."""
    from fenshui.desk.registering import cuts_told
    from fenshui.register.allotment import RIVER, allotment

    titles = tuple(allotment(basin, "", ""))
    whole = next(one["volume_m3"] for one in titles if one["right"] == RIVER)
    return (sentence("desk.to_be_allotted", count=len(titles), whole=f"{whole:,}"), *cuts_told(basin))


def allot(ledger: Path, opening: OpenedBasin, signed: Signed) -> Sentence:
    """The titles of a basin in the register, all or none; says how many."""
    from fenshui.desk.registering import allot
    from fenshui.gui.jobs.desk_jobs import now

    (authority, *_), log_key = _opened(ledger, signed)
    written = allot(ledger, opening.basin, opening.folder, authority, log_key, now())
    return sentence("register_verbs.allotted", count=len(written))


def write(ledger: Path, basin: Basin, deed: Deed, signed: Signed) -> Sentence:
    """One entry more; says which."""
    from fenshui.desk.registering import grant_right, register_entry
    from fenshui.gui.jobs.desk_jobs import now

    signers, log_key = _opened(ledger, signed)
    if deed.kind == "right_grant":
        return _entered(grant_right(ledger, basin, deed.said, signers, log_key, now(), deed.evidence))
    return _entered(register_entry(ledger, deed.kind, deed.said, signers, log_key, now(), deed.evidence, basin))


def asked(
    water_year: int, inflow_m3: int | None, exceedance: float | None, allocable_m3: int | None,
    storages_hm3: Mapping[str, float] | None = None,
) -> YearAsked:  # fmt: skip
    """A water year as the authority sees it coming, and what reservoirs hold on its first day by node."""
    from fenshui.desk.year_work import YearAsked

    return YearAsked(water_year, inflow_m3, exceedance, allocable_m3, storages_hm3 or {})


def opening_of(
    basin: Basin, asked: YearAsked, ledger: Path, called: Callable[[object], str]
) -> tuple[Opening, tuple[Sentence, ...]]:
    """A year as it would be opened, and that in words."""
    from fenshui.desk.year_told import opening_told
    from fenshui.desk.year_work import opening_of

    opening = opening_of(basin, asked, ledger)
    return opening, opening_told(basin, opening, called)


def announce(ledger: Path, opening: Opening, signed: Signed) -> Sentence:
    """The opened year in the ledger."""
    from fenshui.desk.year_work import announce
    from fenshui.gui.jobs.desk_jobs import now

    return _entered(announce(ledger, opening, *_opened(ledger, signed), now()))


def plan_of(
    basin: Basin, asked: YearAsked, ledger: Path, called: Callable[[object], str]
) -> tuple[AnnualPlan, tuple[Sentence, ...]]:
    """The annual plan by month and section, and that in words."""
    from fenshui.desk.year_told import plan_told
    from fenshui.desk.year_work import plan_of

    plan = plan_of(basin, asked, ledger)
    return plan, plan_told(basin, plan, called)


def write_plan(plan: AnnualPlan, folder: Path) -> Sentence:
    """The tables of a plan in a folder, as CSV and as one workbook."""
    from fenshui.export.authority.table_files import write_tables
    from fenshui.export.authority.year_tables import plan_tables

    write_tables(plan_tables(plan), folder, "plan")
    return sentence("cli.written", folder=folder)


def write_report(
    basin: Basin, water_year: int, ledger: Path, observed: Path | None, folder: Path, language: str
) -> Sentence:  # fmt: skip
    """The yearly report with its pictures and tables in a folder."""
    from fenshui.desk.year_work import put_year_on_paper, year_of_ledger

    view = year_of_ledger(basin, asked(water_year, None, None, None), ledger, observed)
    put_year_on_paper(view, basin, folder, language, date.today())
    return sentence("cli.written", folder=folder)


def closing_of(
    basin: Basin, water_year: int, ledger: Path, observed: Path | None, called: Callable[[object], str]
) -> tuple[YearView, tuple[Sentence, ...]]:
    """A year as it would be closed, and that in words."""
    from fenshui.desk.year_told import closing_told
    from fenshui.desk.year_work import year_of_ledger

    view = year_of_ledger(basin, asked(water_year, None, None, None), ledger, observed)
    return view, closing_told(basin, view, called)


def settle(
    ledger: Path, basin: Basin, view: YearView, reason: str, observed: Path | None, signed: Signed
) -> Sentence:  # fmt: skip
    """The closed year in the ledger."""
    from fenshui.desk.year_work import settle
    from fenshui.gui.jobs.desk_jobs import now

    return _entered(settle(ledger, basin, view, *_opened(ledger, signed), now(), reason, observed))


def _opened(ledger: Path, signed: Signed) -> tuple[Sequence[KeyPair], KeyPair]:
    from fenshui.desk.keys import log_key_path
    from fenshui.sealing.keys import open_key

    return [open_key(*key) for key in signed.keys], open_key(log_key_path(ledger), signed.secret)


def _entered(entry: Entry) -> Sentence:
    return sentence("desk.registered", seq=entry.seq, kind=sentence(f"ledger.kind.{entry.kind}"))
