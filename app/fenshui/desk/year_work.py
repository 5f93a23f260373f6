"""9  The yearly work of an authority: open a water year, plan it, close it, put it on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from fenshui.basin import Basin
from fenshui.desk.book import open_book
from fenshui.desk.observed_flows import read_observed
from fenshui.desk.registering import register_entry
from fenshui.export.authority.year_paper import write_year
from fenshui.ledger.entry import Entry
from fenshui.register import Accounts, accounts_of
from fenshui.register.accounts import EMPTY, Title
from fenshui.register.allotment import RIVER
from fenshui.register.closing import carry_overs
from fenshui.register.fitting import quota_name, quotas_of
from fenshui.register.pledging import lien_extract
from fenshui.register.reserve_report import reserve_acts, reserve_lots, reserve_stock
from fenshui.register.sources import in_basis
from fenshui.sealing.signer import Signer
from fenshui.words import Refused
from fenshui.yearly import (
    AnnualPlan,
    Forecast,
    Opening,
    annual_plan,
    close_year,
    forecast_by_exceedance,
    forecast_of,
    open_year,
)
from fenshui.yearly.year_view import Carried, YearView

_MILLION = 1_000_000


@dataclass(frozen=True)
class YearAsked:
    """A water year as the authority sees it coming.

    The forecast is a volume, m³, or the share of years that exceed it, percent; a middling year where neither is said.
    `allocable_m3`: what may be used, where the authority says so itself. `storages_hm3`: what reservoirs hold.
    """

    water_year: int
    inflow_m3: int | None = None
    exceedance: float | None = None
    allocable_m3: int | None = None
    storages_hm3: Mapping[str, float] = field(default_factory=dict)


def opening_of(basin: Basin, asked: YearAsked, ledger: Path | None = None) -> Opening:
    """The year opened: what was announced and settled in the ledger counts, what the authority says now goes first."""
    _, accounts = _read(ledger)
    return _opening(basin, asked, accounts)


def plan_of(basin: Basin, asked: YearAsked, ledger: Path | None = None) -> AnnualPlan:
    """The annual plan by month and section."""
    return annual_plan(basin, opening_of(basin, asked, ledger), asked.storages_hm3)


def year_of_ledger(
    basin: Basin, asked: YearAsked, ledger: Path | None = None, observed: Path | None = None
) -> YearView:  # fmt: skip
    """The year beside its plan: use by the meters in the ledger, sections by the flows measured.

    Raises `Refused` where the ledger does not hold, and for a table of flows that cannot be used.
    """
    entries, accounts = _read(ledger)
    plan = annual_plan(basin, _opening(basin, asked, accounts), asked.storages_hm3)
    first, last = _days(plan)
    flows = {} if observed is None else read_observed(basin, observed)
    closing = close_year(plan, _used(accounts, first, last), flows)
    months = sorted({row.month for row in plan.sections} | {row.month for row in plan.rights})
    acts = tuple(act for act in reserve_acts(entries) if first.isoformat() <= act.on <= last.isoformat())
    return YearView(
        closing=closing,
        carried=_carried(basin, accounts, asked.water_year),
        stock=reserve_stock(accounts, months),
        lots=reserve_lots(accounts, last.toordinal()),
        acts=acts,
        liens=lien_extract(accounts, last.toordinal()),
    )


def announce(
    ledger: Path, opening: Opening, signers: Sequence[Signer], log_key: Signer, now: datetime
) -> Entry:  # fmt: skip
    """Write into the ledger what may be used in the year; from then on every position is scaled with it.

    Raises `Refused` where nobody has said it and the basin does not tell.
    """
    if opening.allocable_m3 is None:
        raise Refused("yearly.no_allocable")
    said = {"right": RIVER, "water_year": opening.water_year, "allocable_m3": opening.allocable_m3}
    return register_entry(ledger, "allocable", said, signers, log_key, now)


def settle(
    ledger: Path, basin: Basin, view: YearView, signers: Sequence[Signer], log_key: Signer, now: datetime,
    reason: str = "", evidence: Path | None = None,
) -> Entry:  # fmt: skip
    """Write the closing of the year into the ledger: what is carried over, and what is deducted twice (R14)."""
    carried: dict[str, dict[str, int]] = {}
    for one in view.carried:
        carried.setdefault(one.right, {})[one.holder] = one.carried_m3
    said: dict[str, Any] = {
        "right": RIVER,
        "water_year": view.closing.plan.opening.water_year,
        "carry_over_millionths": _share(basin),
        "carried": carried,
        "shortfalls": {quota_name(one.region): one.shortfall_m3 for one in view.closing.deductions},
        "evidence": "",
        "reason": reason,
    }
    return register_entry(ledger, "year_close", said, signers, log_key, now, evidence)


def put_year_on_paper(view: YearView, basin: Basin, folder: Path, language: str, made: date) -> tuple[Path, ...]:
    """Write the year's report, its pictures and its tables into a folder."""
    return write_year(view, basin, folder, language, made)


def _read(ledger: Path | None) -> tuple[Sequence[Entry], Accounts]:
    if ledger is None:
        return (), EMPTY
    with open_book(ledger) as book:
        return tuple(book.entries()), accounts_of(book.state)


def _opening(basin: Basin, asked: YearAsked, accounts: Accounts) -> Opening:
    announced = accounts.allocable.get((RIVER, asked.water_year))
    allocable = announced if asked.allocable_m3 is None else asked.allocable_m3
    return open_year(basin, _forecast(basin, asked), allocable, _settled(basin, accounts, asked.water_year))


def _forecast(basin: Basin, asked: YearAsked) -> Forecast:
    if asked.inflow_m3 is not None and asked.exceedance is not None:
        raise Refused("yearly.two_forecasts")
    if asked.inflow_m3 is not None:
        return forecast_of(basin, asked.water_year, asked.inflow_m3)
    return forecast_by_exceedance(basin, asked.water_year, 50.0 if asked.exceedance is None else asked.exceedance)


def _settled(basin: Basin, accounts: Accounts, year: int) -> dict[str, int]:
    """What the year before left to each region: its deductions, and what its rights carried over."""
    found: dict[str, int] = {}
    for (right, _, of_year), volume in accounts.settled.items():
        title = accounts.account(right).title
        region = next((one for one in basin.region_and_parents(title.region) if one in quotas_of(basin)), "")
        if of_year == year and region:
            found[region] = found.get(region, 0) + _consumed(title, volume)
    return found


def _consumed(title: Title, volume_m3: int) -> int:
    """A volume of a right as consumption, which is what quotas are about."""
    sign = -1 if volume_m3 < 0 else 1
    return sign * in_basis(abs(volume_m3), title.basis, title.ratio_millionths, "consumption")


def _days(plan: AnnualPlan) -> tuple[date, date]:
    """The first and the last day of the planned year."""
    dates = plan.basin.settings.timeline.dates
    return dates[0], dates[-1] - timedelta(days=1)


def _used(accounts: Accounts, first: date, last: date) -> dict[str, int]:
    """Metered use of each right in these days, all its holders together, m³ in the right's basis."""
    found: dict[str, int] = {}
    for right in accounts.rights:
        uses = [
            use.volume
            for use in accounts.account(right).uses
            if first.toordinal() <= use.first and use.last <= last.toordinal()
        ]
        if uses:
            found[right] = sum(uses)
    return found


def _carried(basin: Basin, accounts: Accounts, year: int) -> tuple[Carried, ...]:
    if not _share(basin) or RIVER not in accounts.rights:
        return ()
    most = carry_overs(accounts, RIVER, year, _share(basin))
    return tuple(Carried(right, holder, m3) for right, holders in most.items() for holder, m3 in holders.items())


def _share(basin: Basin) -> int:
    return round(basin.settings.rules.carry_over_share * _MILLION)
