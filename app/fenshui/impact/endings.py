"""How a transfer ends: what goes back to whom, what the taker is left with, and what reservoirs still owe or hold."""

from dataclasses import dataclass

import numpy as np

from fenshui.impact.assessment import Assessment, UseImpact
from fenshui.impact.third_parties import years_of_record
from fenshui.transfer import Transfer, yearly_volumes


@dataclass(frozen=True)
class Ending:
    """The day after the term, under one use; volumes in whole m³ a year, storages in hm³.

    `taker_own` is what the taker's standing right is delivered in a mean year, `taker_bought` what the transfer adds
    and its end takes away. `storage_mean`, `storage_worst` say how much more (less: negative) all reservoirs hold under
    the transfer when a water year ends: a debt that the years after the term make good.
    """

    use: str
    transfer: str
    last_day: str
    back_to_right: str
    back_m3_per_year: int
    taker_own_hm3_per_year: float
    taker_bought_hm3_per_year: float
    taker_share_that_ends: float
    storage_mean_hm3: float
    storage_worst_hm3: float


def endings(assessment: Assessment) -> tuple[Ending, ...]:
    """How each transfer ends, under both uses; storages are of all transfers taken together. Source: domain, §4.8."""
    return tuple(
        _ending(assessment, impact, transfer)
        for impact in assessment.uses.values()
        for transfer in assessment.transfers
    )


def _ending(assessment: Assessment, impact: UseImpact, transfer: Transfer) -> Ending:
    own, bought = _delivered(impact, transfer.to_right), _delivered(impact, transfer.id)
    left = _storage_change_hm3(impact)
    return Ending(
        use=impact.before.use,
        transfer=transfer.id,
        last_day=transfer.ends.isoformat(),
        back_to_right=transfer.right,
        back_m3_per_year=round(yearly_volumes(assessment.basin_after, transfer).given_consumption_m3),
        taker_own_hm3_per_year=own,
        taker_bought_hm3_per_year=bought,
        taker_share_that_ends=bought / (own + bought) if own + bought > 0 else 0.0,
        storage_mean_hm3=float(left.mean()),
        storage_worst_hm3=float(left.min()),
    )


def _delivered(impact: UseImpact, right: str) -> float:
    columns = [index for index, each in enumerate(impact.after.basin.rights) if each.id == right]
    return float(impact.after.delivered_hm3[:, columns].sum()) / years_of_record(impact.before.basin)


def _storage_change_hm3(impact: UseImpact) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """More or less in all reservoirs at the end of every water year."""
    year = impact.before.basin.settings.timeline.water_year
    last = np.flatnonzero(np.append(np.diff(year) != 0, True))
    change = (impact.after.storage_hm3 - impact.before.storage_hm3).sum(axis=1)
    return np.asarray(change[last])
