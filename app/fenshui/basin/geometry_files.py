"""The GeoJSON files of a basin folder (RFC 7946), as shapely geometries by id."""

from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from fenshui.basin.geometry import Geometry
from fenshui.basin.source import Source
from fenshui.reading.json_text import read_json
from fenshui.reading.problem import Problem
from fenshui.words import Refused, sentence

PARTS = ("nodes", "reaches", "regions", "backdrop")
_WORLD = (-180.0, -90.0, 180.0, 90.0)


def read_geometry(source: Source) -> tuple[Geometry, list[Problem]]:
    """Where things lie, as far as the basin says."""
    problems: list[Problem] = []
    found = {part: _features(source, f"{part}.geojson", problems) for part in PARTS}
    return Geometry(**found), problems


def _features(source: Source, name: str, problems: list[Problem]) -> dict[str, BaseGeometry]:
    if not source.has(name):
        return {}
    try:
        collection = read_json(source.file(name))
    except Refused as refused:
        problems.append(Problem(name, name, refused.sentence, says_all=True))
        return {}
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        problems.append(Problem(name, type(collection).__name__, sentence("basin.expected.feature_collection")))
        return {}
    shapes: dict[str, BaseGeometry] = {}
    for number, feature in enumerate(features, start=1):
        _take(name, number, feature, shapes, problems)
    return shapes


def _take(file: str, number: int, feature: Any, shapes: dict[str, BaseGeometry], problems: list[Problem]) -> None:
    try:
        name = str(feature["properties"]["id"])
        geometry = shape(feature["geometry"])
        coordinates = shapely.get_coordinates(geometry)
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, shapely.errors.ShapelyError):
        problems.append(Problem(file, f"feature {number}", sentence("basin.expected.feature")))
        return
    inside = (coordinates >= _WORLD[:2]).all() and (coordinates <= _WORLD[2:]).all()
    if geometry.is_empty or not np.isfinite(coordinates).all() or not inside:
        problems.append(Problem(file, name, sentence("basin.expected.lon_lat")))
    elif name in shapes:
        problems.append(Problem(file, name, sentence("basin.expected.feature_once")))
    else:
        shapes[name] = geometry
