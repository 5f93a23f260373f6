"""How help is set: headings in the language spoken, and lines broken by how wide they look, not by their letters."""

import argparse
import unicodedata
from typing import Any

from fenshui.cli.speaking import text

_OURS = {"positional arguments": "cli.help.arguments", "options": "cli.help.options"}
_NEVER_FIRST = "，。；：、）”》！？"
"""Marks that no line begins with."""


class HelpLayout(argparse.HelpFormatter):
    """argparse's layout, in the language spoken; a Chinese character is two columns wide."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """The line of usage under the heading of the language."""
        super().add_usage(usage, actions, groups, text("cli.help.usage") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """A section under the heading of the language."""
        super().start_section(text(_OURS[heading]) if heading in _OURS else heading)

    def format_help(self) -> str:
        """The whole help; a heading ends in the colon of its language."""
        said, colon = super().format_help(), text("cli.help.colon")
        for heading in (text("cli.help.arguments"), text("cli.help.options"), text("cli.verbs")):
            said = said.replace(f"\n{heading}:\n", f"\n{heading}{colon}\n")
        return said

    def _format_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any) -> str:
        more = columns(prefix or "") - len(prefix or "")
        self._width -= more
        said = super()._format_usage(usage, actions, groups, prefix)
        self._width += more
        return said.rstrip("\n").replace("\n", "\n" + " " * more) + "\n\n"

    def _format_action(self, action: argparse.Action) -> str:
        """A verb's line; the word VERB itself, which argparse sets above the verbs, says nothing."""
        if not isinstance(action, argparse._SubParsersAction):
            return super()._format_action(action)
        return "".join(map(super()._format_action, action._get_subactions()))

    def _get_help_string(self, action: argparse.Action) -> str:
        """The help as it stands: a per cent sign in it means itself."""
        return (action.help or "").replace("%", "%%")

    def _split_lines(self, text: str, width: int) -> list[str]:
        return broken(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in broken(text, width - len(indent)))


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def broken(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, broken at blanks and between Chinese characters."""
    lines = [""]
    for piece in _pieces(" ".join(text.split())):
        if columns((lines[-1] + piece).rstrip()) > width and lines[-1] and piece[0] not in _NEVER_FIRST:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> list[str]:
    """What no line break may divide: a word with the blank behind it, or one wide character."""
    pieces = [""]
    for one in text:
        begins = columns(one) == 2 or (pieces[-1] and (pieces[-1][-1] == " " or columns(pieces[-1][-1]) == 2))
        if begins and pieces[-1] and one != " ":
            pieces.append("")
        pieces[-1] += one
    return [piece for piece in pieces if piece]
