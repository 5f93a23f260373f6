"""argparse that speaks both languages and names every fault in a line of its own."""

import argparse
import re
from typing import Any, NoReturn

from fenshui.cli.help_layout import HelpLayout
from fenshui.cli.speaking import language_meant, text
from fenshui.cli.verbs import Verbs
from fenshui.words import LANGUAGES, Refused, Sentence, sentence

_FAULTS = (
    (r"the following arguments are required: (?P<names>.+)", "cli.fault.missing"),
    (r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)", "cli.fault.together"),
    (r"argument (?P<name>.+?): ignored explicit argument '(?P<found>.*)'", "cli.fault.takes_none"),
    (r"argument (?P<name>.+?): expected (?:one|at least one) argument", "cli.fault.no_value"),
)
"""What argparse says of unusable arguments -> our sentence with the same values."""

_NEGATIVE = re.compile(r"-\d")

_KINDS: dict[Any, Sentence] = {int: sentence("basin.expected.whole_number"), float: sentence("basin.expected.number")}


class Unusable(Exception):  # noqa: N818  (the words typed are at fault, not the program)
    """Words on the command line that cannot be used, with every fault in them."""

    def __init__(self, faults: tuple[Sentence, ...]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


class Parser(argparse.ArgumentParser):
    """A verb's arguments; each takes `--lang` and `--json`, and what cannot be used of them is `Unusable`."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more, add_help=False, allow_abbrev=False, formatter_class=HelpLayout)
        self._negative_number_matcher = _NEGATIVE  # a value that begins with “-5” is a value, if a wrong one
        self._faults: list[Sentence] = []
        self.register("action", "parsers", Verbs)  # what `add_subparsers` makes
        self.add_argument("-h", "--help", action="help", help=text("cli.help.help"))
        about = text("cli.help.lang")
        self.add_argument("--lang", choices=LANGUAGES, type=language_meant, default=argparse.SUPPRESS, help=about)
        self.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=text("cli.help.json"))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """What the words say; raises `Unusable` with every word that cannot be used, and every one that is missing."""
        self._faults.clear()
        found, more = super().parse_known_args(args, namespace)
        if more:
            self._faults.append(sentence("cli.fault.unknown", program=self.prog, words=" ".join(more)))
        if self._faults:
            raise Unusable(tuple(self._faults))
        return found, more

    def error(self, message: str) -> None:  # type: ignore[override]
        """Refuse arguments that make no sense, in a line that says where help is, after the values found unusable.

        Where some are only missing, the words left over are looked at first.
        """
        for pattern, message_id in _FAULTS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                fault = sentence(message_id, program=self.prog, **found.groupdict())
                break
        else:
            fault = sentence("cli.fault.other", program=self.prog, reason=message)
        self._faults.append(fault)
        if fault.id != "cli.fault.missing":
            raise Unusable(tuple(self._faults))

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        """The values of an argument; an unusable one is noted and the rest looked at, unless it is the verb itself."""
        try:
            return super()._get_values(action, arg_strings)
        except Refused as refused:
            self._faults.append(refused.sentence)
        if action.nargs == argparse.PARSER:
            raise Unusable(tuple(self._faults))
        return None

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        try:
            return super()._get_value(action, arg_string)
        except argparse.ArgumentError as fault:
            expected = _KINDS[action.type]
            raise self._refused("value", fault, found=arg_string, expected=expected) from None

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        try:
            super()._check_value(action, value)
        except argparse.ArgumentError as fault:
            choices = ", ".join(map(str, action.choices or ()))
            raise self._refused("choice", fault, found=value, choices=choices) from None

    def _refused(self, why: str, fault: argparse.ArgumentError, **values: object) -> Refused:
        return Refused(f"cli.fault.{why}", program=self.prog, name=fault.argument_name, **values)


class Version(argparse.Action):
    """Says which version this is. It is looked up only then: that takes longer than all else of a command line."""

    def __init__(self, option_strings: Any, dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, default=argparse.SUPPRESS, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *unused: Any) -> NoReturn:
        """Say it and end."""
        from importlib.metadata import version

        print(version("fenshui"))
        parser.exit()
