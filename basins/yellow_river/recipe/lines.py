"""The lines of the rivers; a river without a published line is drawn through its nodes."""

import json
from pathlib import Path

from shapely import LineString
from shapely.geometry import shape

Positions = dict[str, tuple[float, float]]


def river_lines(data: Path, rows: list[dict[str, str]], positions: Positions) -> dict[str, LineString]:
    """One line a river, source first."""
    collection = json.loads((data / "rivers.geojson").read_text(encoding="utf-8"))
    lines = {feature["properties"]["id"]: shape(feature["geometry"]) for feature in collection["features"]}
    for river in dict.fromkeys(row["river"] for row in rows):
        if river not in lines:
            lines[river] = _through_nodes([row for row in rows if row["river"] == river], positions)
    return lines


def _through_nodes(rows: list[dict[str, str]], positions: Positions) -> LineString:
    return LineString([positions[row["id"]] for row in rows] + [positions[rows[-1]["into"]]])
