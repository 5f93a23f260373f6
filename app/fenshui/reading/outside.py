"""Everything that comes from outside enters here: read without trust, checked, and shown before it is accepted."""

from collections.abc import Callable
from itertools import chain
from pathlib import Path, PurePosixPath

from fenshui.reading.foreign import Foreign, ForeignTable
from fenshui.reading.foreign_csv import csv_table
from fenshui.reading.gdal_reader import Wanted, read_by_gdal, zipped
from fenshui.reading.geojson import geojson_table
from fenshui.reading.geopackage_rules import check_geopackage
from fenshui.reading.network_checks import network_problems
from fenshui.reading.number_checks import number_problems
from fenshui.reading.problem import Problem
from fenshui.reading.shape_checks import shape_problems
from fenshui.reading.shapefile_rules import check_shapefile
from fenshui.reading.signature import kind_of
from fenshui.reading.sqlite_file import content_of, without_log
from fenshui.reading.strict_json import read_strict_json
from fenshui.reading.text import read_whole
from fenshui.reading.text_checks import text_problems
from fenshui.reading.workbook import workbook_tables
from fenshui.reading.zip_rules import files_in_zip
from fenshui.words import Refused, sentence

_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_Read = tuple[list[ForeignTable], list[Problem]]


def read_outside(path: Path) -> Foreign:
    """The tables of a foreign file, with every problem. Raises `Refused` where it cannot be read at all.

    GeoJSON, CSV, GeoPackage, shapefile (alone beside its parts, or in a ZIP) and `.xlsx`; nothing else is opened.
    """
    content = content_of(path) if path.suffix.lower() == ".gpkg" else read_whole(path)
    kind = kind_of(path.name, content)
    if kind == ".json":
        values, problems = read_strict_json(content, path.name)
        return Foreign(path.name, (), tuple(problems), values)
    if kind == ".shp":
        parts = {ending: read_whole(beside) for ending in _PARTS if (beside := _beside(path, ending)) is not None}
        tables, problems = _shapefile(parts, path)
    else:
        tables, problems = _READERS[kind](content, path)
    return check_tables(path.name, tables, problems)


def check_tables(file: str, tables: list[ForeignTable], problems: list[Problem]) -> Foreign:
    """A file as it was read, with what all checks find in its tables."""
    checks = (text_problems, number_problems, shape_problems, network_problems)
    found = chain.from_iterable(check(table) for table in tables for check in checks)
    return Foreign(file, tuple(tables), (*problems, *found))


def _beside(path: Path, ending: str) -> Path | None:
    """The part of a shapefile with this ending, in small letters or capitals."""
    for each in (path.with_suffix(ending), path.with_suffix(ending.upper())):
        if each.exists():
            return each
    return None


def _csv(content: bytes, path: Path) -> _Read:
    table, problems = csv_table(content, path.name)
    return [table], problems


def _geojson(content: bytes, path: Path) -> _Read:
    value, problems = read_strict_json(content, path.name)
    table, more = geojson_table(value, path.name)
    return [table], problems + more


def _workbook(content: bytes, path: Path) -> _Read:
    return workbook_tables(content, path.name)


def _geopackage(content: bytes, path: Path) -> _Read:
    layers, problems = check_geopackage(content, path)
    wanted = [Wanted(each.name, each.rows, each.shapes, each.epsg) for each in layers if each.cells is None]
    shaped = read_by_gdal(without_log(content), path.name, wanted)
    return [*shaped, *(each.cells for each in layers if each.cells is not None)], problems


def _zip(content: bytes, path: Path) -> _Read:
    """The one shapefile in an archive."""
    files = files_in_zip(content, path.name)
    shapes = [name for name in files if name.lower().endswith(".shp")]
    if len(shapes) != 1:
        raise Refused("foreign.zip.not_one", file=path.name, count=len(shapes))
    stem = PurePosixPath(shapes[0]).with_suffix("").as_posix().casefold()
    parts = {
        PurePosixPath(name).suffix.lower(): content
        for name, content in files.items()
        if PurePosixPath(name).with_suffix("").as_posix().casefold() == stem
    }
    return _shapefile({ending: parts[ending] for ending in _PARTS if ending in parts}, path)


def _shapefile(parts: dict[str, bytes], path: Path) -> _Read:
    sound, problems = check_shapefile(parts, path.name)
    crs = parts.get(".prj", b"").decode("utf-8", "replace").strip() or None
    if crs is None:
        problems.append(Problem(path.name, ".prj", sentence("foreign.expected.prj"), is_warning=True))
    pack = zipped({ending: parts[ending] for ending in (".shp", ".shx", ".dbf")})
    wanted = Wanted(None, sound.rows, sound.shapes, crs, sound.encoding)
    return read_by_gdal(pack, path.name, [wanted]), problems


_READERS: dict[str, Callable[[bytes, Path], _Read]] = {
    ".csv": _csv,
    ".geojson": _geojson,
    ".gpkg": _geopackage,
    ".xlsx": _workbook,
    ".zip": _zip,
}


class Unaccepted(Exception):  # noqa: N818  (the user's file is at fault, not the program)
    """A foreign file with faults: every one of them, so that all can be shown at once."""

    def __init__(self, faults: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(faults)} faults: {faults[0]}")
        self.faults = faults


def accepted(foreign: Foreign) -> Foreign:
    """The file, when it has no faults; raises `Unaccepted` with them otherwise."""
    if foreign.faults:
        raise Unaccepted(foreign.faults)
    return foreign


def accepted_at_once(foreign: Foreign) -> Foreign:
    """The file, when it has no faults; raises `Refused` with the first of them where only one line can be said."""
    if foreign.faults:
        line = foreign.faults[0].line
        raise Refused(line.id, **line.values)
    return foreign
