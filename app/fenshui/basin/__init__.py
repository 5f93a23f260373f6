"""What there is: the river, its users and their rights."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from fenshui.basin.basin import Basin, Inflows, MapSource, Rules, Settings
from fenshui.basin.geometry import Geometry
from fenshui.basin.timeline import Timeline

if TYPE_CHECKING:
    from fenshui.basin.folder import Reading, read_basin
    from fenshui.basin.network import river_network
    from fenshui.basin.problems import find_problems

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

_LATER = {"Reading": "folder", "read_basin": "folder", "river_network": "network", "find_problems": "problems"}


def __getattr__(name: str) -> Any:
    """What needs networkx is loaded when it is first asked for: that takes a tenth of a second, and a window that only
    shows a basin stands before."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
