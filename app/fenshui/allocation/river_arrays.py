"""The arrays a compiled river is made of: named tuples, so that compiled and plain Python code share them.

Indices are positions in the basin's tables (rights, reservoirs, reaches, targets) and, for nodes, in `nodes` of the
compiled river, where upstream comes first. `x_at` arrays are offsets: the rows of item i are `x_at[i]:x_at[i + 1]`.
Volumes are hm³ a period.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Users(NamedTuple):
    """Who asks: place, group, whether the water is the river's, what stays away of a unit taken, late returns."""

    node: Ints
    group: Ints
    on_river: Flags
    net: Floats
    late_at: Ints
    late_node: Ints
    late_lag: Ints
    late_share: Floats


class Stores(NamedTuple):
    """Reservoirs: place, dead and initial storage, area curve, and their stages in service order.

    `stage_rule` is the column of the rule curve the stage asks for, -1 to keep, -2 to fill.
    """

    node: Ints
    dead: Floats
    initial: Floats
    curve_at: Ints
    curve_storage: Floats
    curve_area: Floats
    stage_at: Ints
    stage_group: Ints
    stage_rule: Ints


class Reaches(NamedTuple):
    """Reaches: where they lead, what arrives of a unit, and after how many periods."""

    head: Ints
    to: Ints
    gain: Floats
    lag: Ints
    is_canal: Flags
    capacity_m3_s: Floats


class Tree(NamedTuple):
    """The river as water lines see it: one way down from every node.

    `down` is -1 at an outlet and where the reach down is lagged; `outlet` is what a unit at the node counts at the
    outlet; `gain` what passing a unit on adds below (for a dead-end canal, what a unit taken at its end draws at its
    head); `reach` the reach down, -1 without one.
    """

    down: Ints
    gain: Floats
    outlet: Floats
    is_canal: Flags
    reach: Ints
    member_at: Ints
    member: Ints
    back_at: Ints
    back_user: Ints
    back_share: Floats
    target_at: Ints
    target: Ints


class Targets(NamedTuple):
    """Flows to be kept: place and group."""

    node: Ints
    group: Ints


class Record(NamedTuple):
    """Everything that changes with time: periods × nodes, rights, targets, reservoirs or rule curves."""

    supply: Floats
    seconds: Floats
    year: Ints
    asked: Floats
    volume: Floats
    target: Floats
    top: Floats
    depth_m: Floats
    rule: Floats


class State(NamedTuple):
    """What is carried from one period to the next, and what a period starts from."""

    left: Floats
    held: Floats
    transit: Floats
    want: Floats
    usable: Floats
    locked: Floats
    kept: Floats
    evaporated: Floats


class Outcome(NamedTuple):
    """What came of a run: periods × rights, reservoirs, reaches, nodes."""

    asked: Floats
    delivered: Floats
    storage: Floats
    evaporated: Floats
    flow: Floats
    outflow: Floats
    binding: Ints
    line: Floats
    unproved: Ints
