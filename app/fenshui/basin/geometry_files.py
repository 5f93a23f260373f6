"""The GeoJSON files of a basin folder (RFC 7946), as shapely geometries by id."""

from collections.abc import Iterator
from typing import Any

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
    named = [_named_shape(feature) for feature in features]
    astray = _astray([each[1] for each in named if each is not None])
    shapes: dict[str, BaseGeometry] = {}
    for number, each in enumerate(named, start=1):
        if each is None:
            problems.append(Problem(name, f"feature {number}", sentence("basin.expected.feature")))
        elif next(astray):
            problems.append(Problem(name, each[0], sentence("basin.expected.lon_lat")))
        elif each[0] in shapes:
            problems.append(Problem(name, each[0], sentence("basin.expected.feature_once")))
        else:
            shapes[each[0]] = each[1]
    return shapes


def _named_shape(feature: Any) -> tuple[str, BaseGeometry] | None:
    """The id and the shape of a feature; None where it is none."""
    try:
        return str(feature["properties"]["id"]), shape(feature["geometry"])
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, shapely.errors.ShapelyError):
        return None


def _astray(shapes: list[BaseGeometry]) -> Iterator[bool]:
    """Of each shape in turn whether it is empty, or has a point that is nowhere on Earth."""
    places, of_shape = shapely.get_coordinates(shapes, return_index=True)
    inside = ((places >= _WORLD[:2]) & (places <= _WORLD[2:])).all(axis=1)  # which no "not a number" is
    astray = shapely.is_empty(shapes)
    astray[of_shape[~inside]] = True
    return iter(astray.tolist())
