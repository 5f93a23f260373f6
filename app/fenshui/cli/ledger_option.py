"""Which ledger a verb works on."""

from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from fenshui.cli.speaking import text


def verb_on(verbs: Any, name: str, act: Any, room: str = "ledger_verbs") -> Any:
    """A verb that works on a ledger, the user's own where none is named."""
    about = text(f"{room}.about.{name}")
    verb = verbs.add_parser(name, help=about, description=about)
    default = user_data_path("fenshui") / "ledger.sqlite"
    verb.add_argument("--ledger", metavar="FILE", type=Path, default=default, help=text("ledger_verbs.help.ledger"))
    verb.set_defaults(act=act)
    return verb
