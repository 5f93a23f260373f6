"""Shapes of foreign tables: on the earth, not turned round, not broken."""

from collections.abc import Iterator

import numpy as np
import shapely

from fenshui.reading.foreign import ForeignTable, Shapes
from fenshui.reading.problem import Problem
from fenshui.words import sentence

_MOST_COMPARED = 20_000
_LINES = (1, 5)
_AREAS = (3, 6)
_CHINA = (73.0, 18.0, 136.0, 54.0)
"""Longitudes and latitudes between which China lies."""


def shape_problems(table: ForeignTable) -> Iterator[Problem]:
    """Coordinates that are no degrees or look swapped, lines without length, areas that cross themselves or others."""
    if table.shapes is None:
        return
    places, owners = shapely.get_coordinates(table.shapes, return_index=True)
    off = ~np.isfinite(places).all(axis=1) | (np.abs(places) > (180.0, 90.0)).any(axis=1)
    if off.any():
        at = int(np.argmax(off))
        expected = sentence("foreign.expected.swapped" if _swapped(places) else "basin.expected.lon_lat")
        found = f"{places[at, 0]:g}, {places[at, 1]:g}"
        yield Problem(table.name, found, expected, row=int(owners[at]) + table.first_row)
        return
    if _swapped(places):
        found = f"{places[0, 0]:g}, {places[0, 1]:g}"
        yield Problem(table.name, found, sentence("foreign.expected.swapped"), is_warning=True)
    yield from _lines(table, table.shapes)
    yield from _areas(table, table.shapes)


def _swapped(places: "np.typing.NDArray[np.float64]") -> bool:
    """Whether all places would lie in China if longitude and latitude changed places, and none does as they stand."""
    if not len(places) or not np.isfinite(places).all():
        return False
    west, south, east, north = _CHINA
    x, y = places[:, 0], places[:, 1]
    turned = (y >= west) & (y <= east) & (x >= south) & (x <= north)
    return bool(turned.all())


def _lines(table: ForeignTable, shapes: Shapes) -> Iterator[Problem]:
    lines = np.isin(shapely.get_type_id(shapes), _LINES)
    flat = lines & (shapely.length(shapes) == 0) & ~shapely.is_empty(shapes)
    if flat.any():
        row = int(np.argmax(flat)) + table.first_row
        yield Problem(table.name, "0 m", sentence("foreign.expected.length"), row=row)


def _areas(table: ForeignTable, shapes: Shapes) -> Iterator[Problem]:
    rows = np.flatnonzero(np.isin(shapely.get_type_id(shapes), _AREAS))
    if not len(rows):
        return
    areas = shapes[rows]
    sound = shapely.is_valid(areas)
    if not sound.all():
        at = int(np.argmin(sound))
        found = str(shapely.is_valid_reason(areas[at]))[:80]
        expected = sentence("foreign.expected.area")
        yield Problem(table.name, found, expected, row=int(rows[at]) + table.first_row, is_warning=True)
    elif len(areas) <= _MOST_COMPARED and (pair := _overlap(areas)) is not None:
        found = " – ".join(str(int(rows[at]) + table.first_row) for at in pair)
        yield Problem(table.name, found, sentence("foreign.expected.apart"), is_warning=True)


def _overlap(areas: Shapes) -> tuple[int, int] | None:
    """Two areas that share more than a border."""
    first, second = shapely.STRtree(areas).query(areas, predicate="intersects")
    ours = first < second
    first, second = first[ours], second[ours]
    if not len(first):
        return None
    shared = shapely.area(shapely.intersection(areas[first], areas[second]))
    smaller = np.minimum(shapely.area(areas[first]), shapely.area(areas[second]))
    crossing = np.flatnonzero(shared > 1e-3 * smaller)
    return (int(first[crossing[0]]), int(second[crossing[0]])) if len(crossing) else None
