"""The files of a basin in a GeoPackage that comes from outside."""

import contextlib
from pathlib import Path

import apsw

from fenshui.basin.geopackage.file_names import check_names
from fenshui.basin.geopackage.layer import FILES, Contents
from fenshui.basin.geopackage.layers_in import layers_in
from fenshui.basin.geopackage.packing import unpacked
from fenshui.reading.sqlite_file import check_soundness, content_of, opened, plain_tables, plainly
from fenshui.words import Refused

_CORE = {"gpkg_contents", "gpkg_geometry_columns", FILES}


def files_in(path: Path) -> dict[str, bytes]:
    """The files of the basin that a GeoPackage holds. Raises `Refused` where it is damaged, foreign or hostile."""
    with plainly(path), contextlib.closing(opened(content_of(path), path)) as connection:
        tables = plain_tables(connection)
        missing = sorted(_CORE - set(tables))
        if missing:
            raise Refused("geopackage.not_a_basin", file=str(path), table=missing[0])
        check_soundness(connection, tables, path)
        contents = Contents(layers_in(connection, tables, path), _files(connection, path))
    if any(f"{each.name}.csv" in contents.files for each in contents.layers):
        raise Refused("geopackage.names_alike", file=str(path))
    files = unpacked(contents)
    check_names(files, path)
    return files


def _files(connection: apsw.Connection, path: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for name, text, content in connection.execute(f"SELECT name, content, bytes FROM {FILES}"):
        if not isinstance(name, str) or name in files:
            raise Refused("geopackage.file_name", file=str(path), name=repr(name)[:80])
        files[name] = content if isinstance(content, bytes) else str("" if text is None else text).encode("utf-8")
    return files
