"""The impact of a transfer timed on the Yellow River, as a ratio against one `allocate` of the same run.

    .venv/bin/python tests/benchmarks/measure_impact.py --out resources/handbook/measured/impact.md

Everything runs in one process, one after another; the median of five counts, the floor is measured before and after.
"""

import argparse
import platform
import sys
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from fenshui.allocation import allocate
from fenshui.basin import read_basin
from fenshui.desk.proposing import preview
from fenshui.desk.reporting import findings_of, report
from fenshui.impact import assess, ensemble, find_cures, impact_json, safe_volume
from fenshui.places import sample_basin
from fenshui.rules import check_rules, rules_json
from fenshui.transfer import read_transfer

REPEATS = 5
DEAL = "weining-ningdong"
LIMITS_MS = {"assessment": 2000.0, "preview": 100.0}
"""What an assessment with all indicators and a live preview may take."""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    text = table(measured())
    print(text)
    if arguments.out:
        arguments.out.write_text(text, encoding="utf-8")


def measured():
    """Every act with its median in ms; `floor` is one allocation of the record."""
    folder = sample_basin("yellow_river")
    basin = read_basin(folder).basin
    deal = read_transfer(folder / "transfers" / f"{DEAL}.toml")
    floor = _ms(lambda: allocate(basin, "actual"))
    with TemporaryDirectory() as out:
        acts = {
            "preview": lambda: preview(basin, deal, "actual"),
            "assessment": partial(whole_assessment, basin, deal),
            "cures": lambda: find_cures(basin, deal),
            "safe volume": lambda: safe_volume(basin, deal),
            "ensemble of 20": lambda: ensemble(basin, [deal]),
            "report": lambda: report(findings_of(basin, [deal]), Path(out), "zh_CN"),
        }
        found = {name: _ms(act, REPEATS if name in LIMITS_MS else 1) for name, act in acts.items()}
    return {"floor": min(floor, _ms(lambda: allocate(basin, "actual"))), **found}


def whole_assessment(basin, deal):
    """Both baselines, the rules, and every indicator there is, as the machine's report has them."""
    assessment = assess(basin, [deal])
    return impact_json(assessment, rules_json(check_rules(assessment)))


def _ms(act, repeats=REPEATS):
    times = []
    for _ in range(repeats + (repeats > 1)):  # the first warms up
        began = perf_counter()
        act()
        times.append((perf_counter() - began) * 1000)
    return median(times[1:] or times)


def table(found):
    floor = found["floor"]
    lines = [
        "# The impact, measured / 影响评估实测",
        "",
        f"`tests/benchmarks/measure_impact.py` on {platform.machine()}, Python {sys.version.split()[0]}; Yellow River, "
        f"780 months, transfer `{DEAL}` (an injury that can be cured, so every search runs). Medians in one process; "
        "× is against one `allocate` of the same run.",
        "",
        "| act | ms | × one allocate | limit, ms |",
        "|---|---:|---:|---:|",
    ]
    for name, spent in found.items():
        limit = LIMITS_MS.get(name)
        said = "one `allocate`" if name == "floor" else name
        lines.append(f"| {said} | {spent:,.0f} | {spent / floor:,.1f} | {f'{limit:,.0f}' if limit else '–'} |")
    kept = all(found[name] <= limit for name, limit in LIMITS_MS.items())
    return "\n".join([*lines, "", f"Limits kept: {'yes' if kept else 'no'}.", ""])


if __name__ == "__main__":
    main()
