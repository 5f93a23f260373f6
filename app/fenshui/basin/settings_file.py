"""The file `basin.toml`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fenshui.basin.basin import MapSource, Rules, Settings
from fenshui.basin.source import Source
from fenshui.basin.timeline import PERIODS_PER_YEAR, STEPS, Timeline
from fenshui.reading.problem import Problem
from fenshui.reading.toml_text import read_toml
from fenshui.words import Refused, sentence

FILE = "basin.toml"
SHARING = ("max-min", "proportional", "equal-losses", "seniority")
MOST_PERIODS = 200_000


def read_settings(source: Source) -> tuple[Settings | None, list[Problem]]:
    """The settings of a basin, or what is wrong with them."""
    try:
        table = read_toml(source.file(FILE))
    except Refused as refused:
        return None, [Problem(FILE, str(source.place), refused.sentence, says_all=True)]
    problems = wrong_settings(table)
    return (None if problems else settings_from(table)), problems


def wrong_settings(table: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with the settings in a table, each under the name of its key."""
    return [_problem(table, key) for key, ok in _checks(table).items() if not ok]


def _checks(table: Mapping[str, Any]) -> dict[str, bool]:
    periods = table.get("periods")
    names = table.get("name", {})
    rules = table.get("rules", {})
    shown = table.get("map", {})
    credited = shown.get("credits", {}) if isinstance(shown, dict) else None
    return {
        "format": table.get("format") == 1,
        "name": isinstance(names, dict) and bool(names.get("zh") or names.get("en")),
        "step": table.get("step") in STEPS,
        "first_period": begins_a_period(_day(table.get("first_period")), table.get("step")),
        "periods": type(periods) is int and 1 <= periods <= MOST_PERIODS and _record_ends(table, periods),
        "as_of": "as_of" not in table or _day(table["as_of"]) is not None,
        "water_year_starts": _month_day(table.get("water_year_starts", "01-01")) is not None,
        "inflow_unit": table.get("inflow_unit", "hm3") in ("hm3", "m3_s"),
        "priorities": _texts(table.get("priorities", ["storage"])),
        "sharing": table.get("sharing", "max-min") in SHARING,
        "quota_exempt": _texts(table.get("quota_exempt", [])),
        "rules": isinstance(rules, dict) and rules.get("cap_counts_against", "transferor") in _CAP_SIDES,
        "rules.injury_share": isinstance(rules, dict) and _share(rules.get("injury_share", 0.0)),
        "rules.section_share": isinstance(rules, dict) and _share(rules.get("section_share", 0.0)),
        "rules.carry_over_share": isinstance(rules, dict) and _share(rules.get("carry_over_share", 0.0)),
        "rules.out_of_basin_transfers": isinstance(rules, dict)
        and type(rules.get("out_of_basin_transfers", False)) is bool,
        "map": isinstance(shown, dict),
        "map.credits": credited is None or (isinstance(credited, dict) and _is_line(*credited.values())),
        "map.review_number": not isinstance(shown, dict) or _is_line(shown.get("review_number", "")),
    }


def begins_a_period(day: date | None, step: object) -> bool:
    """Whether a day is the first of a year, month or dekad; a year may begin on any day but 29 February."""
    if day is None or (day.month, day.day) == (2, 29):
        return day is not None and step not in ("year", "month", "dekad")
    return step not in ("month", "dekad") or day.day in ((1,) if step == "month" else (1, 11, 21))


def _record_ends(table: Mapping[str, Any], periods: int) -> bool:
    first, step = _day(table.get("first_period")), table.get("step")
    return first is None or step not in STEPS or ends_in_time(first, str(step), periods)  # said elsewhere


def ends_in_time(first: date, step: str, periods: int) -> bool:
    """Whether a record ends before the calendar does, in the year 9999."""
    return first.year + periods // PERIODS_PER_YEAR[step] + 1 <= date.max.year


_CAP_SIDES = ("transferor", "transferee")


def settings_from(table: Mapping[str, Any]) -> Settings:
    """The settings in a table that has been found sound."""
    first = _day(table["first_period"])
    start = _month_day(table.get("water_year_starts", "01-01"))
    assert first is not None and start is not None  # checked above
    return Settings(
        name_zh=str(table["name"].get("zh", "")),
        name_en=str(table["name"].get("en", "")),
        timeline=Timeline(table["step"], first, table["periods"], start),
        as_of=_day(table.get("as_of")),
        inflow_unit=table.get("inflow_unit", "hm3"),
        priorities=_with_storage(table.get("priorities", Settings.priorities)),
        sharing=table.get("sharing", "max-min"),
        quota_exempt=tuple(table.get("quota_exempt", ())),
        rules=Rules(**{key: value for key, value in table.get("rules", {}).items() if key in Rules.__annotations__}),
        map_source=_map_source(table.get("map", {})),
    )


def _map_source(table: Mapping[str, Any]) -> MapSource:
    credited = table.get("credits", {})
    return MapSource(credited.get("zh", ""), credited.get("en", ""), table.get("review_number", ""))


def _with_storage(priorities: Any) -> tuple[str, ...]:
    classes = tuple(priorities)
    return classes if "storage" in classes else (*classes, "storage")


def _problem(table: Mapping[str, Any], key: str) -> Problem:
    found: Any = table
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    expected = sentence(f"basin.expected.setting.{key.replace('.', '_')}")
    return Problem(FILE, "" if found is None else str(found), expected, column=key)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value is not None else None
    except ValueError:
        return None


def _month_day(value: object) -> tuple[int, int] | None:
    day = _day(f"2001-{value}")
    return (day.month, day.day) if day else None


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value) and len(set(value)) == len(value)


def _is_line(*values: object) -> bool:
    return all(isinstance(value, str) and value.isprintable() for value in values)


def _share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
