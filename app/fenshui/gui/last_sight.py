"""The map as it came into sight last time: kept as a picture, and shown while the same files are read anew.

It shows the river and the names of its places, no flow, no right and no transfer. Where anything is otherwise that it
depends on, even the time at which one file was written, it is not shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path
from PySide6.QtCore import QPoint, QRect, QSaveFile, QSize
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from fenshui.file_endings import is_case
from fenshui.file_stamps import files_told
from fenshui.gui import preferences
from fenshui.places import sample_basin

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fenshui.gui.map.view import MapView

FIRST = "yellow_river"
"""The basin that is opened where nobody chose another."""
_FILE = "last_sight.png"
_QUICK = 80
"""Written in a tenth of the time of the smallest file, and not much larger."""
_DRAWN_BY = Path(__file__).parent / "map"
"""What draws maps: another version of it draws others."""


@dataclass(frozen=True)
class LastSight:
    """A picture of a map, the words by which it is known again, where it stood, and in what window on what screen."""

    picture: QImage
    told: str
    place: QRect
    window: QSize
    ratio: float

    def fits(self, window: QWidget) -> bool:
        """Whether it can stand in a window: of this size, on a screen with such pixels."""
        return window.size() == self.window and window.devicePixelRatioF() == self.ratio

    def is_still_that_of(self, view: QWidget) -> bool:
        """Whether a map stands there as it stood then."""
        return self.fits(view.window()) and self.place == _place_of(view)


def first_basin(given: Path | None) -> Path:
    """The basin a window opens where no crash left another: the one given, the last one, or the Yellow River."""
    is_basin = given is not None and not is_case(given)
    return (given if is_basin else None) or preferences.last_basin() or sample_basin(FIRST)


def last_sight(folder: Path) -> LastSight | None:
    """How the basin in a folder came into sight last time, where it would do so again."""
    reader = QImageReader(str(user_data_path("fenshui") / _FILE))
    told = reader.text("told")
    if not told or told != told_of(folder):
        return None
    try:
        x, y, width, height, *size = (int(number) for number in reader.text("place").split())
        place, window, ratio = QRect(x, y, width, height), QSize(*size), float(reader.text("ratio"))
    except (TypeError, ValueError):  # not written by this program
        return None
    picture = reader.read()
    picture.setDevicePixelRatio(ratio)
    return None if picture.isNull() else LastSight(picture, told, place, window, ratio)


def is_as_it_comes(view: MapView, folder: Path, told: str) -> bool:
    """Whether a map stands as it would again: nobody moved it, dressed it otherwise or wrote its files meanwhile."""
    return view.is_fitted and told == told_of(folder)


def sight_of(view: QWidget, told: str) -> LastSight:
    """How a map looks now that stands in its window; `told` is of before its basin was read."""
    window = view.window()
    picture = view.grab().toImage()
    return LastSight(picture, told, _place_of(view), window.size(), window.devicePixelRatioF())


def keep(sight: LastSight) -> None:
    """Keep it for the next start; where that cannot be, the next start shows the map a little later."""
    path = user_data_path("fenshui") / _FILE
    file = QSaveFile(str(path))
    if not sight.told or not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        return
    writer = QImageWriter(file, b"png")
    writer.setQuality(_QUICK)
    writer.setText("told", sight.told)
    writer.setText("place", " ".join(str(number) for number in _numbers(sight.place, sight.window)))
    writer.setText("ratio", str(sight.ratio))
    if writer.write(sight.picture):
        file.commit()


def _place_of(view: QWidget) -> QRect:
    return QRect(view.mapTo(view.window(), QPoint(0, 0)), view.size())


def _numbers(place: QRect, window: QSize) -> tuple[int, ...]:
    return place.x(), place.y(), place.width(), place.height(), window.width(), window.height()


def told_of(folder: Path) -> str:
    """All that the first sight of a basin depends on, save the size of its window; nothing where it is out of reach."""
    files = files_told(folder)
    worn = f"{preferences.language()} {preferences.theme()} {preferences.unit()}"
    told = f"{folder.absolute()} {files} {worn} {files_told(_DRAWN_BY)}" if files else ""
    return " ".join(told.split())  # a picture keeps no other white space
