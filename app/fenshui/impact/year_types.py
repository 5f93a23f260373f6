"""Wet, normal and dry years, and what a transfer does in each kind."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import inflow_hm3
from fenshui.basin import Basin
from fenshui.impact.assessment import UseImpact
from fenshui.impact.third_parties import injury_shares, parties_left, shortage_change_hm3

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
TYPES = ("wet", "normal", "dry")


@dataclass(frozen=True)
class YearType:
    """What a transfer does in the years of one kind, means over them; volumes in hm³ a year.

    `injury` is that of all third parties, `worst_right` the one with the largest share of its demand, `sections` the
    change of the volume that passes each control section, `bought` what reaches the takers.
    """

    type: str
    years: tuple[int, ...]
    inflow_hm3: float
    injury_hm3: float
    worst_right: str
    worst_share: float
    sections: dict[str, float]
    bought_hm3: float


def water_year_inflows_hm3(basin: Basin) -> tuple[Ints, Floats]:
    """The whole water years of the record and what entered the river in each, hm³.

    A year that the record cuts off is left out: by what is left of it, it would look dry.
    """
    timeline = basin.settings.timeline
    years, place, periods = np.unique(timeline.water_year, return_inverse=True, return_counts=True)
    volume = np.bincount(place, weights=inflow_hm3(basin).sum(axis=1), minlength=len(years)).astype(np.float64)
    whole = periods >= timeline.periods_in_full_year
    return years[whole], volume[whole]


def year_types(inflows_hm3: Floats) -> list[str]:
    """`wet` (exceeded in less than 37.5 % of the years), `dry` (in more than 62.5 %) or `normal` (GB/T 50095).

    Years alike are of one kind: they share the mean of their ranks.
    """
    _, place, counts = np.unique(-inflows_hm3, return_inverse=True, return_counts=True)
    rank = (np.cumsum(counts) - (counts - 1) / 2)[place]
    exceeded = rank / (len(inflows_hm3) + 1)
    return [year_type(share) for share in exceeded.tolist()]


def year_type(exceedance: float) -> str:
    """The kind of a year that this share of the years exceeds."""
    return "wet" if exceedance < 0.375 else "dry" if exceedance > 0.625 else "normal"


def by_year_type(impact: UseImpact) -> tuple[YearType, ...]:
    """The impact under one use, in wet, normal and dry years; a kind that the record does not have is left out."""
    years, inflow = water_year_inflows_hm3(impact.before.basin)
    kinds = np.array(year_types(inflow))
    return tuple(
        _of_years(impact, kind, years[kinds == kind], inflow[kinds == kind]) for kind in TYPES if kind in kinds
    )


def _of_years(impact: UseImpact, kind: str, years: Ints, inflow: Floats) -> YearType:
    before, after = impact.before, impact.after
    inside = np.isin(before.basin.settings.timeline.water_year, years)
    others = parties_left(impact.before, [party.right for party in impact.third_parties])
    change = shortage_change_hm3(before, after, others)[inside]
    shares = injury_shares(change, before.wanted_hm3[:, others][inside])
    worst = int(shares.argmax()) if shares.size else -1
    passing = (after.outflow_hm3 - before.outflow_hm3)[inside].sum(axis=0) / len(years)
    column = {node.id: index for index, node in enumerate(before.basin.nodes)}
    return YearType(
        type=kind,
        years=tuple(years.tolist()),
        inflow_hm3=float(inflow.mean()),
        injury_hm3=float(np.maximum(change, 0.0).sum()) / len(years),
        worst_right=before.basin.rights[others[worst]].id if worst >= 0 and shares[worst] > 0 else "",
        worst_share=float(shares[worst]) if worst >= 0 else 0.0,
        sections={section.node: float(passing[column[section.node]]) for section in before.basin.sections},
        bought_hm3=float(after.delivered_hm3[inside][:, len(before.basin.rights) :].sum()) / len(years),
    )
