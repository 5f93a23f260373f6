"""Layers and files into a GeoPackage 1.3 (OGC 12-128r17) that QGIS and GDAL open."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import apsw

from fenshui.basin.geopackage.cell_types import value_of
from fenshui.basin.geopackage.layer import FILES, SHAPE_COLUMN, Contents, Layer
from fenshui.basin.geopackage.wkb import WGS_84, blob_of, positions
from fenshui.reading.sqlite_file import APPLICATION, quoted

_VERSION = 10300

_CORE = f"""
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE {FILES} (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL UNIQUE, content TEXT, bytes BLOB);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('{FILES}', 'attributes', '{FILES}', 0);
"""
_WGS_84_TEXT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)
_REFERENCE_SYSTEMS = (  # the three of clause 1.1.2.1.2
    ("WGS 84 geodetic", WGS_84, "EPSG", WGS_84, _WGS_84_TEXT, "longitude/latitude in decimal degrees"),
    ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian coordinate reference system"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
)


def write_geopackage(contents: Contents, path: Path) -> None:
    """Write layers and files into a new file. Raises apsw.Error or OSError where the disk does not let it."""
    with contextlib.closing(apsw.Connection(str(path))) as connection:
        connection.pragma("journal_mode", "off")  # a file that is not finished is thrown away
        connection.pragma("synchronous", "off")
        connection.pragma("application_id", APPLICATION)
        connection.pragma("user_version", _VERSION)
        connection.execute("BEGIN")
        connection.execute(_CORE)
        connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _REFERENCE_SYSTEMS)
        for layer in contents.layers:
            _write_layer(connection, layer)
        rows = ((name, *_text_or_bytes(content)) for name, content in contents.files.items())
        connection.executemany(f"INSERT INTO {FILES} (name, content, bytes) VALUES (?, ?, ?)", rows)
        connection.execute("COMMIT")


def _write_layer(connection: apsw.Connection, layer: Layer) -> None:
    name, shaped = quoted(layer.name), layer.shapes is not None
    columns = [f"{quoted(layer.key)} INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    columns += [f"{SHAPE_COLUMN} GEOMETRY"] if shaped else []
    columns += [f"{quoted(column)} {kind}" for column, kind in zip(layer.header, layer.types, strict=True)]
    connection.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
    _register(connection, layer)
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {name} VALUES ({marks})", _rows(layer))


def _register(connection: apsw.Connection, layer: Layer) -> None:
    kind = "attributes" if layer.shapes is None else "features"
    box = _box(layer.shapes or {})
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (layer.name, kind, layer.name, *box, WGS_84 if layer.shapes is not None else 0),
    )
    if layer.shapes is not None:
        named = {shape["type"] for shape in layer.shapes.values()}
        kind = named.pop().upper() if len(named) == 1 else "GEOMETRY"
        connection.execute(  # z = 2: heights may be there
            "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, ?, 0)",
            (layer.name, SHAPE_COLUMN, kind, WGS_84, 2 if _has_heights(layer.shapes) else 0),
        )


def _box(shapes: Mapping[int, Any]) -> tuple[float | None, ...]:
    places = [place for shape in shapes.values() for place in positions(shape["coordinates"])]
    if not places:
        return (None,) * 4
    x, y = [place[0] for place in places], [place[1] for place in places]
    return min(x), min(y), max(x), max(y)


def _has_heights(shapes: Mapping[int, Any]) -> bool:
    return any(len(place) > 2 for shape in shapes.values() for place in positions(shape["coordinates"]))


def _rows(layer: Layer) -> Iterator[tuple[Any, ...]]:
    for row, cells in enumerate(layer.rows):
        values = [value_of(kind, cell) for kind, cell in zip(layer.types, cells, strict=True)]
        if layer.shapes is None:
            yield (row + 1, *values)
        else:
            yield (row + 1, blob_of(layer.shapes[row]) if row in layer.shapes else None, *values)


def _text_or_bytes(content: bytes) -> tuple[str | None, bytes | None]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None, content
    return (None, content) if "\x00" in text else (text, None)
