"""Setting up where something is missing says in one line what to do, and leaves nothing behind."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("python", "line"),
    [
        ("python3.11-of-nobody", "fenshui: there is no python3.11-of-nobody; install Python 3.11, or name one: "),
        ("false", "fenshui: false cannot make an environment (venv); on Debian: sudo apt-get install python3-venv"),
    ],
)
def test_without_python_or_venv_setting_up_is_one_line(tmp_path, python, line):
    for name in ("packaging/setup", "packaging/requirements.lock", "packaging/unpack_qt.py", "pyproject.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    around = {**os.environ, "PYTHON": python}
    ended = subprocess.run([tmp_path / "packaging" / "setup"], env=around, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1)
    assert ended.stderr.startswith(line) and not (tmp_path / ".venv").exists()
