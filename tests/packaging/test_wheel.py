"""The wheel holds all it needs: installed alone, the checkout out of reach, it proves itself and finds its basins."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT_FROM = ("app", "basins", "packaging", "resources", "tests", "pyproject.toml", "README.md", "CHANGELOG.md")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.qm")
PROGRAM = "import sys; from fenshui.cli import run; sys.argv[0] = 'fenshui'; sys.exit(run())"


def succeed(*words, **how):
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, check=False, timeout=300, **how
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Wheel and source archive, built without a network from a copy of the sources."""
    sources, out = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("built")
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, sources / name, ignore=LEFT_OUT)
        else:
            shutil.copy(ROOT / name, sources)
    succeed(sys.executable, "-m", "hatchling", "build", "-d", out, cwd=sources)
    return out


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """A folder with the wheel in it and nothing else."""
    place = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile")
    succeed(*pip, "--no-deps", "--no-index", "--target", place, *built.glob("*.whl"))
    return place


def fenshui(place, home, *words):
    """The installed program; of this environment it sees the dependencies only, not the link to the checkout.

    The engine runs uncompiled: on two farms that is quicker than compiling it at another place.
    """
    packages = Path(sys.executable).parent.parent / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
    bare = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "NUMBA_DISABLE_JIT": "1"}
    bare["PYTHONPATH"] = os.pathsep.join([str(place), str(packages)])
    return succeed(sys.executable, "-S", "-P", "-c", PROGRAM, *words, env=bare, cwd=home)


def test_the_installed_wheel_proves_itself_and_checks_a_basin_it_brought(installed, tmp_path):
    where = "import fenshui; print(fenshui.__file__)"
    seen = {"PYTHONPATH": str(installed), "PATH": "/usr/bin:/bin"}
    assert Path(succeed(sys.executable, "-S", "-P", "-c", where, env=seen).strip()).is_relative_to(installed)
    fenshui(installed, tmp_path, "self-test", "--quick")
    fenshui(installed, tmp_path, "check", installed / "fenshui" / "basins" / "two_farms")


def test_the_wheel_has_every_basin_word_and_page_and_starts_as_fenshui(built):
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
        (starts,) = [packed.read(name).decode() for name in names if name.endswith("entry_points.txt")]
    assert re.search(r"^fenshui = fenshui\.cli:run$", starts, re.MULTILINE)
    for folder in ("basins", "resources"):
        assert {f"fenshui/{name}" for name in _files(folder)} <= names
    assert {name.removeprefix("app/") for name in _files("app")} <= names
    assert not any("site-packages" in name or name.startswith("tests") for name in names)


def test_the_source_archive_can_be_built_and_tested(built):
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert {"pyproject.toml", "README.md", "CHANGELOG.md", "packaging/test", "packaging/requirements.lock"} <= names
    for folder in ("app", "basins", "resources", "tests"):
        assert set(_files(folder)) <= names


def _files(folder):
    found = (path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file())
    return [name for name in found if "__pycache__" not in name and not name.endswith((".qm", ".nbi", ".nbc"))]
