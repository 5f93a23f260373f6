"""What type a column of cells has in a GeoPackage: a number, a truth or a day where that loses nothing, else text."""

import math
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

_TYPE_OF_KIND = {"number": "REAL", "whole_number": "INTEGER", "truth": "BOOLEAN", "date": "DATE"}


def type_of(kind: str, cells: Sequence[str]) -> str:
    """The type that holds every cell of a column which the format reads as `kind`, so that each comes back the same."""
    wanted = _TYPE_OF_KIND.get(kind, "TEXT")
    return wanted if all(_comes_back(wanted, cell) for cell in cells) else "TEXT"


def value_of(type_name: str, cell: str) -> Any:
    """What is stored for a cell; a blank is NULL. Raises ValueError or KeyError where the type does not hold it."""
    return _STORED[type_name](cell) if cell else None


def cell_of(type_name: str, value: Any) -> str:
    """The cell of a stored value: numbers in their shortest form that reads back the same."""
    if value is None:
        return ""
    if type_name == "BOOLEAN" and value in (0, 1):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return str(value)


def _comes_back(type_name: str, cell: str) -> bool:
    try:
        return cell_of(type_name, value_of(type_name, cell)) == cell
    except (ValueError, KeyError):
        return False


def _number(cell: str) -> float:
    value = float(cell)
    if not math.isfinite(value):
        raise ValueError(cell)
    return value


def _whole_number(cell: str) -> int:
    value = int(cell)
    if abs(value) >= 2**63:
        raise ValueError(cell)
    return value


_STORED: dict[str, Callable[[str], Any]] = {
    "TEXT": str,
    "REAL": _number,
    "INTEGER": _whole_number,
    "BOOLEAN": {"true": 1, "false": 0}.__getitem__,
    "DATE": lambda cell: date.fromisoformat(cell).isoformat(),
}
