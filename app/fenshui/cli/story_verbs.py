"""The whole story without a window: `demo`; and what the program proves about itself: `self-test`."""

import argparse
from pathlib import Path
from time import perf_counter
from typing import Any

from fenshui.cli.speaking import complain, in_words, tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.desk.self_test import trials
from fenshui.desk.story import play_story
from fenshui.words import Sentence


def add_verbs(verbs: Any) -> None:
    """Add `demo` and `self-test` to the command line."""
    demo = add_verb(verbs, "demo")
    demo.add_argument("--out", metavar="DIR", type=Path, required=True, help=text("cli.help.out_story"))
    demo.set_defaults(act=play_demo)
    testing = add_verb(verbs, "self-test")
    testing.add_argument("--quick", action="store_true", help=text("cli.help.quick"))
    testing.set_defaults(act=test_itself)


def play_demo(arguments: argparse.Namespace) -> int:
    """Play the story and say where its papers lie; 1 where the evidence does not verify."""
    began = perf_counter()
    told: list[str] = []
    story = play_story(arguments.out, lambda what: _tell_step(what, told, arguments.json))
    for finding in story.findings:
        complain(finding)
    seconds = perf_counter() - began
    if arguments.json:
        verdict = story.assessment.verdict
        tell_machine({"out": str(story.folder), "verdict": verdict, "steps": told, "seconds": round(seconds, 1)})
    else:
        tell("cli.demo.done", folder=story.folder, seconds=f"{seconds:.1f}")
    return 1 if story.findings else 0


def test_itself(arguments: argparse.Namespace) -> int:
    """Say of each proof whether it holds; 1 where one does not."""
    tried = []
    for trial in trials(arguments.quick):
        tried.append({"trial": in_words(trial.name), "holds": trial.fault is None})
        if trial.fault is not None:
            complain(trial.fault)
        if not arguments.json:
            tell("cli.self_test.holds" if trial.fault is None else "cli.self_test.fails", trial=in_words(trial.name))
    if arguments.json:
        tell_machine(tried)
    return 0 if all(one["holds"] for one in tried) else 1


def _tell_step(what: Sentence, told: list[str], quietly: bool) -> None:
    told.append(in_words(what))
    if not quietly:
        tell("cli.demo.step", number=len(told), step=told[-1])
