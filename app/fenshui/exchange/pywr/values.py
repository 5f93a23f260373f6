"""What the parameters of a Pywr model come to, period by period: constants, profiles, tables and time series."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fenshui.basin import Timeline
from fenshui.exchange.pywr.document import Document
from fenshui.reading.foreign import ForeignTable
from fenshui.reading.outside import accepted, read_outside
from fenshui.words import Refused, Sentence, sentence

Floats = NDArray[np.float64]
_MOST_NESTED = 20
_JOINS: dict[str, Callable[..., Any]] = {
    "sum": np.sum,
    "product": np.prod,
    "min": np.min,
    "max": np.max,
    "mean": np.mean,
}


@dataclass
class Values:
    """Evaluates parameters of one model over a timeline; tables beside the model are read once."""

    document: Document
    timeline: Timeline
    tables: dict[str, ForeignTable] = field(default_factory=dict)

    def of(self, value: Any, node: str, depth: int = 0) -> Floats:
        """A number a period. Raises `Refused` where a parameter depends on what happens in the run, or is unknown."""
        if isinstance(value, bool) or depth > _MOST_NESTED:
            raise self.inexpressible(node, sentence("exchange.lacking.value", value=str(value)[:60]))
        if isinstance(value, int | float):
            return np.full(self.timeline.periods, float(value))
        if isinstance(value, str):
            if value not in self.document.parameters:
                raise Refused("exchange.missing_part", file=self.document.path.name, name=node, part=value)
            return self.of(self.document.parameters[value], node, depth + 1)
        if not isinstance(value, Mapping):
            raise self.inexpressible(node, sentence("exchange.lacking.value", value=str(value)[:60]))
        kind = str(value.get("type", "")).lower().removesuffix("parameter")
        return self._by_kind(kind, value, node, depth)

    def one(self, value: Any, node: str) -> float:
        """A single number; refuses one that changes over time."""
        found = self.of(value, node)
        if np.ptp(found) > 0:
            raise self.inexpressible(node, sentence("exchange.lacking.changing_bound"))
        return float(found[0])

    def inexpressible(self, node: str, what: Sentence) -> Refused:
        """The refusal that names what the basin format cannot say."""
        return Refused("exchange.not_expressible", file=self.document.path.name, name=node, what=what)

    def _by_kind(self, kind: str, value: Mapping[str, Any], node: str, depth: int) -> Floats:
        if kind == "constant":
            single = value.get("value", value.get("values"))
            found = self._cell(value, node) if single is None else single
            return self.of(found, node, depth + 1) * float(value.get("scale", 1.0)) + float(value.get("offset", 0.0))
        if kind == "monthlyprofile" and value.get("interp_day") is None:
            months = [day.month - 1 for day in self.timeline.dates[:-1]]
            return self._listed(value, 12, node)[months]
        if kind == "dailyprofile":
            days = [date(2000, day.month, day.day).timetuple().tm_yday - 1 for day in self.timeline.dates[:-1]]
            return self._listed(value, 366, node)[days]
        if kind in ("arrayindexed", "tablesarray"):
            return self._listed(value, self.timeline.periods, node)
        if kind in ("dataframe", "timeseries"):
            return self._series(value, node)
        if kind == "aggregated" and str(value.get("agg_func", "sum")).lower() in _JOINS:
            parts = [self.of(each, node, depth + 1) for each in value.get("parameters", value.get("metrics", []))]
            return np.asarray(_JOINS[str(value.get("agg_func", "sum")).lower()](parts, axis=0), dtype=np.float64)
        raise self.inexpressible(node, sentence("exchange.lacking.parameter_type", type=value.get("type")))

    def _listed(self, value: Mapping[str, Any], count: int, node: str) -> Floats:
        cells = value.get("values")
        found = self._row(value, node) if cells is None else cells
        if not isinstance(found, list) or len(found) < count or not all(type(each) in (int, float) for each in found):
            raise self.fault(node, found, sentence("exchange.expected.numbers", count=count))
        return np.array(found[:count] if count > 12 else found, dtype=float)

    def fault(self, node: str, found: object, expected: str | Sentence) -> Refused:
        """The refusal of a value that makes no sense."""
        file = self.document.path.name
        return Refused("exchange.model_fault", file=file, name=node, found=str(found)[:80], expected=expected)

    def _cell(self, value: Mapping[str, Any], node: str) -> float:
        """One cell of a table: the row `index`, the column `column`."""
        table = self._table(value, node)
        column = table.column(str(value.get("column")))
        keys = next(iter(table.columns.values()))
        wanted = str(value.get("index"))
        for key, cell in zip(keys, column or (), strict=False):
            if str(key) == wanted:
                return self._number(cell, node)
        raise self.fault(node, wanted, sentence("exchange.expected.row"))

    def _row(self, value: Mapping[str, Any], node: str) -> list[float]:
        table = self._table(value, node)
        keys, *cells = table.columns.values()
        rows = [at for at, key in enumerate(keys) if str(key) == str(value.get("index"))]
        if not rows:
            raise self.fault(node, value.get("index"), sentence("exchange.expected.row"))
        return [self._number(column[rows[0]], node) for column in cells]

    def _series(self, value: Mapping[str, Any], node: str) -> Floats:
        """A column of a time series, by the dates of its first column (or `index_col`)."""
        table = self._table(value, node)
        cells = table.column(str(value.get("column")))
        dates = table.column(str(self._stated(value).get("index_col", next(iter(table.columns)))))
        if cells is None or dates is None:
            raise self.fault(node, value.get("column"), ", ".join(table.columns)[:80])
        by_day = {_day(day): cell for day, cell in zip(dates, cells, strict=True)}
        missing = [day for day in self.timeline.dates[:-1] if day not in by_day]
        if missing:
            raise self.fault(node, "", sentence("exchange.expected.row_of", day=missing[0].isoformat()))
        return np.array([self._number(by_day[day], node) for day in self.timeline.dates[:-1]])

    def _number(self, cell: object, node: str) -> float:
        try:
            found = float(str(cell))
        except ValueError:
            found = float("nan")
        if not np.isfinite(found):
            raise self.fault(node, cell, sentence("exchange.expected.number"))
        return found

    def _stated(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        if "table" not in value:
            return value
        found = self.document.tables.get(str(value["table"]), {})
        return found if isinstance(found, Mapping) else {}

    def _table(self, value: Mapping[str, Any], node: str) -> ForeignTable:
        stated = self._stated(value)
        name = str(stated.get("url", stated.get("path", "")))
        if name not in self.tables:
            self.tables[name] = accepted(read_outside(self._beside(name, node))).tables[0]
        return self.tables[name]

    def _beside(self, name: str, node: str) -> Path:
        """A CSV or workbook in the model's folder; nothing outside it is opened."""
        folder = self.document.path.parent
        path = folder / name
        inside = path.resolve().is_relative_to(folder.resolve())
        if not name or "://" in name or not inside or path.suffix.lower() not in (".csv", ".xlsx"):
            raise Refused("exchange.missing_part", file=self.document.path.name, name=node, part=name[:80])
        return path


def _day(cell: object) -> date | None:
    text = str(cell)
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    for form in ("%d/%m/%Y", "%Y/%m/%d"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
