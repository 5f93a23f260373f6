"""The words of the editor's forms: what a field is called, with its unit, and the terms to choose among."""

from __future__ import annotations

from PySide6.QtCore import QObject

from fenshui.gui.tables.table_words import TableWords


class FieldWords(QObject):
    """Says them in the language in force at the moment it is made."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = self._fields()
        self._terms = self._all_terms()
        self._table_words = TableWords()

    def term(self, field: str, code: str) -> str:
        """A word of the format, as people say it."""
        if field == "basis" and code == "diversion":
            code = "diversion_basis"
        return self._terms.get(code) or self._table_words.term(code)

    def _fields(self) -> dict[str, str]:
        return {
            "id": self.tr("Id"),
            "kind": self.tr("Kind"),
            "name_zh": self.tr("Chinese name"),
            "name_en": self.tr("English name"),
            "region": self.tr("Region"),
            "river_km": self.tr("River kilometre, km"),
            "from_node": self.tr("From"),
            "to_node": self.tr("To"),
            "loss": self.tr("Lost on the way, 0–1"),
            "capacity_m3_s": self.tr("Capacity, m³/s"),
            "lag_periods": self.tr("Lag, periods"),
            "split_share": self.tr("Share where it divides, 0–1"),
            "capacity_hm3": self.tr("Capacity, hm³"),
            "dead_hm3": self.tr("Dead storage, hm³"),
            "initial_hm3": self.tr("Holds at the start, hm³"),
            "guarantor": self.tr("Guaranteed by (regions joined by +)"),
            "warning_m3_s": self.tr("Warning flow, m³/s"),
            "holder": self.tr("Holder"),
            "right_class": self.tr("Class"),
            "node": self.tr("Point of diversion"),
            "priority": self.tr("Priority"),
            "basis": self.tr("Basis of the volume"),
            "annual_volume_m3": self.tr("Volume a water year, m³"),
            "consumption_ratio": self.tr("Consumption ratio, 0–1"),
            "source": self.tr("Water from"),
            "permit_no": self.tr("Permit number"),
            "valid_from": self.tr("Valid from"),
            "valid_to": self.tr("Valid to"),
            "seniority": self.tr("Seniority (a date)"),
            "quota_region": self.tr("Counts against region"),
            "parent": self.tr("Part of"),
            "quota_m3": self.tr("Quota a water year, m³"),
            "cap_m3": self.tr("Cap a water year, m³"),
        }

    def _all_terms(self) -> dict[str, str]:
        return {
            "source": self.tr("source"),
            "junction": self.tr("junction"),
            "diversion": self.tr("diversion"),
            "reservoir": self.tr("reservoir"),
            "section": self.tr("control section"),
            "outlet": self.tr("outlet"),
            "river": self.tr("river"),
            "canal": self.tr("canal"),
            "consumption": self.tr("consumption"),
            "diversion_basis": self.tr("volume diverted"),
            "government": self.tr("government"),
            "enterprise": self.tr("enterprise"),
            "irrigation_district": self.tr("irrigation district"),
            "public_supplier": self.tr("public supplier"),
            "authority": self.tr("authority"),
            "surface": self.tr("surface water"),
            "ground": self.tr("groundwater"),
            "reclaimed": self.tr("reclaimed water"),
            "rain": self.tr("rainwater"),
            "desalinated": self.tr("desalinated water"),
            "mine": self.tr("mine water"),
            "brackish": self.tr("brackish water"),
            "": "—",
        }
