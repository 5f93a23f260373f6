"""5  The blotter: every negotiation in a folder, where each stands, and what its terms do to the others."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from fenshui.desk.basin_hash import basin_sha256
from fenshui.desk.case_reading import case_in
from fenshui.desk.negotiating import kept_report
from fenshui.desk.opening import Opening
from fenshui.file_endings import CASE_ENDING
from fenshui.file_stamps import files_told
from fenshui.negotiation.acts import WITH_TERMS, deadline_of
from fenshui.negotiation.case import Act, Case, Package, Participant
from fenshui.words import Refused, Sentence

_STEPS = {"offered": "offer", "mediated": "counter", "objected": "counter", "agreed": "agreed", "settled": "agreed"}


@dataclass(frozen=True)
class Effect:
    """What terms do: the verdict, paper water, and who and which section are hit worst (id, baseline, figure).

    Paper water in m³ a year, the injury in hm³ a year, the change of the section's mean in hm³ a year.
    """

    verdict: str
    paper_water_m3: int
    worst_third_party: tuple[str, str, float] | None
    worst_section: tuple[str, str, float] | None


@dataclass(frozen=True)
class CaseLine:
    """A negotiation on the blotter; `effect` is None where nothing is on the table or the basin is another one."""

    file: Path
    case: Case
    effect: Effect | None = None

    @property
    def agreements(self) -> Path:
        """The folder in which its agreements are drawn up to be signed."""
        return self.file.with_suffix(".agreements")

    @property
    def last(self) -> Act | None:
        """The act that put the terms on the table."""
        return self.case.terms

    @property
    def last_by(self) -> Participant | None:
        """Who offered last."""
        return self.case.participant(self.last.by) if self.last else None

    @property
    def waits_for(self) -> tuple[Participant, ...]:
        """Whose act is missing: an acceptance of a party, or the authority's decision."""
        case = self.case
        waiting = case.waits_for if case.stage != "objected" else ()
        if not waiting and deadline_of(case.stage):
            waiting = tuple(one.id for one in case.opening.participants if one.role == "authority")
        return tuple(case.participant(name) for name in waiting)

    @property
    def until(self) -> datetime | None:
        """Until when it waits."""
        name = deadline_of(self.case.stage)
        moment: datetime | None = getattr(self.case.terms, name, None) if name else None
        return moment

    @property
    def step(self) -> str:
        """Where it stands on the line of steps of a deal; nothing before the first offer and after a bad end."""
        if self.case.stage == "approved":
            return "sign"
        step = _STEPS.get(self.case.stage, "")
        return "counter" if step == "offer" and self.last is not None and self.last.kind == "counter" else step


@dataclass(frozen=True)
class Blotter:
    """The negotiations of a folder by name, and the files that are none, each with the reason."""

    folder: Path
    lines: tuple[CaseLine, ...] = ()
    faults: Mapping[Path, Sentence] = field(default_factory=dict)
    told: str = ""
    """What was told of the files just before they were read."""

    def line(self, file: Path | None) -> CaseLine | None:
        """The negotiation in a file."""
        return next((line for line in self.lines if line.file == file), None)


def blotter(folder: Path, opening: Opening | None) -> Blotter:
    """Every case in a folder; impacts come from the reports kept beside the cases, and are made where none is."""
    told = files_told(folder, CASE_ENDING)
    place = opening.place if opening is not None else None
    here = basin_sha256(place) if place is not None else ""
    lines: list[CaseLine] = []
    faults: dict[Path, Sentence] = {}
    for file in sorted(folder.glob(f"*{CASE_ENDING}")):
        try:
            case = case_in(file)
        except Refused as refused:
            faults[file] = refused.sentence
            continue
        is_ours = opening is not None and case.opening.basin == here
        lines.append(CaseLine(file, case, _effect(file, case, opening) if is_ours and opening else None))
    return Blotter(folder, tuple(lines), faults, told)


def blotter_if_other(seen: Blotter, opening: Opening | None) -> Blotter | None:
    """The cases of the folder read again, where one of its files has changed since; None where none has."""
    return blotter(seen.folder, opening) if files_told(seen.folder, CASE_ENDING) != seen.told else None


def news(before: Blotter, now: Blotter) -> tuple[CaseLine, ...]:
    """The cases that are new or in which something was done between two readings."""
    known = {line.file: line.case for line in before.lines}
    return tuple(line for line in now.lines if known.get(line.file) != line.case)


def file_of(folder: Path, arriving: Path) -> Path:
    """Where in a folder a case that arrives belongs: the file of the same case, else a new one under its name.

    Raises `Refused` where what arrives is no case.
    """
    found = case_in(arriving)
    for file in sorted(folder.glob(f"*{CASE_ENDING}")):
        with suppress(Refused):
            if case_in(file).sha256 == found.sha256:
                return file
    free = [folder / f"{arriving.stem}{number}{CASE_ENDING}" for number in ("", "-2", "-3", "-4", "-5")]
    return next((file for file in free if not file.exists()), free[0])


def positions(case: Case) -> tuple[tuple[Act, Package], ...]:
    """The acts that put terms on the table, in order: offer, counter-offers, mediation."""
    acts = [move.kept.act for move in case.moves if move.kept.act.kind in WITH_TERMS]
    return tuple((act, act.package) for act in acts)


def _effect(file: Path, case: Case, opening: Opening) -> Effect | None:
    if case.terms is None:
        return None
    with suppress(Refused):  # terms that cannot act on this basin have no effect to tell; the case itself is shown
        return effect_of(kept_report(file, opening.basin, case.terms))
    return None


def effect_of(report: Mapping[str, Any]) -> Effect:
    """What an impact report says in one line."""
    hurt = _worst(report["third_parties"], "right", "injury_hm3_per_year", 1.0)
    lowered = _worst(report["sections"], "node", "mean_change_hm3_per_year", -1.0)
    return Effect(report["verdict"], report["paper_water_m3"], hurt, lowered)


def _worst(rows: Sequence[Mapping[str, Any]], key: str, figure: str, sign: float) -> tuple[str, str, float] | None:
    """The row with the greatest harm; None where nobody is harmed."""
    found = max(rows, key=lambda row: sign * float(row[figure]), default=None)
    if found is None or sign * found[figure] <= 0:
        return None
    return found[key], found["use"], found[figure]
