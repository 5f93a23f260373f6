"""The map in words, for who does not see it: the basin, what its colours say, what is selected and its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from fenshui.gui.live.desk import Selection
from fenshui.gui.panels.flow_place import place_name
from fenshui.gui.panels.panel import Panel
from fenshui.gui.wording.language import named

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.panels.map_panel import MapPanel

_REST_MS = 300


class MapTold(Panel):
    """Never in sight. It says so when the map has come to rest: while periods pass or a volume is tried, nothing."""

    def __init__(self, panel: MapPanel) -> None:
        super().__init__(panel.live, panel)
        self.hide()
        self._panel = panel
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._tell)
        live = panel.live
        for changed in (live.basin_changed, live.allocation_changed, live.lens_changed, live.selection_changed):
            changed.connect(self.speak)
        self.speak()

    def speak(self) -> None:
        """Tell it anew, once nothing changes any more."""
        self._rest.start()

    def text(self) -> str:
        """What the map shows now."""
        basin, shown = self.live.basin, self._panel.map.shown
        if basin is None:
            return ""
        told = [self.tr("{basin}.").format(basin=named(basin.settings))]
        if shown.values is not None:
            told.append(self._colours(shown.title))
        told.append(self._selected(basin))
        return "\n".join(told)

    def _colours(self, title: str) -> str:
        lens = self.live.lens
        spans = {
            "period": self._panel.time.when.text(),
            "mean": self.tr("mean of the whole record"),
            "worst": self.tr("worst period of each place"),
        }
        aspects = {
            "before": self.tr("before the transfer"),
            "after": self.tr("after the transfer"),
            "swipe": self.tr("before on the left, after on the right"),
        }
        uses = {"actual": self.tr("actual use"), "entitlement": self.tr("entitlement")}
        aspect = [aspects[lens.aspect]] if lens.aspect in aspects and self.live.after is not None else []
        parts = [title, *aspect, spans[lens.moment.span], uses[lens.use]]
        return self.tr("Coloured by: {what}.").format(what=self.tr("; ").join(parts))

    def _selected(self, basin: Basin) -> str:
        chosen = self.live.selection
        if chosen.kind == "right" and chosen.id in basin.right_by_id:
            chosen = Selection("node", basin.right_by_id[chosen.id].node)
        if chosen.kind == "region" and chosen.id in basin.region_by_id:
            return self.tr("Selected: {what}.").format(what=named(basin.region_by_id[chosen.id]))
        ids = {"node": [row.id for row in basin.nodes], "reach": [row.id for row in basin.reaches]}.get(chosen.kind, [])
        if chosen.id not in ids:
            return self.tr("Nothing is selected.")
        lines = self._panel.tip.text(self.live, basin, chosen.kind, ids.index(chosen.id)).split("\n")
        lines[0] = place_name(basin, chosen)
        return self.tr("Selected: {what}.").format(what=self.tr("; ").join(lines))

    def _tell(self) -> None:
        self._panel.map.setAccessibleDescription(self.text())
