"""The program as users start it, in a real window: keys and mouse go in, the screen is looked at."""

import subprocess
import sys

import numpy as np
import pytest
from x_screen import HIGH, LONGEST_S, WIDE


@pytest.fixture
def program(screen, tmp_path):
    """The running program; its settings and its ledger are its own."""
    homes = {"LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_DATA_HOME": str(tmp_path / "data")}
    running = subprocess.Popen(
        [sys.executable, "-m", "fenshui"],
        env=screen.environment | homes, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    yield running
    if running.poll() is None:
        running.kill()
        running.wait()
    running.stdout.close()


def colours(picture):
    """How many different colours are in a picture."""
    return len(np.unique(picture[..., 0] << 16 | picture[..., 1] << 8 | picture[..., 2]))


def differs(one, other, rows, columns):
    """The share of pixels in a part of the screen that are others."""
    return (one[rows, columns] != other[rows, columns]).any(axis=-1).mean()


def ink(picture, rows, columns):
    """The share of dark pixels in a part of the screen."""
    return (picture[rows, columns].sum(axis=-1) < 500).mean()


def test_a_person_opens_the_program_reads_it_in_chinese_assesses_and_leaves(screen, program, tmp_path):
    number = screen.do("search", "--sync", "--onlyvisible", "--name", "Fenshui").split()[-1]
    screen.do("windowsize", number, str(WIDE), str(HIGH), "windowmove", number, "0", "0", "windowfocus", number)
    screen.wait_for("the map with its rivers and names", lambda now: colours(now) > 400)
    screen.wait_for(
        "the proof of the allocation at the foot", lambda now: ink(now, slice(878, 898), slice(10, 400)) > 0.02
    )
    head = slice(0, 100)
    screen.wait_for("the tour of the first start", lambda now: ink(now, head, slice(0, WIDE)) > 0.9)
    screen.do("key", "Escape")
    screen.wait_for("the window without its veil", lambda now: ink(now, head, slice(0, WIDE)) < 0.5)
    english = screen.still()
    menu_room, body = slice(35, 300), slice(100, HIGH)

    screen.do("key", "alt+f")
    screen.wait_for("the File menu", lambda now: differs(english, now, menu_room, slice(0, 200)) > 0.1)
    screen.do("key", "Escape")
    screen.wait_for("the menu gone", lambda now: differs(english, now, menu_room, slice(0, 200)) < 0.01)

    screen.do("key", "ctrl+Return")
    screen.wait_for("the next step of the deal", lambda now: differs(english, now, head, slice(500, 900)) > 0.002)

    screen.do("mousemove", "1450", "66", "click", "1")
    screen.wait_for("Chinese", lambda now: differs(english, now, slice(0, 30), slice(0, 420)) > 0.02)
    chinese = screen.still()
    assert differs(english, chinese, body, slice(0, 400)) > 0.02
    assert colours(chinese) > 400

    screen.do("key", "ctrl+q")
    assert program.wait(timeout=LONGEST_S) == 0
    assert program.stdout.read() == ""
    kept = (tmp_path / "config" / "fenshui" / "fenshui.ini").read_text()
    assert "language=zh_CN" in kept and "tour_seen=yes" in kept
