"""The verbs of a negotiation, for the window: open a case, propose, answer, take a newer version in, draw up."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from fenshui.gui import preferences
from fenshui.gui.jobs import negotiation_jobs as jobs
from fenshui.gui.live.arrivals import Arrivals
from fenshui.gui.live.cards import LiveCards
from fenshui.gui.live.edit import why_unsigned
from fenshui.gui.menus import recent
from fenshui.words import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from fenshui.desk.blotter import Blotter
    from fenshui.desk.negotiating import Brought
    from fenshui.desk.table import Table
    from fenshui.gui.live.deal import Told
    from fenshui.gui.live.desk import LiveDesk

Key = tuple[Path, str]
"""A key file and its passphrase."""


class LiveNegotiation:
    """Every act is written to the case's file first; what is shown has been read back from it."""

    def __init__(self, live: LiveDesk) -> None:
        self._live = live
        self.cards = LiveCards(live)
        self._arrivals = Arrivals(live)
        live.basin_changed.connect(lambda: live.turns.at_last(live, self.refresh, "blotter"))

    @property
    def folder(self) -> Path:
        """Where the cases of this desk lie."""
        return preferences.kept_folder("cases", user_data_path("fenshui") / "cases")

    @property
    def table(self) -> Table:
        """The negotiations as they are now."""
        return self._live.desk.table

    def look_into(self, folder: Path) -> None:
        """Show the cases of a folder, from now on."""
        preferences.keep_folder("cases", folder)
        self._put(replace(self.table, blotter=None, chosen=None, brought=None))
        self.refresh()

    def refresh(self) -> None:
        """Read every case again."""
        live, folder = self._live, self.folder
        job = partial(jobs.blotter, folder, live.desk.opening)
        live.background.start("blotter", lambda task: job(), self.take, live.refused)

    def take(self, blotter: Blotter) -> None:
        """Show what was read of the cases."""
        self._put(replace(self.table, blotter=blotter))
        self._arrivals.watch(blotter.folder)

    def choose(self, file: Path | None) -> None:
        """Look at a case; an agreement that is on the table is put aside."""
        if file is not None:
            recent.remember("case", file)
        if file != self.table.chosen:
            self._put(replace(self.table, chosen=file, brought=None))
        if self._live.desk.case is not None:
            self._live.desk.take_case(None)
            self._live.case_changed.emit()

    def sit(self, holder: str) -> None:
        """Act for somebody at the table from now on."""
        preferences.take_seat(holder)
        self._live.table_changed.emit()

    def open_case(self, name: str, seats: Mapping[str, Sequence[str]], key: Key, told: Told) -> None:
        """Open a case about the basin on the table with those who sit at it: holders by role."""
        opening = self._live.desk.opening
        if (reason := why_unsigned(self._live.editing)) is not None:
            told(reason)
        elif opening is not None:
            job = partial(jobs.open_case, self.folder, name, opening, seats, key, self.cards.known)
            self._live.dealing.run("negotiate", job, self._show, told)

    def act(self, kind: str, why: str, days: tuple[date, date] | None, key: Key, told: Told, seat: str = "") -> None:
        """Do something for a seat in the case looked at; `days` come with terms: the last to answer, to decide."""
        desk = self._live.desk
        terms = (desk.table.proposed(desk.draft), days) if days is not None else None
        if (reason := why_unsigned(self._live.editing)) is not None:
            told(reason)
        elif desk.opening is not None and desk.table.chosen is not None:
            job = partial(jobs.act, desk.table.chosen, desk.opening, kind, why, terms, key, seat)
            self._live.dealing.run("negotiate", job, self._acted, told)

    def bring_in(self, arriving: Path) -> None:
        """Take a case file in and show what it changed."""
        live, opening = self._live, self._live.desk.opening
        if opening is not None:
            job = partial(jobs.bring_in, self.folder, arriving, opening, self.cards.known)
            live.background.start("negotiate", lambda task: job(), self._brought, live.refused)

    def add_draft(self) -> None:
        """Put the draft of the ticket into the package for the next terms."""
        if self._live.desk.draft is not None:
            self._put(self.table.with_draft(self._live.desk.draft))

    def clear_package(self) -> None:
        """Propose the draft of the ticket alone again."""
        self._put(replace(self.table, package=()))

    def take_terms(self) -> None:
        """Put the terms of the case on the ticket, to answer them with others."""
        line = self.table.line
        if line is not None and line.last is not None:
            self._live.drafting.take_terms(line.last.package)

    def draw_up(self) -> None:
        """Draw up the agreements of the approved case beside it, and put the first on the table to be signed."""
        live, line, opening = self._live, self.table.line, self._live.desk.opening
        if (reason := why_unsigned(live.editing)) is not None:
            live.tell(reason)
        elif line is not None and opening is not None:
            job = partial(jobs.draw_up, line.file, opening, line.agreements)
            live.background.start("draw-up", lambda task: job(), live.dealing.open_case, live.refused)

    def write_minutes(self, file: Path) -> None:
        """Write the minutes of the case that is looked at."""
        live, line = self._live, self.table.line
        if line is not None:
            job, said = partial(jobs.write_minutes, line, file), sentence("desk.minutes_written", file=str(file))
            live.background.start("minutes", lambda task: job(), lambda _: live.tell(said), live.refused)

    def _put(self, table: Table) -> None:
        self._live.desk.take_table(table)
        self._live.table_changed.emit()

    def _show(self, file: Path) -> None:
        self.choose(file)
        self.refresh()

    def _acted(self, file: Path) -> None:
        self._put(replace(self.table, package=(), brought=None))
        self._show(file)

    def _brought(self, result: tuple[Path, Brought]) -> None:
        file, brought = result
        self.choose(file)
        self._put(replace(self.table, brought=brought))
        self.refresh()
