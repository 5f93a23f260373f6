"""Ctrl+C, however early it comes: one line in the language spoken, the exit status 130, nothing half-written."""

import os
import signal
import subprocess
import sys

import pytest
from fenshui.cli.start import Interrupts
from fenshui.places import sample_basin
from fenshui.sealing.durable_file import tidy_unfinished, write_durably

WHEN = """
import signal, sys
class Press:
    def find_spec(self, name, path=None, target=None):
        if name == moment:
            sys.meta_path.remove(self)
            signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have made us deaf
from fenshui.cli import run
sys.meta_path.insert(0, Press())
moment, sys.argv[:2] = sys.argv[1], ["fenshui"]
run()
"""
"""Ctrl+C at the moment at which a module is about to be loaded."""

LOST = """
import atexit, signal, sys, time
class Press:
    def __del__(self):  # what is raised in here Python cannot hand on
        signal.raise_signal(signal.SIGINT)
class Ruin:
    def __del__(self):
        raise ValueError("told to nobody once the program was stopped")
class Loader:
    def find_spec(self, name, path=None, target=None):
        if name == moment:
            sys.meta_path.remove(self)
            ruin, pressed = Ruin(), Press()
            del pressed
            time.sleep(20)
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have made us deaf
from fenshui.cli import run
sys.meta_path.insert(0, Loader())
moment, sys.argv[:2] = sys.argv[1], ["fenshui"]
atexit.register(signal.raise_signal, signal.SIGINT)
run()
"""
"""Ctrl+C in a destructor, and one more in the last moments of Python."""


@pytest.mark.parametrize(
    ("moment", "language", "line"),
    [
        ("fenshui.cli.main", "en", "stopped; nothing half-written is left behind\n"),
        ("fenshui.words.counting", "zh_CN", "已中止；没有留下写到一半的文件\n"),
        ("fenshui.cli.report_verb", "zh_CN", "已中止；没有留下写到一半的文件\n"),
        ("fenshui.allocation.kernel", "en", "stopped; nothing half-written is left behind\n"),
    ],
)
def test_ctrl_c_is_one_line_however_early(tmp_path, moment, language, line):
    basin = sample_basin("two_farms")
    words = ["report", basin, basin / "transfers" / "upper-to-lower.toml", "--out", tmp_path / "out"]
    command = [sys.executable, "-c", WHEN, moment, "--lang", language, *map(str, words)]
    surroundings = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    ended = subprocess.run(command, capture_output=True, env=surroundings, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", line)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("moment", ["fenshui.gui.few_colours", "fenshui.gui.furniture"])
def test_ctrl_c_while_a_picture_is_drawn_is_one_line_and_leaves_nothing_passing(tmp_path, moment):
    passing = tmp_path / "passing"
    passing.mkdir()
    words = ["picture", "--basin", sample_basin("two_farms"), "--out", tmp_path / "window.png"]
    command = [sys.executable, "-c", WHEN, moment, "--lang", "en", *map(str, words)]
    surroundings = {**os.environ, "TMPDIR": str(passing)}
    ended = subprocess.run(command, capture_output=True, env=surroundings, encoding="utf-8", check=False)
    line = "stopped; nothing half-written is left behind\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", line)
    assert list(tmp_path.rglob("*")) == [passing]


@pytest.mark.parametrize(
    ("moment", "status", "line"),
    [("fenshui.basin", 130, "stopped; nothing half-written is left behind\n"), ("never", 0, "")],
)
def test_ctrl_c_that_meets_a_destructor_is_asked_for_again_and_none_is_heard_once_all_is_over(moment, status, line):
    command = [sys.executable, "-c", LOST, moment, "--lang", "en", "check", str(sample_basin("two_farms"))]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stderr) == (status, line)


def test_ctrl_c_is_noted_while_the_program_is_loaded_and_breaks_off_from_then_on():
    interrupts = Interrupts()
    interrupts(signal.SIGINT, None)
    assert interrupts.asked
    with pytest.raises(KeyboardInterrupt):
        interrupts.loaded()
    with pytest.raises(KeyboardInterrupt):
        interrupts(signal.SIGINT, None)


def test_a_file_whose_writing_is_broken_off_leaves_nothing_beside_the_old_one(tmp_path, monkeypatch):
    file = tmp_path / "summary.pdf"
    write_durably(file, b"old")

    def pressed(handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", pressed)
    with pytest.raises(KeyboardInterrupt):
        write_durably(file, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["summary.pdf"]
    assert file.read_bytes() == b"old"


def test_what_a_killed_writer_left_is_tidied_up_by_the_next_and_what_is_being_written_is_left_alone(tmp_path):
    with subprocess.Popen([sys.executable, "-c", ""]) as killed:
        killed.wait()
    left, fresh = tmp_path / f".summary.pdf.{killed.pid}.unfinished", tmp_path / f".a.{killed.pid}.unfinished"
    written = tmp_path / f".a.{os.getpid()}.unfinished"
    names = (f".notes.{killed.pid}.unfinished", ".my-notes.unfinished", ".a.unfinished", "a.unfinished")
    theirs = [tmp_path / name for name in names]
    for file in (left, fresh, written, *theirs):
        file.touch()
    for file in (left, written, *theirs):
        os.utime(file, (0, 0))
    tidy_unfinished(tmp_path, ("a", "summary.pdf"))
    assert sorted(tmp_path.iterdir()) == sorted([fresh, written, *theirs])
