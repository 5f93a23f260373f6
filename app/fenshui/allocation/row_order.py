"""One order of rows for the engine, whatever the order in the files: the same river gives the same bits."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from fenshui.allocation.river_arrays import Ints
from fenshui.basin import Basin
from fenshui.basin.rows import Reach, Reservoir, Right


def in_order(basin: Basin) -> Basin:
    """The same basin with the rows the engine adds up put in the order of their ids.

    Reaches that leave the same node keep their order, for where a river divides the first row takes what is left.
    """
    return replace(
        basin,
        nodes=tuple(sorted(basin.nodes, key=lambda node: node.id)),
        reaches=tuple(sorted(basin.reaches, key=lambda reach: reach.from_node)),
        regions=tuple(sorted(basin.regions, key=lambda region: region.id)),
        rights=tuple(sorted(basin.rights, key=lambda right: right.id)),
        reservoirs=tuple(sorted(basin.reservoirs, key=lambda store: store.node)),
        returns=tuple(sorted(basin.returns, key=lambda row: (row.right, row.node, row.lag_periods, row.share))),
    )


def columns_as_stated(
    stated: Sequence[Right | Reservoir | Reach], ordered: Sequence[Right | Reservoir | Reach]
) -> Ints:
    """For each row of a table as the files state it, its place in the engine's order."""
    place = {_key(row): index for index, row in enumerate(ordered)}
    return np.array([place[_key(row)] for row in stated], dtype=np.int64)


def _key(row: Right | Reservoir | Reach) -> str:
    return row.node if isinstance(row, Reservoir) else row.id
