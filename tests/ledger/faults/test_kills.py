"""The program is killed while it writes, 300 times: what it acknowledged is there."""

import json
import os
import subprocess
import sys
from pathlib import Path

from figures import note_figures

KILLS, SEED = 300, 7
WRITER = Path(__file__).with_name("killed_writer.py")


def test_a_killed_program_loses_nothing_it_acknowledged(tmp_path, record_property):
    words = [sys.executable, str(WRITER), str(tmp_path), str(KILLS), str(SEED)]
    tests = os.pathsep.join([str(WRITER.parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(words, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": tests})
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    note_figures(record_property, f"kill -9, seed {SEED}", kills=KILLS, **said)
    assert said["lost"] == 0
    assert said["acknowledged"] > KILLS and said["in_the_middle"] > 0
