"""The pictures of README and handbook show the window as it is: drawn anew, they come out alike."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "resources" / "pictures"
SEEN = 32
"""Levels of 255 by which a pixel must differ to be seen as another."""
MOST_SEEN = 0.01
"""Share of pixels that may: letters are smoothed a little otherwise from machine to machine."""


@pytest.mark.timeout(300)
def test_every_picture_is_of_the_window_as_it_is(tmp_path):
    drawn = subprocess.run([ROOT / "packaging" / "pictures", tmp_path], capture_output=True, text=True, check=False)
    assert drawn.returncode == 0, drawn.stderr
    assert {path.name for path in tmp_path.glob("*.png")} == {path.name for path in KEPT.glob("*.png")}
    for path in sorted(tmp_path.glob("*.png")):
        assert otherwise(path, KEPT / path.name) <= MOST_SEEN, f"{path.name}: draw it anew by packaging/pictures"


def otherwise(one, other):
    """The share of pixels that look otherwise in two pictures; all of them where they differ in size."""
    first, second = (np.asarray(Image.open(path).convert("RGB"), dtype=np.int16) for path in (one, other))
    return 1.0 if first.shape != second.shape else float((np.abs(first - second).max(axis=2) > SEEN).mean())
