"""A fold that lets its state grow in place ends where the one that copies it ends."""

import pytest
from fenshui.ledger.acceptance import followed
from fenshui.ledger.in_place import growing, grown_in_place, lasting
from fenshui.ledger.kept_map import GrowingMap, KeptMap
from fenshui.ledger.lasting_map import LastingMap
from fenshui.register import RULES, accounts_of
from fenshui.words import Refused
from register_diary import START, Diary, written


def diary_of(seed, steps=40):
    """What a diary got written, and the state after it."""
    diary, state, taken = Diary(seed), START, []
    for _ in range(steps):
        entry = diary.entry(state)
        try:
            state = written(state, entry, (lambda after, one: taken.append(one) or after, *RULES))
        except Refused:
            taken[:] = [one for one in taken if one.seq < state.size]
    return state, taken


@pytest.mark.parametrize("seed", range(25))
def test_a_diary_folded_in_place_is_the_diary_folded_by_copying(seed):
    copied, entries = diary_of(seed)
    state = growing(START)
    for entry in entries:
        state = grown_in_place(state, followed(state, entry, b"", RULES))
    assert lasting(state) == copied


def test_most_diaries_have_rights_in_them():
    assert sum(len(accounts_of(diary_of(seed)[0]).rights) > 0 for seed in range(25)) > 15


def test_the_state_it_began_with_is_left_as_it_was():
    _, entries = diary_of(1)
    before = dict(START.keys), dict(START.agreements), START.accounts
    state = growing(START)
    for entry in entries:
        state = grown_in_place(state, followed(state, entry, b"", RULES))
    assert (dict(START.keys), dict(START.agreements), START.accounts) == before


def test_what_comes_out_of_it_changes_no_more():
    _, entries = diary_of(2)
    state = growing(START)
    for entry in entries:
        state = grown_in_place(state, followed(state, entry, b"", RULES))
    done = lasting(state)
    kept = [value for part in (done, done.accounts) for value in vars(part).values() if isinstance(value, KeptMap)]
    assert len(kept) == 11 and all(type(one) is LastingMap for one in kept)
    rights = done.accounts.rights
    assert rights.having("new", None) is not rights and "new" not in rights


def test_a_growing_map_is_the_same_one_after_it_grew():
    one = GrowingMap({"a": 1})
    assert one.having("b", 2) is one
    assert LastingMap(one) == {"a": 1, "b": 2} and len(LastingMap(one)) == 2
