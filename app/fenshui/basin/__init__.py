"""What there is: the river, its users and their rights."""

from fenshui.basin.basin import Basin, Inflows, MapSource, Rules, Settings
from fenshui.basin.folder import Reading, read_basin
from fenshui.basin.geometry import Geometry
from fenshui.basin.network import river_network
from fenshui.basin.problems import find_problems
from fenshui.basin.timeline import Timeline

__all__ = [
    "Basin",
    "Geometry",
    "Inflows",
    "MapSource",
    "Reading",
    "Rules",
    "Settings",
    "Timeline",
    "find_problems",
    "read_basin",
    "river_network",
]
