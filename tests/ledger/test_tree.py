"""The hash tree against the published vectors, and against every way of lying about it."""

import pytest
from fenshui.ledger.tree import (
    EMPTY_ROOT,
    consistency_path,
    grown,
    inclusion_path,
    is_beginning,
    leaf_hash,
    node_hash,
    root_along,
    root_of_peaks,
    tree_root,
)
from hypothesis import given
from hypothesis import strategies as st

# The eight leaves and the roots over the first n of them in the tests of Certificate Transparency (RFC 6962).
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
LEAVES = [leaf_hash(bytes.fromhex(text)) for text in INPUTS]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def leaves(count):
    return [leaf_hash(b"entry %d" % number) for number in range(count)]


@pytest.mark.parametrize("size", range(1, 9))
def test_the_root_over_the_published_leaves_is_the_published_root(size):
    assert tree_root(LEAVES[:size]).hex() == ROOTS[size - 1]


def test_the_empty_tree_has_the_hash_of_nothing_as_its_root():
    assert tree_root([]) == EMPTY_ROOT
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_path_of_a_leaf_among_three_is_its_neighbour_and_the_rest():
    a, b, c = leaves(3)
    assert inclusion_path([a, b, c], 0) == (b, c)
    assert inclusion_path([a, b, c], 2) == (node_hash(a, b),)


@given(st.integers(1, 70), st.data())
def test_every_leaf_is_proven_at_its_place_and_at_no_other(size, data):
    tree = leaves(size)
    index = data.draw(st.integers(0, size - 1))
    path = inclusion_path(tree, index)
    assert root_along(path, tree[index], index, size) == tree_root(tree)
    for other in range(size):
        if other != index:
            assert root_along(path, tree[index], other, size) != tree_root(tree)


@given(st.integers(2, 40), st.data())
def test_a_changed_shortened_or_lengthened_path_proves_nothing(size, data):
    tree = leaves(size)
    index = data.draw(st.integers(0, size - 1))
    path = list(inclusion_path(tree, index))
    at = data.draw(st.integers(0, len(path) - 1))
    for wrong in ([*path[:at], leaf_hash(b"x"), *path[at + 1 :]], path[:-1], [*path, path[-1]]):
        assert root_along(wrong, tree[index], index, size) != tree_root(tree)
    assert root_along(path, tree[index], size, size) is None


@given(st.integers(1, 60), st.data())
def test_an_older_tree_is_proven_to_be_the_beginning_and_a_rewritten_one_is_not(size, data):
    tree = leaves(size)
    old = data.draw(st.integers(1, size))
    path = consistency_path(tree, old)
    assert is_beginning(tree_root(tree[:old]), old, tree_root(tree), size, path)
    rewritten = tree_root([leaf_hash(b"x"), *tree[1:old]])
    assert not is_beginning(rewritten, old, tree_root(tree), size, path)
    if path:
        assert not is_beginning(tree_root(tree[:old]), old, tree_root(tree), size, path[:-1])


@given(st.integers(0, 130))
def test_growing_leaf_by_leaf_gives_the_same_root_as_the_recursion_of_the_rfc(size):
    def recursive(tree):
        if len(tree) <= 1:
            return tree[0] if tree else EMPTY_ROOT
        half = 1
        while half * 2 < len(tree):
            half *= 2
        return node_hash(recursive(tree[:half]), recursive(tree[half:]))

    peaks = ()
    for number, leaf in enumerate(leaves(size)):
        peaks = grown(peaks, number, leaf)
    assert root_of_peaks(peaks) == recursive(leaves(size))
    assert len(peaks) == size.bit_count()
