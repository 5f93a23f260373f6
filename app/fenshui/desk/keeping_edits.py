"""Edits that cannot be made again are written down, row by row, so that somebody can make them by hand."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import shapely

from fenshui.basin.cells import columns_of
from fenshui.basin.rows import TABLES
from fenshui.sealing.durable_file import write_durably
from fenshui.words import in_both, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from fenshui.desk.journal_lines import Act

_FILES = {name: (file, row_class) for file, (name, row_class, _) in TABLES.items()}
ENDING = ".edits.txt"


def keep_edits(acts: Sequence[Act], basin: Path, journal: Path) -> Path:
    """Write what was done to a basin beside the journal it stood in; where it is kept.

    A text of both languages; a new basin lies nowhere, at the path without parts. Rows stand as in the files of a
    basin, so that they can be copied into its sheets.
    """
    kept = journal.with_suffix(ENDING)
    lines = [_said("head", basin=str(basin)) if basin.parts else _said("head_new"), ""]
    for number, what in enumerate(_standing(acts), start=1):
        lines += [_said("edit", number=number), *_told(json.loads(what)), ""]
    write_durably(kept, "\n".join(lines).encode("utf-8-sig"))
    return kept


def _standing(acts: Sequence[Act]) -> list[str]:
    """The edits that were not undone, in their order."""
    edits: list[str] = []
    now = 0
    for kind, what in acts:
        if kind == "edit":
            edits[now:], now = [what or "{}"], now + 1
        elif kind in ("unedit", "reedit"):
            steps = int(what or 1)
            now = min(max(now + (steps if kind == "reedit" else -steps), 0), len(edits))
    return edits[:now]


def _told(changes: dict[str, Any]) -> Iterator[str]:
    for name, change in changes.items():
        if name in _FILES:
            file, row_class = _FILES[name]
            head, gone, rows = change
            yield _said("rows", file=file, row=head + 1, gone=gone, rows=len(rows))
            yield from _as_csv([[column.name for column in columns_of(row_class)], *rows] if rows else [])
        elif name == "inflows":
            nodes, _, columns = change
            yield _said("inflows", nodes=", ".join(nodes))
            yield from _as_csv([[node, *values] for node, values in columns.items()])
        elif name == "geometry":
            yield from _shapes_told({part: shapes for part, (_, shapes) in change.items() if shapes})
        else:
            yield f"{name}:"
            yield str(change)


def _shapes_told(changed: dict[str, dict[str, str]]) -> Iterator[str]:
    """Places and lines as WKT, degrees east and north, to every digit: QGIS takes them as they stand."""
    for part, shapes in changed.items():
        yield _said("shapes", file=f"{part}.geojson", shapes=len(shapes))
        texts = {name: shapely.to_wkt(shapely.from_wkb(shape), rounding_precision=-1) for name, shape in shapes.items()}
        yield from _as_csv([("id", "wkt"), *texts.items()])


def _as_csv(rows: Sequence[Sequence[object]]) -> list[str]:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().splitlines()


def _said(what: str, **values: object) -> str:
    return " / ".join(in_both(sentence(f"edit.kept.{what}", **values)).values())
