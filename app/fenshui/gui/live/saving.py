"""The basin is written beside the window: one save at a time, and none of them is ever called off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from fenshui.gui.jobs import editing_jobs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fenshui.desk.editing import Edits
    from fenshui.gui.live.desk import LiveDesk

_JOB = "save"


@dataclass(frozen=True)
class _Wish:
    """The edits that somebody wished to save, where to, and what is done once they are written."""

    edits: Edits
    end: Path
    then: tuple[Callable[[], object], ...]


class Saving:
    """Writes the edits of the desk; what is wished while one save runs begins when that one has ended."""

    def __init__(self, live: LiveDesk) -> None:
        self._live = live
        self._wishes: list[_Wish] = []

    def save(self, edits: Edits, end: Path, then: Callable[[], object]) -> None:
        """Write edits, now or after the save that runs; then do something."""
        wish = _Wish(editing_jobs.about_to_save(edits), end, (then,))
        if self._wishes and self._wishes[-1].end == end and self._wishes[-1].edits.session is edits.session:
            wish = replace(wish, then=(*self._wishes.pop().then, then))
        self._wishes.append(wish)
        if not self._live.background.is_at(_JOB):
            self._begin_next()

    def _begin_next(self) -> None:
        if self._wishes:
            wish = self._wishes.pop(0)
            self._live.background.start(
                _JOB, lambda task: editing_jobs.save_edits(wish.edits, wish.end), partial(self._saved, wish),
                self._failed, is_lasting=True,
            )  # fmt: skip

    def _failed(self, error: Exception) -> None:
        self._begin_next()
        self._live.refused(error)

    def _saved(self, wish: _Wish, written: Edits) -> None:
        """Where another basin is on the table by now nothing is said of it, and none of its edits is left behind."""
        then = self._wishes_after(wish, written)
        editing = self._live.editing
        if editing.edits is None or editing.edits.session is not written.session:
            then = then if not editing.has_unsaved else ()
        else:
            editing.take_written(written)
            self._live.tell(editing_jobs.told_of_save(written))
        self._begin_next()
        for each in then:
            each()

    def _wishes_after(self, wish: _Wish, written: Edits) -> tuple[Callable[[], object], ...]:
        """Those that wait know what is written now; what is to be done at once, for what follows waits with them.

        A wish for what was just written, as of a key pressed twice, is fulfilled already.
        """
        self._wishes = [
            replace(each, edits=editing_jobs.caught_up(written, each.edits))
            if each.edits.session is written.session else each
            for each in self._wishes
        ]  # fmt: skip
        then = wish.then
        while self._wishes and (first := self._wishes[0]).end == wish.end and first.edits.now is written.saved:
            then = (*then, *self._wishes.pop(0).then)
        if not self._wishes:
            return then
        self._wishes[0] = replace(self._wishes[0], then=(*then, *self._wishes[0].then))
        return ()
