"""4b  Report: the impact of transfers on paper and as data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from fenshui.basin import Basin
from fenshui.export.report.writing import Findings, write_report
from fenshui.impact import assess, ensemble, find_cures
from fenshui.rules import check_rules
from fenshui.transfer import Transfer


def findings_of(
    basin: Basin, transfers: Sequence[Transfer], active: Sequence[Transfer] = (), members: int = 0
) -> Findings:
    """All that a report tells of transfers taken together; cures are looked for where a single one injures.

    `members` is the size of the ensemble, 0 for none.
    """
    assessment = assess(basin, transfers, active)
    alone = len(transfers) == 1 and assessment.verdict != "none"
    return Findings(
        assessment,
        check_rules(assessment),
        find_cures(basin, transfers[0], active) if alone else (),
        ensemble(basin, transfers, active, members) if members else None,
    )


def report(findings: Findings, folder: Path, language: str, made: date | None = None) -> tuple[Path, ...]:
    """Write the report folder; dated today where no date is given. Raises `Refused` where it cannot be written."""
    return write_report(findings, folder, language, made or date.today())
