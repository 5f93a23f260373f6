"""Where things lie: points, lines and areas in longitude and latitude (WGS 84), all optional."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True)
class Geometry:
    """Shapes by id of node, reach and region, and a backdrop to draw behind them."""

    nodes: Mapping[str, BaseGeometry] = field(default_factory=dict)
    reaches: Mapping[str, BaseGeometry] = field(default_factory=dict)
    regions: Mapping[str, BaseGeometry] = field(default_factory=dict)
    backdrop: Mapping[str, BaseGeometry] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether the basin says nothing of places, so that it is drawn as a schematic."""
        return not (self.nodes or self.reaches)
