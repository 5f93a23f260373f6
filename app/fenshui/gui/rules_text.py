"""The answers of the rules as text on the screen, the broken ones first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fenshui.gui.amounts import number_text
from fenshui.gui.language import spoken
from fenshui.gui.theme import Theme, theme_in_force
from fenshui.words import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fenshui.rules import Compared, RuleAnswer

SIGNS = {"broken": "✗", "cannot-tell": "?", "met": "✓"}
"""Answer -> its sign, from worst to best; the colour says the same again."""


def rules_html(answers: Sequence[RuleAnswer]) -> str:
    """A row a rule: sign and number, what it asks, the numbers compared, what is missing, its source."""
    theme = theme_in_force()
    worst_first = sorted(answers, key=lambda answer: list(SIGNS).index(answer.answer))
    rows = "".join(_row(answer, theme) for answer in worst_first)
    return f'<table cellspacing="0" width="100%">{rows}</table>'


def _row(answer: RuleAnswer, theme: Theme) -> str:
    colour = {"broken": theme.bad, "cannot-tell": theme.warn, "met": theme.good}[answer.answer]
    style = f"padding:6px 8px 6px 0; border-bottom:1px solid {theme.line}"
    said = escape(spoken(sentence(f"rule.answer.{answer.answer}")))
    head = f'<b style="color:{colour}">{SIGNS[answer.answer]} {answer.id}</b>'
    title = f'{escape(spoken(answer.title))} <span style="color:{colour}">— {said}</span>'
    lines = [title, *(f'<span style="color:{theme.quiet}">{escape(line)}</span>' for line in _reasons(answer))]
    return f'<tr><td width="52" style="{style}">{head}</td><td style="{style}">{"<br>".join(lines)}</td></tr>'


def _reasons(answer: RuleAnswer) -> list[str]:
    numbers = ["; ".join(_number(number) for number in answer.numbers)] if answer.numbers else []
    missing = [spoken(sentence("rule.lacking", what=what)).strip() for what in answer.missing]
    note = [spoken(answer.note)] if answer.note is not None else []
    return [*numbers, *missing, *note, spoken(answer.source)]


def _number(number: Compared) -> str:
    of = spoken(sentence("rule.of", of=number.of)) if number.of else ""
    value = f"{number.value:.3%}" if number.unit == "share" else number_text(number.value, 0)
    unit = spoken(sentence(f"rule.unit.{_UNITS.get(number.unit, number.unit)}"))
    name = spoken(sentence(f"rule.number_of.{number.name}"))
    return spoken(sentence("rule.number", name=name, of=of, value=value, unit=unit)).rstrip()


_UNITS = {"m3/year": "m3_year", "yes=1": "yes_1"}
