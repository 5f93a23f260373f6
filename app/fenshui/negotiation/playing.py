"""Doing something in a case: an act is signed, checked against the table and the deadlines, and kept."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from fenshui.negotiation.acts import ON_TERMS, PARTIES, ROLES, WITH_TERMS, deadline_of, row_for
from fenshui.negotiation.case import Act, Case, KeptAct, Move, Opening, Package
from fenshui.negotiation.documents import CASE_ACT, CASE_OPENING, act_bytes, opening_bytes
from fenshui.sealing.envelope import Envelope, signature_of, signed
from fenshui.sealing.signer import Signer, sha256_hex
from fenshui.words import Refused, sentence

_SHA256 = re.compile(r"[0-9a-f]{64}")
MOST_TRANSFERS = 64


def open_case(opening: Opening, signer: Signer) -> Case:
    """A new case, signed by who opens it. Raises `Refused` where the people at the table do not make one."""
    payload = opening_bytes(opening)
    return checked_opening(opening, signed(Envelope(CASE_OPENING, payload), signer))


def checked_opening(opening: Opening, envelope: Envelope) -> Case:
    """A case before its first act, after checking who takes part and the signature of who opened it."""
    people = opening.participants
    roles = [one.role for one in people]
    one_each = len({one.id for one in people}) == len({one.key.fingerprint for one in people}) == len(people)
    enough = all(role in roles for role in PARTIES) and roles.count("authority") == 1 and set(roles) <= set(ROLES)
    if not (one_each and enough):
        raise Refused("negotiation.incomplete_table", roles=", ".join(sorted(roles)))
    case = Case(opening, envelope, sha256_hex(envelope.payload))
    _check_signature(case, opening.by, envelope)
    return case


def drawn_act(case: Case, kind: str, by: str, at: datetime, why: str, impact_sha256: str) -> Act:
    """An act without terms, made on the case as it lies here."""
    seen = tuple(sorted(kept.sha256 for kept in case.moves[-1].answers)) if case.moves else ()
    return Act(kind, by, at, why, impact_sha256, case.head, () if kind in ON_TERMS else seen)


def with_terms(act: Act, package: Package, answer_by: datetime, decide_by: datetime) -> Act:
    """An offer, a counter-offer or a mediation with what it proposes and its deadlines."""
    return replace(act, package=package, answer_by=answer_by, decide_by=decide_by)


def play(case: Case, act: Act, signer: Signer) -> Case:
    """The case with an act more, signed. Raises `Refused` with the reason where it is not allowed."""
    payload = act_bytes(case.sha256, act)
    kept = KeptAct(act, signed(Envelope(CASE_ACT, payload), signer), sha256_hex(payload))
    if act.after != case.head:
        raise Refused("negotiation.not_the_last", act=sentence(f"negotiation.act.{act.kind}"))
    return with_act(case, kept)


def with_act(case: Case, kept: KeptAct) -> Case:
    """The case with an act that somebody signed; an answer may be to earlier terms (it is kept, and counts no more)."""
    role = case.participant(kept.act.by).role
    _check_words(kept.act)
    _check_signature(case, kept.act.by, kept.envelope)
    if kept.act.kind in ON_TERMS:
        return _with_answer(case, kept, role)
    if kept.act.after != case.head:
        raise Refused("negotiation.not_the_last", act=sentence(f"negotiation.act.{kept.act.kind}"))
    _check_move(case, kept.act, role)
    return replace(case, moves=(*case.moves, Move(kept)))


def _with_answer(case: Case, kept: KeptAct, role: str) -> Case:
    number = next((n for n, move in enumerate(case.moves) if move.kept.sha256 == kept.act.after), -1)
    row = row_for(kept.act.kind, role, case.base_stage(number))
    move = case.moves[number]
    _check_time(kept.act, move.kept.act, row.until)
    if any((other.act.kind, other.act.by) == (kept.act.kind, kept.act.by) for other in move.answers):
        raise Refused("negotiation.said_already", name=kept.act.by, act=sentence(f"negotiation.act.{kept.act.kind}"))
    if kept.act.kind == "accept" and kept.act.by == move.kept.act.by:
        raise Refused("negotiation.own_terms", name=kept.act.by)
    answers = tuple(sorted((*move.answers, kept), key=lambda one: (one.act.kind, one.act.by)))
    moves = (*case.moves[:number], replace(move, answers=answers), *case.moves[number + 1 :])
    return replace(case, moves=moves)


def _check_move(case: Case, act: Act, role: str) -> None:
    """Whether the table allows a move, on the answers that its maker had seen."""
    answers = case.moves[-1].answers if case.moves else ()
    known = {kept.sha256: kept for kept in answers}
    if not set(act.seen) <= set(known):
        raise Refused("negotiation.rests_on_unknown", act=sentence(f"negotiation.act.{act.kind}"))
    seen = [known[name] for name in act.seen]
    stage = case.stage_with(seen) if case.moves else "opened"
    row = row_for(act.kind, role, stage)
    before = case.moves[-1].kept.act if case.moves else None
    _check_time(act, before or case.opening, row.until)
    _check_not_before(act, (kept.act.at for kept in seen))
    if act.kind == "lapse":
        _check_passed(act, before, deadline_of(stage))


def _check_words(act: Act) -> None:
    """Whether an act says all it must and nothing it must not."""
    if not act.why.strip():
        raise Refused("negotiation.no_reason")
    if not _SHA256.fullmatch(act.impact_sha256):
        raise Refused("negotiation.no_impact", found=act.impact_sha256[:80])
    if (act.kind in WITH_TERMS) != (bool(act.package) and act.answer_by is not None and act.decide_by is not None):
        raise Refused("negotiation.terms_missing", act=sentence(f"negotiation.act.{act.kind}"))
    if act.answer_by is not None and act.decide_by is not None and not act.at < act.answer_by <= act.decide_by:
        raise Refused("negotiation.deadlines_crossed", answer_by=act.answer_by.date(), decide_by=act.decide_by.date())
    names = [transfer.id for transfer in act.package]
    if len(set(names)) < len(names) or len(names) > MOST_TRANSFERS:
        raise Refused("negotiation.package", found=len(names), most=MOST_TRANSFERS)


def _check_time(act: Act, before: Act | Opening, until: str) -> None:
    _check_not_before(act, [before.at])
    last = getattr(before, until) if until else None
    if last is not None and act.at > last:
        raise Refused("negotiation.too_late", act=sentence(f"negotiation.act.{act.kind}"), until=last)


def _check_not_before(act: Act, earlier: Iterable[datetime]) -> None:
    for moment in earlier:
        if act.at < moment:
            raise Refused("negotiation.too_early", at=act.at, before=moment)


def _check_passed(act: Act, terms: Act | None, until: str) -> None:
    """A case lapses only when the deadline it waits for has passed."""
    last: datetime | None = getattr(terms, until, None)
    if last is None or act.at - last <= timedelta(0):
        raise Refused("negotiation.not_lapsed", until=last)


def _check_signature(case: Case, name: str, envelope: Envelope) -> None:
    """Whether just the one who is named signed, with the key that the case knows."""
    person = case.participant(name)
    signers = {key for key, _ in envelope.signatures}
    if signers != {person.key.fingerprint}:
        raise Refused("negotiation.unknown_key", name=name, key=", ".join(key[:16] for key in sorted(signers)))
    signature_of(envelope, person.key)
