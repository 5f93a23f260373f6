"""A picture of the window without a display: `picture`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.speaking import language_spoken, tell, text
from fenshui.cli.verbs import add_verb
from fenshui.gui.picture import draw, size
from fenshui.places import sample_basin

_OPTIONS: dict[str, dict[str, Any]] = {
    "basin": {"metavar": "BASIN", "type": Path, "default": sample_basin("yellow_river")},
    "theme": {"choices": ("light", "dark"), "default": "light"},
    "size": {"metavar": "WIDTHxHEIGHT", "type": size, "default": "1600x900"},
    "panel": {"metavar": "PANEL", "default": ""},
    "assess": {"action": "store_true"},
    "out": {"metavar": "FILE.png", "type": Path, "required": True},
}


def add_verbs(verbs: Any) -> None:
    """Add `picture` to the command line."""
    verb = add_verb(verbs, "picture")
    for option, more in _OPTIONS.items():
        verb.add_argument(f"--{option}", **more, help=text(f"cli.help_of_picture.{option}"))
    verb.set_defaults(act=draw_picture)


def draw_picture(arguments: argparse.Namespace) -> int:
    """Draw the window into a PNG."""
    draw(arguments, language_spoken())
    tell("cli.written", folder=arguments.out)
    return 0
