"""The verbs of pins, for the window: pin the draft, the baseline or a negotiation; unpin; put terms on the ticket."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fenshui.desk import picturing
from fenshui.gui.jobs import pin_jobs
from fenshui.gui.live.draft import fits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fenshui.allocation import Allocation
    from fenshui.basin import Basin
    from fenshui.desk.pinning import Pin
    from fenshui.desk.wanted import Wanted
    from fenshui.gui.live.desk import LiveDesk

MOST = 6
"""As many as there are colours that are told apart."""


class LivePins:
    """A pin appears once its impact is known; all go when another basin is opened, or the basin is edited."""

    def __init__(self, live: LiveDesk) -> None:
        self._live = live
        self._wanted: tuple[Wanted, ...] = ()
        self._left: tuple[Wanted, ...] = ()
        self._largest: dict[tuple[int, int, str], tuple[Allocation, Allocation, float]] = {}
        live.basin_changed.connect(self._basin_changed)

    @property
    def pins(self) -> tuple[Pin, ...]:
        """What is pinned, side by side."""
        return self._live.desk.pins

    @property
    def is_full(self) -> bool:
        """Whether there is room for no more."""
        return len(self.pins) + len(self._wanted) >= MOST

    def pin_draft(self) -> None:
        """Pin the terms of the ticket; what was assessed already is not assessed again."""
        desk = self._live.desk
        package = desk.table.proposed(desk.draft)
        if not package or self.is_full:
            return
        wanted = pin_jobs.draft(package, self._free_name(package[0].id))
        if desk.assessment is not None and desk.assessment.transfers == package:
            self._put(pin_jobs.with_pin(self.pins, pin_jobs.pin(wanted, desk.assessment)))
        else:
            self._assess((wanted,))

    def pin_baseline(self) -> None:
        """Pin the basin without any transfer."""
        self._assess((pin_jobs.baseline(),))

    def pin_case(self) -> None:
        """Pin the baseline, the last offer and the last counter-offer of the negotiation that is looked at."""
        line = self._live.desk.table.line
        if line is not None:
            self._assess(pin_jobs.of_case(line))

    def unpin(self, at: int) -> None:
        """Take one away."""
        self._put((*self.pins[:at], *self.pins[at + 1 :]))

    def clear(self) -> None:
        """Take all away."""
        self._left = ()
        self._let_go()

    def take_up(self, left: Sequence[Wanted]) -> None:
        """Pin again what was pinned in a session that broke off, once its edits are shown; nothing ends the wait."""
        self._left = tuple(left)
        self._pin_left()

    def take(self, at: int) -> None:
        """Put the terms of a pin on the ticket; undo brings the old draft back."""
        package = self.pins[at].wanted.package
        if package:
            self._live.drafting.take_terms(package)

    def largest_change(self, span: str) -> float:
        """The change of flow (m³/s) that one scale for the map and for every pin must hold."""
        live, use = self._live, self._live.lens.use
        pairs = [(pin.assessment.uses[use].before, pin.assessment.uses[use].after) for pin in self.pins]
        if live.before is not None and live.after is not None:
            pairs.append((live.before, live.after))
        known, self._largest = self._largest, {}
        for before, after in pairs:
            key = (id(before), id(after), span)
            found = known.get(key) or (before, after, picturing.largest_change_m3_s(before, after, span))
            self._largest[key] = found  # it holds both runs, so that their ids stay theirs
        self._largest |= {key: found for key, found in known.items() if key[2] != span and self._is_in(pairs, found)}
        return max((self._largest[id(before), id(after), span][2] for before, after in pairs), default=0.0)

    def _basin_changed(self) -> None:
        self._let_go()
        self._pin_left()

    def _let_go(self) -> None:
        were_there = bool(self.pins or self._wanted)
        self._wanted, self._largest = (), {}
        if were_there:
            self._live.desk.take_pins((), self._left)
            self._live.pins_changed.emit()

    def _pin_left(self) -> None:
        live = self._live
        if not self._left or live.basin is None or live.basin is not live.editing.basin:
            return
        left, self._left = self._left, ()
        if fitting := tuple(one for one in left if all(fits(live.basin, each) for each in one.package)):
            self._assess(fitting)
        else:
            live.desk.take_pins(self.pins, self._wanted)

    @staticmethod
    def _is_in(pairs: Sequence[tuple[Allocation, Allocation]], found: tuple[Allocation, Allocation, float]) -> bool:
        return any(before is found[0] and after is found[1] for before, after in pairs)

    def _free_name(self, wanted: str) -> str:
        taken = {pin.wanted.id for pin in self.pins} | {one.id for one in self._wanted}
        names = (wanted, *(f"{wanted} ({number})" for number in range(2, MOST + 2)))
        return next(name for name in names if name not in taken)

    def _assess(self, wanted: tuple[Wanted, ...]) -> None:
        """Together with those still being assessed: a newer job makes an older one stale."""
        live, basin = self._live, self._live.basin
        if basin is not None:
            self._wanted = (*self._wanted, *wanted)
            live.desk.take_pins(self.pins, (*self._wanted, *self._left))
            job = partial(pin_jobs.pinned, basin, self._wanted)
            live.background.start("pin", lambda task: job(), partial(self._take, basin), self._refused)

    def _take(self, basin: Basin, pins: tuple[Pin, ...]) -> None:
        if basin is self._live.basin:
            self._wanted = ()
            together = self.pins
            for pin in pins:
                together = pin_jobs.with_pin(together, pin)
            self._put(together)

    def _refused(self, error: Exception) -> None:
        self._wanted = ()
        self._live.desk.take_pins(self.pins, self._left)
        self._live.refused(error)

    def _put(self, pins: tuple[Pin, ...]) -> None:
        has_changed = [id(pin) for pin in pins] != [id(pin) for pin in self.pins]  # what they hold is arrays
        self._live.desk.take_pins(pins[:MOST], (*self._wanted, *self._left))
        if has_changed:
            self._live.pins_changed.emit()
