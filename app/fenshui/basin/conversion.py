"""A basin folder into a GeoPackage and back, as text, so that neither says more or less than the other."""

import contextlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import apsw

from fenshui.basin.geopackage.file_names import check_names
from fenshui.basin.geopackage.packing import packed
from fenshui.basin.geopackage.writing import write_geopackage
from fenshui.basin.source import open_source
from fenshui.basin.workbook import write_workbook
from fenshui.file_endings import GEOPACKAGE_ENDING, WORKBOOK_ENDING
from fenshui.reading.text import read_whole
from fenshui.sealing.durable_file import unfinished_beside
from fenshui.words import Refused, said_by_system


def convert(start: Path, end: Path) -> int:
    """Write the basin at `start` as `end`: a GeoPackage, a spreadsheet (`.xlsx`) or a folder; how many files.

    Cells, shapes, unknown columns and unknown files stay as they are, faults too. The same kind on both sides is a
    copy. Raises `Refused` where there is no basin at `start`, or `end` is there already and not empty.
    """
    source = open_source(start)
    packs = end.suffix.lower() in _WRITERS
    files = {name: read_whole(file) for name, file in source.all_files()}
    check_names(files, start)
    if packs and source.packed is not None and start.suffix.lower() == end.suffix.lower():
        with _plainly(end), _finished_as(end, packs) as unfinished:
            shutil.copyfile(start, unfinished)
    else:
        write_basin_files(files, end)
    return len(files)


def write_basin_files(files: Mapping[str, bytes], end: Path) -> None:
    """Write the files of a basin as a GeoPackage (`.gpkg`), a spreadsheet (`.xlsx`), else as a folder.

    Raises `Refused` where `end` is there already and not empty, or cannot be written.
    """
    writer = _WRITERS.get(end.suffix.lower(), _write_folder)
    with _plainly(end), _finished_as(end, writer is not _write_folder) as unfinished:
        writer(files, unfinished)


def _write_package(files: Mapping[str, bytes], path: Path) -> None:
    write_geopackage(packed(files), path)


_WRITERS: dict[str, Callable[[Mapping[str, bytes], Path], None]] = {
    GEOPACKAGE_ENDING: _write_package,
    WORKBOOK_ENDING: write_workbook,
}


def _write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    folder.mkdir()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@contextlib.contextmanager
def _finished_as(end: Path, packs: bool) -> Iterator[Path]:
    """A place beside `end` that becomes it when all went well, and vanishes otherwise."""
    whole = end.resolve()
    if not _is_free(whole, packs):
        raise Refused("convert.not_empty", path=str(end))
    unfinished = unfinished_beside(whole)
    whole.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield unfinished
        if whole.is_dir():  # it stays what it is: somebody may stand in it
            for path in unfinished.iterdir():
                path.replace(whole / path.name)
        else:
            unfinished.replace(whole)
    finally:
        if unfinished.is_dir():
            shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.unlink(missing_ok=True)


def _is_free(end: Path, packs: bool) -> bool:
    if not end.exists():
        return True
    if end.is_dir():
        return not packs and not any(end.iterdir())
    return packs and end.stat().st_size == 0


@contextlib.contextmanager
def _plainly(end: Path) -> Iterator[None]:
    """Turn what the disk and SQLite say into the one line a user needs."""
    try:
        yield
    except (OSError, apsw.Error) as fault:
        raise Refused("convert.cannot_write", path=str(end), reason=said_by_system(fault)) from None
