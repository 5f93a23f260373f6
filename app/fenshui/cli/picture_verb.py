"""A picture of the window without a display: `picture`."""

import argparse
from typing import Any

from fenshui.cli.speaking import language_spoken, tell, text
from fenshui.gui.picture import add_arguments, draw


def add_verbs(verbs: Any) -> None:
    """Add `picture` to the command line."""
    about = text("cli.about_verb.picture")
    verb = verbs.add_parser("picture", help=about, description=about)
    add_arguments(verb)
    verb.set_defaults(act=draw_picture)


def draw_picture(arguments: argparse.Namespace) -> int:
    """Draw the window into a PNG."""
    draw(arguments, language_spoken())
    tell("cli.written", folder=arguments.out)
    return 0
