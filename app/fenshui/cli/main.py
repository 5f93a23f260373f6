"""`fenshui`: the window, or one verb of the desk; every fault is one line and the exit status 2."""

import sys
from collections.abc import Sequence
from typing import Any

from fenshui.cli.compiling import compiling_told
from fenshui.cli.faulty import FaultyBasin, complain_of
from fenshui.cli.parser import Parser, Unusable, Version
from fenshui.cli.speaking import asked_language, complain, hush, language_of, speak, text
from fenshui.cli.window import handed_over, open_window
from fenshui.sealing.no_cores import leave_no_cores
from fenshui.words import Refused, sentence

GROUPS = {
    "check_verb": ("check",),
    "basin_verbs": ("allocate", "judge"),
    "convert_verb": ("convert",),
    "pywr_verb": ("export-pywr",),
    "import_verb": ("import",),
    "impact_verbs": ("assess",),
    "report_verb": ("report",),
    "discharge_verb": ("discharge",),
    "screening_verbs": ("screen", "safe-volume"),
    "cure_verbs": ("cures",),
    "negotiation_verbs": ("case",),
    "price_verbs": ("corridor", "better-terms"),
    "ledger_verbs": ("ledger",),
    "export_verb": ("export",),
    "verify_verb": ("verify",),
    "platform_verb": ("export-platform",),
    "register_verbs": ("register",),
    "market_verbs": ("market",),
    "picture_verb": ("picture",),
    "story_verbs": ("demo", "self-test"),
}
"""Files of this room and the verbs in each, in the order of the story. Only the file of the verb that is called is
loaded: `check` need not load a PDF writer, and help or a mistyped word loads none."""
_VERBS = frozenset(verb for verbs in GROUPS.values() for verb in verbs)


def run_to_the_end() -> int:
    """Do what the command line of this process says; the exit status."""
    leave_no_cores()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that knows no Chinese gets codes, not a crash
    try:
        return main()
    except BrokenPipeError:  # the reader has had enough: `fenshui … | head`
        hush()
        return 0


def stopped() -> int:
    """Say that somebody stopped the program, and the exit status for it."""
    speak(language_of(sys.argv[1:]))
    complain(sentence("cli.stopped"))
    return 130


def main(words: Sequence[str] | None = None) -> int:
    """Do what these words say: 0 done, 1 a finding, 2 unusable input. A bug raises."""
    given = list(sys.argv[1:] if words is None else words)
    speak(language_of(given))
    try:
        status = _act(given)
    except Refused as refused:
        complain(refused.sentence)
        return 2
    except Unusable as unusable:
        for fault in unusable.faults:
            complain(fault)
        return 2
    except FaultyBasin as faulty:
        complain_of(faulty.faults)
        return 2
    except SystemExit as end:  # --help and --version end here
        return int(end.code or 0)
    return status


def _act(words: Sequence[str]) -> int:
    """Do what is asked; without a word, or on a file that is handed over, the window opens: no command line is made."""
    asked, others = asked_language(words)
    if not others:
        return open_window(language=asked)
    if others[0] not in _VERBS and (path := handed_over(others)) is not None:
        return open_window(path, asked)
    arguments = command_line().parse_args(words)
    with compiling_told():
        status: int = arguments.act(arguments)
    return status


def command_line() -> Parser:
    """The command line, its help in the language spoken."""
    parser = Parser(prog="fenshui", description=text("cli.about"), epilog=text("cli.statuses"))
    parser.add_argument("--version", action=Version, help=text("cli.help.version"))
    parser.set_defaults(act=lambda arguments: open_window(), json=False)
    verbs: Any = parser.add_subparsers(title=text("cli.verbs"), metavar=text("cli.verb"))
    verbs.offer(GROUPS)
    return parser
