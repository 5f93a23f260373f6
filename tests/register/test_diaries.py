"""Twenty thousand random diaries of a register, beside a plain one that was written apart from it."""

from fenshui.register import RULES, accounts_of, check_balances
from fenshui.words import Refused
from register_diary import START, Diary, written
from register_play import difference

RUNS = 20_000


def steps(seed):
    """Short diaries mostly; every sixth one long enough for rights to lie idle."""
    return 40 if seed % 6 == 0 else 9


def test_twenty_thousand_diaries_end_as_the_plain_register_says(record_property):
    differing = [found for seed in range(RUNS) if (found := difference(seed, steps(seed)))]
    record_property(
        "register diaries", f"{RUNS} runs, seeds 0..{RUNS - 1}, {sum(map(steps, range(RUNS)))} entries tried"
    )
    assert differing == []


def test_the_diaries_try_every_kind_and_every_kind_is_both_taken_and_refused():
    taken, refused = set(), set()
    for seed in range(400):
        diary, state = Diary(seed), START
        for _ in range(40):
            entry = diary.entry(state)
            try:
                state = written(state, entry, RULES)
                taken.add(entry.kind)
            except Refused:
                refused.add(entry.kind)
        check_balances(state)
        assert accounts_of(state).rights.keys() <= {"river", "canal", "well", "ditch"}
    expected = {"right_grant", "correct", "agreement_pending", "agreement_posted", "agreement_void", "annul", "lien"}
    expected |= {"lien_release", "reserve_in", "reserve_out", "metering", "saved_water", "right_snapshot"}
    assert (expected - taken, expected - refused - {"right_snapshot"}) == (set(), set())
