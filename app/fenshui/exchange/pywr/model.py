"""A Pywr model into a basin: costs become classes of priority, what cannot be said is refused or left out by name."""

from pathlib import Path

from fenshui.basin import Basin, Inflows, Settings, rows
from fenshui.exchange.imported import Imported, Report
from fenshui.exchange.pywr.building import build
from fenshui.exchange.pywr.document import read_document
from fenshui.exchange.pywr.rows_made import Building
from fenshui.exchange.pywr.stepping import timeline_of
from fenshui.exchange.pywr.values import Values
from fenshui.exchange.units import HM3_PER
from fenshui.words import sentence


def import_pywr(path: Path, approximate: bool = False, unit: str = "Ml") -> Imported:
    """The model in a JSON file of Pywr 1.x or 2, with the CSV tables beside it, as a basin.

    `unit` is that of its volumes (Ml | m3 | hm3), of which its flows are so many a day. Raises `Refused` with the name
    of what the basin format cannot express, unless `approximate`; then the report names it.
    """
    document = read_document(path)
    timeline = timeline_of(document)
    report = Report()
    building = Building(Values(document, timeline), report, approximate, HM3_PER[unit])
    build(building)
    step, first = sentence(f"report.word.{timeline.step}"), timeline.first_period.isoformat()
    report.has_read("periods", count=timeline.periods, step=step, first=first)
    report.has_guessed("units", unit=unit)
    return Imported(_basin(building, document.title), report, document.warnings)


def _basin(building: Building, title: str) -> Basin:
    timeline = building.values.timeline
    return Basin(
        settings=Settings("", title, timeline, priorities=(*building.classes.values(), "storage")),
        nodes=tuple(building.nodes.values()),
        reaches=tuple(building.reaches),
        inflows=Inflows(tuple(building.inflows), building.inflow_table()),
        regions=(rows.Region("basin", name_en=title),),
        holders=tuple(building.holders),
        rights=tuple(building.rights),
        demand_series=tuple(building.demands),
        reservoirs=tuple(building.reservoirs),
        rule_curves=tuple(building.rule_curves),
        sections=tuple(building.sections),
        targets=tuple(building.targets),
        sources=f"# {title}\n\nPywr, {building.values.document.path.name}\n",
    )
