"""How a map comes into sight at the start of a session: a sketch, layer by layer, then what draws the true picture."""

from __future__ import annotations

from collections.abc import Callable

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.map.river_layer import load_machine_code, machine_code_is_loaded
from fenshui.gui.map.view import MapView


class FirstPicture:
    """Takes turns of the window for the sketch of a map; nothing is loaded before it is in sight."""

    def __init__(self, live: LiveDesk, view: MapView, then: Callable[[], object] = lambda: None) -> None:
        self._live, self._map, self._then = live, view, then

    def begin(self) -> None:
        """Paint the sketch, a layer a turn; then say so, and load the machine code beside the window."""
        self._live.turns.soon(self._map, self._paint_layer, "sketch")
        self._live.turns.at_last(self._map, self._load, "load")

    def _paint_layer(self) -> None:
        """Nothing is painted where nobody can see it: a window that is minimised, or on another desktop."""
        before = self._map.sketch.painted
        self._map.repaint()
        if before < self._map.sketch.painted and not self._map.sketch.is_done and not machine_code_is_loaded():
            self._live.turns.soon(self._map, self._paint_layer, "sketch")
        else:
            self._then()

    def _load(self) -> None:
        live, view = self._live, self._map

        def draw() -> None:
            if view.rivers is not None and view.rivers.buffer is None:  # nobody has drawn it meanwhile
                view.look_at(view.view, now=True)

        def soon(_: object) -> None:
            """Not in one go with the allocation that may arrive at the same moment."""
            live.turns.soon(view, draw, "draw")

        live.background.start("map", lambda task: load_machine_code(), soon, live.refused, follow=True)
