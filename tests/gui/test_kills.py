"""The window is killed while somebody works with it, and started again as its user would start it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from figures import note_figures

WHOLE = {"the act before", "the act under way"}
KILLED = Path(__file__).parents[1] / "killed_window.py"


def said_by(*words):
    command = [sys.executable, str(KILLED), *map(str, words)]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


def killed(record_property, folder, kills, seed, *moments):
    found = said_by(folder, kills, seed, *moments)
    acts = sum(one["acts"] for one in found)
    note_figures(record_property, f"the window killed, seed {seed}", kills=len(found), acts=acts)
    assert len(found) == kills and {one["found"] for one in found} <= WHOLE
    return acts


def test_a_few_kills_of_the_window_lose_at_most_the_act_under_way(tmp_path, record_property):
    assert killed(record_property, tmp_path, 3, 11, 0.5, 10) > 5  # they came in the middle of the work


@pytest.mark.full
@pytest.mark.timeout(3600)
def test_200_kills_of_the_window_lose_at_most_the_act_under_way(tmp_path, record_property):
    assert killed(record_property, tmp_path, 200, 12, 4.0, 12) > 800


def test_of_two_windows_on_the_same_folders_neither_loses_what_the_other_saves_and_both_come_back(tmp_path):
    """One of them also meets a fault of the program; what was not saved over the other's work is kept in a file."""
    (found,) = said_by(tmp_path, "two")
    told = {name: one["told"] for name, one in found.items()}
    notices = {name: one["notice"] for name, one in found.items()}
    assert notices["first"] is None and notices["second"] is None  # no start takes the other's work for a crash
    assert (told["after a fault"]["edit"], told["after a fault"]["draft"]) == (1, 2)
    assert notices["saved first"] == "edit.saved" and notices["saved second"] == "edit.changed_elsewhere"
    assert told["saved second"]["unsaved"]
    assert told["saved second"]["basins"] == told["saved first"]["basins"]
    assert notices["started again"] == "edit.not_recovered"
    assert told["started again"]["drafts"] == told["saved second"]["drafts"]
    assert told["and again"]["drafts"] == told["saved first"]["drafts"]
    assert told["and again"]["edits"] == told["saved first"]["edits"]
    kept = list((tmp_path / "desk").rglob("*.edits.txt"))
    assert len(kept) == 1 and "rights.csv" in kept[0].read_text(encoding="utf-8-sig")
