"""`fenshui`: the window, or one verb of the desk; every refusal is one line and the exit status 2."""

import sys
from collections.abc import Sequence
from importlib.metadata import version

from fenshui.cli import basin_verbs, impact_verbs, ledger_verbs, screening_verbs, story_verbs
from fenshui.cli.opening import FaultyBasin, complain_of
from fenshui.cli.parser import Parser
from fenshui.cli.speaking import complain, hush, language_of, speak, text
from fenshui.cli.window import open_window
from fenshui.words import Refused

GROUPS = (basin_verbs, impact_verbs, screening_verbs, ledger_verbs, story_verbs)
"""Groups of verbs in the order of the story; each adds its own with `add_verbs`."""


def run() -> None:
    """Do what the command line says and end the process with the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that knows no Chinese gets codes, not a crash
    try:
        status = main()
    except BrokenPipeError:  # the reader has had enough: `fenshui … | head`
        hush()
        status = 0
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def main(words: Sequence[str] | None = None) -> int:
    """Do what these words say: 0 done, 1 a finding, 2 unusable input. A bug raises."""
    given = list(sys.argv[1:] if words is None else words)
    speak(language_of(given))
    try:
        arguments = command_line().parse_args(given)
        status: int = arguments.act(arguments)
    except Refused as refused:
        complain(refused.sentence)
        return 2
    except FaultyBasin as faulty:
        complain_of(faulty.faults)
        return 2
    except SystemExit as end:  # --help and --version end here
        return int(end.code or 0)
    return status


def command_line() -> Parser:
    """The whole command line, its help in the language spoken."""
    parser = Parser(prog="fenshui", description=text("cli.about"), epilog=text("cli.statuses"))
    parser.add_argument("--version", action="version", version=version("fenshui"), help=text("cli.help.version"))
    parser.set_defaults(act=open_window, json=False)
    verbs = parser.add_subparsers(title=text("cli.verbs"), metavar=text("cli.verb"))
    for group in GROUPS:
        group.add_verbs(verbs)
    return parser
