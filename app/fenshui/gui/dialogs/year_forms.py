"""Asking when titles are allotted, a year is opened or closed: what is signed is worked out first and shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTextBrowser, QWidget

from fenshui.desk.amounts import LAST_YEAR, MOST_M3
from fenshui.gui.dialogs.field_grid import Answers, Field
from fenshui.gui.dialogs.form import FormDialog, Told
from fenshui.gui.dialogs.register_parts import Signers, Typed
from fenshui.gui.jobs import register_jobs as jobs
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.wording.language import named, spoken
from fenshui.words import Refused, Sentence

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.basin.rows import Reservoir
    from fenshui.desk.year_work import YearAsked

_WIDTH, _HEIGHT = 560, 200
_HELD = "held "
"""Before the node of a reservoir in the name of its field."""


class YearForms(QObject):
    """Opens the dialogs; the acts themselves are the desk's."""

    def __init__(self, live: LiveDesk, window: QWidget) -> None:
        super().__init__(window)
        self._live, self._window = live, window

    def ask_to_allot(self) -> None:
        """Show what the basin's rights come to, and ask for the authority's key."""
        act = self._live.registering.allot
        title = self.tr("Grant the basin’s titles")
        self._live.registering.tell_allotment(lambda lines: self._sign(title, lines, act))

    def ask_to_open_year(self) -> None:
        """Ask what is expected of the year, then show what may be used and whose share that is."""
        title = self.tr("Open a water year")
        registering = self._live.registering

        def work_out(typed: Typed, told: Told) -> None:
            def show(found: Any) -> None:
                opening, lines = found
                self._sign(title, lines, partial(registering.announce, opening))

            registering.work_out_opening(_asked(typed), show, told)

        self._ask(title, self._expected(), work_out)

    def ask_to_plan_year(self) -> None:
        """Ask what is expected of the year, then show the plan by month and section, and offer its tables."""
        title = self.tr("Plan a water year")
        registering = self._live.registering

        def work_out(typed: Typed, told: Told) -> None:
            def show(found: Any) -> None:
                plan, lines = found
                self._put(title, lines, lambda folder, heard: registering.write_plan(plan, folder, heard))

            registering.work_out_plan(_asked(typed, stores), show, told)

        basin = self._live.basin
        stores = basin.reservoirs if basin is not None else ()
        held = self._held(basin) if basin is not None else ()
        self._ask(title, (*self._expected(), *held), work_out)

    def ask_to_report_year(self) -> None:
        """Ask which year and where to, and write the yearly report."""
        fields = (*self._measured(), Field("folder", self.tr("Folder to write"), "save"))
        registering = self._live.registering

        def write(typed: Typed, told: Told) -> None:
            year, folder = typed.whole("year", 1, LAST_YEAR), Path(typed.text("folder"))
            registering.write_report(year, typed.file(), folder, told)

        self._ask(self.tr("Yearly report"), fields, write, self.tr("Write it"))

    def _expected(self) -> tuple[Field, ...]:
        """What an authority knows of a year to come."""
        return (
            Field("year", self.tr("Water year"), value=str(date.today().year)),
            Field("allocable_m3", self.tr("May be used (empty: worked out)"), optional=True, unit=self.tr("m³")),
            Field("inflow_m3", self.tr("Inflow expected (may stay empty)"), optional=True, unit=self.tr("m³")),
            Field("exceedance", self.tr("Or exceeded in so many years"), optional=True, unit="%"),
        )

    def _held(self, basin: Basin) -> Iterator[Field]:
        """What each reservoir holds on the first day of the year, where that is not what the basin says."""
        for store in basin.reservoirs:
            title = self.tr("{reservoir}, held on the first day").format(reservoir=named(basin.node_by_id[store.node]))
            usual = self.tr("empty: {volume}, as in the basin").format(volume=f"{store.initial_hm3:,.10g}")
            yield Field(_HELD + store.node, title, optional=True, unit="hm³", hint=usual)

    def _measured(self) -> tuple[Field, ...]:
        """Which year that is over, and the flows measured in it."""
        return (
            Field("year", self.tr("Water year"), value=str(date.today().year - 1)),
            Field("evidence", self.tr("Measured flows (may stay empty)"), "file", optional=True),
        )

    def ask_to_close_year(self) -> None:
        """Ask which year and by which flows, then show what is deducted and carried over."""
        fields = (*self._measured(), Field("reason", self.tr("Reason"), optional=True))
        title = self.tr("Close a water year")
        registering = self._live.registering

        def work_out(typed: Typed, told: Told) -> None:
            observed: Path | None = typed.file()

            def show(found: Any) -> None:
                view, lines = found
                self._sign(title, lines, partial(registering.settle, view, typed.text("reason"), observed))

            registering.work_out_closing(typed.whole("year", 1, LAST_YEAR), observed, show, told)

        self._ask(title, fields, work_out)

    def _ask(
        self, title: str, fields: Sequence[Field], work_out: Callable[[Typed, Told], None], button: str = ""
    ) -> None:  # fmt: skip
        def act(answers: Answers, told: Told) -> None:
            try:
                work_out(Typed(fields, answers), told)
            except Refused as refused:
                self._live.tell(refused.sentence)
                told(refused.sentence)

        FormDialog(title, button or self.tr("Work it out"), fields, act, self._window).open()

    def _sign(self, title: str, lines: Sequence[Sentence], act: Callable[[jobs.Signed, Told], None]) -> None:
        """What is to be signed, and by whom."""
        about = _read(lines, self.tr("What is signed"))
        fields = Signers().fields(self.tr("authority"))
        button = self.tr("Sign and write")

        def sign(answers: Answers, told: Told) -> None:
            act(Typed(fields, answers).signed(), told)

        FormDialog(title, button, fields, sign, self._window, about).open()

    def _put(self, title: str, lines: Sequence[Sentence], act: Callable[[Path, Told], None]) -> None:
        """What was worked out, and where its tables are to lie."""
        fields = (Field("folder", self.tr("Folder for the tables"), "save"),)

        def put(answers: Answers, told: Told) -> None:
            act(Path(answers["folder"]), told)

        about = _read(lines, self.tr("The plan"))
        FormDialog(title, self.tr("Write the tables"), fields, put, self._window, about).open()


def _read(lines: Sequence[Sentence], called: str) -> QTextBrowser:
    """Sentences under each other, to be read."""
    about = QTextBrowser()
    about.setAccessibleName(called)
    about.setPlainText("\n".join(map(spoken, lines)))
    about.setMinimumSize(_WIDTH, _HEIGHT)
    return about


def _asked(typed: Typed, stores: Sequence[Reservoir] = ()) -> YearAsked:
    """Raises `Refused` for figures that make no sense."""
    m3 = {name: typed.whole(name, 0, MOST_M3) if typed.text(name) else None for name in ("inflow_m3", "allocable_m3")}
    held = {store.node: typed.amount(_HELD + store.node, 0, store.capacity_hm3) for store in stores}
    return jobs.asked(
        typed.whole("year", 1, LAST_YEAR),
        m3["inflow_m3"],
        typed.amount("exceedance", 0, 100),
        m3["allocable_m3"],
        {node: volume for node, volume in held.items() if volume is not None},
    )
