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
    found: dict[str, Place] = {
        name: shapely.get_coordinates(shape.centroid)[0] for name, shape in basin.geometry.nodes.items()
    }
    for reach in basin.reaches:
        shape = basin.geometry.reaches.get(reach.id)
        if shape is not None:
            ends = shapely.get_coordinates(shape)
            found.setdefault(reach.from_node, ends[0])
            found.setdefault(reach.to_node, ends[-1])
    while lost := [node.id for node in basin.nodes if node.id not in found]:
        placed = {name: place for name in lost if (place := _among_neighbours(basin, name, found)) is not None}
        if not placed:
            return None
        found.update(placed)
    return found


def _among_neighbours(basin: Basin, name: str, found: Mapping[str, Place]) -> Place | None:
    ends = [(row.from_node, row.to_node) for row in basin.reaches if name in (row.from_node, row.to_node)]
    near = [found[end] for pair in ends for end in pair if end != name and end in found]
    return np.asarray(np.mean(near, axis=0)) if near else None
