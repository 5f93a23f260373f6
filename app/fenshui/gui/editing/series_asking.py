"""Asks for a file with a record, and lets a node or a right have it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from fenshui.basin.editing.series import Series, with_demand_series, with_inflow_series
from fenshui.gui.jobs import editing_jobs
from fenshui.gui.live.edit import for_this_basin
from fenshui.words import sentence

if TYPE_CHECKING:
    from fenshui.gui.live.desk import LiveDesk


class SeriesAsking(QObject):
    """`table`: inflows of a node, or demand_series of a right."""

    def __init__(self, live: LiveDesk, table: str, owner: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.live, self.owner, self._window = live, owner, parent
        self._with = with_inflow_series if table == "inflows" else with_demand_series

    def ask(self) -> None:
        """Ask for the file."""
        title, kinds = self.tr("A record: period and value"), self.tr("Tables (*.csv *.xlsx)")
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        basin = self.live.editing.basin
        if name and basin is not None:
            path, owner = Path(name), self.owner
            read = lambda task: editing_jobs.series_in(path, basin, owner)  # noqa: E731
            take = for_this_basin(self.live, partial(self._take, path))
            self.live.background.start("import", read, take, self.live.refused)

    def _take(self, path: Path, series: Series) -> None:
        basin = self.live.editing.basin
        if basin is not None and self.live.editing.do_or_tell(lambda one: self._with(one, self.owner, series)):
            periods = basin.settings.timeline.periods
            self.live.tell(sentence("edit.series.taken", file=path.name, found=len(series), periods=periods))
