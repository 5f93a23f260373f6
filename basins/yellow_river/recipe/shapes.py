"""Geometry after RFC 7946: nodes on their rivers, reaches cut from the lines, provinces as areas."""

import json
from pathlib import Path

from shapely import LineString, Point, make_valid, set_precision, unary_union
from shapely.geometry import MultiPolygon, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient
from shapely.ops import substring

from .bulletins import Bulletins
from .layout import Layout, Place

GRID = 1e-4  # degrees


def write(basin: Path, figures: Bulletins, layout: Layout) -> None:
    nodes = {place.id: (place.row, place.point) for place in layout.places.values()}
    reaches = {
        f"r_{place.id}": (_between(place), _reach(place, layout))
        for place in layout.places.values()
        if place.row["into"]
    }
    _write(basin / "nodes.geojson", nodes)
    _write(basin / "reaches.geojson", reaches)
    _write(basin / "regions.geojson", _regions(figures))


def _between(place: Place) -> dict[str, str]:
    return {"name_zh": place.row["name_zh"] + "以下", "name_en": "below " + place.row["name_en"]}


def _reach(place: Place, layout: Layout) -> LineString:
    """The river from a node to the next; a tributary's last reach ends at the node it joins."""
    line, below = layout.lines[place.row["river"]], layout.places[place.row["into"]]
    if below.row["river"] == place.row["river"]:
        return substring(line, place.chainage, below.chainage)
    rest = substring(line, place.chainage, line.length)
    corners = [corner for corner in rest.coords if Point(corner).distance(below.point) > GRID]
    return LineString([*(corners or [place.point.coords[0]]), below.point.coords[0]])


def _regions(figures: Bulletins) -> dict[str, tuple[dict[str, str], BaseGeometry]]:
    collection = json.loads((figures.folder / "provinces.geojson").read_text(encoding="utf-8"))
    areas = {feature["properties"]["id"]: shape(feature["geometry"]) for feature in collection["features"]}
    areas["hebei_tianjin"] = unary_union([areas.pop("hebei"), areas.pop("tianjin")])
    return {id_: (row, areas[id_]) for id_, row in figures.provinces.items()}


def _write(path: Path, features: dict[str, tuple[dict[str, str], BaseGeometry]]) -> None:
    collection = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"id": id_, "name_zh": row["name_zh"], "name_en": row["name_en"]},
                "geometry": _rounded(geometry),
            }
            for id_, (row, geometry) in features.items()
        ],
    }
    path.write_text(json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _rounded(geometry: BaseGeometry) -> dict[str, object]:
    """Four decimals (about 10 m), valid, outer rings counter-clockwise."""
    clean = set_precision(make_valid(geometry), GRID)
    if isinstance(clean, Polygon):
        clean = orient(clean)
    elif isinstance(clean, MultiPolygon):
        clean = MultiPolygon([orient(part) for part in clean.geoms])
    drawn = mapping(clean)
    return {"type": drawn["type"], "coordinates": _four_decimals(drawn["coordinates"])}


def _four_decimals(value: object) -> object:
    if isinstance(value, float):
        return round(value, 4)
    return [_four_decimals(part) for part in value]  # type: ignore[attr-defined]
