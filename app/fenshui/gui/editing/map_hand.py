"""The editor's hand on the map: it places, moves, connects, splits, draws and deletes, by mouse and by keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from fenshui.basin import rows
from fenshui.basin.editing.river import add_node, connect, delete_node, move_node, split_reach
from fenshui.basin.editing.rows_in import free_id, without
from fenshui.basin.editing.snapping import Caught, caught_by, draw_reach, node_at
from fenshui.gui.editing.overlay import Overlay
from fenshui.gui.live.edit import SELECT, drawn
from fenshui.gui.map.ground import degrees_at
from fenshui.words import Named, sentence

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk
    from fenshui.gui.map.view import MapView

NODE_KINDS = ("source", "junction", "diversion", "reservoir", "section", "outlet")
REACH_KINDS = ("river", "canal")
DRAW, SPLIT, DELETE = "draw", "split", "delete"
SNAP_PX = 14.0
_DRAG_FROM_PX = 4
_STEP_PX, _FINE_PX = 10, 1
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class MapHand(QObject):
    """Takes the events of the map while the basin is edited; what it does not need goes on to the map."""

    def __init__(self, live: LiveDesk, view: MapView) -> None:
        super().__init__(view)
        self.live, self.view = live, view
        self.overlay = Overlay(live, view)
        self._pressed: QPointF | None = None
        self._dragged = ""
        view.installEventFilter(self)
        for changed in (live.edit_changed, live.basin_changed, live.selection_changed):
            changed.connect(self._edit_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mouse and keys, while a basin is edited."""
        if event.type() == QEvent.Type.Resize:
            self.overlay.setGeometry(self.view.rect())
        if not self.live.editing.is_on or self.live.editing.basin is None:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QMouseEvent) and event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton):
            acts = {
                QEvent.Type.MouseButtonPress: self._press,
                QEvent.Type.MouseMove: self._move,
                QEvent.Type.MouseButtonRelease: self._release,
                QEvent.Type.MouseButtonDblClick: self._double,
            }
            act = acts.get(event.type())
            return act(event.position()) if act is not None else False
        return False

    def place_at(self, spot: QPointF) -> tuple[float, float]:
        """Longitude and latitude of a pixel."""
        return degrees_at(self.view.view, self.live.editing.projection, spot)

    def _press(self, spot: QPointF) -> bool:
        self.view.setFocus()
        tool = self.live.editing.tool
        self._pressed = spot
        if tool == SELECT:
            self._dragged = self.overlay.node_near(spot)
            return bool(self._dragged)
        if tool in REACH_KINDS and not self.overlay.start:
            self.overlay.start = self.overlay.node_near(spot)
        return True

    def _move(self, spot: QPointF) -> bool:
        tool = self.live.editing.tool
        self.overlay.follow(spot, is_snapping=tool in (*REACH_KINDS, DRAW, SPLIT, DELETE))
        if self._dragged and self._pressed is not None:
            if (spot - self._pressed).manhattanLength() > _DRAG_FROM_PX:
                self.overlay.ghost = spot
                self.overlay.update()
            return True
        return self._pressed is not None and tool != SELECT

    def _release(self, spot: QPointF) -> bool:
        tool, pressed, self._pressed = self.live.editing.tool, self._pressed, None
        dragged, self._dragged = self._dragged, ""
        if pressed is None:
            return tool != SELECT
        is_click = (spot - pressed).manhattanLength() <= _DRAG_FROM_PX
        self.overlay.ghost = None
        if tool == SELECT:
            if dragged and is_click:
                self.live.select("node", dragged)
            elif dragged:
                self._move_to(dragged, spot)
            return bool(dragged)
        if tool in REACH_KINDS:
            self._connect(tool, spot, is_click)
        elif is_click:
            self._click(tool, spot)
        return True

    def _double(self, spot: QPointF) -> bool:
        if self.live.editing.tool == DRAW:
            self.finish_line()
        return self.live.editing.tool != SELECT

    def _click(self, tool: str, spot: QPointF) -> None:
        if tool in NODE_KINDS:
            self.add(tool, spot)
        elif tool == DRAW:
            self.overlay.line.append(self.place_at(spot))
            self.overlay.update()
        elif tool == SPLIT:
            self._split(spot)
        elif tool == DELETE:
            self._delete_at(spot)

    def add(self, kind: str, spot: QPointF) -> None:
        """A node where the pixel is; one on a reach splits it. Where one stands already it is chosen instead."""
        live, place, caught = self.live, self.place_at(spot), self._caught(spot)
        if caught.node and live.editing.basin is not None:
            live.select("node", caught.node)
            live.tell(sentence("edit.stands_here", name=Named(live.editing.basin.node_by_id[caught.node])))
            return
        if kind == "source":
            caught = Caught()
        name = free_id(live.editing.basin.node_by_id, kind) if live.editing.basin is not None else ""

        def verb(basin: Basin) -> Basin:
            basin = drawn(live, basin)
            node = rows.Node(name, kind)
            if caught.reach:
                return split_reach(basin, caught.reach, node, caught.share)
            return add_node(basin, node, place)

        if live.editing.do_or_tell(verb):
            live.select("node", name)

    def finish_line(self) -> None:
        """The line that was drawn becomes a river, its ends snapped to the network."""
        line, self.overlay.line = self.overlay.line, []
        self.overlay.update()
        if len(line) > 1:
            self.live.editing.do_or_tell(
                lambda basin: draw_reach(drawn(self.live, basin), line, self._tolerance_m())[0]
            )

    def _move_to(self, name: str, spot: QPointF) -> None:
        place = self.place_at(spot)
        self.live.editing.do_or_tell(lambda basin: move_node(drawn(self.live, basin), name, place))
        self.live.select("node", name)

    def _connect(self, kind: str, spot: QPointF, is_click: bool) -> None:
        start, place = self.overlay.start, self.place_at(spot)
        caught = self._caught(spot)
        if not start or (is_click and caught.node == start):
            return  # the start is chosen; the next click says where to
        self.overlay.start = ""
        if not caught.node and not caught.reach:
            return

        def verb(basin: Basin) -> Basin:
            basin, end = node_at(drawn(self.live, basin), place, self._tolerance_m())
            name = free_id((row.id for row in basin.reaches), kind)
            return connect(basin, rows.Reach(name, start, end, kind))

        self.live.editing.do_or_tell(verb)

    def _split(self, spot: QPointF) -> None:
        caught = self._caught(spot)
        if caught.reach and self.live.editing.basin is not None:
            node = rows.Node(free_id(self.live.editing.basin.node_by_id, "junction"), "junction")
            self.live.editing.do_or_tell(
                lambda basin: split_reach(drawn(self.live, basin), caught.reach, node, caught.share)
            )

    def _delete_at(self, spot: QPointF) -> None:
        caught = self._caught(spot)
        if caught.node:
            self.live.editing.delete(caught.node, partial(delete_node, name=caught.node))
        elif caught.reach:
            self.live.editing.delete(caught.reach, partial(without, table="reaches", name=caught.reach))

    def _delete_selected(self) -> bool:
        chosen = self.live.selection
        verbs = {
            "node": partial(delete_node, name=chosen.id),
            "reach": partial(without, table="reaches", name=chosen.id),
            "right": partial(without, table="rights", name=chosen.id),
        }
        if chosen.kind in verbs:
            self.live.editing.delete(chosen.id, verbs[chosen.kind])
        return chosen.kind in verbs

    def _key(self, event: QKeyEvent) -> bool:
        key, tool = Qt.Key(event.key()), self.live.editing.tool
        if key == Qt.Key.Key_Escape:
            self.overlay.let_go()
            self.live.editing.take(SELECT)
            return True
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._delete_selected()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if tool in NODE_KINDS:
                self.add(tool, QPointF(self.view.width() / 2, self.view.height() / 2))
            elif tool == DRAW:
                self.finish_line()
            return True
        spot = self.overlay.spot_of(self.live.selection.id) if self.live.selection.kind == "node" else None
        if key in _ARROWS and spot is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = _FINE_PX if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP_PX
            right, down = _ARROWS[key]
            self._move_to(self.live.selection.id, spot + QPointF(right * step, down * step))
            return True
        return False

    def _caught(self, spot: QPointF) -> Caught:
        basin = self.live.editing.basin
        if basin is None:
            return Caught()
        return caught_by(drawn(self.live, basin), self.place_at(spot), self._tolerance_m())

    def _tolerance_m(self) -> float:
        return SNAP_PX * self.view.view.metres_per_pixel

    def _edit_changed(self) -> None:
        self.overlay.setVisible(self.live.editing.is_on)
        self.overlay.setGeometry(self.view.rect())
        self.overlay.raise_()
        if self.live.editing.tool not in REACH_KINDS and self.live.editing.tool != DRAW:
            self.overlay.let_go()
        self.overlay.update()
