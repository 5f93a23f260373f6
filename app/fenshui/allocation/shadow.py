"""The physical shadow of water: whose shortage one more cubic metre at a place would cure, in one period.

Read from the water lines. Water that enters at a node goes to the members cut by the first binding row on its way
down: there the line rises, and all who stand at it rise with it, each as steeply as it asks. Where no row on the way
binds, the water reaches the sea and cures nothing. Source: the dual of the laminar polymatroid (engine, §2).
"""

from dataclasses import dataclass

import numpy as np

from fenshui.allocation.pieces import Pieces, empty_pieces, set_stores, set_users
from fenshui.allocation.river_arrays import Floats, Ints, Tree
from fenshui.allocation.run import Run
from fenshui.allocation.standing import state_at
from fenshui.allocation.water_line import empty_lines, find_lines
from fenshui.words import Refused

_AT_LINE = 1e-9


@dataclass(frozen=True)
class Scarcity:
    """One period. `gain[node, right]`: what a right is delivered more for a unit more that enters at a node.

    Rows stand as in `nodes`, columns as in the basin's rights; `binding` is the node whose row the water relieves, ""
    where none; `stored` is the share that reservoirs keep. The rest of a unit flows on or is lost on the way.
    """

    period: int
    nodes: tuple[str, ...]
    gain: Floats
    stored: Floats
    binding: tuple[str, ...]


def scarcity(run: Run, period: int) -> Scarcity:
    """The shadow at every node of a river that only joins. Raises `Refused` on another, or for proportional sharing."""
    river = run.river
    if river.tree is None or river.basin.settings.sharing == "proportional":
        raise Refused("allocation.no_tree", reason=river.not_a_tree or "proportional")
    outcome, _ = run.outcome()
    state = state_at(run, period, outcome)
    pieces = empty_pieces(river.users, river.stores, river.order.count)
    groups = river.order.count
    set_users(river.users, state, river.basin.settings.sharing == "equal-losses", pieces)
    set_stores(period, river.users, river.stores, run.record, state, pieces)
    lines = empty_lines(river.tree, pieces, groups)
    lines.limit[:] = groups
    room = _canal_room(run, river.tree, period)
    flow = run.record.target[period]
    find_lines(river.tree, river.net, river.home, state.usable, room, river.targets, flow, float(groups), pieces, lines)
    relieved = _relieved(river.tree, lines.line, lines.binding, groups)
    gain = _Relief(run, river.tree, pieces, lines.line, lines.binding, flow).gains(relieved)
    return _named(run, period, gain, relieved)


def _named(run: Run, period: int, gain: Floats, relieved: Ints) -> Scarcity:
    river = run.river
    users = len(river.users.node)
    return Scarcity(
        period,
        river.nodes,
        gain[:, :users][:, river.right_columns],
        gain[:, users:].sum(axis=1),
        tuple(river.nodes[row] if row >= 0 else "" for row in relieved.tolist()),
    )


@dataclass(frozen=True)
class _Relief:
    """The lines of a period, and who rises with each."""

    run: Run
    tree: Tree
    pieces: Pieces
    line: Floats
    binding: Ints
    flow: Floats

    def gains(self, relieved: Ints) -> Floats:
        """Gain of every member for a unit at every node. What a target keeps of it flows on and relieves others."""
        tree, home = self.tree, self.run.river.home
        gain = np.zeros((len(tree.down), len(home)))  # for a unit in outlet units until the end
        for n in range(len(tree.down) - 1, -1, -1):
            below = tree.down[n]
            if relieved[n] != n:
                gain[n] = gain[below] if relieved[n] >= 0 else 0.0
                continue
            own = np.flatnonzero(self.binding[home] == n)
            rise, kept = self._rise_at(n, own)
            taking = rise * np.array([self._weight(int(member), n) for member in own])
            whole = float(taking.sum()) + kept
            if whole > 0:
                gain[n, own] = rise / whole
            if below >= 0:
                gain[n] += (kept / whole if whole > 0 else 1.0) * gain[below]
        return gain * tree.outlet[:, None]

    def _rise_at(self, row: int, own: Ints) -> tuple[Floats, float]:
        """How steeply its members and targets rise at a row's line, or at the next line above where somebody does."""
        line = float(self.line[row])
        ceiling = float(self.line[self.tree.down[row]]) if self.tree.down[row] >= 0 else np.inf
        while True:
            rise = np.array([_rises(self.pieces, member, line) for member in own])
            kept = self._kept(row, line)
            if rise.any() or kept > 0:
                return rise, kept
            feet = [low for member in own for low in _feet(self.pieces, member)]
            feet += self.run.river.targets.group[self.run.river.targets.node == row].tolist()
            above = min((foot for foot in feet if foot > line), default=ceiling)
            if above >= ceiling:
                return rise, 0.0
            line = float(above)

    def _kept(self, row: int, line: float) -> float:
        """What targets at a node take of the relief: the flow they keep more, in outlet units a level."""
        targets = self.run.river.targets
        mine = (targets.node == row) & (targets.group <= line + _AT_LINE) & (line + _AT_LINE < targets.group + 1)
        return float(self.flow[mine].sum() * self.tree.outlet[row])

    def _weight(self, member: int, row: int) -> float:
        """What a unit taken by a member counts in a row below it, returns on the way deducted."""
        tree, river = self.tree, self.run.river
        node = int(river.home[member])
        weight = float(tree.outlet[node] * river.net[member])
        while True:
            for k in range(tree.back_at[node], tree.back_at[node + 1]):
                if tree.back_user[k] == member:
                    weight -= float(tree.outlet[node] * tree.back_share[k])
            if node == row:
                return weight
            node = int(tree.down[node])


def _relieved(tree: Tree, line: Floats, binding: Ints, groups: int) -> Ints:
    """The first node on the way down whose own row binds, -1 where none does or only a canal's room."""
    relieved = np.full(len(tree.down), -1, np.int64)
    for n in range(len(tree.down) - 1, -1, -1):
        if binding[n] == n and line[n] < groups:
            relieved[n] = -1 if tree.is_canal[n] else n
        elif tree.down[n] >= 0:
            relieved[n] = relieved[tree.down[n]]
    return relieved


def _rises(pieces: Pieces, member: int, line: float) -> float:
    """How much more a member takes for a line that rises, hm³ a level."""
    for k in range(pieces.at[member], pieces.at[member] + pieces.used[member]):
        if pieces.low[k] - _AT_LINE <= line < pieces.high[k] - _AT_LINE:
            return float(pieces.slope[k])
    return 0.0


def _feet(pieces: Pieces, member: int) -> list[float]:
    """The lines at which a member's pieces begin."""
    return [float(pieces.low[k]) for k in range(pieces.at[member], pieces.at[member] + pieces.used[member])]


def _canal_room(run: Run, tree: Tree, period: int) -> Floats:
    room = np.zeros(len(tree.down))
    canals = np.flatnonzero(tree.is_canal)
    capacity = run.river.reaches.capacity_m3_s[tree.reach[canals]]
    room[canals] = capacity * run.record.seconds[period] / 1e6
    return room
