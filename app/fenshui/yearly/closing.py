"""A water year is closed (年度结算): use against plan, what the sections passed, and what a shortfall costs (R14)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fenshui.allocation import consumed_shares
from fenshui.basin.rows import Right
from fenshui.register.closing import TIMES_DEDUCTED
from fenshui.register.sources import in_basis
from fenshui.yearly.annual_plan import AnnualPlan, SectionMonth

_DAY_S, _MILLION = 86_400.0, 1_000_000


@dataclass(frozen=True)
class RightYear:
    """What a right diverted in the year beside the plan, m³; `used_m3` None where no meter tells."""

    right: str
    holder: str
    region: str
    planned_m3: int
    used_m3: int | None

    @property
    def beyond_m3(self) -> int | None:
        """Used beyond the plan; below nothing where less was used."""
        return None if self.used_m3 is None else self.used_m3 - self.planned_m3


@dataclass(frozen=True)
class RegionYear:
    """What a region consumed of its quota in the year, m³; only what meters tell is counted as consumed."""

    region: str
    quota_m3: int
    planned_consumed_m3: int
    consumed_m3: int

    @property
    def left_m3(self) -> int:
        """What of the quota was not consumed; below nothing where it was overdrawn."""
        return self.quota_m3 - self.consumed_m3


@dataclass(frozen=True)
class SectionYear:
    """How a section was kept: months measured and those in which the target passed, volumes m³, lowest flow m³/s.

    `shortfall_m3` adds what was missing in each month: water that came too late makes up for nothing.
    """

    node: str
    guarantor: str
    months: int
    kept: int
    below_warning: int
    target_m3: int
    passed_m3: int
    shortfall_m3: int
    lowest_m3_s: float

    @property
    def kept_share(self) -> float:
        """Share of the months in which the target passed."""
        return self.kept / self.months


@dataclass(frozen=True)
class Deduction:
    """What a guarantor's quota of the next year loses for the sections it owes water, m³: twice the shortfall (R14)."""

    region: str
    shortfall_m3: int

    @property
    def deducted_m3(self) -> int:
        """What is deducted. Source: Decree 472, art. 37."""
        return TIMES_DEDUCTED * self.shortfall_m3


@dataclass(frozen=True)
class Closing:
    """The year as it was, beside the year as it was planned."""

    plan: AnnualPlan
    rights: tuple[RightYear, ...]
    regions: tuple[RegionYear, ...]
    sections: tuple[SectionYear, ...]
    deductions: tuple[Deduction, ...]


def close_year(
    plan: AnnualPlan, used_m3: Mapping[str, int], observed_m3_s: Mapping[tuple[str, date], float]
) -> Closing:  # fmt: skip
    """The closing of a planned year.

    `used_m3`: metered use by right, in the right's basis; `observed_m3_s`: mean flow measured at a section in the month
    that begins on a day. A section without any measurement is not judged, a right without a meter not compared.
    """
    rights = tuple(_rights(plan, used_m3))
    sections = tuple(_sections(plan, observed_m3_s))
    return Closing(plan, rights, tuple(_regions(plan, rights)), sections, tuple(_deductions(plan, sections)))


def _rights(plan: AnnualPlan, used_m3: Mapping[str, int]) -> Iterable[RightYear]:
    planned = plan.planned_m3()
    for right in plan.basin.rights:
        if right.id in planned or right.id in used_m3:
            region, used = plan.basin.quota_region_of(right), used_m3.get(right.id)
            diverted = None if used is None else _diverted_m3(right, used)
            yield RightYear(right.id, right.holder, region, planned.get(right.id, 0), diverted)


def _diverted_m3(right: Right, used_m3: int) -> int:
    return in_basis(used_m3, right.basis, round(right.consumption_ratio * _MILLION), "diversion")


def _regions(plan: AnnualPlan, rights: Iterable[RightYear]) -> Iterable[RegionYear]:
    basin = plan.basin
    shares = dict(zip((right.id for right in basin.rights), consumed_shares(basin).tolist(), strict=True))
    planned, consumed = dict[str, float](), dict[str, float]()
    for row in rights:
        for region in basin.region_and_parents(row.region):
            planned[region] = planned.get(region, 0.0) + row.planned_m3 * shares[row.right]
            consumed[region] = consumed.get(region, 0.0) + (row.used_m3 or 0) * shares[row.right]
    for quota in plan.opening.quotas:
        name = quota.region
        yield RegionYear(name, quota.quota_m3, round(planned.get(name, 0.0)), round(consumed.get(name, 0.0)))


def _sections(plan: AnnualPlan, observed_m3_s: Mapping[tuple[str, date], float]) -> Iterable[SectionYear]:
    by_node: dict[str, list[tuple[SectionMonth, float]]] = {}
    for row in plan.sections:
        flow = observed_m3_s.get((row.node, row.month))
        if flow is not None:
            by_node.setdefault(row.node, []).append((row, flow))
    for node, months in by_node.items():
        yield SectionYear(
            node=node,
            guarantor=months[0][0].guarantor,
            months=len(months),
            kept=sum(flow >= row.target_m3_s for row, flow in months),
            below_warning=sum(flow < (row.warning_m3_s or 0.0) for row, flow in months),
            target_m3=round(sum(row.target_m3_s * _seconds(row.month) for row, _ in months)),
            passed_m3=round(sum(flow * _seconds(row.month) for row, flow in months)),
            shortfall_m3=round(sum(max(0.0, row.target_m3_s - flow) * _seconds(row.month) for row, flow in months)),
            lowest_m3_s=min(flow for _, flow in months),
        )


def _deductions(plan: AnnualPlan, sections: Iterable[SectionYear]) -> Iterable[Deduction]:
    """What each guarantor owes; several at one section share a shortfall in proportion to their quotas."""
    quotas = {row.region: row.normal_m3 for row in plan.opening.quotas}
    owed: dict[str, int] = {}
    for section in sections:
        guarantors = [name for name in section.guarantor.split("+") if name]
        whole = sum(quotas.get(name, 0) for name in guarantors)
        left = section.shortfall_m3
        for place, name in enumerate(guarantors, 1):
            share = quotas.get(name, 0) / whole if whole else 1 / len(guarantors)
            part = left if place == len(guarantors) else min(left, round(section.shortfall_m3 * share))
            left -= part
            owed[name] = owed.get(name, 0) + part
    for region, shortfall in owed.items():
        if shortfall:
            yield Deduction(region, shortfall)


def _seconds(month: date) -> float:
    following = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return (following - month).days * _DAY_S
