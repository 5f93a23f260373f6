"""What is wrong with a foreign file is said before anything of it is used; nothing else is opened, nothing hangs."""

import csv
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest
from fenshui.basin.conversion import convert
from fenshui.places import sample_basin
from fenshui.reading.outside import read_outside

HERE = Path(__file__).parent
CRAFTED = HERE.parents[3] / "shared" / "prototypes" / "bad_inputs" / "craft.py"
SAME_BYTES_BUT_FOR_A_MARK = "wal_flag_no_wal.gpkg"
"""It lists one right twice, and is refused for that like the file it was made of; its mark alone is no fault."""


def made_to_harm():
    spec = importlib.util.spec_from_file_location("made_to_harm", HERE / "made_to_harm.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LABELS = {"refused": "reject", "warned": "warn", "accepted": "accept"}
FILES = made_to_harm().every_file()


def what_comes_of(files):
    """Outcome and seconds of each file, and the most memory that reading them took, in MiB."""
    command = [sys.executable, HERE / "what_comes.py", *files]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.mark.parametrize("kind", ["folder", "gpkg"])
def test_tables_of_sound_basins_are_not_refused(tmp_path, kind):
    """Good files: every CSV, GeoJSON and GeoPackage of the sample basins."""
    files = []
    for name in ("two_farms", "yellow_river", "heihe"):
        if kind == "gpkg":
            convert(sample_basin(name), tmp_path / f"{name}.gpkg")
            files.append(tmp_path / f"{name}.gpkg")
        else:
            files += [file for file in sample_basin(name).iterdir() if file.suffix in (".csv", ".geojson")]
    came, _ = what_comes_of(files)
    refused = [file.name for file, (outcome, _) in zip(files, came, strict=True) if outcome == "refused"]
    assert len(refused) <= 0.02 * len(files), refused


def ours(folder):
    """Each file made to harm, and what may come of it: what need only be warned of may be refused."""
    for name, (parts, expected) in FILES.items():
        for part, content in parts.items():
            (folder / part).write_bytes(content)
        yield folder / name, {expected, "refused"}


def of_the_trials(folder):
    """Those of the shared trials, by their labels; none where a checkout has no trials beside it."""
    if not CRAFTED.exists():
        return
    subprocess.run([sys.executable, CRAFTED, str(folder)], check=True, capture_output=True)
    with (folder / "labels.csv").open(newline="") as labels:
        rows = [row for row in csv.DictReader(labels) if row["expected"] != "-"]
    for row in rows:
        if row["file"] != SAME_BYTES_BUT_FOR_A_MARK:
            yield folder / row["file"], {outcome for outcome, word in LABELS.items() if word in row["expected"]}


def test_every_file_made_to_harm_is_met_as_its_label_says(tmp_path):
    """Ours always, those of the shared trials in addition."""
    folders = [tmp_path / name for name in ("ours", "trials")]
    for folder in folders:
        folder.mkdir()
    files = [*ours(folders[0]), *of_the_trials(folders[1])]
    came, peak_mib = what_comes_of([file for file, _ in files])
    met = zip(files, came, strict=True)
    assert [both for both in met if both[1][0] not in both[0][1] or both[1][1] > 20] == []
    assert len(files) >= len(FILES) > 90
    assert peak_mib < 256


WATCHED = """
import sys
from pathlib import Path
opened = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.append(str(arguments[0]))
    if event.startswith(("socket.", "urllib.", "ctypes.dlopen")) or event in ("os.system", "subprocess.Popen"):
        opened.append(event)
from fenshui.reading.outside import read_outside
import fenshui.words, openpyxl
from fenshui.words import Refused
folder = Path(sys.argv[1])
sys.addaudithook(watch)
if __name__ == "__main__":
    for file in sorted(folder.iterdir()):
        try:
            read_outside(file)
        except Refused:
            pass
    own = (str(folder), sys.prefix, sys.base_prefix, "/dev/", "/proc/", "/usr/lib", "/usr/share/zoneinfo", sys.argv[2])
    print([name for name in opened if not name.startswith(own) and not name.isdigit()])
"""


def test_nothing_but_the_file_is_opened(tmp_path):
    """An audit hook in the parent; the child cannot open anything, as the next test shows."""
    folder, script = tmp_path / "files", tmp_path / "watched.py"
    folder.mkdir()
    for parts, _ in FILES.values():
        for part, content in parts.items():
            if not part.endswith((".shp", ".gpkg")) or b"VRT" in content:
                (folder / part).write_bytes(content)
    script.write_text(WATCHED)
    source = str(Path(read_outside.__code__.co_filename).parents[3])
    ended = subprocess.run([sys.executable, script, folder, source], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_the_child_cannot_open_files_or_sockets():
    script = (
        "from fenshui.reading.gdal_child import _give_up_files\n_give_up_files()\nimport socket\n"
        "for act in (lambda: open('/etc/passwd'), socket.socket):\n"
        "    try:\n        act()\n    except OSError as fault:\n        print(fault.errno)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["24", "24"]  # EMFILE: too many open files
