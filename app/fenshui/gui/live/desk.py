"""The desk as the window sees it: signals say that something changed, and everybody reads the value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from fenshui.basin.editing.rows_in import exists
from fenshui.desk.desk import Desk
from fenshui.desk.picturing import Moment
from fenshui.desk.proposing import Drafts
from fenshui.gui.garbage import put_aside
from fenshui.gui.jobs import desk_jobs, editing_jobs
from fenshui.gui.live.background import Background
from fenshui.gui.live.deal import LiveDeal
from fenshui.gui.live.draft import LiveDraft
from fenshui.gui.live.edit import LiveEdit
from fenshui.gui.live.negotiation import LiveNegotiation
from fenshui.gui.live.pins import LivePins
from fenshui.gui.live.register import LiveRegister
from fenshui.gui.live.remedies import LiveRemedies
from fenshui.gui.live.turns import Turns
from fenshui.words import Refused, Sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fenshui.allocation import Allocation
    from fenshui.basin import Basin
    from fenshui.desk.journal_lines import Act
    from fenshui.desk.replaying import LeftBehind
    from fenshui.gui.map.layout import Layout
    from fenshui.gui.map.levels import Levels
    from fenshui.rules import RuleAnswer

_ABOUT_A_BASIN = (
    "open", "allocate", "preview", "assess", "years", "cures", "neutral", "ensemble", "pin", "price", "allotment",
)  # fmt: skip
"""Jobs whose results nobody wants any more when another basin is on the table."""
USES = ("actual", "entitlement")


@dataclass(frozen=True)
class Selection:
    """What the user points at, on the map, in a chart or in a table: node, reach, right or region, and its id."""

    kind: str = ""
    id: str = ""


@dataclass(frozen=True)
class Lens:
    """How the user looks at the allocation: before, after or the difference, under which use, at which moment."""

    aspect: str = "difference"
    use: str = "actual"
    moment: Moment = field(default_factory=lambda: Moment(span="mean"))


class LiveDesk(QObject):
    """A desk with signals. Panels call its verbs and listen; they never speak to each other."""

    basin_changed = Signal()
    allocation_changed = Signal()
    draft_changed = Signal()
    assessment_changed = Signal()
    lens_changed = Signal()
    selection_changed = Signal()
    case_changed = Signal()
    ledger_changed = Signal()
    notice_changed = Signal()
    table_changed = Signal()
    pins_changed = Signal()
    edit_changed = Signal()
    problems_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.background = Background(self)
        self.turns = Turns(self)
        self.layout: Layout | None = None
        self.levels: Levels | None = None
        self.lens = Lens()
        self.selection = Selection()
        self.notice: Sentence | None = None
        self.back: Sentence | None = None
        """What the notice says of work that is back; it stands until somebody closes it or something else is said."""
        self._left: LeftBehind | None = None
        self._ahead: tuple[Path, desk_jobs.Read] | None = None
        self.drafting = LiveDraft(self)
        self.dealing = LiveDeal(self)
        self.remedies = LiveRemedies(self)
        self.negotiating = LiveNegotiation(self)
        self.pins = LivePins(self)
        self.registering = LiveRegister(self)
        self.editing = LiveEdit(self)

    @property
    def basin(self) -> Basin | None:
        """The basin on the table."""
        return self.desk.opening.basin if self.desk.opening else None

    @property
    def before(self) -> Allocation | None:
        """The allocation without the draft, under the use looked at."""
        return self.desk.baselines.get(self.lens.use)

    @property
    def after(self) -> Allocation | None:
        """The allocation with the draft (or the volume being tried), under the use looked at."""
        preview = self.desk.preview
        return preview.after if preview is not None and preview.use == self.lens.use else None

    @property
    def rules(self) -> tuple[RuleAnswer, ...]:
        """What the rules before a signature answer to the assessment; nothing where there is none."""
        return desk_jobs.rules_of(self.desk.assessment) if self.desk.assessment is not None else ()

    def look(self, **how: Any) -> None:
        """Look otherwise: `aspect`, `use` or `moment`."""
        lens = replace(self.lens, **how)
        if lens == self.lens:
            return
        use_changed = lens.use != self.lens.use
        self.lens = lens
        self.lens_changed.emit()
        if use_changed:
            self.turns.soon(self, self._allocate, "use")  # once everybody shows what there is under the other use
            self.turns.soon(self, self.drafting.preview, "preview")

    def select(self, kind: str = "", name: str = "") -> None:
        """Point at something; everybody shows it."""
        if Selection(kind, name) != self.selection:
            self.selection = Selection(kind, name)
            self.selection_changed.emit()

    def tell(self, notice: Sentence | None) -> None:
        """Say one line to the user, or nothing any more."""
        goes_on = self.back is not None and notice is not None and notice.values.get("first") == self.notice
        self.notice, self.back = notice, notice if goes_on else None
        self.notice_changed.emit()

    def open_basin(self, folder: Path, notice: Sentence | None = None) -> None:
        """Open a basin and allocate it; then say one line, if there is one."""
        opened = partial(self._opened, notice=notice)
        self.background.start("open", lambda task: self._read(folder), opened, self.refused)

    def read_ahead(self, folder: Path, then: Callable[[desk_jobs.Read], object], failed: Callable[[], None]) -> None:
        """Read a basin that will be opened a little later, and say when it is read, or that it cannot be."""

        def read(result: desk_jobs.Read) -> None:
            self._ahead = folder, result
            then(result)

        self.background.start("open", lambda task: desk_jobs.open_basin(folder), read, lambda error: failed())

    def recover(self, left: LeftBehind, otherwise: Path | None = None) -> None:
        """Go on where a session broke off, with its basin and its drafts; where that cannot be, open another basin."""
        if otherwise is not None and not left.journal.exists():  # another window goes on with it
            self.open_basin(otherwise)
            return
        failed = partial(self._not_recovered, left, otherwise)
        if left.is_new:
            settings = left.edits[0][1] or ""
            begun = partial(self._begun_again, left)
            self.background.start("open", lambda task: editing_jobs.started_again(settings), begun, failed)
        else:
            self._left = left
            self.background.start("open", lambda task: self._read(left.basin), self._opened, failed)

    def take_new(self, basin: Basin) -> None:
        """Put a basin on the table that lies nowhere yet."""
        self._opened((desk_jobs.new_opening(basin), *desk_jobs.laid_out(basin, None)))

    def show_edited(self, basin: Basin, layout: Layout, levels: Levels) -> None:
        """Show the edited basin everywhere; it is allocated unless it has faults."""
        if basin is self.basin:
            return
        set_aside = self.drafting.set_aside_unless_fitting(basin)
        self.desk.take_edited(basin)
        self.layout, self.levels = layout, levels
        lost = not exists(self.editing.basin or basin, self.selection.kind, self.selection.id)
        self.selection = Selection() if lost else self.selection
        self.basin_changed.emit()
        if lost:
            self.selection_changed.emit()
        if set_aside:
            self.tell(sentence("edit.draft_set_aside"))
        self._allocate()
        self.turns.soon(self, self.drafting.preview, "preview")

    def refused(self, error: Exception) -> None:
        """Say why something could not be done, after what is said of work that is back: nobody may have read that yet.

        What is not a refusal is a fault of the program and is raised.
        """
        if not isinstance(error, Refused):
            raise error
        back = self.back
        self.tell(error.sentence if back is None else sentence("desk.both", first=back, second=error.sentence))
        self.back = back

    def _begun_again(self, left: LeftBehind, basin: Basin) -> None:
        self.editing.begin(basin)
        if self.desk.take_up(left):
            _take_up(self, left, left.edits[1:])

    def _not_recovered(self, left: LeftBehind, otherwise: Path | None, error: Exception) -> None:
        """Its basin is not there: its journal is kept, and not asked again."""
        self._left = None
        if otherwise is not None:
            kept = desk_jobs.put_aside(left)
            self.open_basin(otherwise, sentence("desk.left_basin_gone", basin=str(left.basin), file=str(kept)))
        self.refused(error)

    def _read(self, folder: Path) -> desk_jobs.Read:
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead[0] == folder and desk_jobs.still_lies_so(ahead[1]):
            return ahead[1]
        return desk_jobs.open_basin(folder)

    def _opened(self, result: desk_jobs.Read, notice: Sentence | None = None) -> None:
        opening, self.layout, self.levels = result
        put_aside()
        self.desk.take_opening(opening)
        self.drafting.trial, self.drafting.is_to_assess, self.drafting.stays = None, False, None
        for name in _ABOUT_A_BASIN:
            self.background.cancel(name)
        self.editing.forget()
        self.editing.can_be_allocated = bool(opening.basin.reaches) and opening.fault is None
        self.lens, self.selection, self.notice = replace(self.lens, moment=Lens().moment), Selection(), notice
        self.back = None
        for signal in (
            self.notice_changed,
            self.basin_changed,
            self.draft_changed,
            self.assessment_changed,
            self.case_changed,
            self.edit_changed,
        ):
            signal.emit()
        self.selection_changed.emit()
        if opening.basin.reaches:  # once the window shows the basin: what is loaded for it would hold the window up
            self.turns.at_last(self, self._allocate, "allocate")
        if opening.fault is not None:
            self.editing.turn(True)
            self.tell(sentence("desk.opened_to_mend", first=opening.fault.line))
        left, self._left = self._left, None
        if left is not None and left.basin == opening.folder and self.desk.take_up(left):
            self.tell(sentence("desk.recovered", acts=left.acts))
            _take_up(self, left, left.edits)
        if self.desk.drafts == Drafts() and opening.transfer_files:
            lay_out = partial(self.drafting.lay_out, opening.transfer_files[0], opening.place)
            self.turns.at_last(self, lay_out, f"lay out in {opening.place}")

    def _allocate(self) -> None:
        basin, layout, use = self.basin, self.layout, self.lens.use
        if basin is None or use in self.desk.baselines or not self.editing.can_be_allocated:
            self.allocation_changed.emit()
            return
        done = partial(self._allocated, basin, use)
        self.background.start("allocate", lambda task: desk_jobs.allocate(basin, use, layout), done, self.refused)

    def _allocated(self, basin: Basin, use: str, found: tuple[Allocation, Levels | None]) -> None:
        if basin is not self.basin:
            return
        allocation, levels = found
        self.desk.take_baseline(use, allocation)
        self.levels = levels or self.levels
        self.allocation_changed.emit()


def _take_up(live: LiveDesk, left: LeftBehind, edits: tuple[Act, ...]) -> None:
    """What a session that broke off had done, once its basin is on the table."""
    if edits:
        live.editing.take_up(replace(left, edits=edits))
    live.drafting.take_up(left)
    live.pins.take_up(left.pins)
    live.back = live.notice
