"""What is there again after the window was killed at a random moment, and after how long.

    .venv/bin/python tests/benchmarks/measure_recovery.py --kills 200 --out resources/handbook/measured/recovery.md
    .venv/bin/python tests/benchmarks/measure_recovery.py --kills 10 --seed 3

A person at the real window (no display) trades, pins, edits and saves basins, negotiates and vouches for keys, until
`kill -9`; the program is started again as a user starts it, and the work goes on where it is until the next kill.
`tests/killed_window.py` says how what is found again is judged.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np

KILLED = Path(__file__).parents[1] / "killed_window.py"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--longest", type=float, default=4.0)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, KILLED, folder, arguments.kills, arguments.seed, arguments.longest]
        with subprocess.Popen([*map(str, command)], stdout=subprocess.PIPE, encoding="utf-8") as playing:
            for line in playing.stdout:
                found.append(json.loads(line))
                print(len(found), line[:160].rstrip(), file=sys.stderr, flush=True)
    text = report(found, arguments)
    print(text)
    if arguments.out and playing.returncode == 0:
        arguments.out.write_text(text, encoding="utf-8")
    sys.exit(playing.returncode)


def report(found, arguments):
    outcomes = Counter(one["found"] for one in found)
    took_s = np.array([one["took_s"] for one in found])
    done = sum(one["acts"] for one in found)
    kept = outcomes["the act before"] + outcomes["the act under way"]
    lines = [
        "# What `kill -9` costs, measured / 强制终止后的恢复实测",
        "",
        f"`tests/benchmarks/measure_recovery.py --kills {arguments.kills} --seed {arguments.seed} "
        f"--longest {arguments.longest:g}` on "
        f"{platform.machine()}, {os.cpu_count()} cores shared with other work, Python {platform.python_version()}, no "
        f"display. The real window is killed at moments drawn evenly from the first {arguments.longest:g} s of every "
        "session, its start among them, and started again on the same folders. Compared are: the basin, every draft, "
        "every edit of the basin and every save with what undo and redo reach, the package for the next terms, the "
        "pins; every case by its moves, the entries of the ledger, every basin on the disk.",
        "",
        "| what was asked | found |",
        "|---|---:|",
        f"| kills | {len(found):,} |",
        f"| acts that were completed before them | {done:,} |",
        f"| completed acts that were lost | {'0' if kept == len(found) else 'some'} |",
        f"| kills after which the act under way was there too | {outcomes['the act under way']:,} |",
        f"| kills after which the window stood at the act before | {outcomes['the act before']:,} |",
        f"| kills after which anything else was found | {len(found) - kept:,} |",
        f"| seconds from the start until all was back, p50 | {np.percentile(took_s, 50):.1f} |",
        f"| the same, p95 | {np.percentile(took_s, 95):.1f} |",
        f"| the same, longest | {took_s.max():.1f} |",
        "",
        "The seconds leave out the loading of the program's libraries, which stay loaded between the sessions here.",
        "",
        "| killed during | times |",
        "|---|---:|",
        *(f"| {act.strip('()').replace('_', ' ')} | {times} |" for act, times in under_way(found)),
    ]
    return "\n".join([*lines, ""])


def under_way(found):
    """The most frequent first."""
    return sorted(Counter(one["act"] for one in found).items(), key=lambda item: (-item[1], item[0]))


if __name__ == "__main__":
    main()
