"""What was opened last: basins, transfers, cases, ledgers; what is gone is dropped."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from fenshui.gui.preferences import settings

KINDS = ("basin", "transfer", "case", "ledger")
MOST = 6
"""Kept of each kind."""


@dataclass(frozen=True)
class Recent:
    """Something that was opened."""

    kind: str
    path: Path


def recents() -> tuple[Recent, ...]:
    """What is still there, basins first, the newest of each kind first."""
    found = [one for one in _kept() if one.path.exists()]
    return tuple(sorted(found, key=lambda one: KINDS.index(one.kind)))


def remember(kind: str, path: Path) -> None:
    """Put something first among its kind."""
    new = Recent(kind, path.absolute())
    others = [one for one in recents() if one != new]
    kept = [new, *others]
    _keep([one for of in KINDS for one in [each for each in kept if each.kind == of][:MOST]])


def forget_all() -> None:
    """Clear the list."""
    _keep([])


def _kept() -> list[Recent]:
    try:
        lines = json.loads(str(settings().value("recent", "[]")))
        return [Recent(kind, Path(path)) for kind, path in lines if kind in KINDS]
    except (ValueError, TypeError):  # a settings file somebody edited by hand
        return []


def _keep(found: list[Recent]) -> None:
    settings().setValue("recent", json.dumps([[one.kind, str(one.path)] for one in found]))
