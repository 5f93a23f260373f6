"""Results as plain tables: one row a period, one column a right, reservoir or reach, volumes in hm³."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from fenshui.basin.source import SETTINGS
from fenshui.export.evidence import ENVELOPE, PROOF
from fenshui.sealing.durable_file import refused_by_disk, tidy_unfinished, write_durably
from fenshui.words import Refused

if TYPE_CHECKING:  # a table of who holds what is written without the engine
    from fenshui.allocation import Allocation

Floats = NDArray[np.float64]
_OF_OTHERS = (SETTINGS, ENVELOPE, PROOF)
"""By these a folder is known as that of a basin, a case or evidence."""


def write_allocation(allocation: Allocation, folder: Path) -> tuple[Path, ...]:
    """Write who got what, what was stored, what flowed and what was short into a folder, and how the run went.

    Makes the folder where it is not there. Raises `Refused` where it cannot be written or the disk is full.
    """
    rights = [right.id for right in allocation.basin.rights]
    stores = [store.node for store in allocation.basin.reservoirs]
    reaches = [reach.id for reach in allocation.basin.reaches]
    files = {
        "deliveries.csv": period_table(allocation, rights, allocation.delivered_hm3),
        "storages.csv": period_table(allocation, stores, allocation.storage_hm3),
        "flows.csv": period_table(allocation, reaches, allocation.flow_hm3),
        "shortages.csv": period_table(allocation, rights, allocation.shortage_hm3),
        "run.json": json_text(run_summary(allocation)),
    }
    return write_texts(files, folder)


def run_summary(allocation: Allocation) -> dict[str, object]:
    """How a run went: engine and tier, the proofs, the time it took, sums over the record."""
    return {
        "engine": allocation.engine,
        "tier": allocation.tier,
        "periods": len(allocation.delivered_hm3),
        "max_balance_error": allocation.max_balance_error,
        "certificate_ok": allocation.certificate_ok,
        "seconds": allocation.seconds,
        "totals": allocation.totals,
    }


def period_table(allocation: Allocation, columns: Sequence[str], values: Floats) -> str:
    """A table of a value a period: the ISO date of its first day, then the columns."""
    days = (day.isoformat() for day in allocation.basin.settings.timeline.dates[:-1])
    lines = [",".join(["period", *columns])]
    lines += [",".join([day, *row]) for day, row in zip(days, number_texts(values), strict=True)]
    return "\n".join(lines) + "\n"


def number_texts(values: Floats) -> Iterable[list[str]]:
    """Rows of numbers in the shortest form that reads back as the same number; whole ones without a point."""
    for row in (values + 0.0).tolist():  # + 0.0 turns -0.0 into 0.0
        yield [repr(value).removesuffix(".0") for value in row]


def json_text(value: object) -> str:
    """A value as JSON for people and machines."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def write_texts(files: dict[str, str], folder: Path) -> tuple[Path, ...]:
    """Write files into a folder, each wholly or not at all.

    Raises `Refused` where that cannot be done, and for the folder of a basin, a case or evidence: what lies there is
    not to be replaced by results of the same name.
    """
    found = next((name for name in _OF_OTHERS if (folder / name).exists()), None)
    if found is not None:
        raise Refused("export.folder_of_others", path=str(folder), file=found)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise refused_by_disk(fault, folder) from None
    tidy_unfinished(folder, files)
    for name, text in files.items():
        write_durably(folder / name, text.encode("utf-8"))
    return tuple(folder / name for name in files)
