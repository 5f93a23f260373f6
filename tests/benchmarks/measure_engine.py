"""The engine beside its peers on the same seeded rivers in one run; writes the table of the handbook.

    packaging/bench            makes the peers' environments and runs this

Answers are compared first (strict priority, no reservoirs: there Pywr's optimum is unique); then every program is
timed on the same rivers with losses, targets and reservoirs. Ratios are what counts; the machine is named.
"""

import argparse
import json
import platform
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import numpy as np
from fenshui.allocation import Run, allocate, compile_river, judge
from fenshui.allocation.lean_tree import run_lean_tree
from fenshui.allocation.run import empty_outcome
from measured_rivers import MONTHS, as_tables, measured_river, with_canals

HERE = Path(__file__).resolve().parent
SIZES = (30, 200, 1000, 5000)
ENOUGH = {30: MONTHS, 200: MONTHS, 1000: 60, 5000: 24}
"""Periods the peers run: enough to time one, their time a period does not depend on the length."""
PYWR1_LIMIT = 1000
REPEATS = 5
FEW = 6
JUDGED = 200
SCATTER = (
    "Between runs on one machine Pywr 1.31 took from 30 to 57 ms for a period of 1,000 nodes, the kernel 0.068 each "
    "time: 441× to 840×."
)
CANAL_RIVERS = ((200, 5, 0), (200, 5, 20), (200, 20, 40), (1000, 10, 20))


def main():
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        peers = {
            "Pywr 1.31 (glpk-edge)": (arguments.pywr1, "pywr1.py"),
            "Pywr 2 rc (clp)": (arguments.pywr2, "pywr2.py"),
        }
        peers = {name: (Path(python), script) for name, (python, script) in peers.items() if python}
        gaps = {name: _gap(peer, Path(folder)) for name, peer in peers.items()}
        rows = [_row(size, peers, Path(folder)) for size in SIZES]
    text = _report(rows, gaps)
    print(text)
    if arguments.out:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_text(text, encoding="utf-8")


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pywr1", help="python of an environment with pywr 1.31")
    parser.add_argument("--pywr2", help="python of an environment with pywr 2")
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


def _gap(peer, folder):
    """Largest difference of a delivery, as a share of the largest request, where the answer is unique."""
    gaps = []
    for size in (30, 200):
        basin = measured_river(size, reservoirs=False, strict=True, months=60)
        _, delivered = _run_peer(peer, basin, folder, 60)
        ours = allocate(basin)
        days = basin.settings.timeline.seconds[:, None] / 86_400
        gaps.append(float(np.abs(delivered * days - ours.delivered_hm3).max() / ours.asked_hm3.max()))
    return max(gaps)


def _row(size, peers, folder):
    basin = measured_river(size)
    kernel, whole = _kernel_ms(basin), _whole_ms(basin)
    row = {"nodes": size, "kernel": kernel, "whole": whole}
    if size <= PYWR1_LIMIT:
        row["warm highspy"] = _programme_ms(measured_river(size, months=FEW), "highs")
    if size <= JUDGED:
        row["networkx (the judge)"] = _judge_ms(size)
    for name, peer in peers.items():
        if size > PYWR1_LIMIT and "1.31" in name:
            continue
        periods = ENOUGH[size]
        said, _ = _run_peer(peer, measured_river(size, months=periods), folder, periods)
        row[name] = said["run_s"] / periods * 1e3
    return row


def _kernel_ms(basin):
    """Water lines, deliveries, storages, flows and the certificate: the compiled pass over the record alone."""
    run = Run(compile_river(basin))
    outcome = empty_outcome(run.river, run.record)
    return _best(lambda: run_lean_tree(run.river, run.river.tree, run.record, outcome)) / MONTHS


def _whole_ms(basin):
    """`allocate` as users have it: compiling the river, requests, yearly plan, run, balance, certificate, result."""
    return _best(lambda: allocate(basin)) / MONTHS


def _programme_ms(basin, engine):
    """All groups of a period by linear programmes, warm from one to the next."""
    run = Run(compile_river(basin), engine=engine)
    periods = len(run.record.seconds)
    return _best(run.outcome) / periods


def _judge_ms(size):
    """One period by networkx; what it needs of the run before is a dozen periods of water lines, next to nothing."""
    run = Run(compile_river(measured_river(size, months=12)))
    began = perf_counter()
    judge(run, 0)
    return (perf_counter() - began) * 1e3


def _canal_rows():
    """Rivers of 200 nodes and more with canals: columns and rows walked, ms a period, and the general programme's."""
    for size, canals, returners in CANAL_RIVERS:
        basin = with_canals(measured_river(size, months=120), canals, returners)
        run = Run(compile_river(basin), engine="lp")
        few = with_canals(measured_river(size, months=FEW), canals, returners)
        served = len(np.unique(np.concatenate([run.river.users.group, run.river.targets.group])))
        general = _programme_ms(few, "highs") if size <= 200 else None
        yield size, canals, returners, run.canal_rows.start.shape, served + 2, _programme_ms(basin, "lp"), general


def _best(work):
    work()
    times = []
    for _ in range(REPEATS):
        began = perf_counter()
        work()
        times.append(perf_counter() - began)
    return sorted(times)[REPEATS // 2] * 1e3


def _run_peer(peer, basin, folder, periods):
    python, script = peer
    river, answer = folder / "river.npz", folder / "answer.npz"
    np.savez(river, river=as_tables(basin))
    words = [str(python), str(HERE / "peers" / script), str(river), str(answer), str(periods)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{script}: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1]), np.load(answer)["delivered"]


def _report(rows, gaps):
    peers = list(dict.fromkeys(name for row in rows for name in row if name not in ("nodes", "kernel", "whole")))
    lines = [
        "# The engine, measured / 引擎实测",
        "",
        f"`packaging/bench` on {platform.machine()}, Python {platform.python_version()}, one core; medians.",
        "",
        "Milliseconds a period of 720 months with losses, targets and reservoirs; × against the kernel / the whole.",
        "",
        "| nodes | kernel with certificate | whole `allocate` |" + "".join(f" {name} |" for name in peers),
        "|---:|---:|---:|" + "---:|" * len(peers),
    ]
    for row in rows:
        cells = [f"{row['nodes']}", f"{row['kernel']:.4f}", f"{row['whole']:.4f}"]
        cells += [_cell(row, name) for name in peers]
        lines.append("| " + " | ".join(cells) + " |")
    first, last = rows[1], rows[-1]
    exponent = np.log(last["kernel"] / first["kernel"]) / np.log(last["nodes"] / first["nodes"])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines += ["", f"Growth of the kernel from {first['nodes']} to {last['nodes']} nodes: N^{exponent:.2f}. "]
    lines += [f"Largest memory of the process over all sizes: {memory:.0f} MiB.", ""]
    lines += [SCATTER, ""]
    for name, gap in gaps.items():
        lines.append(f"Answers against {name}, strict priority: largest difference {gap:.1e} of the largest request.")
    return "\n".join(lines + _canal_lines(rows[1])) + "\n"


def _canal_lines(tree):
    """Tier 3: a period with all its groups against one run of Pywr 2 a group on the tree of as many nodes."""
    lines = ["", "Rivers with canals (tier 3, `lp`), ms a period with all groups served and proved:", ""]
    lines += ["| nodes | canals | returns elsewhere | rows × columns | groups | lp | HiGHS | × Pywr 2 |"]
    lines += ["|---:|---:|---:|---:|---:|---:|---:|---:|"]
    peer = next((time for name, time in tree.items() if "Pywr 2" in name), None)
    for size, canals, returners, shape, groups, walked, general in _canal_rows():
        ratio = f"{groups * peer / walked:.0f}×" if peer and size == tree["nodes"] else "–"
        other = f"{general:.2f}" if general else "–"
        lines.append(
            f"| {size} | {canals} | {returners} | {shape[0]} × {shape[1]} | {groups} "
            f"| {walked:.3f} | {other} | {ratio} |"
        )
    return [
        *lines,
        "",
        "× Pywr 2: one of its runs (on the tree) for every group served, against all our groups together.",
    ]


def _cell(row, name):
    if name not in row:
        return "–"
    return f"{row[name]:.3f} ({row[name] / row['kernel']:.0f}× / {row[name] / row['whole']:.0f}×)"


if __name__ == "__main__":
    main()
