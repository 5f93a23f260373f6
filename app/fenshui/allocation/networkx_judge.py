"""The judge: one period by networkx alone, slow and readable, to check the engine against.

The river in outlet units (a volume at a node counts what of it would arrive at the outlet) has no losses, so a claim
on it is plain flow: a user takes at its node and gives back below; a target takes at its node and gives back just
below it; a reservoir takes for good. Claims can be met together exactly when the maximum flow meets them all; where it
does not, the minimum cut names the part of the river that is short, and how far the group's level can rise.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

import networkx as nx
import numpy as np

from fenshui.allocation.compiled_river import CompiledRiver
from fenshui.allocation.pieces import empty_pieces, set_stores, set_users
from fenshui.allocation.river_arrays import Floats, State, Tree
from fenshui.allocation.run import Run
from fenshui.allocation.standing import state_at
from fenshui.words import Refused

_UNITS = 10**15
"""Whole numbers the judge counts in: this many make the largest volume of the period."""


@dataclass(frozen=True)
class Judgement:
    """One period judged: what each right should get, where the engine differs, and which nodes are short."""

    period: int
    delivered_hm3: Floats
    engine_hm3: Floats
    worst_difference: float
    bottlenecks: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Claim:
    """A member's piece: at level l it takes foot + slope · (l - low), at `node`; shares of it come back at `back`."""

    member: int
    node: int
    low: Fraction
    high: Fraction
    slope: Fraction
    foot: Fraction
    back: tuple[tuple[int, Fraction], ...] = ()

    def amount(self, level: Fraction) -> Fraction:
        return self.foot + self.slope * max(Fraction(0), min(level, self.high) - self.low)


def judge(run: Run, period: int) -> Judgement:
    """The period judged, starting from where the engine's own run stands then.

    `worst_difference` is the largest gap between judge and engine over rights, as a share of the largest request.
    Raises `Refused` on a river that is no tree.
    """
    river = run.river
    if river.tree is None:
        raise Refused("allocation.not_judged", reason=river.not_a_tree)
    outcome, _ = run.outcome()
    state = state_at(run, period, outcome)
    court = _Court(run, river, river.tree, state, period)
    court.sit()
    wanted = max(float(state.want.max(initial=0.0)), 1e-9)
    users = len(river.users.node)
    fair = np.array([float(court.fixed.get(i, Fraction(0))) for i in range(users)])
    fair = np.where(river.users.on_river, fair, state.want)
    engine = outcome.delivered[period]
    names = {river.basin.rights[i].id: nodes for i, nodes in court.short.items() if i < users}
    stated = river.right_columns
    return Judgement(
        period, fair[stated], engine[stated], float(np.abs(fair - engine).max(initial=0.0)) / wanted, names
    )


@dataclass
class _Court:
    run: Run
    river: CompiledRiver
    tree: Tree
    state: State
    period: int
    fixed: dict[int, Fraction] = field(default_factory=dict)
    short: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def sit(self) -> None:
        """Serve the groups in order by progressive filling."""
        self.unit = Fraction(max(float(self.state.usable.max(initial=0.0)), 1e-6)) / _UNITS
        self.claims = list(self._claims())
        self.held: dict[_Claim, Fraction] = {}
        for group in range(self.river.order.count):
            rising = [c for c in self.claims if group <= c.low < group + 1 and c.member not in self.short]
            self._fill(Fraction(group), rising)

    def _fill(self, start: Fraction, rising: list[_Claim]) -> None:
        level = start
        while rising:
            ceiling = min(claim.high for claim in rising)
            level, cut = self._highest(rising, ceiling)
            stopped = [claim for claim in rising if claim.high <= level or self._rises_into(claim, cut)]
            if self.run.river.basin.settings.sharing == "proportional":
                stopped = _with_their_class(stopped, rising, len(self.river.users.node))
            for claim in stopped or rising:
                self._hold(claim, level, cut)
            rising = [claim for claim in rising if claim not in stopped] if stopped else []

    def _highest(self, rising: list[_Claim], ceiling: Fraction) -> tuple[Fraction, set[int]]:
        """The highest level, at most `ceiling`, at which all can be met (Newton's method on minimum cuts)."""
        level, cut = ceiling, set[int]()
        while True:
            amounts = self._amounts(rising, level)
            found = self._cut(amounts)
            if found is None:
                return level, cut
            cut = found
            lower = self._level_in(cut, rising, amounts, level)
            if lower >= level:
                return level, cut
            level = lower

    def _level_in(
        self, cut: set[int], rising: list[_Claim], amounts: dict[_Claim, Fraction], level: Fraction
    ) -> Fraction:
        """The level at which the claims on a cut just fit into it."""
        excess = sum((self._weight(claim, cut) * amount for claim, amount in amounts.items()), Fraction(0))
        excess -= self._supply(cut)
        for foot in sorted({claim.low for claim in rising if claim.low < level}, reverse=True):
            slope = sum((self._weight(c, cut) * c.slope for c in rising if c.low <= foot), Fraction(0))
            if slope > 0 and slope * (level - foot) >= excess:
                return level - excess / slope
            excess -= slope * (level - foot)
            level = foot
        return level

    def _amounts(self, rising: list[_Claim], level: Fraction) -> dict[_Claim, Fraction]:
        return {**self.held, **{claim: claim.amount(level) - claim.foot for claim in rising}}

    def _cut(self, amounts: dict[_Claim, Fraction]) -> set[int] | None:
        """None where all amounts can be met; else the part of the river (nodes) that has too little."""
        graph, demand = self._graph(amounts)
        value, (_, short) = nx.minimum_cut(graph, "rain", "claims")
        missing = demand - value
        if missing <= len(amounts) + len(self.tree.down):
            return None  # rounding of the whole numbers, at most one each
        return {node for node in short if isinstance(node, int)}

    def _graph(self, amounts: dict[_Claim, Fraction]) -> tuple["nx.DiGraph[object]", int]:
        graph: nx.DiGraph[object] = nx.DiGraph()
        graph.add_nodes_from(["rain", "claims"])
        taken: dict[int, int] = {}
        given = {n: self._whole(self._at_outlet(n, Fraction(v))) for n, v in enumerate(self.state.usable.tolist())}
        for claim, amount in amounts.items():
            units = self._whole(self._at_outlet(claim.node, amount))
            taken[claim.node] = taken.get(claim.node, 0) + units
            for node, share in claim.back:
                given[node] = given.get(node, 0) + self._whole(self._at_outlet(node, share * amount))
        for node, units in given.items():
            graph.add_edge("rain", node, capacity=max(units, 0))
        for node, units in taken.items():
            graph.add_edge(node, "claims", capacity=units)
        for node, below in enumerate(self.tree.down.tolist()):
            if below >= 0 and not self.tree.is_canal[node]:
                graph.add_edge(node, below)  # no capacity: a river carries what comes
            elif below >= 0:
                graph.add_edge(below, node, capacity=self._whole(self._canal_room(node)))
        return graph, sum(taken.values())

    def _weight(self, claim: _Claim, cut: set[int]) -> Fraction:
        own = self._at_outlet(claim.node, Fraction(1)) if claim.node in cut else Fraction(0)
        back = (self._at_outlet(node, share) for node, share in claim.back if node in cut)
        return own - sum(back, Fraction(0))

    def _supply(self, cut: set[int]) -> Fraction:
        rain = sum((self._at_outlet(n, Fraction(float(self.state.usable[n]))) for n in cut), Fraction(0))
        canals = (n for n in cut if self.tree.is_canal[n] and int(self.tree.down[n]) not in cut)
        return rain + sum((self._canal_room(n) for n in canals), Fraction(0))

    def _rises_into(self, claim: _Claim, cut: set[int]) -> bool:
        return self._weight(claim, cut) > 0

    def _hold(self, claim: _Claim, level: Fraction, cut: set[int]) -> None:
        amount = claim.amount(level)
        self.held[claim] = amount - claim.foot
        self.fixed[claim.member] = self.fixed.get(claim.member, Fraction(0)) + self.held[claim]
        if level < claim.high:
            self.short[claim.member] = tuple(sorted(self.river.nodes[n] for n in cut))

    def _at_outlet(self, node: int, volume: Fraction) -> Fraction:
        return Fraction(float(self.tree.outlet[node])) * volume

    def _canal_room(self, node: int) -> Fraction:
        flow = float(self.river.reaches.capacity_m3_s[self.tree.reach[node]])
        room = min(flow * float(self.run.record.seconds[self.period]) / 1e6, float(self.state.usable.sum()) + 1.0)
        return self._at_outlet(int(self.tree.down[node]), Fraction(room))

    def _whole(self, volume: Fraction) -> int:
        return int(volume / self.unit)

    def _claims(self) -> Iterator[_Claim]:
        yield from _member_claims(self.run, self.river, self.tree, self.state, self.period)
        yield from _target_claims(self.run, self.river, self.tree, self.period)


def _with_their_class(stopped: list[_Claim], rising: list[_Claim], users: int) -> list[_Claim]:
    """Under proportional sharing one user that can rise no further stops all users of its class."""
    together = any(claim.member < users for claim in stopped)
    return [claim for claim in rising if claim in stopped or (together and claim.member < users)]


def _target_claims(run: Run, river: CompiledRiver, tree: Tree, period: int) -> Iterator[_Claim]:
    """Targets as claims; of several at one node each asks only for what those before it have not secured."""
    for node in sorted(set(river.targets.node.tolist())):
        below = int(tree.down[node])
        back = ((below, Fraction(float(tree.gain[node]))),) if below >= 0 else ()
        secured = Fraction(0)
        for j in sorted(np.flatnonzero(river.targets.node == node), key=lambda j: river.targets.group[j]):
            flow, group = Fraction(float(run.record.target[period, j])), Fraction(int(river.targets.group[j]))
            if flow > secured:
                member = len(river.home) + node
                yield _Claim(member, node, group + secured / flow, group + 1, flow, secured, back)
                secured = flow


def _member_claims(run: Run, river: CompiledRiver, tree: Tree, state: State, period: int) -> Iterator[_Claim]:
    """Users and reservoir stages of the period as claims."""
    pieces = empty_pieces(river.users, river.stores, river.order.count)
    set_users(river.users, state, river.basin.settings.sharing == "equal-losses", pieces)
    set_stores(period, river.users, river.stores, run.record, state, pieces)
    for member, node in enumerate(river.home.tolist()):
        net = Fraction(float(river.net[member]))
        below = [
            (n, Fraction(float(tree.back_share[k])))
            for n in range(len(tree.down))
            for k in range(tree.back_at[n], tree.back_at[n + 1])
            if tree.back_user[k] == member
        ]
        back = (*below, *(((node, 1 - net),) if net != 1 else ()))
        foot = Fraction(0)
        for k in range(pieces.at[member], pieces.at[member] + pieces.used[member]):
            low, high, slope = (Fraction(float(v[k])) for v in (pieces.low, pieces.high, pieces.slope))
            yield _Claim(member, node, low, high, slope, foot, back)
            foot += slope * (high - low)
