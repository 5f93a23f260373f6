"""The files of an edited basin, with all that the files it was read from hold besides."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from fenshui.basin.basin import Basin
from fenshui.basin.cell_texts import csv_text
from fenshui.basin.cells import columns_of
from fenshui.basin.editing.settings_kept import with_comments_kept
from fenshui.basin.geometry_files import PARTS
from fenshui.basin.row_checks import GIVEN_ONCE, KEYS
from fenshui.basin.rows import TABLES
from fenshui.basin.settings_file import FILE as SETTINGS
from fenshui.basin.writing import files_of
from fenshui.reading.json_text import each_key_once

Files = Mapping[str, bytes]


def files_kept(edited: Basin, read: Basin, origin: Files) -> dict[str, bytes]:
    """Every file of an edited basin: those that still say the same stay as they were, to the byte.

    `read` is the basin as it was read from `origin`. Unknown columns of rows that are still there, unknown members of
    features and unknown files are kept.
    """
    new, old = files_of(edited), files_of(read)
    files = {name: content for name, content in origin.items() if name in new or name not in old}
    for name, content in new.items():
        if name in origin and content == old.get(name):
            continue
        files[name] = _merged(name, content, origin[name], old.get(name, b"")) if name in origin else content
    return files


def _merged(name: str, content: bytes, origin: bytes, read: bytes) -> bytes:
    if name == SETTINGS:
        return with_comments_kept(content, read, origin)
    if name in TABLES:
        return _with_unknown_columns(name, content, origin)
    if name in {f"{part}.geojson" for part in PARTS}:
        return _with_unknown_members(content, origin)
    return content


def _with_unknown_columns(name: str, content: bytes, origin: bytes) -> bytes:
    """The new table with the columns that the format does not know, row by row."""
    field, row_class, _ = TABLES[name]
    known = {column.name for column in columns_of(row_class)}
    header, *rows = _cells(content)
    old_header, *old_rows = _cells(origin)
    strange = [at for at, column in enumerate(old_header) if column not in known]
    if not strange:
        return content
    once = (KEYS[field],) if field in KEYS else GIVEN_ONCE.get(field, ())
    keys = [column.name for column in columns_of(row_class) if column.field in once] or sorted(known & set(old_header))
    matched = _matches([_key(header, row, keys) for row in rows], [_key(old_header, row, keys) for row in old_rows])
    kept = [[old_rows[at][place] if at is not None else "" for place in strange] for at in matched]
    cells = [[*row, *more] for row, more in zip(rows, kept, strict=True)]
    return csv_text([*header, *(old_header[place] for place in strange)], cells).encode("utf-8")


def _matches(new: Sequence[Any], old: Sequence[Any]) -> list[int | None]:
    """For every new key the old row it stands for; where no row came or went, one renamed is known by its place."""
    at = {key: place for place, key in reversed(list(enumerate(old)))}
    known = set(new)
    same_places = len(new) == len(old)
    return [at.get(key, place if same_places and old[place] not in known else None) for place, key in enumerate(new)]


def _key(header: Sequence[str], row: Sequence[str], columns: Sequence[str]) -> tuple[str, ...]:
    cells = dict(zip(header, row, strict=False))
    return tuple(cells.get(column, "") for column in columns)


def _cells(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return [row for row in csv.reader(io.StringIO(text, newline="")) if any(row)] or [[]]


def _with_unknown_members(content: bytes, origin: bytes) -> bytes:
    """The new shapes in the features that were there, with their other properties; features unknown stay."""
    new, old = (json.loads(text, object_pairs_hook=each_key_once) for text in (content, origin))  # see `each_key_once`
    known = {_id(feature): feature for feature in old["features"]}
    features = [
        {**known[_id(feature)], "geometry": feature["geometry"]} if _id(feature) in known else feature
        for feature in new["features"]
    ]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    head = {name: value for name, value in old.items() if name != "features"}
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    return f'{text[:-1]},"features":[\n{lines}\n]}}\n'.encode()


def _id(feature: Any) -> str:
    return str(feature["properties"]["id"])
