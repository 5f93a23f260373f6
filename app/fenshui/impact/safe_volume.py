"""The largest volume of a transfer that does no injury, to the cubic metre, by full re-runs of the record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from fenshui.basin import Basin
from fenshui.impact.trial import Trial
from fenshui.transfer import Transfer, with_transfers, yearly_volumes

_GRID = 8
"""Volumes tried first, evenly spread: whether more is always worse is checked, not assumed."""


@dataclass(frozen=True)
class SafeVolume:
    """`volume_m3` does no injury and a cubic metre more does, unless it is all the right holds (`most_m3`).

    `monotone` is False where some larger volume tried was safe again above one that was not; then `volume_m3` is the
    largest below the first injury found. `tried` lists every volume run, with whether it was safe.
    """

    volume_m3: int
    most_m3: int
    monotone: bool
    tried: tuple[tuple[int, bool], ...]


def safe_volume(basin: Basin, transfer: Transfer, active: Sequence[Transfer] = ()) -> SafeVolume:
    """Search from nothing to all that the giving right holds, under both uses; 0 where even 1 m³ injures."""
    start = with_transfers(basin, active)
    most = _most(start, transfer)
    tried: dict[int, bool] = {0: True}
    is_safe = _remembering(Trial(start), transfer, tried)
    grid = sorted(
        {max(1, round(most * step / _GRID)) for step in range(1, _GRID + 1)} | {min(transfer.volume_m3, most)}
    )
    for volume in grid:
        is_safe(volume)
    unsafe = [volume for volume in grid if not tried[volume]]
    high = min(unsafe, default=most + 1)
    low = max(volume for volume, safe in tried.items() if safe and volume < high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if is_safe(middle) else (low, middle)
    monotone = all(volume < high for volume, safe in tried.items() if safe)
    return SafeVolume(low, most, monotone, tuple(sorted(tried.items())))


def _remembering(trial: Trial, transfer: Transfer, tried: dict[int, bool]) -> Callable[[int], bool]:
    def is_safe(volume_m3: int) -> bool:
        if volume_m3 not in tried:
            tried[volume_m3] = trial.is_safe(replace(transfer, volume_m3=volume_m3))
        return tried[volume_m3]

    return is_safe


def _most(basin: Basin, transfer: Transfer) -> int:
    """The largest volume the right can give, in the terms of the transfer."""
    given = yearly_volumes(basin, transfer)
    right = basin.right_by_id[transfer.right]
    own = given.given_consumption_m3 if right.basis == "consumption" else given.given_diversion_m3
    return int(right.annual_volume_m3 * transfer.volume_m3 / own)
