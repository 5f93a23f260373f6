"""The program in one folder, without Python or anything else: it proves itself, and shows its window."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "results" / "dist" / "fenshui" / "fenshui"
MOST_MIB = 760


@pytest.fixture(scope="module")
def program():
    """The frozen program, made anew from the sources as they are."""
    made = subprocess.run([ROOT / "packaging" / "freeze"], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr[-3000:]
    return PROGRAM


def run(program, home, *words, **more):
    """Run it as on a machine where nothing is set."""
    bare = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **more}
    return subprocess.run([program, *words], env=bare, capture_output=True, text=True, check=False, timeout=600)


@pytest.mark.timeout(1200)
def test_the_frozen_program_proves_itself_with_nothing_around_it_and_shows_its_window(program, tmp_path):
    proved = run(program, tmp_path, "self-test")
    assert proved.returncode == 0, proved.stdout + proved.stderr
    picture = tmp_path / "window.png"
    shown = run(program, tmp_path, "picture", "--out", str(picture), QT_QPA_PLATFORM="offscreen")
    assert shown.returncode == 0, shown.stderr
    assert picture.read_bytes().startswith(b"\x89PNG") and picture.stat().st_size > 50_000
    size = sum(path.stat().st_size for path in PROGRAM.parent.rglob("*") if path.is_file() and not path.is_symlink())
    assert size < MOST_MIB << 20
    assert not os.path.lexists(PROGRAM.parent / "_internal" / "PySide6" / "Qt" / "qml")
