"""The verbs of the draft on the table, for the window: propose, undo, redo, try out, assess."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from fenshui.desk.proposing import first_draft, save_draft
from fenshui.gui.jobs import desk_jobs
from fenshui.gui.live.kept_draft import KeptDraft
from fenshui.gui.live.said import newest
from fenshui.gui.menus import recent
from fenshui.words import Refused, sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fenshui.basin import Basin
    from fenshui.desk.proposing import Preview
    from fenshui.desk.replaying import LeftBehind
    from fenshui.gui.live.desk import LiveDesk
    from fenshui.impact import Assessment
    from fenshui.transfer import Transfer


class LiveDraft:
    """Every edit is a new draft; its effect on the whole record follows in the background."""

    def __init__(self, live: LiveDesk) -> None:
        self._live = live
        self.trial: Transfer | None = None
        """A draft shown while its slider moves, not yet on the table."""
        self.kept = KeptDraft(live.desk)
        self.is_to_assess = False
        """Whether the draft was assessed in a session that broke off, whose edits are not shown yet."""
        self.stays: tuple[Transfer, Basin] | None = None
        """A draft of a session that broke off, and the edited basin, not shown yet, over which it was chosen."""
        live.basin_changed.connect(self._assess_again)

    def open_file(self, file: Path) -> None:
        """Put the transfer of a file on the table, and remember the file."""

        def done(draft: Transfer) -> None:
            recent.remember("transfer", file)
            self.propose(draft, is_kept=True)

        self._read(file, done)

    def lay_out(self, file: Path, place: Path | None) -> None:
        """Put the transfer kept with the basin of a place on the table, unless another one is there by then."""

        def done(draft: Transfer) -> None:
            opening = self._live.desk.opening
            if opening is not None and opening.place == place:
                self.propose(draft, is_kept=True)

        self._read(file, done)

    def start_anew(self) -> None:
        """Put a new draft on the table, from the right that is selected."""
        live = self._live
        chosen = live.selection.id if live.selection.kind == "right" else ""
        if live.basin is not None:
            try:
                self.propose(first_draft(live.basin, chosen, date.today()), is_kept=True)
            except Refused as refused:
                live.refused(refused)

    def save(self, file: Path, then: Callable[[], object] = lambda: None) -> None:
        """Write the draft on the table as a transfer file, and do something once it is written."""
        live, draft = self._live, self._live.desk.draft

        def saved(_: object) -> None:
            self.kept.keep(draft)
            live.draft_changed.emit()
            then()

        if draft is not None:
            live.background.start("draft", lambda task: save_draft(draft, file), saved, live.refused)

    def propose(self, draft: Transfer | None, is_kept: bool = False) -> None:
        """Put a draft on the table, one perhaps that can be had again; its effect follows."""
        if is_kept:
            self.kept.keep(draft)
        self._live.desk.propose(draft)
        self.show()

    def take_terms(self, package: tuple[Transfer, ...]) -> None:
        """Put terms on the ticket: the first transfer to be edited, all of them as the package."""
        self.kept.keep(package[0])
        self._live.desk.propose(package[0], package)
        self._live.table_changed.emit()
        self.show()

    def set_aside_unless_fitting(self, basin: Basin) -> bool:
        """Take the draft from the table if an edited basin has no such right or place; whether that was so.

        Whoever takes it back afterwards keeps it until the next edit, in a session that broke off too.
        """
        draft, stays, self.stays = self._live.desk.draft, self.stays, None
        is_chosen = stays is not None and draft == stays[0] and basin is stays[1]
        if draft is None or is_chosen or fits(basin, draft):
            return False
        self.propose(None)
        return True

    def undo(self) -> None:
        """Put the old draft back."""
        self._live.desk.undo()
        self.show()

    def redo(self) -> None:
        """Put the undone draft back."""
        self._live.desk.redo()
        self.show()

    def go_to(self, state: int) -> None:
        """Put a draft of the history back, in one act."""
        desk = self._live.desk
        steps = state - len(desk.drafts.past)
        if steps:
            (desk.redo if steps > 0 else desk.undo)(abs(steps))
        self.show()

    def try_out(self, draft: Transfer) -> None:
        """Show what a draft would do while its slider moves, without putting it on the table yet."""
        self.trial = draft
        self.preview()

    def assess(self) -> None:
        """Assess the draft on the table under both baselines; a river with a fault is not, which is said."""
        live = self._live
        basin, draft = live.basin, live.desk.draft
        if not live.editing.can_be_allocated:
            live.tell(sentence("edit.fault_first"))
        elif basin is not None and draft is not None:
            done = partial(self._assessed, basin, draft)
            live.background.start("assess", lambda task: desk_jobs.assess(basin, draft), done, live.refused)

    def take_up(self, left: LeftBehind) -> None:
        """Show the draft of a session that broke off; its impact, if it was known, once the edits are shown."""
        self.show()
        self.is_to_assess = left.is_assessed
        draft, basin = self._live.desk.draft, self._live.editing.basin
        self.stays = (draft, basin) if left.is_draft_newer and draft is not None and basin is not None else None
        self._assess_again()

    def preview(self) -> None:
        """Run the record with the draft (or the one being tried), under the use looked at."""
        live = self._live
        basin, draft, use = live.basin, self.trial or live.desk.draft, live.lens.use
        if basin is None or draft is None or not live.editing.can_be_allocated:
            live.background.cancel("preview")
            live.allocation_changed.emit()
            return
        done = partial(self._previewed, basin)
        live.background.start(
            "preview", lambda task: desk_jobs.preview(basin, draft, use), done, live.refused, follow=True
        )

    def show(self) -> None:
        """Say everywhere that another draft is on the table; its effect follows.

        What the one before it was refused for is over; what is said of work that is back stands.
        """
        live, refusal, self.trial = self._live, newest(self._live.notice), None
        if refusal is not None and refusal.id.startswith("transfer."):
            back = live.back
            live.tell(back)
            live.back = back
        live.draft_changed.emit()
        live.assessment_changed.emit()
        self.preview()

    def _read(self, file: Path, done: Callable[[Transfer], None]) -> None:
        live = self._live
        live.background.start("draft", lambda task: desk_jobs.open_draft(file), done, live.refused)

    def _assess_again(self) -> None:
        if self.is_to_assess and self._live.basin is self._live.editing.basin:
            self.is_to_assess = False
            self.assess()

    def _previewed(self, basin: Basin, preview: Preview) -> None:
        if basin is self._live.basin:
            self._live.desk.take_preview(preview)
            self._live.allocation_changed.emit()

    def _assessed(self, basin: Basin, draft: Transfer, assessment: Assessment) -> None:
        if basin is self._live.basin:  # of a river edited meanwhile it says nothing
            self._live.desk.take_assessment(draft, assessment)
        self._live.assessment_changed.emit()


def fits(basin: Basin, transfer: Transfer) -> bool:
    """Whether a basin has the right and the place that a transfer is about."""
    return (
        transfer.right in basin.right_by_id
        and (not transfer.to_right or transfer.to_right in basin.right_by_id)
        and (not transfer.to_node or transfer.to_node in basin.node_by_id)
    )
