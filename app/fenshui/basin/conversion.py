"""A basin folder into a GeoPackage and back, as text, so that neither says more or less than the other."""

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import apsw

from fenshui.basin.geopackage.file_names import check_names
from fenshui.basin.geopackage.packing import packed
from fenshui.basin.geopackage.writing import write_geopackage
from fenshui.basin.source import SUFFIX, open_source
from fenshui.reading.text import read_whole
from fenshui.words import Refused


def convert(start: Path, end: Path) -> int:
    """Write the basin at `start` as `end`, a GeoPackage where that is called `.gpkg`, else a folder; how many files.

    Cells, shapes, unknown columns and unknown files stay as they are, faults too. The same kind on both sides is a
    copy. Raises `Refused` where there is no basin at `start`, or `end` is there already and not empty.
    """
    source = open_source(start)
    packs = end.suffix.lower() == SUFFIX
    _check_is_free(end, packs)
    files = {name: read_whole(file) for name, file in source.all_files()}
    check_names(files, start)
    with _finished_as(end) as unfinished:
        if not packs:
            _write_folder(files, unfinished)
        elif source.packed is not None:
            shutil.copyfile(start, unfinished)
        else:
            write_geopackage(packed(files), unfinished)
    return len(files)


def _check_is_free(end: Path, packs: bool) -> None:
    empty = not end.exists() or (end.stat().st_size == 0 if packs and end.is_file() else _is_empty_folder(end, packs))
    if not empty or end.is_symlink():
        raise Refused("convert.not_empty", path=str(end))


def _is_empty_folder(end: Path, packs: bool) -> bool:
    return not packs and end.is_dir() and not any(end.iterdir())


def _write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    folder.mkdir()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@contextlib.contextmanager
def _finished_as(end: Path) -> Iterator[Path]:
    """A place beside `end` that becomes it when all went well, and vanishes otherwise."""
    unfinished = end.with_name(f".{end.name}.{os.getpid()}.unfinished")
    try:
        end.parent.mkdir(parents=True, exist_ok=True)
        yield unfinished
        if end.is_dir():
            end.rmdir()  # empty, as checked
        unfinished.replace(end)
    except (OSError, apsw.Error) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise Refused("convert.cannot_write", path=str(end), reason=reason) from None
    finally:
        if unfinished.is_dir():
            shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.unlink(missing_ok=True)
