"""2  Allocate: what everybody gets without any new transfer."""

from __future__ import annotations

from fenshui.allocation import Allocation, allocate
from fenshui.basin import Basin


def baseline(basin: Basin, use: str) -> Allocation:
    """The allocation of the basin as it stands, under `actual` or `entitlement` use."""
    return allocate(basin, use)
