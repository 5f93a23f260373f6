"""Ctrl+K: any act, place, right or region, found by a few letters of its name or by its pinyin initials."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from fenshui.gui.wording.initials import begins, fits
from fenshui.gui.wording.language import named

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk

_SHOWN = 40
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True)
class Findable:
    """Something that can be gone to or done: its name, other names it is found by, what happens."""

    name: str
    others: str
    go: Callable[[], object]


class PaletteDialog(QDialog):
    """A line to type in over what fits."""

    def __init__(self, live: LiveDesk, menus: Iterable[QMenu], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._all = [*self._acts(menus), *(self._things(live, live.basin) if live.basin is not None else ())]
        self.setWindowTitle(self.tr("Find"))
        self.line, self.found = QLineEdit(), QListWidget()
        self.line.setPlaceholderText(self.tr("Act, place, right or region; pinyin initials too"))
        self.line.setAccessibleName(self.tr("Find"))
        self.found.setObjectName("found")
        self.found.setAccessibleName(self.tr("Found"))
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self._go)
        self.line.installEventFilter(self)
        self.found.itemClicked.connect(lambda _: self._go())
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.found)
        self.resize(560, 420)
        self._search("")
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            self.found.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        self.found.clear()
        typed = text.strip()
        best = sorted(
            (one for one in self._all if fits(typed, one.name) or fits(typed, one.others)),
            key=lambda one: not begins(typed, one.name),
        )
        for one in best[:_SHOWN]:
            item = QListWidgetItem(one.name)
            item.setData(Qt.ItemDataRole.UserRole, self._all.index(one))
            self.found.addItem(item)
        if not best:
            nothing = QListWidgetItem(self.tr("Nothing fits"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.found.addItem(nothing)
        self.found.setCurrentRow(0)

    def _go(self) -> None:
        item = self.found.currentItem()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            one = self._all[item.data(Qt.ItemDataRole.UserRole)]
            self.close()
            one.go()

    def _acts(self, menus: Iterable[QMenu], inside: str = "") -> Iterator[Findable]:
        """Every act of the menus; one of a menu inside a menu is told with the name of that."""
        for menu in menus:
            for act in menu.actions():
                name, inner = act.text().replace("&", ""), act.menu()
                if isinstance(inner, QMenu):
                    yield from self._acts([inner], name)
                elif act.isEnabled() and not act.isSeparator() and name:
                    told = f"{name} · {inside}" if inside else name
                    keys = act.shortcut().toString()
                    yield Findable(f"{told}    {keys}" if keys else told, inside, act.trigger)

    def _things(self, live: LiveDesk, basin: Basin) -> Iterator[Findable]:
        for kind, title, rows in (
            ("node", self.tr("Place"), basin.nodes),
            ("region", self.tr("Region"), basin.regions),
        ):
            for row in rows:
                both = f"{row.name_zh} {row.name_en} {row.id}"
                yield Findable(f"{named(row)} · {title}", both, partial(live.select, kind, row.id))
        for right in basin.rights:
            holder = basin.holder_by_id.get(right.holder)
            both = f"{holder.name_zh} {holder.name_en} {right.id}" if holder else right.id
            name = named(holder) if holder else right.holder
            yield Findable(f"{name} · {self.tr('Right')} {right.id}", both, partial(live.select, "right", right.id))
