"""The verbs of the basin editor, for the window: edit, undo, save; problems and the new allocation follow each edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from fenshui.basin.editing.river import place_all
from fenshui.basin.projection import SOMEWHERE, Projection
from fenshui.gui.jobs import editing_jobs
from fenshui.gui.live.saving import Saving
from fenshui.words import Refused, Sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from fenshui.basin import Basin
    from fenshui.desk.editing import Edits
    from fenshui.desk.replaying import LeftBehind
    from fenshui.gui.live.desk import LiveDesk
    from fenshui.reading.problem import Problem

SELECT = "select"
Result = TypeVar("Result")


class LiveEdit:
    """Holds the edited basin of the desk; every edit is a new basin, shown at once, allocated when it has no fault."""

    def __init__(self, live: LiveDesk) -> None:
        self._live = live
        self._saving = Saving(live)
        self.edits: Edits | None = None
        self.is_on = False
        self.tool = SELECT
        self.problems: tuple[Problem, ...] = ()
        self.can_be_allocated = True
        """Whether the basin as the window shows it has a river, and no fault."""
        self.projection: Projection = SOMEWHERE

    @property
    def basin(self) -> Basin | None:
        """The basin as edited; the window shows it everywhere as soon as it is laid out and looked through."""
        return self.edits.now if self.edits is not None else self._live.basin

    @property
    def has_unsaved(self) -> bool:
        """Whether anything would be lost if the basin were closed."""
        return self.edits is not None and not self.edits.is_saved

    @property
    def folder(self) -> Path | None:
        """Where the basin lies; None for a new one."""
        if self.edits is not None:
            return self.edits.folder
        return self._live.desk.opening.place if self._live.desk.opening else None

    def turn(self, on: bool) -> None:
        """Begin to edit, or look at the basin again; edits stay."""
        live = self._live
        if on and live.basin is not None and self.edits is None:
            self.edits = editing_jobs.begin_edits(live.basin, live.desk.opening.place if live.desk.opening else None,
                                          live.desk.journal)  # fmt: skip
            self.projection = live.layout.projection if live.layout is not None else SOMEWHERE
            self._look_through()
            _tell_what_was_read(self._live, self.edits)
        self.is_on, self.tool = on and live.basin is not None, SELECT
        live.edit_changed.emit()

    def forget(self) -> None:
        """Another basin is on the table."""
        self._live.background.cancel("edit")
        self.edits, self.is_on, self.tool, self.problems = None, False, SELECT, ()
        self.can_be_allocated = True
        self._live.pins.take_up(())

    def begin(self, basin: Basin) -> None:
        """Put a new basin on the table, which lies nowhere yet, and edit it."""
        self._live.take_new(basin)
        self.edits = editing_jobs.begin_edits(basin, None, self._live.desk.journal)
        self.projection = SOMEWHERE
        self.turn(True)

    def take_up(self, left: LeftBehind) -> None:
        """Make the edits of a session that broke off again."""
        self.turn(True)
        opening = self._live.desk.opening
        if self.edits is not None and opening is not None:
            try:
                self.edits = editing_jobs.edits_taken_up(self.edits, left, opening.stamp)
            except Refused as refused:
                self.edits.note("stood", opening.stamp)
                self._live.refused(refused)
                return
            self._show()
            if not self.edits.is_saved:
                self._live.tell(sentence("edit.recovered", acts=self.edits.unsaved))

    def take(self, tool: str) -> None:
        """Take a tool in hand."""
        self.tool = tool
        self._live.edit_changed.emit()

    def do(self, verb: Callable[[Basin], Basin]) -> Sentence | None:
        """Make an edit; the reason where it cannot be made."""
        if self.edits is None:
            return sentence("edit.nothing_to_save")
        try:
            edits = self.edits.edited(verb)
        except Refused as refused:
            return refused.sentence
        if edits is not self.edits:
            self.edits = edits
            self._show()
            _take_back_what_was_told(self._live)
        return None

    def do_or_tell(self, verb: Callable[[Basin], Basin]) -> bool:
        """Make an edit; where it cannot be made say so under the head of the window."""
        reason = self.do(verb)
        self._live.tell(reason)
        return reason is None

    def delete(self, name: str, verb: Callable[[Basin], Basin]) -> None:
        """Take something out, and say what went with it."""
        before = self.basin
        if before is not None and self.do_or_tell(verb) and self.edits is not None:
            self._live.tell(editing_jobs.told_of_deletion(name, before, self.edits.now))

    def undo(self) -> None:
        """Put the old basin back."""
        if self.edits is not None:
            self.edits = self.edits.undone()
            self._show()
            _take_back_what_was_told(self._live)

    def redo(self) -> None:
        """Put the basin back that was undone."""
        if self.edits is not None:
            self.edits = self.edits.redone()
            self._show()

    def go_to(self, state: int) -> None:
        """Put a basin of the history back."""
        if self.edits is not None:
            self.edits = self.edits.at(state)
            self._show()
            _take_back_what_was_told(self._live)

    def save(self, end: Path, then: Callable[[], object] = lambda: None) -> None:
        """Write the basin as it is now beside the window, and do something once it is written."""
        if self.edits is not None:
            self._saving.save(self.edits, end, then)

    def take_written(self, written: Edits) -> None:
        """The edits of a while ago lie on the disk now."""
        if self.edits is not None:
            self.edits = editing_jobs.caught_up(written, self.edits)
            self._live.desk.take_edited(folder=written.folder)
            self._live.edit_changed.emit()

    def _show(self) -> None:
        """The forms say the edit at once; the map and what is computed follow."""
        self._live.edit_changed.emit()
        self._look_through()

    def _look_through(self) -> None:
        if self.edits is None:
            return
        basin, projection = self.edits.now, self.projection
        self._live.background.start(
            "edit", lambda task: editing_jobs.looked_through(basin, projection), self._looked_through,
            self._live.refused, follow=True,
        )  # fmt: skip

    def _looked_through(self, looked: editing_jobs.LookedThrough) -> None:
        if self.edits is None:
            return
        self.problems = looked.problems
        self.can_be_allocated = looked.can_be_allocated
        self._live.show_edited(looked.basin, looked.layout, looked.levels)
        self._live.problems_changed.emit()


def _take_back_what_was_told(live: LiveDesk) -> None:
    """That something was deleted is no longer so, or no longer the last thing that undo brings back."""
    if live.notice is not None and live.notice.id in ("edit.deleted", "edit.deleted_with"):
        live.tell(None)


def for_this_basin(live: LiveDesk, then: Callable[[Result], object]) -> Callable[[Result], None]:
    """What is done with something read while a basin is edited, unless another one is on the table by then."""
    session = live.editing.edits.session if live.editing.edits is not None else None

    def done(result: Result) -> None:
        edits = live.editing.edits
        if edits is not None and edits.session is session:
            then(result)

    return done


def _tell_what_was_read(live: LiveDesk, edits: Edits) -> None:
    """Tell the journal on which basin the edits are made, so that they are never made again on another."""

    def note(digest: str) -> None:
        edits.note("read", digest)

    told = for_this_basin(live, note)
    if edits.journal is not None and edits.folder is not None:
        live.background.start("digest", lambda task: editing_jobs.digest_of(edits.now), told, live.refused)


def drawn(live: LiveDesk, basin: Basin) -> Basin:
    """The basin with the places at which a schematic draws its nodes, so that they can be moved about."""
    layout, shown = live.layout, live.basin
    if layout is None or shown is None or not layout.is_schematic:
        return basin
    degrees = live.editing.projection.degrees(np.asarray(layout.points))
    places = zip((node.id for node in shown.nodes), degrees, strict=True)
    return place_all(basin, {name: place for name, place in places if name in basin.node_by_id})


def why_unsigned(editing: LiveEdit) -> Sentence | None:
    """Why nobody can bind himself to the basin on the table yet: what is signed names the files as they lie."""
    edits = editing.edits
    return sentence("edit.save_first") if edits is not None and not (edits.is_saved and edits.folder) else None
