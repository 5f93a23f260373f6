"""One table of a basin as a layer: its cells, and the shapes of its rows where it has any."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Shape = dict[str, Any]
"""A GeoJSON geometry (RFC 7946)."""

FILES = "fenshui_files"
"""The table that holds what is no layer: `basin.toml`, `sources.md`, and files the format does not know."""
MOST_CELLS = 6_000_000
MOST_SHAPE_BYTES = 64 * 2**20
"""What the layers of one GeoPackage hold together, so that a hostile one cannot fill the memory; more stays a file."""
SHAPE_COLUMN = "geom"
KEYS = ("fid", "ogc_fid")
"""Names for the column of row numbers that a layer must have; the second where the table has a column `fid`."""


@dataclass(frozen=True)
class Layer:
    """`rows[i]` are the cells of row i as text; `shapes` has geometries by row, and is None for a table without."""

    name: str
    header: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shapes: Mapping[int, Shape] | None = field(default=None, repr=False)

    @property
    def key(self) -> str:
        """The name of its column of row numbers."""
        return KEYS[0] if KEYS[0] not in map(str.lower, self.header) else KEYS[1]

    @property
    def cells(self) -> int:
        """How many cells it has."""
        return len(self.header) * len(self.rows)

    def name_of(self, row: int) -> str:
        """The id of a row; its number where the table has no ids, as a layer that somebody else added may."""
        return self.rows[row][self.header.index("id")] if "id" in self.header else str(row + 1)

    def row_of_id(self) -> dict[str, int]:
        """The first row of every id; empty where the table has no ids."""
        if "id" not in self.header:
            return {}
        at = self.header.index("id")
        return {cells[at]: row for row, cells in reversed(list(enumerate(self.rows)))}


@dataclass(frozen=True)
class Contents:
    """All that a GeoPackage holds of a basin: layers, and files as they stand."""

    layers: tuple[Layer, ...]
    files: Mapping[str, bytes]
