"""Many transfers at once: a CSV table with the keys of the transfer file as its columns, one transfer a row."""

from pathlib import Path
from typing import Any

from fenshui.basin.cells import number, whole_number
from fenshui.reading.csv_table import read_csv
from fenshui.transfer.terms import Transfer
from fenshui.transfer.transfer_file import transfer_from
from fenshui.words import Refused

_WHOLE = ("format", "volume_m3", "price_fen_per_m3")
_NUMBERS = ("exchange_rate", "to_consumption_ratio")


def read_transfers(path: Path | str) -> tuple[Transfer, ...]:
    """The transfers in a table; a blank cell means "not stated", `format` may be left out.

    Shares of a schedule are joined by blanks. Raises `Refused` with the first row that cannot be.
    """
    path = Path(path)
    table, problems = read_csv(path)
    if table is None:
        raise Refused("transfer.unusable_table", problem=problems[0].line)
    if not table.rows:
        raise Refused("transfer.empty_table", file=path.name)
    transfers = []
    for row, cells in enumerate(table.rows, start=2):
        stated = {key: cell for key, cell in zip(table.header, cells, strict=True) if cell}
        transfers.append(transfer_from({"format": 1, **_values(stated)}, f"{path.name}:{row}"))
    return tuple(transfers)


def _values(stated: dict[str, str]) -> dict[str, Any]:
    return {key: _value(key, cell) for key, cell in stated.items()}


def _value(key: str, cell: str) -> Any:
    """A cell as its key wants it; one that is no such number stays text, and is refused as what it is."""
    try:
        if key in _WHOLE:
            return whole_number(cell)
        if key in _NUMBERS:
            return number(cell)
        if key == "release_m3_s":
            return [number(flow) for flow in cell.split()]
        if key == "schedule" and cell != "as-used":
            return [number(share) for share in cell.split()]
    except ValueError:
        return cell
    return cell
