"""argparse that speaks both languages and refuses in one line."""

import argparse
import re
from typing import Any, NoReturn

from fenshui.cli.speaking import language_meant, text
from fenshui.words import LANGUAGES, Refused

_FAULTS = (
    (r"the following arguments are required: (?P<names>.+)", "cli.fault.missing"),
    (r"unrecognized arguments: (?P<words>.+)", "cli.fault.unknown"),
    (r"argument (?P<name>.+?): invalid choice: (?P<found>.+?) \(choose from (?P<choices>.+)\)", "cli.fault.choice"),
    (r"argument (?P<name>.+?): invalid \S+ value: (?P<found>.+)", "cli.fault.value"),
    (r"argument (?P<name>.+?): expected (?:one|at least one) argument", "cli.fault.no_value"),
)
"""What argparse says of unusable arguments -> our sentence with the same values."""


class Parser(argparse.ArgumentParser):
    """A verb's arguments; each takes `--lang` and `--json`, and faults are `Refused`."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more, add_help=False, allow_abbrev=False, formatter_class=_Help)
        self.add_argument("-h", "--help", action="help", help=text("cli.help.help"))
        about = text("cli.help.lang")
        self.add_argument("--lang", choices=LANGUAGES, type=language_meant, default=argparse.SUPPRESS, help=about)
        self.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=text("cli.help.json"))

    def error(self, message: str) -> NoReturn:
        """Refuse arguments that make no sense, in one line that says where help is."""
        for pattern, message_id in _FAULTS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                raise Refused(message_id, program=self.prog, **found.groupdict())
        raise Refused("cli.fault.other", program=self.prog, reason=message)


class Version(argparse.Action):
    """Says which version this is. It is looked up only then: that takes longer than all else of a command line."""

    def __init__(self, option_strings: Any, dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, default=argparse.SUPPRESS, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *unused: Any) -> NoReturn:
        """Say it and end."""
        from importlib.metadata import version

        print(version("fenshui"))
        parser.exit()


class _Help(argparse.HelpFormatter):
    """Help with its headings in the language spoken."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, text("cli.help.usage") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        ours = {"positional arguments": "cli.help.arguments", "options": "cli.help.options"}
        super().start_section(text(ours[heading]) if heading in ours else heading)
