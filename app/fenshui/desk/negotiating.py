"""5  Negotiate: what somebody does in a case on this desk, and the newer version that arrives from another."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, cast

from fenshui.basin import Basin
from fenshui.desk.basin_hash import basin_sha256
from fenshui.desk.case_reading import LARGEST_CASE, case_in
from fenshui.desk.opening_case import seat_of
from fenshui.export.evidence import IMPACT, check_sizes, most_bytes
from fenshui.export.statement import Row
from fenshui.export.tables import json_text
from fenshui.export.what_changed import impact_said, terms_said
from fenshui.impact import assess, impact_json
from fenshui.negotiation.acts import WITH_TERMS
from fenshui.negotiation.arriving import Arrival, take_in
from fenshui.negotiation.case import Act, Case, Package
from fenshui.negotiation.case_file import case_bytes
from fenshui.negotiation.changes import Change, changed_terms, impact_changes
from fenshui.negotiation.holders import check_bearer, check_holders
from fenshui.negotiation.playing import drawn_act, play, with_terms
from fenshui.rules import check_rules, rules_json
from fenshui.sealing.durable_file import read_bytes, write_durably
from fenshui.sealing.keys import KeyPair
from fenshui.sealing.signer import sha256_hex
from fenshui.words import Refused

NOTHING_ON_THE_TABLE: dict[str, Any] = {"transfers": [], "third_parties": [], "sections": []}


@dataclass(frozen=True)
class Deadlines:
    """Until when the parties may answer, and until when the authority may decide."""

    answer_by: datetime
    decide_by: datetime


@dataclass(frozen=True)
class Deed:
    """An act about to be done: what, why, when, and for acts with terms the package and its deadlines.

    `seat` is the participant for whom it is meant, where that was said beforehand.
    """

    kind: str
    why: str
    at: datetime
    package: Package = ()
    deadlines: Deadlines | None = None
    seat: str = ""


@dataclass(frozen=True)
class Brought:
    """What a newer version brought: the case as it stands now, new acts, changed terms, and changes of the impact.

    `said` has both kinds of changes as people read them.
    """

    arrival: Arrival
    terms: tuple[Change, ...]
    impact: tuple[Change, ...]
    said: tuple[Row, ...]


def do(file: Path, basin: Basin, folder: Path, deed: Deed, key: KeyPair) -> Case:
    """Do something in the case in a file and write it back, with the impact report it rests on beside it.

    Raises `Refused`, and leaves the file alone, where the act is not allowed, the basin is another one, the key is not
    that of the seat, a party to the terms does not sit at the table in its role, or a party puts up terms about the
    water of others.
    """
    case = case_in(file)
    check_basin(case, folder)
    package = deed.package or (case.terms.package if case.terms else ())
    check_holders(basin, case, package)
    by = seat_of(case.opening.participants, key)
    if deed.seat not in ("", by):
        raise Refused("negotiation.key_of_another", found=by, expected=deed.seat)
    if deed.package:
        check_bearer(basin, case, deed.package, by)
    report = impact_report(basin, package)
    check_sizes({IMPACT: report})
    act = drawn_act(case, deed.kind, by, deed.at, deed.why, sha256_hex(report))
    if deed.kind in WITH_TERMS:
        if deed.deadlines is None or not deed.package:
            raise Refused("desk.terms_and_deadlines", act=deed.kind)
        act = with_terms(act, deed.package, deed.deadlines.answer_by, deed.deadlines.decide_by)
    played = play(case, act, key)
    _keep_report(file, report)
    write_durably(file, case_bytes(played))
    return played


def bring_in(file: Path, arriving: Path, basin: Basin, known: Mapping[str, str]) -> Brought:
    """Take a newer version of a case into the file of this desk (new here, where none lies yet).

    Raises `Refused`, and leaves the file alone, where the version forks the history, was altered, is older, or comes
    from a key that `known` (holder by fingerprint) does not have.
    """
    here = case_in(file) if file.exists() else None
    arrival = take_in(read_bytes(arriving, LARGEST_CASE), here, known)
    before = here or Case(arrival.case.opening, arrival.case.envelope, arrival.case.sha256)
    terms = changed_terms(before, arrival.case)
    packages = [case.terms.package if case.terms else () for case in (before, arrival.case)]
    impact = impact_changes(*(_report(basin, package) for package in packages)) if packages[0] != packages[1] else ()
    write_durably(file, case_bytes(arrival.case))
    return Brought(arrival, terms, impact, (*terms_said(before, arrival.case), *impact_said(basin, impact)))


def impact_report(basin: Basin, package: Package) -> bytes:
    """The impact report of a package, as every desk makes it from the same basin: the same bytes, the same hash."""
    return json_text(_report(basin, package)).encode("utf-8")


def end_of(day: date) -> datetime:
    """The last second of a day, UTC: deadlines include their day."""
    return datetime.combine(day, time(23, 59, 59), UTC)


def check_basin(case: Case, folder: Path) -> None:
    """Raise `Refused` unless a case is about the basin in a folder, as it stands there to the byte."""
    found = basin_sha256(folder)
    if found != case.opening.basin:
        raise Refused("desk.other_basin", found=found[:16], expected=case.opening.basin[:16])


def report_file(file: Path, sha256: str) -> Path:
    """Where the impact report of an act lies beside its case."""
    return file.with_name(f"{file.name}.impact") / f"{sha256}.json"


def kept_report(file: Path, basin: Basin, terms: Act) -> dict[str, Any]:
    """The impact report that terms rested on, from beside the case; made from the basin, and kept, where none lies."""
    where = report_file(file, terms.impact_sha256)
    if where.is_file():
        report = read_bytes(where, most_bytes(IMPACT))
        if sha256_hex(report) == terms.impact_sha256:
            return cast("dict[str, Any]", json.loads(report))
    made = impact_report(basin, terms.package)
    _keep_report(file, made)
    return cast("dict[str, Any]", json.loads(made))


def _report(basin: Basin, package: Package) -> dict[str, Any]:
    if not package:
        return NOTHING_ON_THE_TABLE
    assessment = assess(basin, package)
    return impact_json(assessment, rules_json(check_rules(assessment)))


def _keep_report(file: Path, report: bytes) -> None:
    where = report_file(file, sha256_hex(report))
    where.parent.mkdir(exist_ok=True)
    if not where.exists():
        write_durably(where, report)
