"""The program in one folder, without Python or anything else: it proves itself, and shows its window."""

import fcntl
import os
import subprocess
from pathlib import Path

import geopandas
import pytest
from shapely import LineString

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "results" / "dist" / "fenshui" / "fenshui"
MOST_MIB = 680


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """The frozen program, made anew from the sources as they are: once, however many workers share the tests."""
    mine = tmp_path_factory.getbasetemp()
    shared = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    with (shared / "freezing").open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if os.fstat(turn.fileno()).st_size == 0:
            made = subprocess.run([ROOT / "packaging" / "freeze"], capture_output=True, text=True, check=False)
            assert made.returncode == 0, made.stderr[-3000:]
            turn.write("made")
    return PROGRAM


def run(program, home, *words, **more):
    """Run it as on a machine where nothing is set."""
    bare = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **more}
    return subprocess.run([program, *words], env=bare, capture_output=True, text=True, check=False, timeout=600)


@pytest.mark.timeout(1200)
def test_the_frozen_program_proves_itself_with_nothing_around_it_and_shows_its_window(program, tmp_path):
    proved = run(program, tmp_path, "self-test")
    assert proved.returncode == 0, proved.stdout + proved.stderr
    assert list(tmp_path.glob(".cache/fenshui/kernels/*/*/*.nbi")) and not (tmp_path / ".cache/numba").exists()
    for language in ("en", "zh_CN"):
        picture = tmp_path / f"window-{language}.png"
        shown = run(
            program, tmp_path, "picture", "--out", str(picture), "--lang", language, QT_QPA_PLATFORM="offscreen"
        )
        assert shown.returncode == 0, shown.stderr
        assert picture.read_bytes().startswith(b"\x89PNG") and picture.stat().st_size > 50_000
    size = sum(path.stat().st_size for path in PROGRAM.parent.rglob("*") if path.is_file() and not path.is_symlink())
    assert size < MOST_MIB << 20
    assert not os.path.lexists(PROGRAM.parent / "_internal" / "PySide6" / "Qt" / "qml")


@pytest.mark.timeout(1200)
def test_the_frozen_command_line_loads_no_qt(program, tmp_path):
    told = run(program, tmp_path, "--version", LD_DEBUG="files")  # the system names every library that it loads
    assert told.returncode == 0 and "libpython" in told.stderr
    assert "libQt6" not in told.stderr and "shiboken" not in told.stderr


@pytest.mark.timeout(1200)
def test_the_frozen_program_reads_a_shapefile_of_reaches_and_writes_every_form_of_a_basin(program, tmp_path):
    rivers = {"id": [1, 2], "geometry": [LineString([(0, 0), (0.1, 0)]), LineString([(0.1, 0), (0.2, 0)])]}
    geopandas.GeoDataFrame(rivers, crs="EPSG:4326").to_file(tmp_path / "rivers.shp")
    kept = str(tmp_path / "basin")
    read = run(program, tmp_path, "import", "river-network", str(tmp_path / "rivers.shp"), kept, "--direction", "drawn")
    assert read.returncode == 0 and "Warning" not in read.stderr, read.stdout + read.stderr
    for form in ("basin.gpkg", "basin.xlsx"):
        written = run(program, tmp_path, "convert", kept, str(tmp_path / form))
        assert written.returncode == 0, written.stderr
        assert run(program, tmp_path, "check", str(tmp_path / form)).returncode == 0
