"""A mapping that never changes."""

from fenshui.ledger.lasting_map import LastingMap
from hypothesis import given
from hypothesis import strategies as st


def test_the_old_one_does_not_know_what_the_new_one_got():
    old = LastingMap().having("a", 1)
    new = old.having("b", 2).having("a", 3)
    assert (dict(old), dict(new)) == ({"a": 1}, {"a": 3, "b": 2})
    assert (len(old), len(new), "b" in old, old.get("b"), new.get("b", 0)) == (1, 2, False, None, 2)


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers()), max_size=200))
def test_it_holds_what_a_dictionary_holds_at_every_step(pairs):
    plain, lasting, before = {}, LastingMap(), []
    for key, value in pairs:
        before.append((lasting, dict(plain)))
        plain[key] = value
        lasting = lasting.having(key, value)
    assert all(dict(old) == expected and len(old) == len(expected) for old, expected in before)
    assert lasting == plain and sorted(lasting) == sorted(plain)
