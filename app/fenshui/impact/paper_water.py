"""How much of a transfer is given up on paper only, and not in the river."""

import numpy as np

from fenshui.allocation import Allocation
from fenshui.transfer import Transfer, yearly_volumes
from fenshui.units import M3_PER_HM3


def paper_water_m3(before: Allocation, transfer: Transfer) -> int:
    """Paper water of a transfer in a mean year of actual use, whole m³ of consumption.

    Of a year: V - max(0, use - (volume - V)), within 0..V, where use is what the giver really consumes and volume what
    it may (basin format, *Transfer*). Water years that the record cuts off are left out. What another
    transfer of the same package bought and this one sells on is in use: none of it is paper.
    """
    basin = before.basin
    at = next((index for index, right in enumerate(basin.rights) if right.id == transfer.right), None)
    if at is None:
        return 0
    giver = basin.rights[at]
    year, first = np.unique(basin.settings.timeline.water_year, return_inverse=True)
    use_m3 = np.bincount(first, weights=before.wanted_hm3[:, at], minlength=len(year)) * M3_PER_HM3
    whole = np.bincount(first) >= basin.settings.timeline.periods_in_full_year
    consumed = use_m3 * giver.consumption_ratio
    given = yearly_volumes(basin, transfer).given_consumption_m3
    volume = float(giver.annual_volume_m3) * (1.0 if giver.basis == "consumption" else giver.consumption_ratio)
    paper = np.clip(given - np.maximum(0.0, consumed - (volume - given)), 0.0, given)
    return round(float(paper[whole].mean() if whole.any() else paper.mean()))
