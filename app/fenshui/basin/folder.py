"""A basin folder into a basin."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fenshui.basin.basin import Basin
from fenshui.basin.geometry_files import PARTS, read_geometry
from fenshui.basin.inflows_file import read_inflows
from fenshui.basin.problems import find_problems
from fenshui.basin.rows import TABLES
from fenshui.basin.settings_file import FILE, read_settings
from fenshui.basin.table import read_rows
from fenshui.reading.problem import Problem
from fenshui.words import Refused, sentence

_OTHER_FILES = {FILE, "inflows.csv", "sources.md", "loads.csv", "quality_limits.csv"} | {
    f"{part}.geojson" for part in PARTS
}


@dataclass(frozen=True)
class Reading:
    """What came of reading a basin: the basin, unless it is too broken to be one, and every problem in it."""

    basin: Basin | None
    problems: tuple[Problem, ...]

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The problems that are more than warnings."""
        return tuple(problem for problem in self.problems if not problem.is_warning)


def read_basin(path: Path | str) -> Reading:
    """The basin in a folder, with all its problems. Raises `Refused` where there is no such folder."""
    folder = Path(path)
    if not folder.exists():
        raise Refused("basin.no_such_folder", folder=str(folder))
    if not folder.is_dir() or not (folder / FILE).exists():
        raise Refused("basin.not_a_basin", folder=str(folder))
    settings, problems = read_settings(folder)
    if settings is None:
        return Reading(None, tuple(problems))
    inflows, faults = read_inflows(folder, settings.timeline)
    geometry, more = read_geometry(folder)
    tables = _tables(folder, problems)
    basin = Basin(settings=settings, inflows=inflows, geometry=geometry, sources=_sources(folder), **tables)
    problems += [*faults, *more, *_unknown_files(folder)]
    problems += _not_following_from(problems, find_problems(basin))
    return Reading(basin, tuple(problems))


def _tables(folder: Path, problems: list[Problem]) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for file, (name, row_class, needed) in TABLES.items():
        if needed or (folder / file).exists():
            tables[name], faults = read_rows(folder / file, row_class)
            problems += faults
    return tables


def _not_following_from(first: list[Problem], then: list[Problem]) -> list[Problem]:
    """Problems that do not come of rows left out: neither in a file with faults, nor in ids that such a file has."""
    torn = {problem.file for problem in first if not problem.is_warning}
    return [each for each in then if each.file not in torn and each.expected.values.get("file") not in torn]


def _sources(folder: Path) -> str:
    path = folder / "sources.md"
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def _unknown_files(folder: Path) -> list[Problem]:
    known = _OTHER_FILES | set(TABLES)
    strange = sorted(path.name for path in folder.iterdir() if path.is_file() and path.name not in known)
    return [Problem(name, name, sentence("basin.expected.known_file"), is_warning=True) for name in strange]
