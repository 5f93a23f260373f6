"""The verbs of what follows an assessment, for the window: look for cures, take the neutral rate, draw an ensemble."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fenshui.gui.jobs import remedy_jobs
from fenshui.gui.live.draft import fits

if TYPE_CHECKING:
    from collections.abc import Callable

    from fenshui.basin import Basin
    from fenshui.gui.live.background import Task
    from fenshui.gui.live.desk import LiveDesk
    from fenshui.impact import Cure, Ensemble
    from fenshui.transfer import Transfer

MEMBERS = 20
"""Records drawn for the ranges."""


class LiveRemedies:
    """What is found belongs to the draft that was assessed, and goes when it changes."""

    def __init__(self, live: LiveDesk) -> None:
        self._live = live

    def find_cures(self) -> None:
        """Look for every cure of the draft that was assessed."""
        live, draft = self._live, self._live.desk.assessed
        if live.basin is not None and draft is not None:
            job = partial(remedy_jobs.cures, live.basin, draft)
            live.background.start("cures", lambda task: job(), partial(self._cured, live.basin, draft), live.refused)

    @property
    def unsure_reaches(self) -> frozenset[str]:
        """Reaches of whose change nobody can be sure; known once records have been drawn for what is on the table."""
        drawn = self._live.desk.ensemble if self._live.drafting.trial is None else None
        return frozenset(drawn.uses[self._live.lens.use].unsure_reaches) if drawn is not None else frozenset()

    def draw_ensemble(self) -> None:
        """Run the draft that was assessed on records drawn anew."""
        live, draft = self._live, self._live.desk.assessed
        if live.basin is not None and draft is not None:
            basin = live.basin

            def job(task: Task) -> Ensemble:
                return remedy_jobs.ranges(basin, draft, MEMBERS, task)

            live.background.start("ensemble", job, partial(self._drawn, basin, draft), live.refused)

    def offer(self, form: Transfer) -> None:
        """Put a cure on the table as the counter-proposal, and assess it; the old draft can be had back."""
        self._live.drafting.propose(form)
        self._live.drafting.assess()

    def reckon_neutral(self, then: Callable[[Transfer], object]) -> None:
        """Tell the draft at the rate at which it takes from the river no more than it gives; nothing without a draft.

        Nothing too before the first allocation: what reckons it is still being loaded.
        """
        live, draft = self._live, self._live.desk.draft
        if live.basin is not None and draft is not None and live.desk.baselines and fits(live.basin, draft):
            job, done = (
                partial(remedy_jobs.neutral, live.basin, draft),
                partial(self._reckoned, live.basin, draft, then),
            )
            live.background.start("neutral", lambda task: job(), done, live.refused)

    def _reckoned(self, basin: Basin, draft: Transfer, then: Callable[[Transfer], object], form: Transfer) -> None:
        if basin is self._live.basin and draft == self._live.desk.draft:
            then(form)

    def _cured(self, basin: Basin, draft: Transfer, cures: tuple[Cure, ...]) -> None:
        if basin is self._live.basin:
            self._live.desk.take_remedies(draft, cures=cures)
        self._live.assessment_changed.emit()

    def _drawn(self, basin: Basin, draft: Transfer, ensemble: Ensemble) -> None:
        if basin is self._live.basin:
            self._live.desk.take_remedies(draft, ensemble=ensemble)
        self._live.assessment_changed.emit()
