"""The minutes of a negotiation: who took part, what each did and why, which terms changed, and what stands."""

from collections.abc import Iterator
from datetime import datetime

from fenshui.export.statement import PARTY_HEADS, Part, Row, as_it_is, in_both, terms_rows
from fenshui.export.transfer_terms import transfer_terms
from fenshui.export.what_changed import package_rows, stamp
from fenshui.negotiation.case import Act, Case, KeptAct, Package, Participant
from fenshui.sealing.fingerprint import spoken_fingerprint
from fenshui.words import Sentence, sentence


def minutes(case: Case) -> tuple[Part, ...]:
    """The minutes in the order people read them, from the signed acts alone."""
    return (_heading(case), _participants(case), *_steps(case), *_standing(case))


def _heading(case: Case) -> Part:
    opening = case.opening
    rows = (
        Row(sentence("minutes.case"), (as_it_is(opening.id),)),
        Row(sentence("minutes.opened"), (_moment(opening.at),)),
        Row(sentence("minutes.stands"), (sentence(f"negotiation.stage.{case.stage}"),)),
        Row(sentence("minutes.basin"), (as_it_is(opening.basin[:16]),)),
    )
    return Part("heading", sentence("minutes.title"), rows)


def _participants(case: Case) -> Part:
    rows = tuple(map(_seat, case.opening.participants))
    return Part("participants", sentence("minutes.participants"), rows, PARTY_HEADS)


def _seat(one: Participant) -> Row:
    cells = (in_both(one.name_zh, one.name_en), as_it_is(one.id), as_it_is(spoken_fingerprint(one.key.fingerprint)))
    return Row(sentence(f"negotiation.role.{one.role}"), cells)


def _steps(case: Case) -> Iterator[Part]:
    """A part for every move, with the answers it was given."""
    package: Package = ()
    for number, move in enumerate(case.moves, 1):
        act = move.kept.act
        rows = [*_deed(case, move.kept), *_changes(package, act)]
        for kept in move.answers:
            rows += _deed(case, kept)
        package = act.package or package
        title = sentence("minutes.step", number=number, act=sentence(f"negotiation.act.{act.kind}"))
        yield Part("step", title, tuple(rows))


def _deed(case: Case, kept: KeptAct) -> list[Row]:
    act = kept.act
    who = case.participant(act.by)
    said = sentence("minutes.said", at=stamp(act.at), why=act.why)
    name = in_both(who.name_zh, who.name_en)
    label = sentence("minutes.who", act=sentence(f"negotiation.act.{act.kind}"), name=name)
    return [Row(label, (said,)), Row(sentence("minutes.rests_on"), (as_it_is(act.impact_sha256),))]


def _changes(before: Package, act: Act) -> Iterator[Row]:
    """What the terms were and are, as far as they changed; deadlines last."""
    if act.package:
        yield from package_rows(before, act.package)
    if act.answer_by and act.decide_by:
        yield Row(sentence("minutes.answer_by"), (_moment(act.answer_by),))
        yield Row(sentence("minutes.decide_by"), (_moment(act.decide_by),))


def _standing(case: Case) -> Iterator[Part]:
    """The terms that stand at the end, whole."""
    yield from terms_parts(case.terms.package if case.terms else ())


def terms_parts(package: Package) -> Iterator[Part]:
    """The terms of every transfer of a package, whole."""
    for transfer in package:
        yield Part("terms", sentence("minutes.terms_of", id=transfer.id), terms_rows(transfer_terms(transfer)))


def _moment(at: datetime) -> Sentence:
    return as_it_is(stamp(at))
