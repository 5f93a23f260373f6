"""A basin folder, or a GeoPackage that holds the same, into a basin."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fenshui.basin.basin import Basin
from fenshui.basin.geometry_files import PARTS, read_geometry
from fenshui.basin.inflows_file import read_inflows
from fenshui.basin.problems import find_problems
from fenshui.basin.rows import TABLES
from fenshui.basin.settings_file import FILE, read_settings
from fenshui.basin.source import Source, open_source
from fenshui.basin.table import MOST_LISTED, more_of, read_rows
from fenshui.reading.problem import Problem
from fenshui.reading.text import read_whole
from fenshui.words import sentence

_OTHER_FILES = {FILE, "inflows.csv", "sources.md"} | {f"{part}.geojson" for part in PARTS}


@dataclass(frozen=True)
class Reading:
    """What came of reading a basin: the basin, unless it is too broken to be one, and every problem in it."""

    basin: Basin | None
    problems: tuple[Problem, ...]
    is_whole: bool = False
    """Whether every cell and shape of the files is in the basin, though it may have faults as a whole."""

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The problems that are more than warnings."""
        return tuple(problem for problem in self.problems if not problem.is_warning)


def read_basin(path: Path | str) -> Reading:
    """The basin in a folder or GeoPackage, with all its problems. Raises `Refused` where there is no such basin."""
    source = open_source(Path(path))
    settings, problems = read_settings(source)
    if settings is None:
        return Reading(None, tuple(problems))
    inflows, faults = read_inflows(source, settings.timeline)
    geometry, more = read_geometry(source)
    tables = _tables(source, problems)
    basin = Basin(settings=settings, inflows=inflows, geometry=geometry, sources=_sources(source), **tables)
    problems += [*faults, *more, *_unknown_files(source)]
    is_whole = all(problem.is_warning for problem in problems)
    if len(problems) <= MOST_LISTED:
        problems += _not_following_from(problems, find_problems(basin))
    return Reading(basin, capped(problems), is_whole)


def capped(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """As many as anybody reads, faults before warnings where some are left out, and how many more there are."""
    if len(problems) <= MOST_LISTED:
        return tuple(problems)
    ordered = sorted(problems, key=lambda problem: problem.is_warning)
    left = sum(_stands_for(problem) for problem in ordered[MOST_LISTED:])
    more = [replace(each, is_warning=ordered[0].is_warning) for each in more_of("", left)]
    return (*ordered[:MOST_LISTED], *more)


def _stands_for(problem: Problem) -> int:
    """How many problems one line tells of."""
    return int(str(problem.expected.values["count"])) if problem.expected.id == "basin.more_problems" else 1


def _tables(source: Source, problems: list[Problem]) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for file, (name, row_class, needed) in TABLES.items():
        if needed or source.has(file):
            tables[name], faults = read_rows(source.file(file), row_class)
            problems += faults
    return tables


def _not_following_from(first: list[Problem], then: list[Problem]) -> list[Problem]:
    """Problems that do not come of rows left out: neither in a file with faults, nor in ids that such a file has."""
    torn = {problem.file for problem in first if not problem.is_warning}
    return [each for each in then if each.file not in torn and each.expected.values.get("file") not in torn]


def _sources(source: Source) -> str:
    if not source.has("sources.md"):
        return ""
    return read_whole(source.file("sources.md")).decode("utf-8", errors="replace")


def _unknown_files(source: Source) -> list[Problem]:
    known = _OTHER_FILES | set(TABLES)
    strange = sorted(name for name in source.names if name not in known)
    return [Problem(name, name, sentence("basin.expected.known_file"), is_warning=True) for name in strange]
