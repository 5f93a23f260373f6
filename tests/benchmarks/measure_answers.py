"""From the start of the program to its answer, with machine code kept and without, and a thousand transfers screened.

    .venv/bin/python tests/benchmarks/measure_answers.py --out resources/handbook/measured/answers.md

Each line is one process of `fenshui`, timed from outside, with the largest memory it held.
"""

import argparse
import csv
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from fenshui.basin.conversion import write_basin_files
from fenshui.basin.writing import files_of
from measured_rivers import measured_river

BASINS = Path(__file__).resolve().parents[2] / "basins"
NODES, TRANSFERS = 200, 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = _report([*_first_answers(Path(folder)), _thousand_transfers(Path(folder))])
    print(text)
    if arguments.out:
        arguments.out.write_text(text, encoding="utf-8")


def _first_answers(folder):
    """`allocate` of the smallest and of the largest sample, the machine code kept and not."""
    for basin in ("two_farms", "yellow_river"):
        words = ["allocate", BASINS / basin, "--out"]
        run(*words, folder / f"before-{basin}")
        yield f"`fenshui allocate {basin}`", "≤ 2 s", *run(*words, folder / basin)
        cold = folder / f"nothing-kept-{basin}"
        yield f"the same, nothing compiled yet ({basin})", "–", *run(*words, folder / f"cold-{basin}", cache=cold)


def _thousand_transfers(folder):
    """Random pairs on a river of 200 nodes over 60 years, both uses: who is injured by each, and how much."""
    basin = measured_river(NODES)
    write_basin_files(files_of(basin), folder / "river")
    draw = np.random.default_rng(7)
    with (folder / "many.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["id", "right", "to_right", "volume_m3", "from", "to"])
        for number in range(TRANSFERS):
            giver, taker = draw.choice(len(basin.rights), 2, replace=False)
            ends = (basin.rights[giver].id, basin.rights[taker].id)
            table.writerow([f"t{number}", *ends, int(draw.integers(1, 50)) * 100_000, "1960-01-01", "2019-12-31"])
    words = ["screen", folder / "river", folder / "many.csv", "--use", "entitlement", "--out", folder / "screened"]
    return f"`fenshui screen`, {TRANSFERS:,} transfers × 60 years × {NODES} nodes", "≤ 30 s, 300 MB", *run(*words)


def run(*words, cache=None):
    """Seconds and MB of one process of the program."""
    environment = os.environ | ({"XDG_CACHE_HOME": str(cache)} if cache else {})
    command = [sys.executable, "-m", "fenshui", *map(str, words)]
    began = time.perf_counter()
    silent = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, silent, 1)]
    child = os.posix_spawn(sys.executable, command, environment, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{' '.join(command)}: ended with {status}")
    return time.perf_counter() - began, usage.ru_maxrss / 1000


def _report(lines):
    head = [
        "# From start to answer, measured / 从启动到结果实测",
        "",
        f"`tests/benchmarks/measure_answers.py` on {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}. One process a line, from its start to its end.",
        "",
        "| what | aim | s | MB |",
        "|---|---:|---:|---:|",
    ]
    return (
        "\n".join([*head, *(f"| {what} | {aim} | {took:.1f} | {held:.0f} |" for what, aim, took, held in lines)]) + "\n"
    )


if __name__ == "__main__":
    main()
