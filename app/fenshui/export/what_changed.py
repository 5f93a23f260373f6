"""What a newer version of a case changed, as people read it: term by term, then what it does to the others."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from fenshui.basin import Basin
from fenshui.export.names_said import right_names, section_names
from fenshui.export.statement import Row, as_it_is, in_both, terms_rows, volume
from fenshui.export.transfer_terms import transfer_terms
from fenshui.negotiation.case import Case, Package
from fenshui.negotiation.changes import Change
from fenshui.transfer import Transfer
from fenshui.units import whole_m3_from_hm3
from fenshui.words import Sentence, sentence

_NONE = sentence("statement.none")


def terms_said(before: Case, after: Case) -> Iterator[Row]:
    """The terms that two versions of a case do not share; deadlines last."""
    old, new = before.terms, after.terms
    yield from package_rows(old.package if old else (), new.package if new else ())
    for name in ("answer_by", "decide_by"):
        yield from _row(sentence(f"minutes.{name}"), *(_day(getattr(terms, name, None)) for terms in (old, new)))


def package_rows(before: Package, after: Package) -> Iterator[Row]:
    """What the terms were and are, transfer by transfer, as far as they changed."""
    old = {transfer.id: transfer for transfer in before}
    for transfer in after:
        yield from _between(old.pop(transfer.id, None), transfer)
    for transfer in old.values():
        yield Row(sentence("minutes.transfer", id=transfer.id), (sentence("minutes.dropped"),))


def impact_said(basin: Basin, changes: Sequence[Change]) -> Iterator[Row]:
    """What two versions do to the others (`impact_changes`): injuries in whole m³ a year, mean flows in m³/s.

    What is the same once it is rounded so is left out.
    """
    for change in changes:
        yield from _row(
            _figure_of(basin, change), *(_figure(change.term, one) for one in (change.before, change.after))
        )


def stamp(at: datetime) -> str:
    """A moment to the minute, UTC."""
    return f"{at:%Y-%m-%d %H:%M}Z"


def _between(old: Transfer | None, new: Transfer) -> Iterator[Row]:
    if old == new:
        return
    yield Row(sentence("minutes.transfer", id=new.id), (sentence("minutes.new" if old is None else "minutes.known"),))
    rows = terms_rows(transfer_terms(new))
    if old is None:
        yield from rows
        return
    known = {row.label.id: row.cells[0] for row in terms_rows(transfer_terms(old))}
    for row in rows:
        yield from _row(row.label, known.get(row.label.id, _NONE), row.cells[0])


def _row(label: Sentence, was: Sentence, now: Sentence) -> Iterator[Row]:
    if was != now:
        yield Row(label, (sentence("minutes.changed", was=was, now=now),))


def _day(at: datetime | None) -> Sentence:
    return _NONE if at is None else as_it_is(stamp(at))


def _figure_of(basin: Basin, change: Change) -> Sentence:
    if not change.use:
        return sentence(f"minutes.figure.{change.term}")
    names = right_names if change.term == "injury_hm3_per_year" else section_names
    use = sentence(f"statement.use.{change.use}")
    return sentence(f"minutes.figure.{change.term}", name=in_both(*names(basin, change.subject)), use=use)


def _figure(term: str, value: Any) -> Sentence:
    if value is None:
        return _NONE
    if term == "verdict":
        return sentence(f"statement.verdicts.{value}")
    if term == "mean_after_m3_s":
        return sentence("minutes.flow", flow=f"{value:,.3f}")
    return volume(whole_m3_from_hm3(value) if term == "injury_hm3_per_year" else value)
