"""One setting of a basin by its name, read as text and written as text."""

import re
import tomllib
from typing import Any

from fenshui.basin.basin import Settings
from fenshui.basin.cell_texts import cell_text
from fenshui.basin.cells import number, truth, whole_number
from fenshui.basin.editing.written_text import as_text
from fenshui.basin.settings_file import settings_from, wrong_settings
from fenshui.basin.writing import settings_text
from fenshui.reading.typed_number import ungrouped
from fenshui.words import Refused, sentence

WHOLE = ("periods",)
SHARES = ("rules.injury_share", "rules.section_share", "rules.carry_over_share")
LISTS = ("priorities", "quota_exempt")
TRUTHS = ("rules.out_of_basin_transfers",)
_BETWEEN = re.compile(r"[\s,，、;；>＞]+")
_LEFT_OUT = ("as_of",)  # when blank


def setting_text(settings: Settings, name: str) -> str:
    """A setting by its key (`rules.injury_share`), as people type it: lists with commas, blank where not stated."""
    value: Any = tomllib.loads(settings_text(settings))
    for part in name.split("."):
        value = value.get(part, "") if isinstance(value, dict) else ""
    return ", ".join(value) if isinstance(value, list) else cell_text(value)


def with_setting(settings: Settings, name: str, text: str) -> Settings:
    """The settings with one of them another. Raises `Refused` (`edit.not_a_value`) for what it cannot be."""
    text = as_text(name, text)
    table: dict[str, Any] = tomllib.loads(settings_text(settings))
    *path, last = name.split(".")
    inner = table
    for part in path:
        inner = inner.setdefault(part, {})
    if text or name not in _LEFT_OUT:
        inner[last] = _read(name, text)
    else:
        inner.pop(last, None)
    wrong = next((one for one in wrong_settings(table) if name.startswith(one.column) and one.column != "name"), None)
    if wrong is not None:
        raise Refused("edit.not_a_value", field=name, found=text, expected=wrong.expected)
    return settings_from(table)


def words_in(text: str) -> tuple[str, ...]:
    """The words of a list as people type it: with commas, blanks or `>` between them."""
    return tuple(word for word in _BETWEEN.split(text) if word)


def _read(name: str, text: str) -> object:
    try:
        if name in WHOLE:
            return whole_number(ungrouped(text))
        if name in SHARES:
            return number(ungrouped(text))
        if name in TRUTHS:
            return truth(text)
    except ValueError:
        kind = "whole_number" if name in WHOLE else "truth" if name in TRUTHS else "share"
        raise Refused("edit.not_a_value", field=name, found=text, expected=sentence(f"basin.expected.{kind}")) from None
    return list(words_in(text)) if name in LISTS else text
