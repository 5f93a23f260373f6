"""The minutes of a negotiation on paper."""

from collections.abc import Sequence
from datetime import datetime

from fenshui.export.minutes import minutes
from fenshui.export.paper import Paper, typefaces_let_go
from fenshui.export.part_layout import ONE_CELL, PARTIES, put_part, put_title
from fenshui.negotiation.case import Case, KeptAct

_LAYOUTS = {"participants": PARTIES}


def minutes_pdf(case: Case) -> bytes:
    """The minutes as a PDF, Chinese above English. Raises `Refused` for a character no typeface has."""
    parts = minutes(case)
    paper = Paper(case.opening.id, f"SHA-256 {case.sha256[:32]}", _last(case))
    with typefaces_let_go(paper):
        paper.set_title(f"协商纪要 Minutes {case.opening.id}")
        paper.set_lang("zh-CN")
        paper.add_page()
        put_title(paper, parts[0])
        for number, part in enumerate(parts[1:], 1):
            put_part(paper, number, part, _LAYOUTS.get(part.name, ONE_CELL))
        return bytes(paper.output())


def _last(case: Case) -> datetime:
    """When the last act was done: the minutes of the same case are the same file."""
    acts: Sequence[KeptAct] = [kept for move in case.moves for kept in (move.kept, *move.answers)]
    return max([case.opening.at, *(kept.act.at for kept in acts)])
