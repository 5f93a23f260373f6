"""The verbs of the desk on a command line; one file a group of verbs."""

from fenshui.cli.main import main, run

__all__ = ["main", "run"]
