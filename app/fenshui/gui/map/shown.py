"""What the map shows at one moment: a colour for every reach, a state for every place, and the scale behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from fenshui.gui.map.palette import ChangeScale, FlowScale

HATCH_PX = 3
"""How wide the stripes are over a river of whose change nobody can be sure, and how far apart; logical pixels."""


@dataclass(frozen=True)
class Shown:
    """Values of the reaches on a scale (none: the bare river), and the state of nodes by id.

    States of a section: met, short, warning; of a change anywhere: more, less, same.
    """

    values: NDArray[np.float64] | None = None
    scale: ChangeScale | FlowScale | None = None
    states: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    left: Shown | None = None
    """What is shown left of the swipe line, where there is one."""
    unsure: NDArray[np.bool_] | None = None
    """The reaches of which nobody can be sure that they change so; hatched."""


@dataclass(frozen=True)
class Marked:
    """What is selected on the map: a node by id, a reach by number, a region by id."""

    node: str = ""
    reach: int = -1
    region: str = ""
