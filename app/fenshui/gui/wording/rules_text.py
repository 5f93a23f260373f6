"""The answers of the rules as text on the screen, the broken ones first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fenshui.gui.dress.theme import Theme, theme_in_force
from fenshui.gui.wording.language import named, spoken
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
    return spoken(number.said(lambda of: named(basin.bearer_of_name(of)) or of)).rstrip()
