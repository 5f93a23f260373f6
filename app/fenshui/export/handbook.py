"""The handbook: its pages, and the part of each that speaks a language."""

from pathlib import Path

from fenshui.places import resource
from fenshui.words import LANGUAGES

_TURN = "\n---\n"
"""Stands once in a page that says everything first in English, then in Chinese; other pages speak both at once."""


def pages() -> tuple[Path, ...]:
    """Every page, as a path inside the handbook; `index.md` first."""
    home = resource("handbook")
    found = sorted(path.relative_to(home) for path in home.rglob("*.md"))
    return tuple(sorted(found, key=lambda page: page.name != "index.md"))


def page_in(page: Path, language: str) -> str:
    """The markdown of a page in a language."""
    text = resource("handbook", *page.parts).read_text(encoding="utf-8")
    parts = text.split(_TURN)
    if len(parts) != len(LANGUAGES):
        return text
    return parts[1 if language == "zh_CN" else 0].strip() + "\n"


__all__ = ["LANGUAGES", "page_in", "pages"]
