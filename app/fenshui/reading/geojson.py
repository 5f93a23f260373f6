"""A foreign GeoJSON file (RFC 7946) as one table: properties as columns, shapes in longitude and latitude."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import numpy as np
import shapely

from fenshui.reading.foreign import Cell, ForeignTable, Shapes
from fenshui.reading.problem import Problem
from fenshui.words import Refused, sentence

KINDS = ("Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon")
_DEPTH = {"Point": 0, "LineString": 1, "MultiPoint": 1, "Polygon": 2, "MultiLineString": 2, "MultiPolygon": 3}
_LON_LAT = ("CRS84", "EPSG::4326", "EPSG:4326", "EPSG::4490", "EPSG:4490")
"""WGS 84, and CGCS 2000, which differs from it by centimetres."""


def geojson_table(value: object, file: str) -> tuple[ForeignTable, list[Problem]]:
    """The features of a parsed GeoJSON file. Raises `Refused` where it is none, or in another reference system."""
    features = _features(value, file)
    problems = list(_reference_system(value, file))
    columns: dict[str, list[Cell]] = {}
    shapes = _shapes(features, file)
    for row, feature in enumerate(features):
        properties = dict(feature.get("properties") or {})
        if "id" in feature and "id" not in properties:
            properties["id"] = feature["id"]
        for name, cell in properties.items():
            if name not in columns:
                columns[name] = [None] * len(features)
            columns[name][row] = _cell(cell)
    table = ForeignTable(file, {name: tuple(cells) for name, cells in columns.items()}, shapes, len(features))
    return table, problems


def _features(value: object, file: str) -> list[dict[str, Any]]:
    if not isinstance(value, dict):
        raise Refused("foreign.no_features", file=file)
    found = value.get("features") if value.get("type") == "FeatureCollection" else [_as_feature(value)]
    sound = isinstance(found, list) and all(
        isinstance(each, dict)
        and each.get("type") == "Feature"
        and isinstance(each.get("properties") or {}, dict)
        and isinstance(each.get("geometry") or {}, dict)
        for each in found
    )
    if not sound:
        raise Refused("foreign.no_features", file=file)
    assert isinstance(found, list)
    return found


def _as_feature(value: dict[str, Any]) -> dict[str, Any]:
    if value.get("type") in KINDS:
        return {"type": "Feature", "properties": {}, "geometry": value}
    return value


def _reference_system(value: object, file: str) -> Iterator[Problem]:
    system = value.get("crs") if isinstance(value, Mapping) else None
    if system is None:
        return
    properties = system.get("properties") if isinstance(system, Mapping) else None
    name = str(properties.get("name", "")) if isinstance(properties, Mapping) else ""
    if isinstance(system, Mapping) and system.get("type") == "link":
        shown = str(properties.get("href", ""))[:80] if isinstance(properties, Mapping) else ""
        yield Problem(file, shown, sentence("foreign.expected.no_crs_link"), column="crs", is_warning=True)
    elif not name.endswith(_LON_LAT):
        raise Refused("foreign.other_crs", file=file, found=name[:80] or str(system)[:80])


def _shapes(features: list[dict[str, Any]], file: str) -> Shapes:
    """The shape of every feature; files of nothing but lines, as rivers are, at once."""
    lines = [each["geometry"].get("coordinates") for each in features if _is_line(each)]
    if lines and len(lines) == len(features) and (at_once := _lines(lines)) is not None:
        return at_once
    shapes: Shapes = np.full(len(features), None, dtype=object)
    for row, feature in enumerate(features):
        shapes[row] = _shape(feature, row, file)
    return shapes


def _is_line(feature: Mapping[str, Any]) -> bool:
    return bool(feature.get("geometry")) and feature["geometry"].get("type") == "LineString"


def _lines(lines: list[Any]) -> Shapes | None:
    """Lines from plain coordinates, all of two numbers; None where one is not so plain."""
    if not all(isinstance(line, list) and len(line) > 1 for line in lines):
        return None
    places = list(chain.from_iterable(lines))
    if set(map(type, places)) != {list} or set(map(len, places)) != {2}:
        return None
    numbers = list(chain.from_iterable(places))
    if not set(map(type, numbers)) <= {int, float}:
        return None
    owners = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    found = shapely.linestrings(np.array(numbers, dtype=float).reshape(-1, 2), indices=owners)
    return np.asarray(found, dtype=object)


def _shape(feature: Mapping[str, Any], row: int, file: str) -> Any:
    geometry = feature.get("geometry")
    if not geometry:
        return None
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in KINDS:
        raise Refused("foreign.shape", place=f"{file}: {row + 1}", found=str(kind)[:40])
    try:
        return _MAKERS[kind](_checked(coordinates, _DEPTH[kind]))
    except (ValueError, TypeError, IndexError, OverflowError, shapely.errors.ShapelyError):
        raise Refused("foreign.shape", place=f"{file}: {row + 1}", found=str(kind)) from None


def _checked(coordinates: Any, depth: int) -> Any:
    """Coordinates whose positions are two or three numbers, at this depth of lists; raises ValueError."""
    if not isinstance(coordinates, list):
        raise ValueError(coordinates)
    if depth == 0:
        if len(coordinates) < 2 or not all(type(each) in (int, float) for each in coordinates):
            raise ValueError(coordinates)
        return coordinates[:2]  # heights stand in no table of ours
    return [_checked(part, depth - 1) for part in coordinates]


_MAKERS: dict[str, Any] = {
    "Point": shapely.Point,
    "LineString": shapely.LineString,
    "Polygon": lambda rings: shapely.Polygon(rings[0], rings[1:]) if rings else shapely.Polygon(),
    "MultiPoint": shapely.MultiPoint,
    "MultiLineString": shapely.MultiLineString,
    "MultiPolygon": lambda parts: shapely.MultiPolygon([(rings[0], rings[1:]) for rings in parts]),
}


def _cell(value: object) -> Cell:
    """A property as a cell; lists and objects as their text."""
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
