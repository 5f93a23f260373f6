"""The statement that is signed, as text on the screen; every line comes from the signed bytes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.wording.language import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fenshui.export.statement import Part, Row
    from fenshui.words import Sentence


_LONG = 24
"""Letters of a cell that beside others would be a tower: a fingerprint."""


def statement_html(parts: Sequence[Part]) -> str:
    """The parts of an agreement with their rows, in the language in force."""
    theme = theme_in_force()
    first, *others = parts
    blocks = [f'<h3 style="margin:0 0 6px 0">{_said(first.title)}</h3>', _table(first)]
    for part in others:
        blocks.append(f'<h4 style="margin:14px 0 4px 0; color:{theme.accent}">{_said(part.title)}</h4>')
        blocks.append(_table(part))
    return "".join(blocks)


def rows_html(rows: Sequence[Row], heads: Sequence[Sentence] = ()) -> str:
    """Rows as a table: the label, then the cells under their heads."""
    theme = theme_in_force()
    style = f"padding:3px 14px 3px 0; border-bottom:1px solid {theme.line}"
    quiet = f"color:{theme.quiet}; {style}"
    lines = []
    if heads:
        lasting, _ = _apart([_said(cell) for cell in rows[0].cells] if rows else [], heads)
        titles = "".join(f'<td style="{quiet}">{_said(head)}</td>' for head in heads[: len(lasting) or None])
        lines.append(f'<tr><td width="32%" style="{quiet}"></td>{titles}</tr>')
    for row in rows:
        short, own = _apart([_said(cell) for cell in row.cells], heads)
        cells = "".join(f'<td style="{style}">{cell}</td>' for cell in short)
        lines.append(f'<tr><td width="32%" style="{quiet}">{_said(row.label)}</td>{cells}</tr>')
        lines += [
            f'<tr><td style="{quiet}">{head}</td><td colspan="{len(short)}" style="{style}">{cell}</td></tr>'
            for head, cell in own
        ]
    return f'<table cellspacing="0" width="100%">{"".join(lines)}</table>'


def _apart(cells: Sequence[str], heads: Sequence[Sentence]) -> tuple[Sequence[str], list[tuple[str, str]]]:
    """The cells beside each other, and the last with its head where it is so long that it needs a row of its own."""
    if len(cells) == len(heads) > 1 and len(cells[-1]) > _LONG:
        return cells[:-1], [(_said(heads[-1]), cells[-1])]
    return cells, []


def _table(part: Part) -> str:
    return rows_html(part.rows, part.heads)


def _said(what: Sentence) -> str:
    return escape(spoken(what))
