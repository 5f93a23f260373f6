"""Cases that another desk lays into the folder, or goes on with there: noticed while the window is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from fenshui.gui.jobs import negotiation_jobs as jobs
from fenshui.gui.wording.language import listed
from fenshui.words import Named, sentence

if TYPE_CHECKING:
    from fenshui.desk.blotter import Blotter, CaseLine
    from fenshui.gui.live.desk import LiveDesk
    from fenshui.words import Sentence

_REST_MS = 300
_OURS = ("negotiate", "blotter", "draw-up")
"""Jobs that write into the folder or read it themselves."""


class Arrivals(QObject):
    """Looks when the system tells of the folder, and when the window is come back to: a network drive tells nothing."""

    def __init__(self, live: LiveDesk) -> None:
        super().__init__(live)
        self._live = live
        self._watcher: QFileSystemWatcher | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._come_back)

    def watch(self, folder: Path) -> None:
        """Be told of a folder from now on, and of no other."""
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(lambda _: self._rest.start())
        watched = self._watcher.directories()
        if watched != [str(folder)]:
            if watched:
                self._watcher.removePaths(watched)
            if folder.is_dir():
                self._watcher.addPath(str(folder))

    def look(self) -> None:
        """Read the folder again where something in it changed, once this window itself is done with it."""
        live, seen = self._live, self._live.desk.table.blotter
        if any(live.background.is_at(name) for name in _OURS):
            self._rest.start()
        elif seen is not None:
            opening = live.desk.opening
            live.background.start("blotter", lambda task: jobs.news(seen, opening), self._take, live.refused)

    def _come_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._rest.start()

    def _take(self, found: tuple[Blotter, tuple[CaseLine, ...]] | None) -> None:
        if found is None:
            return
        blotter, news = found
        self._live.negotiating.take(blotter)
        if news:
            self._live.tell(_told(news))


def _told(news: tuple[CaseLine, ...]) -> Sentence:
    """What another desk did: the act where it is but one case, else which cases."""
    if len(news) > 1:
        return sentence("negotiation.news_in", cases=listed(line.case.opening.id for line in news))
    case = news[0].case
    last = case.moves[-1] if case.moves else None
    kept = (*([last.kept] if last else []), *(last.answers if last else ()))
    if not kept:
        return sentence("negotiation.case_arrived", case=case.opening.id)
    act = max((one.act for one in kept), key=lambda act: act.at)
    return sentence(
        "negotiation.act_arrived",
        case=case.opening.id,
        what=sentence(f"negotiation.act.{act.kind}"),
        name=Named(case.participant(act.by)),
    )
