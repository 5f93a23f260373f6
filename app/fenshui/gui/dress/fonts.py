"""The typeface of the window, the same on every machine: Chinese shows on a bare one too."""

from pylopdf_fonts_zh_cn import sans_path
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

_POINTS = 9.75
_LOADED = "fenshuiFontLoaded"


def load_fonts(application: QApplication) -> None:
    """Noto Sans SC for everything, loaded once; the system's face where it cannot be."""
    if application.property(_LOADED):
        return
    application.setProperty(_LOADED, True)
    number = QFontDatabase.addApplicationFont(str(sans_path()))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    font = QFont(families[0]) if families else application.font()
    font.setPointSizeF(_POINTS)
    application.setFont(font)
