"""A transfer of a discharge right (排污权): tonnes a year that one discharge point gives up and another takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from fenshui.basin import Basin
from fenshui.basin.cells import is_id
from fenshui.basin.rows import Load
from fenshui.reading.toml_text import read_toml
from fenshui.transfer.unfit import check_terms
from fenshui.words import Refused

_KNOWN = ("format", "kind", "id", "load", "to_load", "pollutant", "tonnes_per_year", "exchange_rate", "from", "to")


@dataclass(frozen=True)
class Discharge:
    """`load` (an id of `loads.csv`) gives up `tonnes_per_year` of a pollutant, `to_load` takes `exchange_rate` of it,
    each in the shape of its own year."""

    id: str
    load: str
    to_load: str
    pollutant: str
    tonnes_per_year: float
    starts: date
    ends: date
    exchange_rate: float = 1.0


def read_discharge(path: Path | str) -> Discharge:
    """The transfer in a file (`kind = "discharge"`). Raises `Unfit` with everything that is wrong in it."""
    table: Mapping[str, Any] = read_toml(Path(path))
    check_terms(table, Path(path).name, _checks(table), _KNOWN, "discharge")
    return Discharge(
        id=table["id"],
        load=table["load"],
        to_load=table["to_load"],
        pollutant=table["pollutant"],
        tonnes_per_year=float(table["tonnes_per_year"]),
        starts=date.fromisoformat(str(table["from"])),
        ends=date.fromisoformat(str(table["to"])),
        exchange_rate=float(table.get("exchange_rate", 1.0)),
    )


def with_discharges(basin: Basin, transfers: Iterable[Discharge]) -> Basin:
    """The basin under transfers of discharge rights. Raises `Refused` where one gives more than it has."""
    for transfer in transfers:
        basin = replace(basin, loads=tuple(_moved(basin, transfer)))
    return basin


def _moved(basin: Basin, transfer: Discharge) -> Iterable[Load]:
    has = {name: _yearly_t(basin, name, transfer) for name in (transfer.load, transfer.to_load)}
    given = transfer.tonnes_per_year
    if given > has[transfer.load] * (1 + 1e-9):
        raise Refused("transfer.more_discharge_than_held", id=transfer.id, asked=given, most=has[transfer.load])
    shares = {
        transfer.load: max(0.0, 1 - given / has[transfer.load]),
        transfer.to_load: 1 + given * transfer.exchange_rate / has[transfer.to_load],
    }
    for row in basin.loads:
        moves = row.id in shares and row.pollutant == transfer.pollutant
        yield replace(row, load_t=row.load_t * shares[row.id]) if moves else row


def _yearly_t(basin: Basin, name: str, transfer: Discharge) -> float:
    found = sum(row.load_t for row in basin.loads if row.id == name and row.pollutant == transfer.pollutant)
    if found <= 0:
        raise Refused("transfer.no_such_load", id=transfer.id, load=name, pollutant=transfer.pollutant)
    return found


def _checks(table: Mapping[str, Any]) -> dict[str, bool]:
    days = [_day(table.get(key)) for key in ("from", "to")]
    names = {key: isinstance(table.get(key), str) and is_id(table[key]) for key in ("id", "load", "to_load")}
    return {
        "format": table.get("format") == 1,
        "kind": table.get("kind") == "discharge",
        **names,
        "to_load": names["to_load"] and table.get("to_load") != table.get("load"),
        "pollutant": isinstance(table.get("pollutant"), str) and bool(table["pollutant"]),
        "tonnes_per_year": _positive(table.get("tonnes_per_year")),
        "exchange_rate": _positive(table.get("exchange_rate", 1.0)),
        "from": days[0] is not None,
        "to": days[1] is not None and (days[0] is None or days[0] <= days[1]),
    }


def _positive(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e12


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
