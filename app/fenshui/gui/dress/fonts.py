"""The typeface of the window, the same on every machine: Chinese shows on a bare one too."""

from pathlib import Path

from pylopdf_fonts_zh_cn import sans_path
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from fenshui.places import resource

_POINTS = 9.75
_LOADED = "fenshuiFontsLoaded"


def write_as(application: QApplication, language: str) -> None:
    """Noto Sans SC for everything, the marks of a language before it; the system's face where it cannot be loaded.

    The marks are a typeface of a few signs: quotation marks, ellipsis and dash, narrow in English and as wide as a sign
    in Chinese. Widgets that wear the style sheet hear of it when they are dressed.
    """
    signs = _family(application, sans_path())
    marks = _family(application, resource("typefaces", f"marks-{language}.otf"))
    font = QFont([family for family in (marks, signs) if family]) if signs else application.font()
    font.setPointSizeF(_POINTS)
    application.setFont(font)


def _family(application: QApplication, path: Path) -> str:
    """The name of a typeface, which is loaded once; empty where it cannot be."""
    loaded = dict(application.property(_LOADED) or {})
    if str(path) not in loaded:
        number = QFontDatabase.addApplicationFont(str(path))
        loaded[str(path)] = next(iter(QFontDatabase.applicationFontFamilies(number)), "") if number >= 0 else ""
        application.setProperty(_LOADED, loaded)
    return str(loaded[str(path)])
