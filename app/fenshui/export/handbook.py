"""The handbook: its pages, and the part of each that speaks a language."""

import re
from pathlib import Path

from fenshui.places import resource
from fenshui.words import LANGUAGES

_TURN = "\n---\n"
"""Stands once in a page that says everything first in English, then in Chinese; other pages speak both at once."""


_INDEX = Path("index.md")
_BOTH = re.compile(r"(.+) / (.+)")


def pages() -> tuple[Path, ...]:
    """Every page, as a path inside the handbook: `index.md`, then those it lists as it lists them, then the others."""
    home = resource("handbook")
    found = sorted(path.relative_to(home) for path in home.rglob("*.md"))
    listed = [_INDEX, *map(Path, re.findall(r"\]\(([^)]+\.md)\)", page_in(_INDEX, LANGUAGES[0])))]
    return tuple(sorted(found, key=lambda page: listed.index(page) if page in listed else len(listed)))


def page_in(page: Path, language: str) -> str:
    """The markdown of a page in a language."""
    text = resource("handbook", *page.parts).read_text(encoding="utf-8")
    parts = text.split(_TURN)
    if len(parts) != len(LANGUAGES):
        return text
    return parts[1 if language == "zh_CN" else 0].strip() + "\n"


def title_in(page: Path, language: str) -> str:
    """The first heading of a page in a language; of a heading in both the part that speaks it."""
    lines = page_in(page, language).splitlines()
    heading = next((line.lstrip("#").replace("`", "").strip() for line in lines if line.startswith("#")), page.stem)
    both = _BOTH.fullmatch(heading)
    if both is None:
        return heading
    return next((part for part in both.groups() if _is_chinese(part) == (language == "zh_CN")), heading)


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


__all__ = ["LANGUAGES", "page_in", "pages", "title_in"]
