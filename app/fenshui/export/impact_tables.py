"""An assessment as files: `impact.json`, and for each baseline what changed in every period."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fenshui.export.tables import json_text, period_table, write_texts
from fenshui.impact import Assessment, UseImpact, impact_json
from fenshui.rules import check_rules, rules_json

Floats = NDArray[np.float64]


def write_impact(assessment: Assessment, folder: Path) -> tuple[Path, ...]:
    """Write the impact into a folder: `impact.json` and tables `delta_…_USE.csv` (after less before, hm³ a period).

    Raises `Refused` where it cannot be written or the disk is full.
    """
    files = {"impact.json": json_text(impact_json(assessment, rules_json(check_rules(assessment))))}
    for use, impact in assessment.uses.items():
        files |= {f"delta_{name}_{use}.csv": table for name, table in _changes(impact).items()}
    return write_texts(files, folder)


def _changes(impact: UseImpact) -> dict[str, str]:
    before, after = impact.before, impact.after
    rights = [right.id for right in after.basin.rights]
    stores = [store.node for store in after.basin.reservoirs]
    reaches = [reach.id for reach in after.basin.reaches]
    return {
        "deliveries": period_table(after, rights, _less(after.delivered_hm3, before.delivered_hm3)),
        "shortages": period_table(after, rights, _less(after.unmet_hm3, before.unmet_hm3)),
        "storages": period_table(after, stores, _less(after.storage_hm3, before.storage_hm3)),
        "flows": period_table(after, reaches, _less(after.flow_hm3, before.flow_hm3)),
    }


def _less(after: Floats, before: Floats) -> Floats:
    """After less before; rights that only the transfer makes stand last and had nothing before."""
    change = after.copy()
    change[:, : before.shape[1]] -= before
    return change
