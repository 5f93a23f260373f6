"""What a compact makes a section pass on, what is owed for what was not, and what a shortfall costs its guarantor."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import Allocation
from fenshui.basin.rows import ReleasePoint
from fenshui.register.closing import TIMES_DEDUCTED
from fenshui.units import M3_PER_HM3

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class ReleaseAccount:
    """A section rule over the whole water years of a record: what arrived, was owed and passed, hm³; all (years,).

    `arrears_hm3` is what is still owed at the end of each year.
    """

    node: str
    from_node: str
    years: tuple[int, ...]
    arrived_hm3: Floats
    owed_hm3: Floats
    passed_hm3: Floats
    arrears_hm3: Floats


def owed_release_hm3(points: Sequence[tuple[float, float]], arrived_hm3: Floats) -> Floats:
    """What must pass in a year for what arrived, hm³: linear between the points, first and last slope go on, never < 0.

    `points` (arrived, owed) in hm³ a year, two or more with different arrivals (ValueError otherwise); (years,) ->
    (years,). Source: the basin format, `release_rules.csv`.
    """
    arrivals, owed = np.array(sorted(points)).T if points else (np.zeros(0), np.zeros(0))
    if len(arrivals) < 2 or (np.diff(arrivals) <= 0).any():
        raise ValueError(points)
    slope = np.diff(owed) / np.diff(arrivals)
    place = np.clip(np.searchsorted(arrivals, arrived_hm3) - 1, 0, len(slope) - 1)
    return np.asarray(np.maximum(0.0, owed[place] + slope[place] * (arrived_hm3 - arrivals[place])))


def arrears_hm3(owed_hm3: Floats, passed_hm3: Floats) -> Floats:
    """What is owed at the end of each year: shortfalls accumulate, more than owed pays them back, nothing is credited.

    (years,), hm³. Source: domain, §5 (section release rule, with arrears).
    """
    owing, so_far = np.zeros(len(owed_hm3)), 0.0
    for year, short in enumerate((owed_hm3 - passed_hm3).tolist()):
        so_far = max(0.0, so_far + short)
        owing[year] = so_far
    return owing


def double_deduction_hm3(owed_hm3: Floats, passed_hm3: Floats) -> Floats:
    """What is deducted from a guarantor in each period: twice the shortfall of the period before, none in the first.

    (periods,), hm³. Source: rule R14, Decree 472, article 37.
    """
    return np.concatenate([[0.0], TIMES_DEDUCTED * np.maximum(0.0, owed_hm3 - passed_hm3)])[:-1]


def release_accounts(run: Allocation) -> tuple[ReleaseAccount, ...]:
    """The account of every section rule of the basin under a run of its record."""
    rules: dict[tuple[str, str], list[ReleasePoint]] = {}
    for row in run.basin.release_rules:
        rules.setdefault((row.node, row.from_node), []).append(row)
    return tuple(_account(run, *nodes, rows) for nodes, rows in rules.items())


def _account(run: Allocation, node: str, from_node: str, rows: Sequence[ReleasePoint]) -> ReleaseAccount:
    timeline = run.basin.settings.timeline
    years, place, count = np.unique(timeline.water_year, return_inverse=True, return_counts=True)
    whole = count >= timeline.periods_in_full_year
    volumes = (run.node_flow_m3_s(each) * timeline.seconds / M3_PER_HM3 for each in (from_node, node))
    arrived, passed = (np.bincount(place, weights=each).astype(np.float64)[whole] for each in volumes)
    owed = owed_release_hm3([(row.inflow_hm3, row.release_hm3) for row in rows], arrived)
    return ReleaseAccount(
        node, from_node, tuple(years[whole].tolist()), arrived, owed, passed, arrears_hm3(owed, passed)
    )
