"""A case that travels: three desks without a network, old files, forged files, and what never leaves a desk."""

import base64
import contextlib
import json
import pickle
import random
from datetime import timedelta
from inspect import getmembers, isfunction, signature
from itertools import permutations
from pkgutil import walk_packages

import fenshui.negotiation
import pytest
from fenshui.negotiation.acts import ON_TERMS, WITH_TERMS, allowed_acts
from fenshui.negotiation.arriving import take_in
from fenshui.negotiation.case_file import case_bytes, read_case
from fenshui.negotiation.documents import act_bytes
from fenshui.negotiation.playing import drawn_act, open_case
from fenshui.negotiation.private_limits import PrivateLimits, within_limits
from fenshui.sealing.canonical import canonical_bytes
from fenshui.sealing.envelope import Envelope, envelope_bytes, signed
from fenshui.words import Refused
from hypothesis import given, settings
from hypothesis import strategies as st
from table_of_three import REPORT, ROLES, START, agreed, done, keys, known, offered, opened, opening, package


def why(act, *given_to_it):
    with pytest.raises(Refused) as refused:
        act(*given_to_it)
    return refused.value.sentence.id


def test_a_case_comes_back_from_its_file():
    assert read_case(case_bytes(agreed())) == agreed()
    assert case_bytes(read_case(case_bytes(opened()))) == case_bytes(opened())


def test_acceptances_given_at_two_desks_at_once_make_one_file_whoever_arrives_first():
    one, other = done(offered(), "accept", "gannan", 2), done(offered(), "accept", "ningdong", 2)
    here = take_in(case_bytes(other), one, known())
    there = take_in(case_bytes(one), other, known())
    assert here.case == there.case and case_bytes(here.case) == case_bytes(there.case)
    assert here.case.stage == "agreed"
    assert [kept.act.by for kept in here.news] == ["ningdong"]


def test_an_older_version_is_refused_and_the_same_again_brings_nothing():
    assert why(take_in, case_bytes(offered()), agreed(), known()) == "negotiation.older"
    again = take_in(case_bytes(agreed()), agreed(), known())
    assert again.case == agreed() and again.news == ()


def test_a_fork_is_refused_with_both_sides_named():
    here = done(offered(), "counter", "ningdong", 3, terms=package(price=100))
    found = done(offered(), "counter", "gannan", 3, terms=package(price=150))
    with pytest.raises(Refused) as refused:
        take_in(case_bytes(found), here, known())
    said = refused.value.sentence
    assert said.id == "negotiation.forked" and said.values["number"] == 2
    assert (said.values["here"].values["name"], said.values["found"].values["name"]) == ("ningdong", "gannan")


def test_an_unknown_key_or_another_case_is_refused():
    without = {key: name for key, name in known().items() if name != "lijin"}
    assert why(take_in, case_bytes(offered()), None, without) == "negotiation.unknown_key"
    swapped = {**known(), keys()["lijin"].public.fingerprint: "yrcc"}  # a known key under another name
    assert why(take_in, case_bytes(offered()), None, swapped) == "negotiation.unknown_key"
    other = done(opened(), "offer", "aba", terms=package())  # signed anew: the same acts, the same case
    assert take_in(case_bytes(other), offered(), known()).news == ()
    elsewhere = open_case(opening(aba="transferor", ningdong="transferee", yrcc="authority"), keys()["aba"])
    assert why(take_in, case_bytes(elsewhere), offered(), known()) == "negotiation.other_case"


def forged(case, kind, by, signer):
    """A file with one act more that is signed by somebody else."""
    act = drawn_act(case, kind, by, START + timedelta(days=4), "because", REPORT)
    envelope = signed(Envelope("application/vnd.fenshui.case-act+json", act_bytes(case.sha256, act)), keys()[signer])
    document = json.loads(case_bytes(case))
    document["acts"].append(json.loads(envelope_bytes(envelope)))
    return canonical_bytes(document)


def test_an_act_signed_by_another_is_refused():
    assert why(take_in, forged(offered(), "accept", "gannan", "stranger"), offered(), known()) == (
        "negotiation.unknown_key"
    )
    assert why(take_in, forged(agreed(), "approve", "yrcc", "aba"), agreed(), known()) == "negotiation.unknown_key"
    right = take_in(forged(agreed(), "approve", "yrcc", "yrcc"), agreed(), known())
    assert right.case.stage == "approved"


def test_an_act_left_out_in_the_middle_is_noticed():
    document = json.loads(case_bytes(done(agreed(), "approve", "yrcc", 10)))
    without_an_acceptance = {**document, "acts": [document["acts"][at] for at in (0, 1, 3)]}
    assert why(read_case, canonical_bytes(without_an_acceptance)) == "negotiation.rests_on_unknown"
    without_the_offer = {**document, "acts": document["acts"][1:]}
    assert why(read_case, canonical_bytes(without_the_offer)) == "negotiation.not_allowed"


def test_acts_in_another_order_are_not_the_file():
    document = json.loads(case_bytes(agreed()))
    document["acts"][1:] = document["acts"][:0:-1]
    assert why(read_case, canonical_bytes(document)) == "negotiation.not_a_case_file"


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b'{"acts":[],"format":"fenshui-case","v":1}', b'{"format":"fenshui-case","v":1}', b"\x00\xff", b"[1]"],
)
def test_what_is_no_case_file_is_refused(data):
    with pytest.raises(Refused):
        read_case(data)


def test_a_flipped_bit_anywhere_is_noticed():
    data, chance = case_bytes(agreed()), random.Random(7)
    for bit in chance.sample(range(len(data) * 8), 200):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Refused):
            read_case(bytes(changed))


def played(late_objection, seen_by_authority):
    """Every file of a negotiation at three desks, some of whose acts were made at once at different desks.

    Two accept, a third party objects, each on the bare offer; the authority mediates on what it has seen of that; all
    accept at once; the authority, having them all, approves.
    """
    answers = [done(offered(), "accept", name, 2) for name in ("gannan", "ningdong")]
    answers.append(done(offered(), "object", "lijin", 3 if late_objection else 2))
    files = [case_bytes(case) for case in (opened(), offered(), *answers)]
    at_authority = offered()
    for case in [answers[at] for at in seen_by_authority]:
        at_authority = take_in(case_bytes(case), at_authority, known()).case
    mediated = done(at_authority, "mediate", "yrcc", 6, terms=package(4_000_000))
    accepted = [done(mediated, "accept", name, 7) for name in ("aba", "gannan", "ningdong")]
    for case in accepted:
        mediated = take_in(case_bytes(case), mediated, known()).case
    approved = done(mediated, "approve", "yrcc", 8)
    return [*files, *(case_bytes(case) for case in (*accepted, mediated, approved))]


@settings(max_examples=6)
@given(st.booleans(), st.sets(st.integers(0, 2)), st.randoms(use_true_random=False))
def test_three_desks_reach_the_same_end_in_any_order_of_arrival(late_objection, seen, chance):
    if seen == {0, 1}:
        seen = seen | {2}  # all accepted and no objection known: then there is nothing to mediate
    files = played(late_objection, sorted(seen))
    ends = set()
    for _ in range(3):
        chance.shuffle(files)
        desk = None
        for data in files:
            try:
                desk = take_in(data, desk, known()).case
            except Refused as refused:
                assert refused.sentence.id == "negotiation.older"
        assert desk.stage == "approved"
        ends.add(case_bytes(desk))
    assert len(ends) == 1


ENDS = ("refuse", "withdraw", "lapse")
"""Acts so seldom that a negotiation gets somewhere before."""


def at_random(chance, steps):
    """A negotiation in which everybody has a copy and now and then looks at a file; every file ever written.

    A move is made only on the newest version, or it would fork; an answer on whatever its giver has at hand.
    """
    copies, files, head = dict.fromkeys(ROLES, opened()), [case_bytes(opened())], opened().head
    for step in range(steps):
        name = chance.choice(list(ROLES))
        for data in chance.sample(files, min(len(files), chance.randint(0, 4))):
            with contextlib.suppress(Refused):
                copies[name] = take_in(data, copies[name], known()).case
        case = copies[name]
        acts = [act for act in allowed_acts(ROLES[name], case.stage) if act in ON_TERMS or case.head == head]
        if acts:
            kind = chance.choice([act for act in acts if act not in ENDS] or acts)
            terms = package(price=100 + step) if kind in WITH_TERMS else None
            with contextlib.suppress(Refused):  # said already, own terms, or the deadline has not passed
                copies[name] = done(case, kind, name, 2 + step, terms=terms)
        head = copies[name].head if len(copies[name].moves) > len(case.moves) else head
        files.append(case_bytes(copies[name]))
    return files


@settings(max_examples=6)
@given(st.integers(0, 10**6))
def test_any_negotiation_without_a_fork_ends_alike_at_every_desk(seed):
    chance = random.Random(seed)
    files = at_random(chance, 12)
    ends = set()
    for _ in range(3):
        chance.shuffle(files)
        desk = None
        for data in files:
            try:
                desk = take_in(data, desk, known()).case
            except Refused as refused:
                assert refused.sentence.id == "negotiation.older"
        ends.add(case_bytes(desk))
    assert len(ends) == 1


def test_an_answer_that_comes_late_is_kept_and_changes_nothing():
    approved = done(agreed(), "approve", "yrcc", 10)
    objection = done(agreed(), "object", "lijin", 9)
    arrival = take_in(case_bytes(objection), approved, known())
    assert arrival.case.stage == "approved"
    assert [kept.act.kind for kept in arrival.news] == ["object"]
    assert take_in(case_bytes(approved), objection, known()).case == arrival.case


def test_every_order_of_three_answers_makes_the_same_case():
    answers = [
        done(offered(), kind, by, 2) for kind, by in (("accept", "gannan"), ("accept", "ningdong"), ("object", "lijin"))
    ]
    ends = set()
    for order in permutations(answers):
        desk = offered()
        for case in order:
            desk = take_in(case_bytes(case), desk, known()).case
        ends.add(case_bytes(desk))
        assert desk.stage == "objected"
    assert len(ends) == 1


LIMITS = {
    "aba": PrivateLimits("aba", 7_919_311, 8_675_309),
    "gannan": PrivateLimits("gannan", 6_700_417, 9_576_890_767),
    "ningdong": PrivateLimits("ningdong", 4_256_233, 3_367_900_313),
}


def spellings(number):
    """How a number might stand in a file: digits, grouped, as yuan, hexadecimal, binary."""
    size = (number.bit_length() + 7) // 8
    yuan = f"{number / 100:.2f}"
    texts = [str(number), f"{number:,}", f"{number:_}", yuan, f"{number:x}", f"{number:X}"]
    return [text.encode() for text in texts] + [number.to_bytes(size, "big"), number.to_bytes(size, "little")]


def everything_in(data):
    """A file's bytes, and those of everything wrapped in base64 inside it."""
    found, waiting = [data], [json.loads(data)]
    while waiting:
        value = waiting.pop()
        waiting.extend(value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())
        if isinstance(value, str) and len(value) >= 16:
            try:
                inner = base64.b64decode(value, validate=True)
                found.append(inner)
                waiting.append(json.loads(inner))
            except ValueError:
                pass
    return found


def test_no_byte_that_leaves_a_desk_tells_a_private_limit():
    """A whole case played by people who look at their limits before they answer."""
    case = opened()
    for name, price in (("aba", 9_000_000), ("ningdong", 4_000_000), ("aba", 8_000_000)):
        kind = "offer" if case is opened() else "counter"
        case = done(case, kind, name, terms=package(price=price))
        assert within_limits(LIMITS["aba"], case.terms.package, frozenset({"sichuan-aba", "gansu-gannan"})) == (
            name == "aba"
        )
    exported = case_bytes(done(case, "refuse", "ningdong", 2))
    assert any(b"sichuan-aba" in part for part in everything_in(exported))  # the scan sees what is inside
    for limits in LIMITS.values():
        for number in (limits.reserve_fen_per_m3, limits.valuation_fen_per_m3):
            for part in everything_in(exported):
                assert not any(spelt in part for spelt in spellings(number))


def functions_of_the_room():
    for module in walk_packages(fenshui.negotiation.__path__, "fenshui.negotiation."):
        loaded = __import__(module.name, fromlist=["_"])
        for name, function in getmembers(loaded, isfunction):
            if function.__module__ == module.name:
                yield f"{module.name}.{name}", signature(function)


def test_only_private_judgements_take_private_limits_and_none_gives_them_away():
    takers = {
        name: str(stated.return_annotation)
        for name, stated in functions_of_the_room()
        if any("PrivateLimits" in str(one.annotation) for one in stated.parameters.values())
    }
    assert {name: given for name, given in takers.items() if "bool" not in given} == {}
    assert "fenshui.negotiation.private_limits.within_limits" in takers


def test_private_limits_show_nothing_when_printed_and_go_into_no_other_process():
    limits = LIMITS["aba"]
    assert "7919311" not in repr(limits) and "8675309" not in f"{limits}"
    with pytest.raises(TypeError):
        pickle.dumps(limits)
    with pytest.raises(Refused):
        canonical_bytes({"limits": limits})
    with pytest.raises((AttributeError, TypeError)):
        case_bytes(limits)


def test_a_giver_wants_at_least_and_a_taker_pays_at_most_the_reserve_price():
    gives = frozenset({"sichuan-aba", "gansu-gannan"})
    assert within_limits(PrivateLimits("aba", 120, 0), package(price=120), gives)
    assert not within_limits(PrivateLimits("aba", 121, 0), package(price=120), gives)
    assert within_limits(PrivateLimits("ningdong", 120, 0), package(price=120), frozenset())
    assert not within_limits(PrivateLimits("ningdong", 119, 0), package(price=120), frozenset())
