"""A report folder: the page for a negotiator, the report for a file, the data, and a table for every figure in them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fenshui.export.drawing_png import drawing_png
from fenshui.export.impact_tables import write_impact
from fenshui.export.report import section_flows
from fenshui.export.report.full_report import full_report
from fenshui.export.report.maps import SPANS, VIEWS, MapView, report_map
from fenshui.export.report.names import Names
from fenshui.export.report.summary import summary
from fenshui.export.report.tables import Table, report_tables
from fenshui.export.tables import write_texts
from fenshui.impact import Assessment, Cure, Ensemble, Range, impact_json
from fenshui.rules import RuleAnswer, rules_json
from fenshui.sealing.durable_file import write_durably


@dataclass(frozen=True)
class Findings:
    """All that a report tells: the assessment, what the rules say, the cures found, the ensemble if one ran."""

    assessment: Assessment
    rules: tuple[RuleAnswer, ...]
    cures: tuple[Cure, ...] = ()
    ensemble: Ensemble | None = None


def write_report(findings: Findings, folder: Path, language: str, made: date) -> tuple[Path, ...]:
    """Write `summary.pdf`, `report.pdf`, `impact.json`, a CSV for every table and a PNG for every map into a folder.

    `language` is zh_CN or en. Raises `Refused` where the folder cannot be written, or a name has a character that no
    typeface has.
    """
    tables = tables_of(findings)
    names = Names(findings.assessment.basin_after, language)
    papers = {"summary.pdf": summary(tables, names, made), "report.pdf": full_report(tables, names, made)}
    written = write_impact(findings.assessment, folder)
    written += write_texts({table.file: table.text() for table in tables.values()}, folder)
    pictures = {f"maps/{name}.png": drawing_png(drawing) for name, drawing in _maps(tables, names)}
    (folder / "maps").mkdir(exist_ok=True)
    for name, content in (papers | pictures).items():
        write_durably(folder / name, content)
    return written + tuple(folder / name for name in papers | pictures)


def tables_of(findings: Findings) -> dict[str, Table]:
    """Every table of a report by name."""
    more: dict[str, Any] = {"cures": [_cure(number, cure) for number, cure in enumerate(findings.cures, 1)]}
    more[section_flows.NAME] = list(section_flows.section_flows(findings.assessment))
    if findings.ensemble is not None:
        more["ensemble"] = list(_ranges(findings.ensemble))
        more["ensemble_drawn"] = [{name: value for name, value in asdict(findings.ensemble).items() if name != "uses"}]
    return report_tables(impact_json(findings.assessment, rules_json(findings.rules)) | more)


def _maps(tables: Mapping[str, Table], names: Names) -> Iterable[tuple[str, Any]]:
    for use in ("entitlement", "actual"):
        for span in SPANS:
            for view in VIEWS:
                yield f"{use}-{span}-{view}", report_map(tables, names, MapView(use, view, span))


def _cure(number: int, cure: Cure) -> dict[str, Any]:
    transfer = cure.transfer
    return {
        "number": number,
        "kind": cure.kind,
        "is_harmless": cure.is_harmless,
        "excess": cure.excess,
        "volume_m3": transfer.volume_m3,
        "exchange_rate": transfer.exchange_rate,
        "schedule": list(transfer.schedule) or "as-used",
        "release_from": transfer.release_from,
        "release_m3_s": list(transfer.release_m3_s),
        "compensations": [asdict(one) for one in cure.compensations],
    }


def _ranges(ensemble: Ensemble) -> Iterable[dict[str, Any]]:
    """A row a range: what nine of ten members lie between."""
    for use, ranges in ensemble.uses.items():
        for what in ("injury_hm3_per_year", "worst_share", "injured_rights", "worse_sections"):
            yield _range(use, what, "", getattr(ranges, what))
        for node, change in ranges.sections_hm3_per_year.items():
            yield _range(use, "sections_hm3_per_year", node, change)
        for right, share in ranges.injured_in.items():
            yield _range(use, "injured_in", right, Range(share, share, share))


def _range(use: str, what: str, of: str, values: Range) -> dict[str, Any]:
    return {"use": use, "what": what, "of": of, **asdict(values)}
