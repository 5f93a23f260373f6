"""What the verbs of `case` are called with: a case, the basin it is about, who signs, whose cards are known."""

from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from fenshui.cli.speaking import text
from fenshui.cli.verbs import add_verb

IN_CASE = "case_verbs.about"
"""The section of the words with the lines of `fenshui case --help`."""


def verb_in(verbs: Any, name: str, act: Any) -> Any:
    """A verb of `case`, without any argument yet."""
    verb = add_verb(verbs, name, IN_CASE)
    verb.set_defaults(act=act)
    return verb


def verb_of_case(verbs: Any, name: str, act: Any) -> Any:
    """A verb that works on a case."""
    verb = verb_in(verbs, name, act)
    verb.add_argument("file", metavar="CASE", type=Path, help=text("case_verbs.help.case"))
    return verb


def add_basin(verb: Any) -> None:
    """Let a verb be told which basin the case is about."""
    verb.add_argument("--basin", metavar="BASIN", type=Path, required=True, help=text("cli.help.basin"))


def add_known(verb: Any) -> None:
    """Let a verb be told where the cards of others lie."""
    default = user_data_path("fenshui") / "known"
    verb.add_argument("--known", metavar="DIR", type=Path, default=default, help=text("case_verbs.help.known"))
