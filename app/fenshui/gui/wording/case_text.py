"""A negotiation as text on the screen: what a file that was taken in changed, then every act with its terms."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.jobs import negotiation_jobs as jobs
from fenshui.gui.wording.language import spoken
from fenshui.gui.wording.statement_text import rows_html, statement_html
from fenshui.words import sentence

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.desk.blotter import CaseLine
    from fenshui.desk.negotiating import Brought
    from fenshui.transfer import Transfer


class CaseWords(QObject):
    """The words around a case."""

    def __init__(self) -> None:
        super().__init__()
        self.changed = self.tr("What the file changed")
        self.nothing_new = self.tr("The file held nothing new.")
        self.package = self.tr("In the package for the next terms: {names}")


def case_html(
    line: CaseLine | None, brought: Brought | None, package: tuple[Transfer, ...], basin: Basin | None
) -> str:
    """The case that is looked at: the terms that stand, then what was done, the newest first; nothing without one."""
    words = CaseWords()
    blocks = [escape(words.package.format(names=", ".join(one.id for one in package)))] if package else []
    if line is None:
        return "".join(blocks)
    if brought is not None:
        blocks.append(_changes(brought, words))
    heading, people, *steps = jobs.minutes_of(line, basin)
    return "".join([*blocks, statement_html([*reversed(steps), people, heading])])


def stage_name(stage: str) -> str:
    """Where a case stands."""
    return spoken(sentence(f"negotiation.stage.{stage}"))


def act_name(kind: str) -> str:
    """What an act is called, as on a button."""
    said = spoken(sentence(f"negotiation.act.{kind}"))
    return said[:1].upper() + said[1:]


def _changes(brought: Brought, words: CaseWords) -> str:
    """Term by term, then the impact."""
    theme = theme_in_force()
    head = f'<h4 style="color:{theme.accent}">{escape(words.changed)}</h4>'
    if not brought.said:
        return head + (escape(words.nothing_new) if not brought.arrival.news else "")
    return head + rows_html(brought.said)
