"""The chart of the regions: what counts as consumed by each before and after, in the unit the user reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fenshui.export.province_bars import Measure, RegionUse, province_bars, region_use
from fenshui.gui.panels.chart_told import Told
from fenshui.gui.panels.waiting import WaitingWords
from fenshui.gui.wording.amounts import m3_per_volume_unit, number_text, signed_text, volume_digits, yearly_unit
from fenshui.gui.wording.language import language_spoken, listed, named
from fenshui.units import M3_PER_HM3

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk

_JOIN = {"zh_CN": "；", "en": "; "}


class ProvinceChart(QObject):
    """Bars across, a region a row."""

    def told(self, live: LiveDesk, width: float, height: float) -> Told:
        """The chart of the allocation looked at; `width` in points."""
        name = self.tr("Consumption counted for regions")
        before, after, basin = live.before, live.after, live.basin
        if before is None or basin is None:
            return Told(name, WaitingWords().said(live))
        from fenshui.impact.regions import region_positions  # arrays are loaded after the window stands

        found = region_positions(before, after or before)
        if not found:
            return Told(name, self.tr("No region has a quota or a cap, and none consumes more or less."))
        called = {row.region: named(before.basin.region_by_id[row.region]) for row in found}
        measure = _measure()
        rows = [region_use(row, called[row.region], measure, has_after=after is not None) for row in found]
        drawing = province_bars(rows, measure.unit, language_spoken(), width)
        facts = self._facts(rows, live.lens.use)
        if after is not None:
            facts += self._counted(basin)
        return Told(name, facts, drawing, f"{facts}. {self._description(rows)}")

    def _counted(self, basin: Basin) -> str:
        """Without it a reader would look for the bought water where it is used."""
        if basin.settings.rules.cap_counts_against == "transferor":
            return self.tr(" · bought water counts for the transferor’s region")
        return self.tr(" · bought water counts for the transferee’s region")

    def _facts(self, rows: list[RegionUse], use: str) -> str:
        looked_at = self.tr("actual use") if use == "actual" else self.tr("full entitlements")
        over = [row.name for row in rows if row.is_above_quota]
        text = self.tr("mean year, {use}").format(use=looked_at)
        if over:
            text += self.tr(" · above the quota: {regions}").format(regions=listed(over))
        return text

    def _description(self, rows: list[RegionUse]) -> str:
        unit = self.tr("Mean yearly consumption counted for regions, in {unit}.").format(unit=yearly_unit())
        return f"{unit} {_JOIN[language_spoken()].join(map(self._in_words, rows))}"

    def _in_words(self, row: RegionUse) -> str:
        words = self.tr("{region} {before} before, {after} after") if row.after is not None else "{region} {before}"
        text = words.format(region=row.name, before=_figure(row.before), after=_figure(row.last))
        if row.quota is not None:
            text += self.tr(", quota {quota}").format(quota=_figure(row.quota))
        if row.cap is not None:
            text += self.tr(", cap on diversions {cap}").format(cap=_figure(row.cap))
        return text


def _measure() -> Measure:
    per_hm3 = M3_PER_HM3 / m3_per_volume_unit()
    return Measure(yearly_unit(), per_hm3, lambda change: signed_text(change, volume_digits(1)), _figure)


def _figure(volume: float) -> str:
    return number_text(volume, volume_digits())
