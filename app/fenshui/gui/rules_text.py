"""The answers of the rules as text on the screen, the broken ones first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fenshui.gui.amounts import number_text
from fenshui.gui.language import named, spoken
from fenshui.gui.theme import Theme, theme_in_force
from fenshui.words import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fenshui.basin import Basin
    from fenshui.rules import Compared, RuleAnswer

SIGNS = {"broken": "✗", "cannot-tell": "?", "met": "✓"}
"""Answer -> its sign, from worst to best; the colour says the same again."""


def rules_html(answers: Sequence[RuleAnswer], basin: Basin) -> str:
    """A row a rule: sign and number, what it asks, the numbers compared, what is missing, its source."""
    theme = theme_in_force()
    worst_first = sorted(answers, key=lambda answer: list(SIGNS).index(answer.answer))
    rows = "".join(_row(answer, basin, theme) for answer in worst_first)
    return f'<table cellspacing="0" width="100%">{rows}</table>'


def _row(answer: RuleAnswer, basin: Basin, theme: Theme) -> str:
    colour = {"broken": theme.bad, "cannot-tell": theme.warn, "met": theme.good}[answer.answer]
    style = f"padding:6px 8px 6px 0; border-bottom:1px solid {theme.line}"
    said = escape(spoken(sentence(f"rule.answer.{answer.answer}")))
    head = f'<b style="color:{colour}">{SIGNS[answer.answer]} {answer.id}</b>'
    asked = spoken(answer.title)
    title = f'{escape(asked[:1].upper() + asked[1:])} <span style="color:{colour}">— {said}</span>'
    lines = [title, *(f'<span style="color:{theme.quiet}">{escape(line)}</span>' for line in _reasons(answer, basin))]
    return f'<tr><td width="52" style="{style}">{head}</td><td style="{style}">{"<br>".join(lines)}</td></tr>'


def _reasons(answer: RuleAnswer, basin: Basin) -> list[str]:
    numbers = [_number(number, basin) for number in answer.numbers]
    missing = [spoken(sentence("rule.lacking", what=what)).strip() for what in answer.missing]
    note = [spoken(answer.note)] if answer.note is not None else []
    return [*numbers, *missing, *note, spoken(answer.source)]


def _number(number: Compared, basin: Basin) -> str:
    of = spoken(sentence("rule.of", of=_name(number.of, basin))) if number.of else ""
    value = f"{number.value:.3%}" if number.unit == "share" else number_text(number.value, 0)
    unit = spoken(sentence(f"rule.unit.{_UNITS.get(number.unit, number.unit)}"))
    name = spoken(sentence(f"rule.number_of.{number.name}"))
    return spoken(sentence("rule.number", name=name, of=of, value=value, unit=unit)).rstrip()


def _name(of: str, basin: Basin) -> str:
    """The region, place or holder a number is of; its id where the basin knows none."""
    right = basin.right_by_id.get(of)
    holder = basin.holder_by_id.get(right.holder) if right is not None else None
    row = basin.region_by_id.get(of) or basin.node_by_id.get(of) or holder
    return named(row) if row is not None else of


_UNITS = {"m3/year": "m3_year", "yes=1": "yes_1"}
