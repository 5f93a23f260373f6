"""Where every node lies, also those of which only a reach or a neighbour tells."""

from collections.abc import Mapping

import numpy as np
import shapely
from numpy.typing import NDArray

from fenshui.basin.basin import Basin

Place = NDArray[np.float64]


def known_places(basin: Basin) -> Mapping[str, Place] | None:
    """Longitude and latitude by node: its own, the end of a reach, else the middle of its neighbours.

    None where a node has none of these, so that the river can only be drawn as a schematic.
    """
    found = _stated(basin)
    for reach in basin.reaches:
        if reach.from_node in found and reach.to_node in found:
            continue
        shape = basin.geometry.reaches.get(reach.id)
        if shape is not None:
            ends = shapely.get_coordinates(shape)
            found.setdefault(reach.from_node, ends[0])
            found.setdefault(reach.to_node, ends[-1])
    lost = [node.id for node in basin.nodes if node.id not in found]
    beside = _neighbours(basin) if lost else {}
    while lost:
        placed = {
            name: np.asarray(np.mean(near, axis=0))
            for name in lost
            if (near := [found[other] for other in beside.get(name, ()) if other in found])
        }
        if not placed:
            return None
        found.update(placed)
        lost = [name for name in lost if name not in placed]
    return found


def _stated(basin: Basin) -> dict[str, Place]:
    names = list(basin.geometry.nodes)
    middles = shapely.centroid(np.array(list(basin.geometry.nodes.values()), dtype=object))
    return dict(zip(names, shapely.get_coordinates(middles), strict=True))


def _neighbours(basin: Basin) -> Mapping[str, list[str]]:
    """Node -> those at the other ends of its reaches."""
    beside: dict[str, list[str]] = {}
    for reach in basin.reaches:
        if reach.from_node != reach.to_node:
            beside.setdefault(reach.from_node, []).append(reach.to_node)
            beside.setdefault(reach.to_node, []).append(reach.from_node)
    return beside
