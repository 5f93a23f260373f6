"""What the command line says of a case."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from fenshui.cli.speaking import in_words, language_spoken, tell, tell_machine
from fenshui.export.minutes import minutes
from fenshui.export.statement import Row
from fenshui.export.transfer_terms import transfer_terms
from fenshui.negotiation.acts import deadline_of
from fenshui.negotiation.case import Case, KeptAct
from fenshui.negotiation.changes import Change
from fenshui.transfer import Transfer
from fenshui.words import sentence

if TYPE_CHECKING:
    from fenshui.desk.negotiating import Brought


def tell_case(arguments: argparse.Namespace, case: Case, whole: bool = False) -> None:
    """Say where a case stands and for whom it waits; `whole` with every act and the terms."""
    if arguments.json:
        tell_machine(_for_machines(case))
        return
    if whole:
        _tell_minutes(case)
    until = getattr(case.terms, deadline_of(case.stage), None) if deadline_of(case.stage) else None
    stage = in_words(sentence(f"negotiation.stage.{case.stage}"))
    tell("case_verbs.stands", id=case.opening.id, stage=stage)
    if case.waits_for:
        tell("case_verbs.waits_for", names=", ".join(_name(case, one) for one in case.waits_for))
    if until:
        tell("case_verbs.until", until=f"{until:%Y-%m-%d %H:%M}Z")


def tell_brought(arguments: argparse.Namespace, brought: Brought) -> None:
    """Say what a newer version brought."""
    case = brought.arrival.case
    if arguments.json:
        changes = {"terms": list(map(_change, brought.terms)), "impact": list(map(_change, brought.impact))}
        tell_machine(_for_machines(case) | {"news": len(brought.arrival.news), **changes})
        return
    for kept in brought.arrival.news:
        tell("case_verbs.did", who=_name(case, kept.act.by), what=_what(kept), why=kept.act.why)
    _tell_rows(brought.said)
    if not brought.arrival.news:
        tell("case_verbs.nothing_new")
    tell_case(arguments, case)


def _tell_minutes(case: Case) -> None:
    for part in minutes(case)[1:]:
        tell("case_verbs.line", text=in_words(part.title))
        _tell_rows(part.rows)


def _tell_rows(rows: Iterable[Row]) -> None:
    for row in rows:
        tell("case_verbs.indented", label=in_words(row.label), text=" · ".join(map(in_words, row.cells)))


def _for_machines(case: Case) -> dict[str, Any]:
    acts = [kept for move in case.moves for kept in (move.kept, *move.answers)]
    return {
        "id": case.opening.id,
        "stage": case.stage,
        "waits_for": list(case.waits_for),
        "accepted_by": sorted(case.accepted_by),
        "sha256": case.sha256,
        "acts": [_act(kept) for kept in acts],
        "package": [transfer.id for transfer in case.terms.package] if case.terms else [],
    }


def _act(kept: KeptAct) -> dict[str, str]:
    act = kept.act
    said = {"act": act.kind, "by": act.by, "at": act.at.isoformat(), "why": act.why}
    return {**said, "impact_sha256": act.impact_sha256}


def _change(change: Change) -> dict[str, Any]:
    return {name: _plain(value) for name, value in vars(change).items()}


def _plain(value: Any) -> Any:
    """A term as JSON has it: a whole transfer as its terms, a moment or day in ISO form."""
    if isinstance(value, Transfer):
        return transfer_terms(value)
    return value.isoformat() if isinstance(value, date) else value


def _what(kept: KeptAct) -> str:
    return in_words(sentence(f"negotiation.act.{kept.act.kind}"))


def _name(case: Case, name: str) -> str:
    one = case.participant(name)
    return (one.name_zh if language_spoken() == "zh_CN" else one.name_en) or one.id
