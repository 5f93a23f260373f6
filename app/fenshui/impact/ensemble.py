"""How sure an impact is: the same transfers on records drawn anew from the years there were."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import USES, Run, compile_river
from fenshui.basin import Basin, Inflows
from fenshui.basin.rows import DemandInPeriod
from fenshui.impact.assessment import UseImpact, compare
from fenshui.transfer import Transfer, with_transfers

_MOST = 0.9
"""Share of members that must agree on a direction for it to be sure."""
_LITTLE = 0.02
"""Share of the greatest change of any reach below which a reach does not change to speak of."""
Ints = NDArray[np.int64]
Progress = Callable[[int, int], bool]
"""Told how many of how many are done; answers whether to go on."""


@dataclass(frozen=True)
class Range:
    """What nine of ten members lie between, and the middle one."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class UseRanges:
    """One baseline over all members: injury of all third parties and change at sections in hm³ a year, as ranges."""

    injury_hm3_per_year: Range
    worst_share: Range
    injured_rights: Range
    worse_sections: Range
    sections_hm3_per_year: dict[str, Range]
    injured_in: dict[str, float]
    """Rights injured in any member, with the share of members in which they are."""
    unsure_reaches: tuple[str, ...] = ()
    """Reaches that change, but in fewer than nine of ten members all for more water or all for less."""


@dataclass(frozen=True)
class Ensemble:
    """`members` records of resampled years, inflows times `inflow_factor`; in `harmless_share` nobody is injured."""

    members: int
    seed: int
    inflow_factor: float
    harmless_share: float
    uses: dict[str, UseRanges]


def ensemble(
    basin: Basin,
    transfers: Sequence[Transfer],
    active: Sequence[Transfer] = (),
    members: int = 20,
    seed: int = 0,
    inflow_factor: float = 1.0,
    progress: Progress = lambda done, of: True,
) -> Ensemble:
    """The impact on `members` records; each has as many water years as the basin's, drawn from them with replacement.

    A year keeps its inflows, its allocable volume and its own use; the same seed draws the same years. Raises
    ValueError where no member is asked for. Stops early, with what there is, where `progress` answers False.
    """
    if members < 1:
        raise ValueError(members)
    draw = np.random.default_rng(seed)
    start = with_transfers(basin, active)
    found: list[dict[str, UseImpact]] = []
    for number in range(members):
        drawn = resampled(start, draw, inflow_factor)
        found.append({use: _impact(drawn, transfers, use) for use in USES})
        if not progress(number + 1, members):
            break
    harmless = [all(impact.does_no_injury for impact in member.values()) for member in found]
    uses = {use: _ranges([member[use] for member in found]) for use in USES}
    return Ensemble(len(found), seed, inflow_factor, float(np.mean(harmless)), uses)


def _impact(basin: Basin, transfers: Sequence[Transfer], use: str) -> UseImpact:
    before = Run(compile_river(basin), use).allocation()
    return compare(before, Run(compile_river(with_transfers(basin, transfers)), use).allocation(), transfers)


def resampled(basin: Basin, draw: np.random.Generator, inflow_factor: float = 1.0) -> Basin:
    """The basin with its water years in another order, some twice and some not at all, on the same calendar.

    Drawn are whole water years (all, where none is whole); a 29 February that the drawn year lacks takes its 28th.
    """
    timeline = basin.settings.timeline
    years, count = np.unique(timeline.water_year, return_counts=True)
    whole = years[count >= timeline.periods_in_full_year]
    taken = draw.choice(whole if len(whole) else years, len(years))
    source = _periods_taken(basin, dict(zip(years.tolist(), taken.tolist(), strict=True)))
    values = basin.inflows.values[source] * inflow_factor
    values.setflags(write=False)
    allocable = {row.water_year: row for row in basin.allocable}
    return replace(
        basin,
        inflows=Inflows(basin.inflows.nodes, values),
        allocable=tuple(
            replace(allocable[from_year], water_year=year)
            for year, from_year in zip(years.tolist(), taken.tolist(), strict=True)
            if from_year in allocable
        ),
        demand_series=_series_taken(basin, source),
    )


def _periods_taken(basin: Basin, taken: dict[int, int]) -> Ints:
    """For every period of the record the one whose water it gets."""
    timeline = basin.settings.timeline
    at = {
        (year, place): index
        for index, (year, place) in enumerate(
            zip(timeline.water_year.tolist(), timeline.period_of_year.tolist(), strict=True)
        )
    }
    wanted = zip(timeline.water_year.tolist(), timeline.period_of_year.tolist(), strict=True)
    chosen = []
    for index, (year, place) in enumerate(wanted):
        from_year = taken[year]
        chosen.append(at.get((from_year, place), at.get((from_year, place - 1), index)))
    return np.array(chosen, dtype=np.int64)


def _series_taken(basin: Basin, source: Ints) -> tuple[DemandInPeriod, ...]:
    dates = basin.settings.timeline.dates
    rows: dict[object, list[DemandInPeriod]] = {}
    for row in basin.demand_series:
        rows.setdefault(row.period, []).append(row)
    return tuple(
        replace(row, period=dates[index])
        for index, from_period in enumerate(source.tolist())
        for row in rows.get(dates[from_period], ())
    )


def _ranges(impacts: list[UseImpact]) -> UseRanges:
    sections = [section.node for section in impacts[0].sections]
    hurt = [{party.right for party in impact.injured} for impact in impacts]
    return UseRanges(
        injury_hm3_per_year=_range([sum(p.injury_hm3_per_year for p in impact.third_parties) for impact in impacts]),
        worst_share=_range([max((p.share for p in impact.third_parties), default=0.0) for impact in impacts]),
        injured_rights=_range([float(len(names)) for names in hurt]),
        worse_sections=_range([float(len(impact.worse_sections)) for impact in impacts]),
        sections_hm3_per_year={
            node: _range([impact.sections[place].mean_change_hm3_per_year for impact in impacts])
            for place, node in enumerate(sections)
        },
        injured_in={
            name: sum(name in names for names in hurt) / len(hurt)
            for name in sorted({n for names in hurt for n in names})
        },
        unsure_reaches=_unsure_reaches(impacts),
    )


def _unsure_reaches(impacts: list[UseImpact]) -> tuple[str, ...]:
    """Where the members do not agree, over the record of each."""
    change = np.array([(impact.after.flow_hm3 - impact.before.flow_hm3).sum(axis=0) for impact in impacts])
    reaches = impacts[0].before.basin.reaches
    return tuple(reach.id for reach, is_unsure in zip(reaches, unsure(change), strict=True) if is_unsure)


def unsure(change: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Of every column whether fewer than nine of ten rows (members) say more, and fewer than nine of ten say less.

    What is little beside the greatest change of its row says nothing; where all say nothing, nothing is unsure.
    """
    little = _LITTLE * np.abs(change).max(axis=1, keepdims=True, initial=0.0)
    agree = np.maximum((change > little).sum(axis=0), (change < -little).sum(axis=0))
    return np.asarray((agree > 0) & (agree < _MOST * len(change)))


def _range(values: list[float]) -> Range:
    low, median, high = np.quantile(values, (0.05, 0.5, 0.95))
    return Range(float(low), float(median), float(high))
