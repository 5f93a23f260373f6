"""An impact as a GeoPackage that QGIS opens coloured: reaches and sections, once for each baseline."""

import contextlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import apsw
import shapely
from shapely.geometry import LineString, MultiLineString, Point, mapping
from shapely.geometry.base import BaseGeometry

from fenshui.basin import Basin
from fenshui.basin.geopackage.layer import SHAPE_COLUMN, Contents, Layer
from fenshui.basin.geopackage.writing import write_geopackage
from fenshui.export.impact_map import greatest_of, reach_changes_m3
from fenshui.export.qgis_style import Range, change_style, ranges_of
from fenshui.impact import Assessment, UseImpact
from fenshui.sealing.durable_file import read_bytes, refused_by_disk, write_durably
from fenshui.units import M3_PER_HM3
from fenshui.words import Refused

CHANGE = "change_m3_per_year"
"""The column that colours a layer: after less before, the mean of the record."""

_MOST_BYTES = 2**31
_TYPES = {str: "TEXT", float: "REAL", bool: "BOOLEAN"}
_STYLES = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT, f_table_name TEXT,
  f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
  owner TEXT, ui TEXT, update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
  VALUES ('layer_styles', 'attributes', 'layer_styles', 0);
"""

Row = Mapping[str, str | float | bool]


def write_impact_package(assessment: Assessment, path: Path) -> None:
    """Write layers `reaches_USE` and `sections_USE` with their styles, over a file that was there.

    Raises `Refused` where the basin does not say where it lies, or the disk does not let it.
    """
    if assessment.basin.geometry.is_empty:
        raise Refused("export.no_places", file=path)
    layers = tuple(_layers(assessment))
    try:
        with tempfile.TemporaryDirectory() as folder:
            unfinished = Path(folder) / "impact.gpkg"
            write_geopackage(Contents(layers, {}), unfinished)
            _add_styles(layers, _scale(assessment), unfinished)
            write_durably(path, read_bytes(unfinished, _MOST_BYTES))
    except OSError as fault:
        raise refused_by_disk(fault, path) from None
    except apsw.Error as fault:
        raise Refused("convert.cannot_write", path=path, reason=str(fault)) from None


def _layers(assessment: Assessment) -> Iterator[Layer]:
    for use, impact in assessment.uses.items():
        yield _layer(f"reaches_{use}", _reaches(impact), _reach_shapes(impact.before.basin))
        yield _layer(f"sections_{use}", _sections(impact), _node_shapes(impact.before.basin))


def _reaches(impact: UseImpact) -> list[Row]:
    changes = reach_changes_m3(impact)
    return [
        {"id": reach.id, "from": reach.from_node, "to": reach.to_node, "kind": reach.kind, CHANGE: changes[reach.id]}
        for reach in impact.before.basin.reaches
    ]


def _sections(impact: UseImpact) -> list[Row]:
    basin = impact.before.basin
    return [
        {
            "id": one.node,
            "name_zh": basin.node_by_id[one.node].name_zh,
            "name_en": basin.node_by_id[one.node].name_en,
            "guarantor": one.guarantor,
            CHANGE: one.mean_change_hm3_per_year * M3_PER_HM3,
            "mean_before_m3_s": one.mean_before_m3_s,
            "mean_after_m3_s": one.mean_after_m3_s,
            "lowest_before_m3_s": one.lowest_before_m3_s,
            "lowest_after_m3_s": one.lowest_after_m3_s,
            "worse": one.is_worse(basin),
        }
        for one in impact.sections
    ]


def _layer(name: str, rows: Sequence[Row], places: Mapping[str, BaseGeometry]) -> Layer:
    first = rows[0] if rows else {"id": "", CHANGE: 0.0}
    cells = tuple(tuple(_cell(value) for value in row.values()) for row in rows)
    shapes = {at: mapping(places[str(row["id"])]) for at, row in enumerate(rows) if row["id"] in places}
    return Layer(name, tuple(first), tuple(_TYPES[type(value)] for value in first.values()), cells, shapes)


def _cell(value: str | float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _node_shapes(basin: Basin) -> dict[str, BaseGeometry]:
    shapes = basin.geometry.nodes
    return {name: one if isinstance(one, Point) else one.representative_point() for name, one in shapes.items()}


def _reach_shapes(basin: Basin) -> dict[str, BaseGeometry]:
    """The lines of reaches, all as several, so that a layer has one kind; straight where the basin draws none."""
    nodes = _node_shapes(basin)
    found: dict[str, BaseGeometry] = {}
    for reach in basin.reaches:
        line = basin.geometry.reaches.get(reach.id)
        if line is None and {reach.from_node, reach.to_node} <= nodes.keys():
            line = LineString([nodes[reach.from_node], nodes[reach.to_node]])
        if line is not None:
            flat = shapely.force_2d(line)
            found[reach.id] = MultiLineString([flat]) if isinstance(flat, LineString) else flat
    return found


def _scale(assessment: Assessment) -> tuple[Range, ...]:
    """One scale for all layers, so that colours can be compared; the same as on the map on paper."""
    impacts = assessment.uses.values()
    sections = [abs(one.mean_change_hm3_per_year) * M3_PER_HM3 for impact in impacts for one in impact.sections]
    most = greatest_of({use: reach_changes_m3(impact) for use, impact in assessment.uses.items()})
    return ranges_of(most, max(sections, default=0.0))


def _add_styles(layers: Sequence[Layer], scale: Sequence[Range], path: Path) -> None:
    """The table in which QGIS looks for the style of a layer; it asks for a schema that is empty, not unknown."""
    with contextlib.closing(apsw.Connection(str(path))) as connection:
        connection.execute(_STYLES)
        for layer in layers:
            style = change_style(CHANGE, scale, points=layer.name.startswith("sections"))
            connection.execute(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
                "styleName, styleQML, styleSLD, useAsDefault, description, owner) "
                "VALUES ('', '', ?, ?, ?, ?, '', 1, '', '')",
                (layer.name, SHAPE_COLUMN, layer.name, style),
            )
