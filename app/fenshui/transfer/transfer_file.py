"""A transfer file (`NAME.toml`), read and written."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from fenshui.basin.cells import is_id
from fenshui.reading.toml_text import read_toml
from fenshui.transfer.terms import MOST_EXCHANGE_RATE, OBJECTS, Transfer
from fenshui.transfer.unfit import check_terms

_SHARES_OFF = 1e-6
_KNOWN = (
    "format", "id", "right", "to_right", "to_node", "to_holder", "to_priority", "to_consumption_ratio", "volume_m3",
    "basis", "conversion", "exchange_rate", "from", "to", "schedule", "object", "price_fen_per_m3",
    "release_from", "release_m3_s",
)  # fmt: skip


def read_transfer(path: Path | str) -> Transfer:
    """The transfer in a file. Raises `Unfit` with everything that is wrong in it."""
    path = Path(path)
    return transfer_from(read_toml(path), path.name)


def transfer_from(table: Mapping[str, Any], file: str) -> Transfer:
    """A transfer from the keys of its file; `file` names it in a refusal."""
    check_terms(table, file, _checks(table), _KNOWN, "expected")
    schedule = table.get("schedule", "as-used")
    return Transfer(
        id=table["id"],
        right=table["right"],
        to_right=table.get("to_right", ""),
        to_node=table.get("to_node", ""),
        to_holder=table.get("to_holder", ""),
        to_priority=table.get("to_priority", ""),
        to_consumption_ratio=float(table.get("to_consumption_ratio", 1.0)),
        volume_m3=table["volume_m3"],
        basis=table.get("basis", "consumption"),
        conversion=table.get("conversion", "neutral"),
        exchange_rate=float(table.get("exchange_rate", 1.0)),
        starts=date.fromisoformat(str(table["from"])),
        ends=date.fromisoformat(str(table["to"])),
        schedule=() if schedule == "as-used" else tuple(float(share) for share in schedule),
        object=table.get("object", "regional-surplus"),
        price_fen_per_m3=table.get("price_fen_per_m3", 0),
        release_from=table.get("release_from", ""),
        release_m3_s=tuple(float(flow) for flow in table.get("release_m3_s", ())),
    )


def transfer_text(transfer: Transfer) -> str:
    """The file of a transfer."""
    taker = (
        f'to_right = "{transfer.to_right}"\n'
        if transfer.to_right
        else f'to_node = "{transfer.to_node}"\nto_holder = "{transfer.to_holder}"\n'
        f'to_priority = "{transfer.to_priority}"\nto_consumption_ratio = {transfer.to_consumption_ratio!r}\n'
    )
    conversion = f'conversion = "{transfer.conversion}"\n' if transfer.basis == "diversion" else ""
    schedule = f"[{', '.join(map(repr, transfer.schedule))}]" if transfer.schedule else '"as-used"'
    return (
        f'format = 1\nid = "{transfer.id}"\nright = "{transfer.right}"\n{taker}volume_m3 = {transfer.volume_m3:_}\n'
        f'basis = "{transfer.basis}"\n{conversion}exchange_rate = {transfer.exchange_rate!r}\n'
        f'from = "{transfer.starts}"\nto = "{transfer.ends}"\nschedule = {schedule}\n'
        f'object = "{transfer.object}"\nprice_fen_per_m3 = {transfer.price_fen_per_m3}\n{_release_text(transfer)}'
    )


def _release_text(transfer: Transfer) -> str:
    if not transfer.release_from:
        return ""
    flows = ", ".join(map(repr, transfer.release_m3_s))
    return f'release_from = "{transfer.release_from}"\nrelease_m3_s = [{flows}]\n'


def _checks(table: Mapping[str, Any]) -> dict[str, bool]:
    new_right = "to_right" not in table
    checks = {
        "format": table.get("format") == 1,
        "id": _id(table.get("id")),
        "right": _id(table.get("right")),
        "to_right": new_right or _id(table["to_right"]),
        "to_node": not new_right or _id(table.get("to_node")),
        "to_holder": not new_right or _id(table.get("to_holder")),
        "to_priority": not new_right or isinstance(table.get("to_priority"), str),
        "to_consumption_ratio": _number(table.get("to_consumption_ratio", 1.0), above=0.0, most=1.0),
        "volume_m3": type(table.get("volume_m3")) is int and 0 < table["volume_m3"] < 2**53,
        "basis": table.get("basis", "consumption") in ("consumption", "diversion"),
        "conversion": table.get("conversion", "neutral") in ("neutral", "same-diversion"),
        "exchange_rate": _number(table.get("exchange_rate", 1.0), above=0.0, most=MOST_EXCHANGE_RATE),
        "from": _day(table.get("from")) is not None,
        "to": _day(table.get("to")) is not None,
        "schedule": _schedule(table.get("schedule", "as-used")),
        "object": table.get("object", "regional-surplus") in OBJECTS,
        "price_fen_per_m3": type(table.get("price_fen_per_m3", 0)) is int and table.get("price_fen_per_m3", 0) >= 0,
        "release_from": "release_from" not in table or _id(table["release_from"]),
        "release_m3_s": _flows(table.get("release_m3_s")) if "release_from" in table else "release_m3_s" not in table,
    }
    first, last = _day(table.get("from")), _day(table.get("to"))
    checks["to"] = checks["to"] and (first is None or last is None or first <= last)
    return checks


def _id(value: object) -> bool:
    return isinstance(value, str) and is_id(value)


def _number(value: object, above: float, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and above < value <= most


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _flows(value: object) -> bool:
    """Flows in m³/s, none of them negative or endless."""
    return isinstance(value, list) and bool(value) and all(flow == 0 or _number(flow, 0.0, 1e6) for flow in value)


def _schedule(value: object) -> bool:
    if value == "as-used":
        return True
    if not isinstance(value, list) or not value:
        return False
    numbers = all(isinstance(share, int | float) and not isinstance(share, bool) and share >= 0 for share in value)
    return numbers and abs(sum(value) - 1.0) <= _SHARES_OFF
