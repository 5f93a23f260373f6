"""What would make injured third parties whole: volume, and money where their benefits are known."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import Allocation
from fenshui.basin.rows import BenefitPoint
from fenshui.impact.assessment import Assessment, UseImpact
from fenshui.impact.third_parties import parties_left, shortage_change_hm3, years_of_record
from fenshui.units import M3_PER_HM3

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Compensation:
    """What one right loses in a mean year, and what that is worth to it; None where money cannot be told."""

    right: str
    volume_m3_per_year: int
    fen_per_year: int | None


def compensations(assessment: Assessment) -> tuple[Compensation, ...]:
    """Of every injured third party, the dearer of both uses, largest volume first.

    Money is the benefit of the water a right would have had less that of what it has left, year by year, from
    `benefits.csv`. Source: domain, §4 (compensation).
    """
    worst: dict[str, Compensation] = {}
    for impact in assessment.uses.values():
        for found in _of_use(impact):
            known = worst.get(found.right)
            if known is None or found.volume_m3_per_year > known.volume_m3_per_year:
                worst[found.right] = found
    return tuple(sorted(worst.values(), key=lambda each: (-each.volume_m3_per_year, each.right)))


def _of_use(impact: UseImpact) -> list[Compensation]:
    before = impact.before
    columns = parties_left(before, [party.right for party in impact.injured])
    injury = np.maximum(shortage_change_hm3(before, impact.after, columns), 0.0)
    length = years_of_record(before.basin)
    found = []
    for number, column in enumerate(columns):
        lost, had = (_yearly_m3(before, series) for series in (injury[:, number], before.delivered_hm3[:, column]))
        name = before.basin.rights[column].id
        points = [point for point in before.basin.benefits if point.right == name]
        fen = float((_benefit(points, had) - _benefit(points, had - lost)).sum()) / length if len(points) > 1 else None
        found.append(Compensation(name, round(float(lost.sum()) / length), None if fen is None else round(fen)))
    return found


def _yearly_m3(run: Allocation, volumes_hm3: Floats) -> Floats:
    place = np.unique(run.basin.settings.timeline.water_year, return_inverse=True)[1]
    return np.bincount(place, weights=volumes_hm3).astype(np.float64) * M3_PER_HM3


def _benefit(points: Sequence[BenefitPoint], delivered_m3: Floats) -> Floats:
    """Benefit in fen a year of what is delivered in the year: linear between the points, first and last slope go on."""
    at, fen = np.array(sorted((point.delivered_m3, point.benefit_fen) for point in points), dtype=float).T
    slope = np.diff(fen) / np.diff(at)
    place = np.clip(np.searchsorted(at, delivered_m3) - 1, 0, len(slope) - 1)
    return np.asarray(fen[place] + slope[place] * (delivered_m3 - at[place]))
