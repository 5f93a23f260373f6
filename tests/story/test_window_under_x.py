"""The program as users start it, in a real window: keys and mouse go in, the screen is looked at."""

import os
import struct
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import numpy as np
import pytest

WIDE, HIGH = 1600, 900
LONGEST_S = 20.0


class Screen:
    """An X server of its own, whose picture lies in a file (XWD, as X writes it)."""

    def __init__(self, folder: Path):
        self.folder = folder
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDE}x{HIGH}x24", "-fbdir", str(folder), "-noreset"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as answer:
            self.display = f":{answer.readline().strip()}"
        self.environment = os.environ | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def do(self, *words: str) -> str:
        """One act of a person at this screen, or a look at its windows."""
        run = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=LONGEST_S
        )
        return run.stdout.strip()

    def picture(self):
        """What is on the screen now, as HIGH × WIDE pixels of three colours."""
        data = (self.folder / "Xvfb_screen0").read_bytes()
        head = struct.unpack(">25I", data[:100])
        start, line = head[0] + head[19] * 12, head[12]
        pixels = np.frombuffer(data, np.uint8, HIGH * line, start).reshape(HIGH, line)
        return pixels[:, : WIDE * 4].reshape(HIGH, WIDE, 4)[:, :, :3].astype(int)

    def wait_for(self, what, seen):
        """Look until `seen` of the picture holds."""
        end = monotonic() + LONGEST_S
        while not (found := seen(self.picture())):
            assert monotonic() < end, f"not seen within {LONGEST_S:.0f} s: {what}"
            sleep(0.1)
        return found

    def still(self):
        """The picture once it has rested for a second."""
        seen = [self.picture()]
        for _ in range(60):
            sleep(0.2)
            now = self.picture()
            seen = [*seen, now] if np.array_equal(seen[-1], now) else [now]
            if len(seen) == 5:
                return now
        raise AssertionError("the screen never rests")

    def close(self):
        """Switch it off."""
        self.server.terminate()
        self.server.wait(timeout=LONGEST_S)


@pytest.fixture
def screen(tmp_path):
    folder = tmp_path / "screen"
    folder.mkdir()
    made = Screen(folder)
    yield made
    made.close()


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
    english = screen.still()
    head, menu_room, body = slice(0, 100), slice(35, 300), slice(100, HIGH)

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
    assert "language=zh_CN" in (tmp_path / "config" / "fenshui" / "fenshui.ini").read_text()
