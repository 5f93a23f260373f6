"""The drawn lines of reaches: cut, bent to their nodes, and what stands for one that was never drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from fenshui.basin.basin import Basin
from fenshui.basin.projection import projection_of
from fenshui.basin.rows import Reach

Place = Sequence[float] | NDArray[np.float64]
"""Longitude and latitude (WGS 84)."""
_DIGITS = 7
"""Decimals of a degree that are kept: a centimetre."""


def rounded(place: Place) -> tuple[float, float]:
    """A place to the centimetre."""
    return round(float(place[0]), _DIGITS), round(float(place[1]), _DIGITS)


def shaped(basin: Basin, reach: str, line: BaseGeometry) -> Basin:
    """The basin in which a reach is drawn as this line."""
    lines = {**basin.geometry.reaches, reach: line}
    return replace(basin, geometry=replace(basin.geometry, reaches=lines))


def line_of(
    reach: Reach, drawn: BaseGeometry | None, known: Mapping[str, NDArray[np.float64]] | None
) -> BaseGeometry | None:
    """The line of a reach: as drawn, else straight between its nodes; None where nobody knows."""
    if drawn is not None:
        return shapely.LineString(shapely.get_coordinates(drawn))
    if known is None or not {reach.from_node, reach.to_node} <= known.keys():
        return None
    return shapely.LineString([known[reach.from_node], known[reach.to_node]])


def with_ends(line: BaseGeometry, first: Place | None, last: Place | None) -> BaseGeometry:
    """The line with its first or last point moved."""
    points = shapely.get_coordinates(line).copy()
    if first is not None:
        points[0] = first
    if last is not None:
        points[-1] = last
    return shapely.LineString(points)


def parted(line: BaseGeometry, share: float) -> tuple[BaseGeometry, BaseGeometry]:
    """The line cut in two at a share of its length in metres."""
    degrees = shapely.get_coordinates(line)
    metres = projection_of(degrees).metres(degrees)
    steps = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(metres, axis=0).T))])
    where = share * steps[-1]
    after = int(np.clip(np.searchsorted(steps, where), 1, len(steps) - 1))
    span = steps[after] - steps[after - 1]
    part = (where - steps[after - 1]) / span if span else 0.5
    cut = np.array(rounded(degrees[after - 1] + part * (degrees[after] - degrees[after - 1])))
    upper, lower = np.vstack([degrees[:after], cut]), np.vstack([cut, degrees[after:]])
    return shapely.LineString(upper), shapely.LineString(lower)
