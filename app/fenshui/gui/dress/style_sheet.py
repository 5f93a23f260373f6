"""The style sheet: generous spacing, hairlines instead of frames, one accent colour."""

from __future__ import annotations

from fenshui.places import resource

_SHEET = """
QMainWindow, QDialog {{ background: {window}; }}
QMainWindow::separator {{ background: {window}; width: 7px; height: 7px; }}
QWidget#panel, QDockWidget > QWidget {{ background: {panel}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 5px 8px; }}

QMenuBar {{ background: {panel}; border-bottom: 1px solid {line}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 5px 10px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected {{ background: {window}; }}
QMenu {{ background: {panel}; border: 1px solid {line}; padding: 5px; }}
QMenu::item {{ padding: 6px 26px 6px 22px; border-radius: 5px; }}
QMenu::item:selected {{ background: {accent}; color: {on_accent}; }}
QMenu::item:disabled {{ color: {quiet}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 5px 8px; }}

QDockWidget {{ font-weight: 600; color: {text};
    titlebar-close-icon: url({close}); titlebar-normal-icon: url({undock}); }}
QDockWidget QLabel {{ font-weight: 400; }}
QDockWidget::title {{ background: {panel}; padding: 8px 12px; border-bottom: 1px solid {line}; text-align: left; }}
QTabBar {{ background: transparent; qproperty-drawBase: 0; qproperty-elideMode: ElideNone; }}
QTabBar::tab {{ background: transparent; color: {quiet}; padding: 8px 11px; border: none;
    border-bottom: 2px solid transparent; }}
QTabWidget[tight="true"] QTabBar::tab {{ padding: 8px 3px; margin-right: 1px; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:focus {{ color: {accent}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {line}; background: {panel}; }}

QPushButton {{ background: {panel}; color: {text}; border: 1px solid {line}; border-radius: 6px;
    padding: 6px 14px; min-height: 18px; }}
QPushButton:hover {{ border-color: {accent}; }}
QPushButton:focus {{ border: 1px solid {accent}; }}
QPushButton:pressed {{ background: {window}; }}
QPushButton:checked {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton:disabled {{ color: {quiet}; background: {window}; border-color: {line}; }}
QPushButton[leading="true"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[leading="true"]:disabled {{ background: {line}; color: {quiet}; border-color: {line}; }}
QPushButton[slim="true"] {{ padding: 1px 10px; min-height: 0; }}
QPushButton[segment] {{ padding: 6px 8px; }}
QPushButton[segment="first"] {{ border-top-right-radius: 0; border-bottom-right-radius: 0; border-right: none; }}
QPushButton[segment="middle"] {{ border-radius: 0; border-right: none; }}
QPushButton[segment="last"] {{ border-top-left-radius: 0; border-bottom-left-radius: 0; }}
QToolButton {{ background: transparent; color: {text}; border: 1px solid transparent; border-radius: 6px;
    padding: 5px; }}
QToolButton:hover {{ background: {window}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:disabled {{ color: {quiet}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton#units {{ border-color: {line}; padding: 5px 22px 5px 8px; min-height: 20px; }}
QToolButton#units:hover, QToolButton#units:focus {{ border-color: {accent}; }}
QToolButton#units::menu-indicator {{ image: url({arrow}); width: 10px; subcontrol-position: right center;
    subcontrol-origin: padding; right: 6px; }}

QLineEdit, QAbstractSpinBox, QComboBox {{ background: {panel}; color: {text};
    border: 1px solid {line}; border-radius: 6px; padding: 5px 8px; min-height: 18px;
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{ border-color: {accent}; }}
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {{
    color: {quiet}; background: {window}; }}
QComboBox QLineEdit {{ background: transparent; border: none; padding: 0; min-height: 0; }}
QAbstractSpinBox QLineEdit {{ background: transparent; border: none; padding: 0 8px; min-height: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {panel}; border: 1px solid {line}; outline: none; padding: 4px;
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator {{ width: 15px; height: 15px; border: 1px solid {quiet}; border-radius: 4px;
    background: {panel}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url({check}); }}
QCheckBox::indicator:focus, QCheckBox::indicator:hover {{ border-color: {accent}; }}
QCheckBox::indicator:disabled {{ background: {line}; border-color: {line}; }}

QSlider::groove:horizontal {{ height: 4px; background: {line}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 2px; }}
QSlider::sub-page:horizontal:disabled {{ background: {line}; }}
QSlider::handle:horizontal {{ background: {panel}; border: 2px solid {accent}; width: 14px; height: 14px;
    margin: -7px 0; border-radius: 9px; }}
QSlider::handle:horizontal:focus {{ background: {accent}; }}
QSlider::handle:horizontal:disabled {{ border-color: {line}; }}

QTableView, QTreeView, QListView {{ background: {panel}; alternate-background-color: {raised}; border: none;
    gridline-color: {line}; outline: none; selection-background-color: {accent}; selection-color: {on_accent}; }}
QTableView::item {{ padding: 3px 8px; border: none; }}
QListWidget#history::item {{ padding: 5px 14px; }}
QListWidget#contents::item, QListWidget#found::item {{ padding: 4px 10px; }}
QHeaderView {{ background: {panel}; }}
QHeaderView::section {{ background: {panel}; color: {quiet}; border: none; border-bottom: 1px solid {line};
    padding: 7px 8px 7px 11px; }}
QAbstractScrollArea::corner {{ background: {panel}; border: none; }}
QTableCornerButton::section {{ background: {panel}; border: none; }}

QScrollArea {{ background: {panel}; border: none; }}
QScrollArea > QWidget > QWidget {{ background: {panel}; }}
QScrollArea#fields, QScrollArea#fields > QWidget > QWidget {{ background: {window}; }}
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 2px; }}
QScrollBar::handle {{ background: {line}; border-radius: 3px; min-height: 30px; min-width: 30px; }}
QScrollBar::handle:hover {{ background: {quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; width: 0; height: 0; }}

QTextEdit, QPlainTextEdit, QTextBrowser {{ background: {raised}; border: 1px solid {line}; border-radius: 6px;
    padding: 8px; }}
QStatusBar {{ background: {panel}; border-top: 1px solid {line}; color: {quiet}; }}
QStatusBar::item {{ border: none; }}
QProgressBar {{ border: none; background: {line}; border-radius: 3px; max-height: 6px; text-align: center; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}

QLabel[role="title"] {{ font-size: 18px; font-weight: 600; }}
QLabel[role="heading"] {{ font-weight: 600; }}
QLabel[role="figure"] {{ font-size: 22px; }}
QLabel[role="code"] {{ font-size: 17px; font-weight: 600; }}
QLabel[role="quiet"] {{ color: {quiet}; }}
QLabel[tone="good"] {{ color: {good}; }}
QLabel[tone="warn"] {{ color: {warn}; }}
QLabel[tone="bad"] {{ color: {bad}; }}
QFrame[role="rule"] {{ background: {line}; max-height: 1px; border: none; }}
QFrame[role="card"] {{ background: {raised}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[role="floating"] {{ background: {panel}; border: 1px solid {line}; border-radius: 8px; margin: 0 0 10px 10px; }}
QFrame[role="callout"] {{ background: {panel}; border: 1px solid {accent}; border-radius: 10px; }}
QFrame[role="tools"] {{ background: {panel}; border: 1px solid {line}; border-radius: 8px; }}
QToolButton[fold="true"] {{ font-weight: 600; padding: 4px 2px; }}
QLineEdit[cell="true"], QComboBox[cell="true"] {{ border-radius: 0; padding: 0 5px; min-height: 0; }}
QPushButton[tool="true"] {{ padding: 4px 8px; text-align: left; }}
QFrame[role="notice"] {{ background: {raised}; border-top: 1px solid {warn}; border-left: 4px solid {warn}; }}
QFrame[role="notice"] QPushButton {{ padding: 2px 12px; min-height: 0; }}
QWidget#header {{ background: {panel}; border-bottom: 1px solid {line}; }}
"""


_ROLES = {
    "window": "window",
    "panel": "base",
    "raised": "alternate-base",
    "line": "mid",
    "text": "window-text",
    "quiet": "placeholder-text",
    "accent": "highlight",
    "on_accent": "highlighted-text",
    "good": "link-visited",
    "warn": "midlight",
    "bad": "bright-text",
}
"""Colours of a theme -> the roles of the palette that hold them (`dressing.py` fills it)."""


def style_sheet() -> str:
    """The sheet, which names roles of the palette: another theme is another palette, and the sheet stays.

    A new sheet costs a third of a second in a full window; a new palette a tenth of that.
    """
    return _SHEET.format(
        arrow=resource("icons", "down.svg").as_posix(),
        close=resource("icons", "close-quiet.svg").as_posix(),
        undock=resource("icons", "undock-quiet.svg").as_posix(),
        check=resource("icons", "check.svg").as_posix(),
        **{colour: f"palette({role})" for colour, role in _ROLES.items()},
    )
