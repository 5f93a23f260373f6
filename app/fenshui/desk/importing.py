"""Bring in another program's basin: read it without trust, show what came of it, and write it when accepted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fenshui.basin import Basin, find_problems
from fenshui.basin.conversion import write_basin_files
from fenshui.basin.writing import files_of
from fenshui.exchange import Imported
from fenshui.exchange.pywr.model import import_pywr
from fenshui.exchange.ribasim.model import import_ribasim
from fenshui.exchange.river_lines import AS_IT_SAYS, Direction
from fenshui.exchange.river_network import import_river_network
from fenshui.exchange.statemod.model import import_statemod
from fenshui.reading import Problem


@dataclass(frozen=True)
class Answers:
    """What a user says where a file does not: which way bare lines flow, how near ends meet, whether to approximate."""

    direction: Direction = AS_IT_SAYS
    snap_m: float = 1.0
    approximate: bool = False


def _network(path: Path, answers: Answers) -> Imported:
    return import_river_network(path, answers.direction, answers.snap_m)


FORMATS: Mapping[str, Callable[[Path, Answers], Imported]] = {
    "river-network": _network,
    "pywr": lambda path, answers: import_pywr(path, answers.approximate),
    "statemod": lambda path, answers: import_statemod(path, answers.approximate),
    "ribasim": lambda path, answers: import_ribasim(path, answers.approximate),
}
"""What can be imported, by the word that users give; each raises `Refused` or `Unaccepted` where it cannot."""


def bring_in(format_: str, path: Path, answers: Answers) -> tuple[Imported, tuple[Problem, ...]]:
    """A foreign basin and the problems that the basin has; nothing is written yet."""
    imported = FORMATS[format_](path, answers)
    return imported, tuple(find_problems(imported.basin))


def keep(basin: Basin, end: Path) -> int:
    """Write a basin as a folder, GeoPackage or workbook; how many files. Raises `Refused` where it cannot be."""
    files = files_of(basin)
    write_basin_files(files, end)
    return len(files)
