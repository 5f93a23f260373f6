"""A real screen for the tests: an X server of its own; keys and mouse go in, the picture is looked at."""

import os
import struct
import subprocess
from pathlib import Path
from time import monotonic, sleep

import numpy as np
from PIL import Image

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

    def keep(self, file):
        """Leave what is on the screen as a picture."""
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(self.picture()[..., ::-1].astype(np.uint8)).save(file)

    def close(self):
        """Switch it off."""
        self.server.terminate()
        self.server.wait(timeout=LONGEST_S)
