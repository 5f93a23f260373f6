"""The words of the tables' headers and of the terms that stand in their cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fenshui.desk import unverified
from fenshui.gui.wording.amounts import flow_unit, stock_unit, volume_unit
from fenshui.gui.wording.language import language_spoken

if TYPE_CHECKING:
    from fenshui.basin import Basin


class TableWords(QObject):
    """Says a header or a term in the language in force at the moment it is made."""

    def __init__(self) -> None:
        super().__init__()
        volume, flow, stock = volume_unit(), flow_unit(), stock_unit()
        self._terms: dict[str, str] = {}
        self.holder = self.tr("Holder")
        self.region = self.tr("Region")
        self.priority = self.tr("Priority")
        self.right_class = self.tr("Class")
        self.place = self.tr("Point of diversion")
        self.volume = self.tr("Volume, {unit}").format(unit=volume)
        self.volume_hint = self.tr("Volume of the right in a water year")
        self.ratio = self.tr("Consumption ratio")
        self.delivered = self.tr("Delivered, {unit}").format(unit=volume)
        self.delivered_hint = self.tr("Delivered in a mean year of the record, without the transfer")
        self.reliability = self.tr("Served")
        self.reliability_hint = self.tr("Delivered as a share of what was asked")
        self.quota = self.tr("Quota, {unit}").format(unit=volume)
        self.quota_hint = self.tr("Consumption a water year in a normal year")
        self.cap = self.tr("Cap, {unit}").format(unit=volume)
        self.cap_hint = self.tr("Limit of withdrawal a water year")
        self.rights = self.tr("Rights")
        self.overdrawn = self.tr("Overdrawn")
        self.consumed = self.tr("Consumed, {unit}").format(unit=volume)
        self.yes = self.tr("yes")
        self.section = self.tr("Section")
        self.guarantor = self.tr("Guaranteed by")
        self.warning = self.tr("Warning flow, {unit}").format(unit=flow)
        self.mean_flow = self.tr("Mean flow, {unit}").format(unit=flow)
        self.lowest_flow = self.tr("Lowest flow, {unit}").format(unit=flow)
        self.satisfied = self.tr("Target met")
        self.satisfied_hint = self.tr("Share of the periods with a target in which it is met, without the transfer")
        self.reservoir = self.tr("Reservoir")
        self.capacity = self.tr("Capacity, {unit}").format(unit=stock)
        self.dead = self.tr("Dead storage, {unit}").format(unit=stock)
        self.hm3_hint = self.tr("1 hm³ is a million m³")
        self.storage_now = self.tr("Holds now, {unit}").format(unit=stock)
        self.storage_hint = self.tr("At the end of the period of the time slider, without the transfer")
        self.storage_mean = self.tr("Holds on average, {unit}").format(unit=stock)

    def doubts(self, basin: Basin, file: str, column: str, ids: Sequence[str]) -> dict[int, str]:
        """The rows of a column whose figure is not verified, and why."""
        found = unverified.doubts(basin.sources)
        text = self.tr("Unverified: {reason}")
        return {
            row: text.format(reason=unverified.reason(found[file, name, column], language_spoken()))
            for row, name in enumerate(ids)
            if (file, name, column) in found
        }

    def term(self, code: str) -> str:
        """A term of the basin format in the language in force; a word of the basin's own stays as it is."""
        return self.terms.get(code, code)

    @property
    def terms(self) -> dict[str, str]:
        """Every term of the basin format, put into words when the first of them is asked for."""
        self._terms = self._terms or self._all_terms()
        return self._terms

    def _all_terms(self) -> dict[str, str]:
        return {
            "domestic": self.tr("domestic"),
            "agriculture": self.tr("agriculture"),
            "industry": self.tr("industry"),
            "ecology": self.tr("ecology"),
            "sediment": self.tr("sediment"),
            "storage": self.tr("storage"),
            "regional": self.tr("regional right"),
            "abstraction": self.tr("abstraction right"),
            "irrigator": self.tr("irrigator’s right"),
        }
