"""What a basin says of its rows outside its tables: inflows, shapes, who guarantees a section."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

import numpy as np

from fenshui.basin.basin import Basin, Inflows

_Shape = TypeVar("_Shape")
_SHAPED = ("nodes", "reaches", "regions")


def renamed_in_attached(basin: Basin, table: str, old: str, new: str) -> Basin:
    """The basin whose inflows, shapes and guarantors know a row by its new id."""
    if table in _SHAPED:
        shapes = {new if name == old else name: shape for name, shape in getattr(basin.geometry, table).items()}
        basin = replace(basin, geometry=replace(basin.geometry, **{table: shapes}))
    if table == "nodes":
        nodes = tuple(new if name == old else name for name in basin.inflows.nodes)
        basin = replace(basin, inflows=Inflows(nodes, basin.inflows.values))
    if table == "regions":
        basin = _guaranteed(basin, lambda regions: [new if region == old else region for region in regions])
    return basin


def without_in_attached(basin: Basin, table: str, name: str) -> Basin:
    """The basin without the inflow and the shape of a row that is gone, and without its guarantee."""
    if table in _SHAPED and name in getattr(basin.geometry, table):
        shapes = _without(getattr(basin.geometry, table), name)
        basin = replace(basin, geometry=replace(basin.geometry, **{table: shapes}))
    if table == "nodes" and name in basin.inflows.nodes:
        basin = without_inflow(basin, name)
    if table == "regions":
        basin = _guaranteed(basin, lambda regions: [region for region in regions if region != name])
    return basin


def without_inflow(basin: Basin, node: str) -> Basin:
    """The basin in which no water enters at a node."""
    at = [place for place, name in enumerate(basin.inflows.nodes) if name != node]
    values = np.ascontiguousarray(basin.inflows.values[:, at])
    values.setflags(write=False)
    return replace(basin, inflows=Inflows(tuple(basin.inflows.nodes[place] for place in at), values))


def _without(shapes: Mapping[str, _Shape], name: str) -> dict[str, _Shape]:
    return {other: shape for other, shape in shapes.items() if other != name}


def _guaranteed(basin: Basin, change: Callable[[list[str]], list[str]]) -> Basin:
    sections = tuple(
        row if (text := "+".join(change(row.guarantor.split("+")))) == row.guarantor else replace(row, guarantor=text)
        for row in basin.sections
    )
    return replace(basin, sections=sections)
