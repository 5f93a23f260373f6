"""A basin as the files of its folder: the opposite of reading one."""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import shapely

from fenshui.basin.basin import Basin, MapSource, Rules, Settings
from fenshui.basin.cell_texts import cell_text, csv_text
from fenshui.basin.cells import columns_of
from fenshui.basin.geometry_files import PARTS
from fenshui.basin.inflows_file import FILE as INFLOWS
from fenshui.basin.rows import TABLES
from fenshui.basin.settings_file import FILE as SETTINGS


def files_of(basin: Basin) -> dict[str, bytes]:
    """Every file of a basin by its name; optional tables without rows are left away."""
    files = {SETTINGS: settings_text(basin.settings)}
    for file, (name, row_class, needed) in TABLES.items():
        rows = getattr(basin, name)
        if rows or needed:
            files[file] = _table_text(rows, row_class)
    files[INFLOWS] = _inflows_text(basin)
    files |= {f"{part}.geojson": _shapes_text(getattr(basin.geometry, part)) for part in PARTS if _has(basin, part)}
    if basin.sources:
        files["sources.md"] = basin.sources
    return {name: text.encode("utf-8") for name, text in files.items()}


def _has(basin: Basin, part: str) -> bool:
    return bool(getattr(basin.geometry, part))


def _table_text(rows: Sequence[Any], row_class: type) -> str:
    columns = columns_of(row_class)
    cells = ([cell_text(getattr(row, column.field)) for column in columns] for row in rows)
    return csv_text([column.name for column in columns], cells)


def _inflows_text(basin: Basin) -> str:
    days = (day.isoformat() for day in basin.settings.timeline.dates[:-1])
    rows = ([day, *map(cell_text, values)] for day, values in zip(days, basin.inflows.values.tolist(), strict=True))
    return csv_text(["period", *basin.inflows.nodes], rows)


def settings_text(settings: Settings) -> str:
    """The file `basin.toml`."""
    timeline = settings.timeline
    month, day = timeline.water_year_starts
    lines = [
        "format = 1",
        f"name = {{ zh = {_text(settings.name_zh)}, en = {_text(settings.name_en)} }}",
        f"step = {_text(timeline.step)}",
        f"first_period = {_text(timeline.first_period.isoformat())}",
        f"periods = {timeline.periods}",
        *([f"as_of = {_text(settings.as_of.isoformat())}"] if settings.as_of else []),
        f'water_year_starts = "{month:02d}-{day:02d}"',
        f"inflow_unit = {_text(settings.inflow_unit)}",
        f"priorities = {_texts(settings.priorities)}",
        f"sharing = {_text(settings.sharing)}",
        f"quota_exempt = {_texts(settings.quota_exempt)}",
        "[rules]",
        *(f"{each.name} = {_toml(getattr(settings.rules, each.name))}" for each in fields(Rules)),
        *_map_lines(settings.map_source),
    ]
    return "\n".join(lines) + "\n"


def _map_lines(source: MapSource) -> list[str]:
    """The table `[map]`; none where nothing is stated."""
    if source == MapSource():
        return []
    credited = f"credits = {{ zh = {_text(source.credits_zh)}, en = {_text(source.credits_en)} }}"
    return ["[map]", credited, f"review_number = {_text(source.review_number)}"]


def _toml(value: object) -> str:
    return cell_text(value) if isinstance(value, bool) else _text(value) if isinstance(value, str) else repr(value)


def _texts(words: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, words))}]"


def _text(value: str) -> str:
    """A text as TOML writes it; JSON's escapes are TOML's, but for the one control character JSON leaves."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _shapes_text(shapes: Any) -> str:
    names = list(shapes)
    texts = shapely.to_geojson(list(shapes.values()))
    features = (
        f'{{"type":"Feature","properties":{{"id":{json.dumps(name, ensure_ascii=False)}}},"geometry":{text}}}'
        for name, text in zip(names, texts, strict=True)
    )
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"
