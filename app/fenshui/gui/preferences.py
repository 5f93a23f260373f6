"""What the program remembers of a user: language, colours, units, layout, the last basin."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings
from PySide6.QtWidgets import QApplication

from fenshui.gui.dress.dressing import dress_anew, wear
from fenshui.gui.dress.fonts import write_as
from fenshui.gui.dress.theme import THEMES
from fenshui.gui.wording.amounts import UNITS, USUAL, count_in
from fenshui.gui.wording.language import LANGUAGES, speak

LAYOUT_VERSION = 1
_open: dict[str, QSettings] = {}


def settings() -> QSettings:
    """The user's settings file; its place follows the organisation and name of the application.

    It stays open, so that what is set in one turn of the window is written once, and after the turn.
    """
    home = os.environ.get("XDG_CONFIG_HOME", "")
    if home not in _open:
        _open[home] = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "fenshui", "fenshui")
    return _open[home]


def language() -> str:
    """The language chosen last, else Chinese on a Chinese system and English elsewhere."""
    usual = "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"
    chosen = str(settings().value("language", usual))
    return chosen if chosen in LANGUAGES else usual


def choose_language(code: str) -> None:
    """Speak a language from now on."""
    settings().setValue("language", code)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        speak(application, code)
        write_as(application, code)
        dress_anew(application)


def theme() -> str:
    """The colours chosen last, else light."""
    chosen = str(settings().value("theme", "light"))
    return chosen if chosen in THEMES else "light"


def choose_theme(name: str) -> None:
    """Wear these colours from now on."""
    settings().setValue("theme", name)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        wear(application, name)


def unit() -> str:
    """The unit everything is read in, else the usual ones."""
    chosen = str(settings().value("unit", USUAL))
    return chosen if chosen in UNITS else USUAL


def choose_unit(unit: str) -> None:
    """Read everything in this unit from now on."""
    settings().setValue("unit", unit)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        count_in(application, unit)


def last_basin() -> Path | None:
    """The basin opened last, where it still is."""
    stored = str(settings().value("last_basin", ""))
    path = Path(stored)
    return path if stored and (_is_there(path / "basin.toml") or _is_there(path)) else None


def remember_basin(folder: Path) -> None:
    """Open this one next time."""
    settings().setValue("last_basin", str(folder.absolute()))


def last_ledger() -> Path | None:
    """The ledger that was open last, be it there or not; None where none was."""
    stored = str(settings().value("last_ledger", ""))
    return Path(stored) if stored else None


def last_ledger_there() -> Path | None:
    """The same where it still is and can be reached."""
    path = last_ledger()
    return path if path is not None and _is_there(path) else None


def remember_ledger(path: Path) -> None:
    """Open this one next time."""
    settings().setValue("last_ledger", str(path.absolute()))


def kept_folder(name: str, usual: Path) -> Path:
    """A folder the user chose for something, else the usual one."""
    return Path(str(settings().value(f"folder/{name}", str(usual))))


def keep_folder(name: str, folder: Path) -> None:
    """Use this folder from now on."""
    settings().setValue(f"folder/{name}", str(folder))


def seat() -> str:
    """For whom this desk acts in negotiations."""
    return str(settings().value("seat", ""))


def take_seat(holder: str) -> None:
    """Act for this holder from now on."""
    settings().setValue("seat", holder)


def has_seen_tour() -> bool:
    """Whether the tour was taken or skipped once."""
    return str(settings().value("tour_seen", "")) == "yes"


def remember_tour() -> None:
    """Never offer the tour by itself again."""
    settings().setValue("tour_seen", "yes")


def window_layout() -> tuple[QByteArray, QByteArray] | None:
    """Place of the window and of its panels, as they were left."""
    stored = settings()
    place, panels = stored.value("window/place"), stored.value("window/panels")
    if isinstance(place, QByteArray) and isinstance(panels, QByteArray):
        return place, panels
    return None


def remember_layout(place: QByteArray, panels: QByteArray) -> None:
    """Keep the place of the window and of its panels."""
    stored = settings()
    stored.setValue("window/place", place)
    stored.setValue("window/panels", panels)
    stored.sync()  # the window closes: no turn follows


def _is_there(path: Path) -> bool:
    """Whether a file lies there and can be reached: of a drive or folder out of reach a system may say more than no."""
    try:
        return path.is_file()
    except OSError:
        return False
