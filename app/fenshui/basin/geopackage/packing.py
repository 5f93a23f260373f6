"""The files of a basin into layers, and layers into files: what no layer holds without loss stays a file."""

import json
import re
import struct
from collections.abc import Mapping
from dataclasses import replace
from math import isfinite
from typing import Any

from fenshui.basin.cells import columns_of
from fenshui.basin.geopackage.cell_types import type_of
from fenshui.basin.geopackage.layer import KEYS, MOST_CELLS, MOST_SHAPE_BYTES, SHAPE_COLUMN, Contents, Layer, Shape
from fenshui.basin.geopackage.wkb import blob_of, positions, shape_of
from fenshui.basin.rows import TABLES
from fenshui.reading.csv_table import read_csv
from fenshui.reading.json_text import read_json
from fenshui.reading.text import Packed
from fenshui.words import Refused

TABLE_NAMES = (*(file.removesuffix(".csv") for file in TABLES), "inflows")
SHAPED = ("nodes", "reaches", "regions", "backdrop")
_MOST_COLUMNS = 1900
"""SQLite and GDAL take 2000 columns."""
_TO_QUOTE = re.compile(r'[",\r\n]')


def packed(files: Mapping[str, bytes]) -> Contents:
    """The files of a basin as layers and files; `unpacked` gives back the same cells, shapes and other files."""
    rest = dict(files)
    layers: list[Layer] = []
    for name in (*TABLE_NAMES, "backdrop"):
        layer = _layer(name, rest)
        if layer is None or layer.cells + sum(each.cells for each in layers) > MOST_CELLS:
            continue
        if name in SHAPED and f"{name}.geojson" in rest:
            layer = _with_shapes(layer, rest)
        layers.append(layer)
        rest.pop(f"{name}.csv", None)
    return Contents(tuple(layers), rest)


def unpacked(contents: Contents) -> dict[str, bytes]:
    """The files of a basin from its layers and files; a shape moved, added or taken away in a layer counts."""
    files = dict(contents.files)
    for layer in contents.layers:
        if layer.shapes is not None:
            _put_shapes(layer, files)
        if layer.name != "backdrop" or layer.header != ("id",):
            files[f"{layer.name}.csv"] = _table_text(layer).encode("utf-8")
    return files


def _layer(name: str, files: Mapping[str, bytes]) -> Layer | None:
    if name == "backdrop":  # shapes without a table: their ids are the table
        shapes = _features(files.get("backdrop.geojson", b""))
        rows = tuple((each,) for each in dict.fromkeys(_id_of(one) for one in shapes or ()) if each)
        return Layer(name, ("id",), ("TEXT",), rows) if shapes and "backdrop.csv" not in files else None
    table, _ = read_csv(Packed(f"{name}.csv", files.get(f"{name}.csv", b"")))
    if table is None or not _fits(table.header):
        return None
    kinds = _kinds(name, table.header)
    columns = zip(*table.rows, strict=True) if table.rows else (() for _ in table.header)
    types = tuple(type_of(kind, cells) for kind, cells in zip(kinds, columns, strict=True))
    return Layer(name, table.header, types, table.rows)


def _fits(header: tuple[str, ...]) -> bool:
    """Whether these can be columns of a layer: their names differ in more than case, and leave one for the key."""
    names = {name.casefold() for name in header}
    return (
        len(names) == len(header) <= _MOST_COLUMNS
        and all(header)
        and SHAPE_COLUMN not in names
        and not names.issuperset(KEYS)
    )


def _kinds(name: str, header: tuple[str, ...]) -> tuple[str, ...]:
    if name == "inflows":
        return tuple("date" if column == "period" else "number" for column in header)
    known = {each.name: each.kind for each in columns_of(TABLES[f"{name}.csv"][1])} if f"{name}.csv" in TABLES else {}
    return tuple(known.get(column, "text") for column in header)


def _with_shapes(layer: Layer, files: dict[str, bytes]) -> Layer:
    """The layer with the shapes of its rows; the file keeps all else: features without row, properties, order."""
    file = f"{layer.name}.geojson"
    features = _features(files[file])
    if features is None or len(files[file]) > MOST_SHAPE_BYTES // len(SHAPED):
        return layer
    rows, shapes = layer.row_of_id(), dict[int, Shape]()
    for feature in features:
        row = rows.get(_id_of(feature))
        if row is not None and row not in shapes and _is_exact(feature["geometry"]):
            shapes[row] = feature.pop("geometry")
    collection = read_json(Packed(file, files[file]))
    assert isinstance(collection, dict)  # it has features
    try:
        files[file] = _json({**collection, "features": features})
    except ValueError:  # a number or a character that JSON in UTF-8 does not have
        return layer
    return replace(layer, shapes=shapes)


def _put_shapes(layer: Layer, files: dict[str, bytes]) -> None:
    file = f"{layer.name}.geojson"
    left: dict[str, list[Shape]] = {}
    for row, shape in sorted((layer.shapes or {}).items()):
        left.setdefault(layer.name_of(row), []).append(shape)
    features = _features(files.get(file, b""), lacking=True)
    collection: Any = {"type": "FeatureCollection"} if features is None else read_json(Packed(file, files[file]))
    whole: list[dict[str, Any]] = []
    for feature in features or []:
        if "geometry" in feature:
            whole.append(feature)
        elif same := left.get(_id_of(feature)):
            whole.append({**feature, "geometry": same.pop(0)})
    for name, more in left.items():
        whole += [{"type": "Feature", "properties": {"id": name}, "geometry": shape} for shape in more]
    files[file] = _json({**collection, "features": whole})


def _features(content: bytes, lacking: bool = False) -> list[dict[str, Shape]] | None:
    """The features of a GeoJSON file, or None where it is none; with `lacking`, of one whose shapes were taken out."""
    try:
        collection = read_json(Packed("", content))
    except Refused:
        return None
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        return None
    sound = all(isinstance(each, dict) and (lacking or "geometry" in each) for each in features)
    return features if sound else None


def _id_of(feature: Mapping[str, object]) -> str:
    properties = feature.get("properties")
    return str(properties.get("id", "")) if isinstance(properties, dict) else ""


def _is_exact(shape: Shape) -> bool:
    """Whether a layer holds just this shape, so that it comes back equal."""
    try:
        finite = all(isfinite(number) for position in positions(shape["coordinates"]) for number in position)
        return finite and shape_of(blob_of(shape), "") == shape
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, struct.error, Refused):
        return False


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")


def _table_text(layer: Layer) -> str:
    lines = (",".join(map(_quoted, cells)) for cells in (layer.header, *layer.rows))
    return "".join((line or '""') + "\n" for line in lines)  # a line of nothing would be no row


def _quoted(cell: str) -> str:
    """A cell as CSV writes it; a lone carriage return must be quoted too, which Python's writer forgets."""
    return '"' + cell.replace('"', '""') + '"' if _TO_QUOTE.search(cell) else cell
