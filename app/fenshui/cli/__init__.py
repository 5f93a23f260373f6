"""The verbs of the desk on a command line; one file a group of verbs."""

from fenshui.cli.start import run

__all__ = ["run"]
