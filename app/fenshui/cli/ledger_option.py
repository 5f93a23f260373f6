"""Which ledger a verb works on."""

from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from fenshui.cli.speaking import text
from fenshui.cli.verbs import add_verb

IN_LEDGER = "ledger_verbs.about"
"""The section of the words with the lines of `fenshui ledger --help`."""


def verb_on(verbs: Any, name: str, act: Any, section: str = IN_LEDGER) -> Any:
    """A verb that works on a ledger, the user's own where none is named; its line is in a section of the words."""
    verb = add_verb(verbs, name, section)
    default = user_data_path("fenshui") / "ledger.sqlite"
    verb.add_argument("--ledger", metavar="FILE", type=Path, default=default, help=text("ledger_verbs.help.ledger"))
    verb.set_defaults(act=act)
    return verb
