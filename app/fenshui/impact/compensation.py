"""What would make injured third parties whole: volume, and money where their benefits are known."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import Allocation
from fenshui.basin import Basin
from fenshui.impact.assessment import Assessment, UseImpact
from fenshui.impact.benefits import benefit_fen, checked_curve
from fenshui.impact.third_parties import parties_left, shortage_change_hm3, years_of_record
from fenshui.units import M3_PER_HM3
from fenshui.words import Refused

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
        whole, left = (_benefits_fen(before.basin, name, volume) for volume in (had, had - lost))
        fen = None if whole is None or left is None else float((whole - left).sum()) / length
        found.append(Compensation(name, round(float(lost.sum()) / length), None if fen is None else round(fen)))
    return found


def _yearly_m3(run: Allocation, volumes_hm3: Floats) -> Floats:
    place = np.unique(run.basin.settings.timeline.water_year, return_inverse=True)[1]
    return np.bincount(place, weights=volumes_hm3).astype(np.float64) * M3_PER_HM3


def _benefits_fen(basin: Basin, right: str, volumes_m3: Floats) -> Floats | None:
    """Benefit in fen of every year's delivery; None where no curve is stated, or one that contradicts itself."""
    points = sorted((point.delivered_m3, point.benefit_fen) for point in basin.benefits if point.right == right)
    try:
        curve = checked_curve(right, [(float(volume), float(fen)) for volume, fen in points])
    except Refused:
        return None
    return np.array([benefit_fen(curve, volume) for volume in volumes_m3.tolist()])
