"""A case file arrives at a desk: what is new in it is taken in, or the file is refused with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass

from fenshui.negotiation.case import Case, KeptAct, Move
from fenshui.negotiation.case_file import read_case
from fenshui.negotiation.playing import with_act
from fenshui.words import Refused, sentence


@dataclass(frozen=True)
class Arrival:
    """The case after a file has arrived, and the acts that were not known here before."""

    case: Case
    news: tuple[KeptAct, ...]


def take_in(data: bytes, here: Case | None, known_keys: Mapping[str, str]) -> Arrival:
    """Take in a file. `here` is the case as it lies here; `known_keys` says whose the fingerprints are that we trust.

    Whatever the order in which files of an unforked case arrive, the same files make the same case. Raises `Refused`
    where the file was altered, comes from an unknown key, belongs to another case, forks the history, or is older than
    what lies here.
    """
    found = read_case(data)
    for one in found.opening.participants:
        if known_keys.get(one.key.fingerprint) != one.id:
            raise Refused("negotiation.unknown_key", name=one.id, key=one.key.fingerprint[:16])
    if here is None:
        return Arrival(found, _acts(found))
    if found.sha256 != here.sha256:
        raise Refused("negotiation.other_case")
    merged = _merged(here, found)
    known = {kept.sha256 for kept in _acts(here)}
    news = tuple(kept for kept in _acts(merged) if kept.sha256 not in known)
    if not news and {kept.sha256 for kept in _acts(found)} != known:
        raise Refused("negotiation.older", here=len(known), found=len(_acts(found)))
    return Arrival(merged, news)


def _merged(here: Case, found: Case) -> Case:
    """Both histories in one, when one is the beginning of the other; answers of both are kept."""
    longer, other = (here, found) if len(here.moves) >= len(found.moves) else (found, here)
    for number, (one, two) in enumerate(zip(here.moves, found.moves, strict=False), start=1):
        if one.kept.sha256 != two.kept.sha256:
            raise Refused("negotiation.forked", number=number, here=_told(one), found=_told(two))
    merged = longer
    for number, move in enumerate(other.moves):
        known = {kept.sha256 for kept in merged.moves[number].answers}
        for kept in move.answers:
            if kept.sha256 not in known:
                merged = with_act(merged, kept)
    return merged


def _told(move: Move) -> object:
    act = move.kept.act
    what = sentence(f"negotiation.act.{act.kind}")
    return sentence("negotiation.who_did_what", what=what, name=act.by, at=act.at)


def _acts(case: Case) -> tuple[KeptAct, ...]:
    return tuple(kept for move in case.moves for kept in (move.kept, *move.answers))
