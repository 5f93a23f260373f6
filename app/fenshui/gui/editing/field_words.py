"""The words of the editor's forms and sheets: what a field is called, with its unit, and the terms to choose among."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from fenshui.basin.cells import columns_of
from fenshui.basin.editing.by_year import CLASSES
from fenshui.basin.editing.cell_values import column_of
from fenshui.basin.row_checks import WORDS
from fenshui.gui.editing.table_titles import TableTitles
from fenshui.gui.tables.table_words import TableWords
from fenshui.gui.wording.language import listed
from fenshui.words import Sentence

_CLASSED = ("rights", "targets", "rule_curves")


class FieldWords(QObject):
    """Says them in the language in force at the moment it is made."""

    def __init__(self) -> None:
        super().__init__()
        self._fields = self._fields_of_rows() | self._fields_of_amounts()
        self._special = TableTitles().special
        self._terms = self._all_terms()
        self._table_words = TableWords()
        self._codes: dict[tuple[str, str], dict[str, str]] = {}

    def title(self, table: str, field: str) -> str:
        """What a column of a table is called; a period of the year or a node has its own name."""
        return self._special.get((table, field)) or self._fields.get(field, field)

    def term(self, field: str, code: str) -> str:
        """A word of the format, as people say it."""
        if field == "basis" and code == "diversion":
            code = "diversion_basis"
        return self._terms.get(code) or self._table_words.term(code)

    def has_terms(self, table: str, field: str) -> bool:
        """Whether the cells of a column hold words of the format, which people say otherwise."""
        is_class = field == "priority" and table in _CLASSED
        return (table, field) in WORDS or is_class or self._kind(table, field) == "truth"

    def is_figure(self, table: str, field: str) -> bool:
        """Whether the cells of a column are numbers."""
        return field.isdigit() or table == "inflows" or self._kind(table, field) in ("number", "whole_number")

    def shown(self, table: str, field: str, text: str) -> str:
        """A cell as people read it."""
        return self.term(field, text) if text and self.has_terms(table, field) else text

    def code(self, table: str, field: str, text: str) -> str:
        """What somebody writes into a cell, as the format says it: its own word, or the one people say."""
        text = text.strip()
        if not self.has_terms(table, field):
            return text
        codes = (*WORDS.get((table, field), ()), *self._terms, *self._table_words.terms)
        known = self._codes.setdefault((table, field), {self.term(field, code): code for code in reversed(codes)})
        return known.get(text, text)

    def with_titles(self, table: str, reason: Sentence) -> Sentence:
        """A refusal that names columns as people call them."""
        values = dict(reason.values)
        expected = values.get("expected")
        if isinstance(expected, Sentence) and "words" in expected.values:
            values["expected"] = self._in_words(table, str(values.get("field", "")), expected)
        for name in ("field", "columns"):
            if name in values:
                values[name] = ", ".join(self._titled(table, part) for part in str(values[name]).split(", "))
        inner = values.get("reason")
        if isinstance(inner, Sentence):
            values["reason"] = self.with_titles(table, inner)
        return replace(reason, values=values)

    def _in_words(self, table: str, column: str, expected: Sentence) -> Sentence:
        """The words among which a cell is chosen, as people say them."""
        field = next((one.field for one in columns_of(CLASSES[table]) if one.name == column), column)
        codes = str(expected.values["words"]).split(", ")
        return replace(expected, values={**expected.values, "words": listed(self.term(field, code) for code in codes)})

    def _titled(self, table: str, name: str) -> str:
        columns = columns_of(CLASSES[table]) if table in CLASSES else ()
        return self.title(table, next((column.field for column in columns if column.name == name), name))

    def _kind(self, table: str, field: str) -> str:
        known = table in CLASSES and any(column.field == field for column in columns_of(CLASSES[table]))
        return column_of(table, field).kind if known else ""

    def _fields_of_rows(self) -> dict[str, str]:
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
            "right": self.tr("Right"),
            "right_class": self.tr("Class"),
            "node": self.tr("Node"),
            "owner": self.tr("Of"),
            "priority": self.tr("Priority"),
            "basis": self.tr("Basis of the volume"),
        }

    def _fields_of_amounts(self) -> dict[str, str]:
        return {
            "annual_volume_m3": self.tr("Volume a water year, m³"),
            "consumption_ratio": self.tr("Consumption ratio, 0–1"),
            "source": self.tr("Water from"),
            "permit_no": self.tr("Permit number"),
            "valid_from": self.tr("Valid from"),
            "valid_to": self.tr("Valid to"),
            "metered": self.tr("Metered"),
            "seniority": self.tr("Seniority (a date)"),
            "quota_region": self.tr("Counts against region"),
            "out_of_basin": self.tr("Used outside the basin"),
            "pledged_m3": self.tr("Pledged, m³"),
            "negative_list": self.tr("On the negative list"),
            "norm_m3": self.tr("Norm of use, m³"),
            "parent": self.tr("Part of"),
            "quota_m3": self.tr("Quota a water year, m³"),
            "cap_m3": self.tr("Cap a water year, m³"),
            "overdrawn": self.tr("Overdrawn"),
            "share": self.tr("Share, 0–1"),
            "period": self.tr("Period"),
            "period_of_year": self.tr("Period of the year"),
            "diversion_hm3": self.tr("Use, hm³ diverted"),
            "max_hm3": self.tr("At most, hm³"),
            "storage_hm3": self.tr("Storage, hm³"),
            "area_km2": self.tr("Area, km²"),
            "level_m": self.tr("Level, m"),
            "depth_mm": self.tr("Depth, mm"),
            "target_hm3": self.tr("Target, hm³"),
            "flow_m3_s": self.tr("Target flow, m³/s"),
            "inflow_hm3": self.tr("Arrived there, hm³ a year"),
            "release_hm3": self.tr("Must pass, hm³ a year"),
            "delivered_m3": self.tr("Delivered a water year, m³"),
            "benefit_fen": self.tr("Benefit, 0.01 yuan"),
            "pollutant": self.tr("Pollutant"),
            "load_t": self.tr("Load, t"),
            "inflow_mg_l": self.tr("Concentration of inflow, mg/L"),
            "limit_mg_l": self.tr("Limit, mg/L"),
            "decay_per_day": self.tr("Decay a day"),
            "water_year": self.tr("Water year that starts in"),
            "allocable_m3": self.tr("May be used, m³"),
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
            "true": self.tr("yes"),
            "false": self.tr("no"),
            "": "—",
        }
