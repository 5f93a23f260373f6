"""Eight readers under fire: whatever bytes come, they are read or refused in a sentence, never more."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("fuzzing.py")
TARGETS = ("geojson", "foreign_csv", "wkb", "shapefile", "geopackage", "pywr", "basin_table", "zip")


def fired_at(target, seconds):
    """What a target wrote when it was found at fault; nothing otherwise."""
    command = [sys.executable, SCRIPT, target, str(seconds)]
    ended = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=seconds + 60)
    return "" if ended.returncode == 0 and "Done" in ended.stderr else f"{target}: {ended.stderr[-3000:]}"


def findings(seconds):
    with ThreadPoolExecutor(2) as two:
        return [each for each in two.map(lambda target: fired_at(target, seconds), TARGETS) if each]


@pytest.mark.timeout(300)
def test_ten_seconds_of_fire_find_nothing():
    assert findings(10) == []


@pytest.mark.full
@pytest.mark.timeout(4000)
def test_ten_minutes_of_fire_find_nothing():
    assert findings(600) == []
