"""The verbs of the register, for the window: grant, read meters, pledge, keep a reserve, open and close a year."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from fenshui.gui.jobs import register_jobs as jobs
from fenshui.gui.wording.language import language_spoken, named
from fenshui.words import Refused, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fenshui.basin import Basin
    from fenshui.desk.opening import Opening as OpenedBasin
    from fenshui.desk.year_work import YearAsked
    from fenshui.gui.live.deal import Told
    from fenshui.gui.live.desk import LiveDesk
    from fenshui.yearly import AnnualPlan, Opening
    from fenshui.yearly.year_view import YearView


class LiveRegister:
    """Every act runs in the background; what the register then shows has been read back from the ledger."""

    def __init__(self, live: LiveDesk) -> None:
        self._live = live

    def read(self, then: Callable[[jobs.Registered], None]) -> None:
        """Read the register of today."""
        live, ledger, basin = self._live, self._live.desk.ledger, self._live.basin
        if basin is not None:
            job = partial(jobs.read_register, ledger, basin, language_spoken(), date.today())
            live.background.start("register", lambda task: job(), then, live.refused)

    def tell_allotment(self, then: Callable[[tuple[Sentence, ...]], None]) -> None:
        """Work out what the initial allotment of the basin would grant."""
        live = self._live
        try:
            basin = self._opening().basin
        except Refused as refused:
            live.refused(refused)
            return
        live.background.start("allotment", lambda task: jobs.allotment_told(basin), then, live.refused)

    def allot(self, signed: jobs.Signed, told: Told) -> None:
        """Grant every right of the basin its title."""
        self._write(lambda ledger, opening: partial(jobs.allot, ledger, opening, signed), told)

    def write(self, deed: jobs.Deed, signed: jobs.Signed, told: Told) -> None:
        """Write one entry."""
        self._write(lambda ledger, opening: partial(jobs.write, ledger, opening.basin, deed, signed), told)

    def work_out_opening(self, asked: YearAsked, then: Callable[[Any], None], told: Told) -> None:
        """Work out what may be used in a year, and whose share that is."""
        self._work_out(lambda basin, ledger: partial(jobs.opening_of, basin, asked, ledger, named), then, told)

    def announce(self, opening: Opening, signed: jobs.Signed, told: Told) -> None:
        """Open the year that was worked out."""
        self._write(lambda ledger, _: partial(jobs.announce, ledger, opening, signed), told)

    def work_out_plan(self, asked: YearAsked, then: Callable[[Any], None], told: Told) -> None:
        """Work out who may take how much in every month of a year, and what then passes the sections."""
        self._work_out(lambda basin, ledger: partial(jobs.plan_of, basin, asked, ledger, named), then, told)

    def write_plan(self, plan: AnnualPlan, folder: Path, told: Told) -> None:
        """Write the tables of a plan into a folder."""
        self._work_out(lambda *_: partial(jobs.write_plan, plan, folder), self._live.tell, told)

    def write_report(self, year: int, observed: Path | None, folder: Path, told: Told) -> None:
        """Write the yearly report into a folder."""
        language = language_spoken()
        self._work_out(
            lambda basin, ledger: partial(jobs.write_report, basin, year, ledger, observed, folder, language),
            self._live.tell,
            told,
        )

    def work_out_closing(self, year: int, observed: Path | None, then: Callable[[Any], None], told: Told) -> None:
        """Work out what a year leaves to the next."""
        self._work_out(lambda basin, ledger: partial(jobs.closing_of, basin, year, ledger, observed, named), then, told)

    def settle(self, view: YearView, reason: str, observed: Path | None, signed: jobs.Signed, told: Told) -> None:
        """Close the year that was worked out."""
        self._write(lambda ledger, opening: partial(jobs.settle, ledger, opening.basin, view, reason, observed, signed),
                    told)  # fmt: skip

    def _work_out(
        self, job: Callable[[Basin, Path], Callable[[], Any]], then: Callable[[Any], None], told: Told
    ) -> None:  # fmt: skip
        live = self._live
        heard = partial(self._heard, told)
        try:
            live.dealing.run("register-year", job(self._opening().basin, live.desk.ledger), then, heard)
        except Refused as refused:
            heard(refused.sentence)

    def _write(self, job: Callable[[Path, OpenedBasin], Callable[[], Sentence]], told: Told) -> None:
        live = self._live
        heard = partial(self._heard, told)
        try:
            live.dealing.run("register-act", job(live.desk.ledger, self._opening()), self._written, heard)
        except Refused as refused:
            heard(refused.sentence)

    def _opening(self) -> OpenedBasin:
        """The basin as it lies on the disk: what is signed rests on it. Raises `Refused` where edits are not saved."""
        opening = self._live.desk.opening
        if opening is None or self._live.editing.has_unsaved:
            raise Refused("desk.unsaved_basin")
        return opening

    def _heard(self, told: Told, refusal: Sentence | None) -> None:
        """A refusal stands under the head of the window too, until it is read or the act is done."""
        self._live.tell(refusal)
        told(refusal)

    def _written(self, said: Sentence) -> None:
        self._live.tell(said)
        self._live.dealing.open_ledger(self._live.desk.ledger)
