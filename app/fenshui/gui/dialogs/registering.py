"""What the register asks before something is written into it: each act by one small dialog."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fenshui.gui.dialogs.field_grid import Answers
from fenshui.gui.dialogs.form import FormDialog, Told
from fenshui.gui.dialogs.holding_forms import HoldingForms
from fenshui.gui.dialogs.register_parts import Form, Parts, Typed
from fenshui.gui.dialogs.reserve_forms import ReserveForms
from fenshui.gui.dialogs.title_forms import TitleForms
from fenshui.gui.dialogs.year_forms import YearForms
from fenshui.gui.jobs.register_jobs import Registered
from fenshui.gui.live.desk import LiveDesk
from fenshui.register.accounts import POOL
from fenshui.words import Refused, sentence

Read = Callable[[Callable[[Registered], None]], None]
"""Reads the register as it is now and hands it over."""


class Registering(QObject):
    """Opens the dialogs over the register as it is; the acts themselves are the desk's."""

    def __init__(self, live: LiveDesk, window: QWidget, read: Read) -> None:
        super().__init__(window)
        self._live, self._window, self._read = live, window, read
        self.years = YearForms(live, window)

    def ask(self, act: str) -> None:
        """Ask what an act needs to know."""
        self._read(partial(self._ask, act))

    def _ask(self, act: str, found: Registered) -> None:
        missing = self._missing(act, found)
        if missing:
            self._live.tell(sentence(f"desk.{missing}"))
            return
        of_years = {
            "open_year": self.years.ask_to_open_year,
            "plan_year": self.years.ask_to_plan_year,
            "close_year": self.years.ask_to_close_year,
            "report_year": self.years.ask_to_report_year,
        }
        if act in of_years:
            of_years[act]()
        else:
            self._open(self._form(act, Parts(self._live, found), found))

    def _form(self, act: str, parts: Parts, found: Registered) -> Form:
        basin = self._live.basin
        holdings, reserve = HoldingForms(), ReserveForms()
        forms = {
            "reading": holdings.reading,
            "pledge": holdings.pledge,
            "release": holdings.release,
            "take_in": reserve.take_in,
            "let_out": reserve.let_out,
        }
        if basin is not None and act not in forms:
            titles = TitleForms(basin)
            forms |= {"grant": titles.grant, "renew": titles.renew, "save": titles.save}
        return forms[act](parts, found)

    def _missing(self, act: str, found: Registered) -> str:
        """Why an act has nothing to act on."""
        if not found.rows:
            return "no_titles"
        if act == "release" and not found.liens:
            return "nothing_pledged"
        if act == "let_out" and not any(row.holder == POOL for row in found.rows):
            return "reserve_empty"
        return ""

    def _open(self, form: Form) -> None:
        def act(answers: Answers, told: Told) -> None:
            typed = Typed(form.fields, answers)
            try:
                self._live.registering.write(form.deed(typed), typed.signed(), told)
            except Refused as refused:
                self._live.tell(refused.sentence)
                told(refused.sentence)

        FormDialog(form.title, self.tr("Sign and write"), form.fields, act, self._window).open()
