"""A draft as it stands in a journal: whatever the ticket shows, also terms that no transfer file may have.

A term may end before it starts while somebody is still typing: the file of a transfer would refuse that, a journal
keeps it.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fenshui.transfer import Transfer

_DAYS = ("starts", "ends")
_MANY = ("schedule", "release_m3_s")


def transfer_line(draft: Transfer) -> str:
    """Every field of a draft, as JSON."""
    return json.dumps(_told(draft), ensure_ascii=False)


def transfer_in(text: str) -> Transfer:
    """The draft in a line of a journal; a version before this one wrote the text of its file.

    Raises `ValueError`, `TypeError` or `KeyError` where it is none, `Refused` where the text of a file is none.
    """
    from fenshui.transfer import transfer_from

    return _from(json.loads(text)) if text.startswith("{") else transfer_from(tomllib.loads(text), "journal")


def package_line(package: Sequence[Transfer]) -> str:
    """Drafts that belong together, as JSON."""
    return json.dumps([_told(each) for each in package], ensure_ascii=False)


def package_in(text: str) -> tuple[Transfer, ...]:
    """The drafts that belong together, from a line of a journal; raises as `transfer_in` does."""
    return tuple(map(_from, listed(text)))


def listed(text: str) -> list[Any]:
    """What a line lists. Raises `ValueError` where it lists nothing."""
    told = json.loads(text)
    if not isinstance(told, list):
        raise ValueError(text)
    return told


def _told(draft: Transfer) -> dict[str, Any]:
    return {name: str(value) if name in _DAYS else value for name, value in asdict(draft).items()}


def _from(told: dict[str, Any]) -> Transfer:
    from fenshui.transfer import Transfer

    days = {name: date.fromisoformat(told[name]) for name in _DAYS}
    return Transfer(**told | days | {name: tuple(told[name]) for name in _MANY})
