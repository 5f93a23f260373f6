"""People at a table to test with: two upstream givers, one taker, a third party, the authority, and an observer."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

from fenshui.negotiation.case import Case, Opening, Participant
from fenshui.negotiation.playing import drawn_act, open_case, play, with_terms
from fenshui.sealing.certificate import Person
from fenshui.sealing.keys import KeyPair, make_key
from fenshui.transfer import Transfer

START = datetime(2023, 9, 1, 8, tzinfo=UTC)
ANSWER_BY, DECIDE_BY = START + timedelta(days=30), START + timedelta(days=60)
REPORT = "ab" * 32
ROLES = {
    "aba": "transferor",
    "gannan": "transferor",
    "ningdong": "transferee",
    "lijin": "third_party",
    "yrcc": "authority",
    "press": "observer",
}


@cache
def keys() -> dict[str, KeyPair]:
    """A key for everybody at the table, and one of a stranger."""
    return {name: make_key(Person(name, "某方", name), made=START) for name in (*ROLES, "stranger")}


def known() -> dict[str, str]:
    """Whose the fingerprints are that every desk trusts."""
    return {keys()[name].public.fingerprint: name for name in ROLES}


def opening(**roles: str) -> Opening:
    people = (Participant(name, role, "某方", name, keys()[name].public) for name, role in (roles or ROLES).items())
    return Opening("aba-ningdong", "ab" * 32, "aba", START, tuple(people))


@cache
def opened() -> Case:
    return open_case(opening(), keys()["aba"])


def package(volume_m3: int = 5_000_000, price: int = 120) -> tuple[Transfer, ...]:
    """Two transfers of three parties, agreed together or not at all."""
    term = {"starts": date(2024, 1, 1), "ends": date(2026, 12, 31), "to_right": "ningdong-industry"}
    return (
        Transfer("aba-ningdong", "sichuan-aba", volume_m3, price_fen_per_m3=price, **term),
        Transfer("gannan-ningdong", "gansu-gannan", 2_000_000, price_fen_per_m3=price, **term),
    )


def done(case: Case, kind: str, by: str, day: float = 1, terms=None, signer="", **changed) -> Case:
    """The case with an act more, done so many days after the start."""
    act = drawn_act(case, kind, by, START + timedelta(days=day), changed.pop("why", "because"), REPORT)
    if terms is not None:
        act = with_terms(act, terms, changed.get("answer_by", ANSWER_BY), changed.get("decide_by", DECIDE_BY))
    return play(case, act, keys()[signer or by])


@cache
def offered() -> Case:
    return done(opened(), "offer", "aba", terms=package())


@cache
def agreed() -> Case:
    return done(done(offered(), "accept", "gannan", 2), "accept", "ningdong", 3)
