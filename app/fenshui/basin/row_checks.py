"""What each cell of each table must satisfy, as data: ranges, words allowed, and ids that must exist elsewhere."""

from collections.abc import Callable, Collection, Iterator
from functools import partial
from operator import attrgetter
from typing import Any

from fenshui.basin.basin import Basin
from fenshui.basin.cells import columns_of, is_id
from fenshui.basin.rows import TABLES
from fenshui.reading.problem import Problem
from fenshui.words import Sentence, sentence

FILE_OF = {name: file for file, (name, _, _) in TABLES.items()}

WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("nodes", "kind"): ("source", "junction", "diversion", "reservoir", "section", "outlet"),
    ("reaches", "kind"): ("river", "canal"),
    ("holders", "kind"): (
        "government",
        "enterprise",
        "irrigation_district",
        "irrigator",
        "public_supplier",
        "authority",
        "",
    ),
    ("rights", "right_class"): ("regional", "abstraction", "irrigator"),
    ("rights", "basis"): ("consumption", "diversion"),
    ("rights", "source"): ("surface", "ground", "reclaimed", "rain", "desalinated", "mine", "brackish"),
}

REFERENCES: dict[tuple[str, str], str] = {
    ("nodes", "region"): "regions",
    ("reaches", "from_node"): "nodes",
    ("reaches", "to_node"): "nodes",
    ("regions", "parent"): "regions",
    ("holders", "region"): "regions",
    ("rights", "holder"): "holders",
    ("rights", "node"): "nodes",
    ("rights", "parent"): "rights",
    ("rights", "quota_region"): "regions",
    ("demands", "right"): "rights",
    ("demand_series", "right"): "rights",
    ("returns", "right"): "rights",
    ("returns", "node"): "nodes",
    ("reservoirs", "node"): "nodes",
    ("storage_limits", "node"): "reservoirs",
    ("reservoir_curves", "node"): "reservoirs",
    ("evaporation", "node"): "reservoirs",
    ("rule_curves", "node"): "reservoirs",
    ("sections", "node"): "nodes",
    ("targets", "node"): "nodes",
    ("benefits", "right"): "rights",
    ("loads", "node"): "nodes",
    ("loads", "holder"): "holders",
    ("quality_limits", "node"): "nodes",
    ("release_rules", "node"): "nodes",
    ("release_rules", "from_node"): "nodes",
}
MAY_BE_BLANK = {
    ("nodes", "region"),
    ("regions", "parent"),
    ("holders", "region"),
    ("rights", "parent"),
    ("rights", "quota_region"),
    ("loads", "holder"),
    ("quality_limits", "node"),
}

_NOT_NEGATIVE = "basin.expected.not_negative"
RANGES: dict[tuple[str, str], tuple[Callable[[Any], bool], str]] = {
    ("reaches", "loss"): (lambda loss: 0 <= loss < 1, "basin.expected.loss"),
    ("reaches", "capacity_m3_s"): (lambda flow: flow >= 0, _NOT_NEGATIVE),
    ("reaches", "lag_periods"): (lambda lag: lag >= 0, _NOT_NEGATIVE),
    ("reaches", "split_share"): (lambda share: 0 <= share <= 1, "basin.expected.share"),
    ("regions", "quota_m3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("regions", "cap_m3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("allocable", "allocable_m3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("rights", "annual_volume_m3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("rights", "consumption_ratio"): (lambda ratio: 0 < ratio <= 1, "basin.expected.ratio"),
    ("rights", "pledged_m3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("rights", "norm_m3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("demands", "diversion_hm3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("demand_series", "diversion_hm3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("returns", "lag_periods"): (lambda lag: lag >= 0, _NOT_NEGATIVE),
    ("returns", "share"): (lambda share: 0 <= share <= 1, "basin.expected.share"),
    ("reservoirs", "capacity_hm3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("reservoirs", "dead_hm3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("reservoirs", "initial_hm3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("storage_limits", "max_hm3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("reservoir_curves", "storage_hm3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("reservoir_curves", "area_km2"): (lambda area: area >= 0, _NOT_NEGATIVE),
    ("rule_curves", "target_hm3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("targets", "flow_m3_s"): (lambda flow: flow >= 0, _NOT_NEGATIVE),
    ("benefits", "delivered_m3"): (lambda volume: volume >= 0, _NOT_NEGATIVE),
    ("loads", "load_t"): (lambda load: load >= 0, _NOT_NEGATIVE),
    ("loads", "inflow_mg_l"): (lambda concentration: concentration >= 0, _NOT_NEGATIVE),
    ("quality_limits", "limit_mg_l"): (lambda concentration: concentration >= 0, _NOT_NEGATIVE),
    ("quality_limits", "decay_per_day"): (lambda rate: rate >= 0, _NOT_NEGATIVE),
    ("sections", "warning_m3_s"): (lambda flow: flow >= 0, _NOT_NEGATIVE),
}
KEYS = {"nodes": "id", "reaches": "id", "regions": "id", "holders": "id", "rights": "id", "reservoirs": "node"}
"""Tables whose rows others refer to -> the field they are known by."""

GIVEN_ONCE: dict[str, tuple[str, ...]] = {
    "demands": ("right", "period_of_year"),
    "demand_series": ("right", "period"),
    "targets": ("node", "period_of_year", "priority"),
    "storage_limits": ("node", "period_of_year"),
    "evaporation": ("node", "period_of_year"),
    "rule_curves": ("node", "period_of_year", "priority"),
    "allocable": ("water_year",),
    "sections": ("node",),
    "benefits": ("right", "delivered_m3"),
    "loads": ("id", "pollutant", "period_of_year"),
    "quality_limits": ("node", "pollutant"),
}
"""Tables that say each thing once -> the fields that say of what."""


def check_rows(basin: Basin) -> Iterator[Problem]:
    """Every cell that is out of range, not one of the words allowed, or names something that is not there."""
    yield from _key_problems(basin)
    ids = {name: {getattr(row, key) for row in getattr(basin, name)} for name, key in KEYS.items()}
    for (table, field), words in WORDS.items():
        yield from _cells(basin, table, field, partial(_among, words), _one_of(words))
    for (table, field), other in REFERENCES.items():
        known = ids[other] | ({""} if (table, field) in MAY_BE_BLANK else set())
        expected = sentence("basin.expected.id_of", file=FILE_OF[other])
        yield from _cells(basin, table, field, partial(_among, known), expected)
    for (table, field), (holds, message) in RANGES.items():
        yield from _cells(basin, table, field, partial(_holds, holds), sentence(message))
    yield from _settings_checks(basin)


def _settings_checks(basin: Basin) -> Iterator[Problem]:
    classes = basin.settings.priorities
    for table in ("rights", "targets", "rule_curves"):
        yield from _cells(basin, table, "priority", partial(_among, classes), _one_of(classes))
    places = basin.settings.timeline.places
    for table in ("demands", "targets", "storage_limits", "evaporation", "rule_curves", "loads"):
        expected = sentence("basin.expected.period_of_year", most=places)
        yield from _cells(basin, table, "period_of_year", lambda value: 1 <= value <= places, expected)


def _cells(basin: Basin, table: str, field: str, holds: Callable[[Any], bool], expected: Sentence) -> Iterator[Problem]:
    rows, value_of = getattr(basin, table), attrgetter(field)
    wrong = {value for value in set(map(value_of, rows)) if not holds(value)}  # of many rows few values differ
    for number, row in enumerate(rows if wrong else (), start=2):
        value = value_of(row)
        if value in wrong:
            yield Problem(FILE_OF[table], str(value), expected, row=number, column=_column_name(row, field))


def _among(allowed: Collection[Any], value: Any) -> bool:
    return value in allowed


def _holds(condition: Callable[[Any], bool], value: Any) -> bool:
    return value is None or condition(value)


def _column_name(row: Any, field: str) -> str:
    return next(column.name for column in columns_of(row.__class__) if column.field == field)


def _key_problems(basin: Basin) -> Iterator[Problem]:
    for table, key in KEYS.items():
        names = list(map(attrgetter(key), getattr(basin, table)))
        if all(map(is_id, names)) and len(set(names)) == len(names):
            continue
        seen: set[str] = set()
        for number, row in enumerate(getattr(basin, table), start=2):
            value = getattr(row, key)
            if not is_id(value):
                yield Problem(FILE_OF[table], value, sentence("basin.expected.id"), row=number, column=key)
            elif value in seen:
                yield Problem(FILE_OF[table], value, sentence("basin.expected.id_once"), row=number, column=key)
            seen.add(value)


def _one_of(words: tuple[str, ...]) -> Sentence:
    return sentence("basin.expected.one_of", words=", ".join(word for word in words if word))
