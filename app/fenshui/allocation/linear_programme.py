"""Tier 3: the fair lexicographic allocation by linear programmes, group after group, on a river of any shape.

For each group the level is raised as high as it goes; the members whose rows carry a price then are the ones that
cannot rise further: they are held where they stand and the rest go on. Source: the water-filling scheme for
lexicographic max-min (Ogryczak, Pióro & Tomaszewski, Telecommunications and network optimization, 2005).
"""

from dataclasses import dataclass

import numpy as np

from fenshui.allocation.accounts import close_period, fresh_state, open_period
from fenshui.allocation.compiled_river import CompiledRiver
from fenshui.allocation.network_programme import INFINITE, NetworkProgramme
from fenshui.allocation.pieces import NOTHING, Pieces, empty_pieces, set_stores, set_users
from fenshui.allocation.river_arrays import Floats, Outcome, Record, State
from fenshui.words import Refused

_PRICED = 1e-7
_FULL = 1.0 - 1e-11
_GIVE = 1e-11
"""How far below its level a held member may slip, scaled: room for the solver's rounding."""
_MORE_GIVE = (1e-10, 1e-9, 1e-8)
"""More room, step by step, where what earlier solves rounded does not quite fit together."""


def run_linear_programme(river: CompiledRiver, record: Record, outcome: Outcome) -> None:
    """Fill `outcome` for every period of the record. Raises `Refused` where a period has no solution."""
    programme = NetworkProgramme(river)
    state = fresh_state(river.users, river.stores, len(river.nodes), river.most_lag, record.volume)
    pieces = empty_pieces(river.users, river.stores, river.order.count)
    equal_losses = river.basin.settings.sharing == "equal-losses"
    for t in range(len(record.seconds)):
        open_period(t, river.users, river.stores, record, state)
        set_users(river.users, state, equal_losses, pieces)
        set_stores(t, river.users, river.stores, record, state, pieces)
        _Period(t, programme, record, state, pieces, outcome).serve()
        close_period(t, outcome.delivered[t], outcome.storage[t], outcome.flow[t], river.users, river.reaches, state)


@dataclass(frozen=True)
class _Piece:
    """A member's part in a group: amount = foot + slope · (level - low) up to level `high`."""

    member: int
    low: float
    high: float
    slope: float
    foot: float

    @property
    def full(self) -> float:
        return self.foot + self.slope * (self.high - self.low)


@dataclass(frozen=True)
class _Climb:
    """A group being raised: `rise` is its level above `group` times the steepest slope, so that it is a volume."""

    group: int
    steepest: float

    def top(self, piece: _Piece) -> float:
        """The rise at which a member is full."""
        return self.steepest * (piece.high - self.group)

    def weight(self, piece: _Piece) -> float:
        """What a member gets of a unit of rise."""
        return piece.slope / self.steepest

    def at_foot(self, piece: _Piece) -> float:
        """What a member's line would give it at no rise; negative where its piece begins higher up."""
        return piece.foot - piece.slope * (piece.low - self.group)

    def amount(self, piece: _Piece, rise: float) -> float:
        """What a member has at a rise."""
        return min(piece.full, max(piece.foot, self.at_foot(piece) + self.weight(piece) * rise))


@dataclass
class _Period:
    t: int
    programme: NetworkProgramme
    record: Record
    state: State
    pieces: Pieces
    outcome: Outcome

    def serve(self) -> None:
        """Serve the groups in order, then write down what came of it."""
        lp = self.programme
        self.scale = max(float(self.state.usable.max(initial=0.0)), 1e-6)
        self.held = np.zeros(lp.members)
        self.cut: set[int] = set()
        self.bottleneck = lp.river.users.node.copy()
        self.wanted = np.zeros(lp.members)
        self._open()
        for group in range(lp.river.order.count):
            members = [piece for piece in self.by_group.get(group, []) if piece.member not in self.cut]
            if members:
                self._raise(group, members)
        self._settle()

    def _open(self) -> None:
        lp, scale = self.programme, self.scale
        usable = self.state.usable / scale
        lp.set_rows(0, usable, usable)
        capacity = lp.river.reaches.capacity_m3_s * self.record.seconds[self.t] / 1e6 / scale
        upper = np.where(lp.river.reaches.is_canal, np.minimum(capacity, INFINITE), INFINITE)
        lp.set_columns(lp.reach_column, np.zeros(len(upper)), upper)
        for member in range(lp.members):
            lp.free_member_row(member)
        self.by_group = self._pieces()
        for pieces in self.by_group.values():
            for piece in pieces:
                self.wanted[piece.member] = max(self.wanted[piece.member], piece.full)
        self.upper = self.wanted.copy()
        self.together = lp.river.basin.settings.sharing == "proportional"
        if self.together:  # one ratio for a class: nobody takes more than its ratio because others live on its returns
            self.upper[: lp.users] = 0.0
        lp.set_columns(0, self.held, self.upper)

    def _pieces(self) -> dict[int, list[_Piece]]:
        """The pieces of the period by group: users and reservoirs, then targets."""
        lp, pieces, found = self.programme, self.pieces, dict[int, list[_Piece]]()
        low, high, slope = pieces.low.tolist(), pieces.high.tolist(), (pieces.slope / self.scale).tolist()
        for member, (first, used) in enumerate(zip(pieces.at.tolist(), pieces.used.tolist(), strict=False)):
            foot = 0.0
            for k in range(first, first + used):
                found.setdefault(int(low[k]), []).append(_Piece(member, low[k], high[k], slope[k], foot))
                foot += slope[k] * (high[k] - low[k])
        flows = (self.record.target[self.t] / self.scale).tolist()
        for j, (group, flow) in enumerate(zip(lp.river.targets.group.tolist(), flows, strict=True)):
            if flow > 0:
                piece = _Piece(lp.users + lp.stores + j, float(group), group + 1.0, flow, 0.0)
                found.setdefault(group, []).append(piece)
        return found

    def _raise(self, group: int, members: list[_Piece]) -> None:
        """Raise the group's level step by step until everybody in it is full or held."""
        lp = self.programme
        costs = np.zeros(lp.columns)
        costs[lp.level_column] = -1.0
        lp.set_costs(costs)
        climb = _Climb(group, max(piece.slope for piece in members))
        rising = {piece.member: piece for piece in members}
        for piece in members:
            exact = self.together and piece.member < lp.users
            lp.set_member_row(piece.member, climb.weight(piece), climb.at_foot(piece), exact)
            if exact:
                self.upper[piece.member] = self.wanted[piece.member]
                lp.set_columns(piece.member, np.zeros(1), self.upper[piece.member : piece.member + 1])
        while rising:
            ceiling = min(climb.top(piece) for piece in rising.values())
            lp.set_columns(lp.level_column, np.zeros(1), np.array([ceiling]))
            columns, duals = self._solved()
            rise = float(columns[lp.level_column])
            stopped = self._stopped(rising, climb, rise, ceiling, duals)
            if self.together and any(
                member < lp.users and climb.top(rising[member]) * _FULL > rise for member in stopped
            ):
                stopped = {member for member in rising if member < lp.users} | stopped
            for member in stopped:
                self._hold(rising.pop(member), climb, rise, final=self.together)
                if member in self.cut and member < lp.users:
                    self.bottleneck[member] = lp.bottleneck(int(lp.river.users.node[member]), np.abs(duals))

    def _stopped(
        self, rising: dict[int, _Piece], climb: _Climb, rise: float, ceiling: float, duals: Floats
    ) -> set[int]:
        """Who is full at this rise, and whose row carries a price."""
        full = {member for member, piece in rising.items() if rise >= climb.top(piece) * _FULL}
        if rise >= ceiling * _FULL:
            return full
        row = self.programme.member_row
        priced = {m for m, piece in rising.items() if abs(duals[row + m]) * climb.weight(piece) > _PRICED}
        if not priced:
            self.outcome.unproved[self.t] += len(rising)
        return full | (priced or set(rising))

    def _hold(self, piece: _Piece, climb: _Climb, rise: float, final: bool) -> None:
        lp = self.programme
        amount = max(self.held[piece.member], climb.amount(piece, rise))
        if rise < climb.top(piece) * _FULL:
            self.cut.add(piece.member)
        self.held[piece.member] = amount
        lp.free_member_row(piece.member)
        upper = amount if final and piece.member < lp.users else self.wanted[piece.member]
        self.upper[piece.member] = max(upper, amount)
        lp.set_columns(piece.member, np.array([max(0.0, amount - _GIVE)]), self.upper[piece.member : piece.member + 1])

    def _settle(self) -> None:
        """With everybody held, run as little water as possible through canals and write the period down."""
        lp, t, scale = self.programme, self.t, self.scale
        self.upper = np.maximum(self.held, 0.0)
        self.upper[lp.users + lp.stores :] = self.wanted[lp.users + lp.stores :]
        lp.set_columns(0, np.maximum(self.held - _GIVE, 0.0), self.upper)
        costs = np.zeros(lp.columns)
        costs[lp.reach_column : lp.outlet_column] = lp.river.reaches.is_canal.astype(float)
        lp.set_costs(costs)
        columns, _ = self._solved()
        columns = np.maximum(columns, 0.0) * scale
        users = lp.river.users
        self.outcome.asked[t] = self.state.want
        self.outcome.delivered[t] = np.where(users.on_river, columns[: lp.users], self.state.want)
        self.outcome.storage[t] = self.state.locked + columns[lp.users : lp.users + lp.stores]
        self.outcome.evaporated[t] = self.state.evaporated
        canals = np.where(lp.river.reaches.is_canal, columns[lp.reach_column : lp.outlet_column], 0.0)
        taken = np.where(users.on_river, self.outcome.delivered[t], 0.0)
        stored = columns[lp.users : lp.users + lp.stores]
        self.outcome.flow[t], self.outcome.outflow[t] = lp.river_flows(self.state.usable, taken, stored, canals)
        short = users.on_river & (
            self.state.want - self.outcome.delivered[t] > np.maximum(NOTHING, 1e-9 * self.state.want)
        )
        self.outcome.binding[t] = np.where(short, self.bottleneck, -1)

    def _solved(self) -> tuple[Floats, Floats]:
        answer = self.programme.solve()
        for give in _MORE_GIVE:
            if isinstance(answer, str):
                self.programme.set_columns(0, np.maximum(self.held - give, 0.0), self.upper)
                answer = self.programme.solve()
        if isinstance(answer, str):
            day = self.programme.river.basin.settings.timeline.dates[self.t].isoformat()
            raise Refused("allocation.no_solution", period=day, status=answer)
        return answer


def _stopped_with_an_equal(
    users: int, stopped: set[int], rising: dict[int, _Piece], climb: _Climb, rise: float
) -> set[int]:
    """Proportional sharing: where one user of a group is cut, all of it are."""
    mine = {member for member in rising if member < users}
    one_cut = any(climb.top(rising[member]) * _FULL > rise for member in stopped & mine)
    return mine if one_cut else set()
