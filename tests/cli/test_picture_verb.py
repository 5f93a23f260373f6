"""A picture of the window is drawn, or it is said in one line why not."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from fenshui.cli.main import main
from fenshui.places import sample_basin
from fenshui.words import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", ["abc", "0x0", "9999999x9999999", "1600x", "-100x100"])
def test_a_window_of_no_size_is_one_line(tmp_path, capsys, size, language):
    assert main(["picture", "--size", size, "--out", str(tmp_path / "window.png"), "--lang", language]) == 2
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 1 and told.out == ""


def drawn(*words):
    """A process of its own: a window beside those of other tests would share their application."""
    basin = str(sample_basin("two_farms"))
    every = [sys.executable, "-m", "fenshui", "picture", "--basin", basin, "--size", "900x600", "--lang", "en"]
    with tempfile.TemporaryDirectory() as passing:
        surroundings = {**os.environ, "TMPDIR": passing}
        ended = subprocess.run(
            [*every, *map(str, words)], capture_output=True, text=True, env=surroundings, check=False
        )
        assert not list(Path(passing).iterdir()), "nothing passing is left behind"
    return ended


def test_a_panel_that_is_not_there_is_named_with_those_that_are(tmp_path):
    ended = drawn("--panel", "foo", "--out", tmp_path / "window.png")
    (line,) = ended.stderr.splitlines()
    assert ended.returncode == 2 and "foo" in line and "hydrograph" in line


def test_a_picture_that_cannot_be_written_is_not_said_to_be(tmp_path):
    ended = drawn("--out", tmp_path / "no such folder" / "window.png")
    (line,) = ended.stderr.splitlines()
    assert (ended.returncode, ended.stdout) == (2, "") and "window.png" in line


def test_a_basin_that_is_not_there_is_said_and_no_picture_drawn(tmp_path):
    ended = drawn("--basin", tmp_path / "nowhere", "--out", tmp_path / "window.png")
    (line,) = ended.stderr.splitlines()
    assert (ended.returncode, ended.stdout) == (2, "") and "nowhere" in line
    assert not (tmp_path / "window.png").exists()
