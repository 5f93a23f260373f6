"""Named workspaces: which panels stand where, for analysis, negotiation or signing, and those a user saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt

from fenshui.gui.dock_tabs import put_back
from fenshui.gui.docking import reset_layout
from fenshui.gui.preferences import LAYOUT_VERSION, settings

if TYPE_CHECKING:
    from fenshui.gui.main_window import MainWindow

_GROUP = "workspaces"


@dataclass(frozen=True)
class Workspace:
    """Panels that are hidden, those in front of the others, and the share of the window's height of the low ones."""

    hidden: tuple[str, ...]
    front: tuple[str, ...]
    low: float


PRESETS = {
    "analyst": Workspace(("negotiation", "deal", "ledger"), ("hydrograph", "review"), 0.26),
    "negotiation": Workspace(("tables", "ledger"), ("negotiation", "ticket"), 0.40),
    "signing": Workspace(
        ("tables", "hydrograph", "charts", "negotiation", "comparison", "price", "history"), ("deal",), 0.26
    ),
}


def arrange(window: MainWindow, name: str) -> None:
    """Put the panels as one of the presets says."""
    wanted = PRESETS[name]
    reset_layout(window)
    for hidden in wanted.hidden:
        window.docks[hidden].hide()
    for front in wanted.front:
        window.docks[front].raise_()
    low = [window.docks[front] for front in wanted.front if front in ("hydrograph", "negotiation")]
    if low:
        window.resizeDocks(low, [round(window.height() * wanted.low)], Qt.Orientation.Vertical)


def saved() -> tuple[str, ...]:
    """The names of those the user saved."""
    stored = settings()
    stored.beginGroup(_GROUP)
    names = tuple(stored.childKeys())
    stored.endGroup()
    return names


def save(window: MainWindow, name: str) -> None:
    """Keep the panels as they stand under a name; the same name again replaces it."""
    settings().setValue(f"{_GROUP}/{_key(name)}", window.saveState(LAYOUT_VERSION))


def restore(window: MainWindow, name: str) -> None:
    """Put the panels as they stood when they were saved under a name."""
    state = settings().value(f"{_GROUP}/{name}")
    if isinstance(state, QByteArray):
        put_back(window, state)


def delete(name: str) -> None:
    """Let a saved one go."""
    settings().remove(f"{_GROUP}/{name}")


def _key(name: str) -> str:
    """The settings file takes a slash for a folder."""
    return " ".join(name.replace("/", "∕").replace("\\", "∖").split())
