"""Verbs, each named with the line that says what it is for; the file that knows the rest is loaded with the call."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from fenshui.cli.speaking import text

TOP = "cli.about_verb"
"""The section of the words with the lines of `fenshui --help`."""


def add_verb(verbs: Any, name: str, section: str = TOP) -> Any:
    """A verb with its line in a section of the words, without any argument yet."""
    about = text(f"{section}.{name}")
    return verbs.add_parser(name, help=about, description=about)


class Verbs(argparse._SubParsersAction):  # type: ignore[type-arg]
    """The verbs among which one is called: those that are offered load nothing until then."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._file_of: dict[str, str] = {}

    def offer(self, files: Mapping[str, Sequence[str]], section: str = TOP) -> None:
        """Name the verbs that are in files (of this room, each with its verbs), in this order."""
        for file, names in files.items():
            for name in names:
                add_verb(self, name, section)
                self._file_of[name] = file

    def add_parser(self, name: str, **more: Any) -> Any:
        """A verb's own command line, which is there already where the verb is offered."""
        return self.choices[name] if name in self._file_of else super().add_parser(name, **more)

    def load(self, name: str) -> None:
        """Load the file of a verb, and with it all that the verbs in it take."""
        file = self._file_of.get(name)
        if file is not None:
            import_module(f"fenshui.cli.{file}").add_verbs(self)
            self._file_of = {verb: other for verb, other in self._file_of.items() if other != file}

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: Any = None) -> None:
        """Load the verb that is called, and let it take the words after it."""
        self.load(values[0])
        super().__call__(parser, namespace, values, option_string)
