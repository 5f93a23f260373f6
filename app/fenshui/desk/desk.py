"""The desk: what is open, what is proposed and what came of it. It knows no window and no command line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fenshui.desk.proposing import Drafts, Preview
from fenshui.desk.table import Table

if TYPE_CHECKING:
    from pathlib import Path

    from fenshui.allocation import Allocation
    from fenshui.basin import Basin
    from fenshui.desk.casework import OpenCase
    from fenshui.desk.journal import Journal
    from fenshui.desk.opening import Opening
    from fenshui.desk.pinning import Pin
    from fenshui.desk.reading_ledger import LedgerView
    from fenshui.desk.replaying import LeftBehind
    from fenshui.desk.wanted import Wanted
    from fenshui.impact import Assessment, Cure, Ensemble
    from fenshui.transfer import Transfer
    from fenshui.words import Sentence


class Desk:
    """Holds values that pure functions made; taking a new one clears whatever no longer follows from it."""

    def __init__(self, ledger: Path, journal: Journal | None = None) -> None:
        self.ledger = ledger
        self.journal = journal
        self.opening: Opening | None = None
        self.baselines: dict[str, Allocation] = {}
        self.drafts = Drafts()
        self.preview: Preview | None = None
        self.assessment: Assessment | None = None
        self.assessed: Transfer | None = None
        self.cures: tuple[Cure, ...] | None = None
        self.ensemble: Ensemble | None = None
        self.pins: tuple[Pin, ...] = ()
        self.wanted: tuple[Wanted, ...] = ()
        self.case: OpenCase | None = None
        self.records: LedgerView | None = None
        self.findings: tuple[Sentence, ...] | None = None
        self.table = Table()

    @property
    def draft(self) -> Transfer | None:
        """The transfer on the table."""
        return self.drafts.now

    def take_opening(self, opening: Opening) -> None:
        """Put a basin on the table; all that was there is cleared."""
        if self.journal is not None:
            self.journal.opened(opening.place, opening.stamp)
        self.opening = opening
        self.baselines = {}
        self.drafts, self.wanted = Drafts(), ()
        self.table = replace(self.table, package=())
        self.case = None
        self._forget_impact()

    def take_edited(self, basin: Basin | None = None, folder: Path | None = None) -> None:
        """Put the edited basin in place of the one on the table, or say where it lies now.

        What was computed for another basin is cleared.
        """
        if self.opening is not None:
            old = self.opening
            if basin is not None and basin is not old.basin:
                self.baselines = {}
                self._forget_impact()
            self.opening = replace(old, basin=basin or old.basin, folder=folder or old.folder)

    def take_baseline(self, use: str, allocation: Allocation) -> None:
        """Keep the allocation without any transfer."""
        self.baselines[use] = allocation

    def propose(self, draft: Transfer | None, terms: tuple[Transfer, ...] = ()) -> None:
        """Put a draft on the table; the old one can be had back.

        It may be the first transfer of `terms` to be answered with others, which are the package for the next ones.
        """
        if self.journal is not None and terms:
            self.journal.took_terms(terms)
        elif self.journal is not None:
            self.journal.proposed(draft)
        if terms:
            self.table = self.table.with_terms(terms)
        self._turn_to(self.drafts.edited(draft))

    def undo(self, steps: int = 1) -> None:
        """Put an old draft back."""
        if self.journal is not None:
            self.journal.undone(steps)
        self._turn_to(self.drafts.undone(steps))

    def redo(self, steps: int = 1) -> None:
        """Put a draft back that was undone."""
        if self.journal is not None:
            self.journal.redone(steps)
        self._turn_to(self.drafts.redone(steps))

    def take_up(self, left: LeftBehind) -> bool:
        """Put the drafts of a session that broke off back on the table; its basin lies there already.

        False, and nothing done, where another window has taken them up meanwhile.
        """
        if self.journal is not None and not self.journal.take_over(left):
            return False
        self.wanted = left.pins
        self.table = replace(self.table, package=left.package)
        self._turn_to(left.drafts)
        return True

    def take_preview(self, preview: Preview) -> None:
        """Keep what a draft would do at once."""
        self.preview = preview

    def take_assessment(self, assessed: Transfer, assessment: Assessment) -> None:
        """Keep the impact of the draft it was made for; of another draft it says nothing."""
        if assessed == self.draft:
            if self.journal is not None and assessment is not self.assessment:
                self.journal.assessed()
            self.assessed, self.assessment = assessed, assessment

    def take_remedies(
        self, assessed: Transfer, cures: tuple[Cure, ...] | None = None, ensemble: Ensemble | None = None
    ) -> None:
        """Keep what would cure the draft that was assessed, or how sure its impact is."""
        if assessed == self.assessed:
            self.cures = self.cures if cures is None else cures
            self.ensemble = self.ensemble if ensemble is None else ensemble

    def take_pins(self, pins: tuple[Pin, ...], waiting: tuple[Wanted, ...] = ()) -> None:
        """Keep the terms that are laid side by side, and those whose impact is still being assessed."""
        wanted = (*(pin.wanted for pin in pins), *waiting)
        if self.journal is not None and wanted != self.wanted:
            self.journal.pinned(wanted)
        self.pins, self.wanted = pins, wanted

    def take_case(self, case: OpenCase | None) -> None:
        """Put a case on the table, or take it away."""
        self.case = case

    def take_records(self, ledger: Path, records: LedgerView | None) -> None:
        """Keep what a ledger held when it was read; what an earlier verification found is forgotten."""
        self.ledger, self.records, self.findings = ledger, records, None

    def take_findings(self, findings: tuple[Sentence, ...]) -> None:
        """Keep what a verification found wrong; nothing if all holds."""
        self.findings = findings

    def take_table(self, table: Table) -> None:
        """Keep the negotiations as they are now, which of them is looked at, and the package for its next terms."""
        if self.journal is not None and table.package != self.table.package:
            self.journal.collected(table.package)
        self.table = table

    @property
    def stage(self) -> str:
        """How far the deal is: what is to be done next, or `posted` when all is done."""
        if self.case is not None:
            return self.case.stage
        if self.table.step:
            return self.table.step
        return "impact" if self.assessment is not None else "draft"

    def _turn_to(self, drafts: Drafts) -> None:
        if drafts.now != self.drafts.now:
            self._forget_impact(keep_preview=drafts.now is not None)
        self.drafts = drafts

    def _forget_impact(self, keep_preview: bool = False) -> None:
        self.assessment = self.assessed = self.cures = self.ensemble = None
        if not keep_preview:
            self.preview = None
