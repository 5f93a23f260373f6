"""Every bit of the evidence is flipped once: our own verifier finds each, and the script each of a sample."""

import random

import pytest
from deals import NOW, keys, new_ledger, signed_case
from fenshui.desk.recording import record
from fenshui.export.bundle import bundle_files
from fenshui.export.evidence import ENTRY, PAPER, PROOF, RECORDED, SCRIPT
from fenshui.export.verify_bundle import verify_bundle
from figures import note_figures

STEP = 8 * 61
"""Of the paper, which is long, every so many bits are flipped in the everyday run: every 61st byte, in turn each of its
bits. `--full` flips all of them."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    with new_ledger(tmp_path_factory.mktemp("whole")) as ledger:
        entry = record(ledger, signed_case(), keys()["log"], NOW)
        return bundle_files(ledger, entry.seq)


def unseen(whole, name, bits):
    """How many of these flips our verifier does not see."""
    assert verify_bundle(whole) == ()
    missed, files = 0, dict(whole)
    for bit in bits:
        changed = bytearray(whole[name])
        changed[bit // 8] ^= 1 << bit % 8
        files[name] = bytes(changed)
        missed += verify_bundle(files) == ()
    return missed


@pytest.mark.parametrize("name", sorted({*RECORDED, ENTRY, PROOF} - {SCRIPT, PAPER}))
def test_every_flipped_bit_is_found(whole, name, record_property):
    bits = range(len(whole[name]) * 8)
    missed = unseen(whole, name, bits)
    note_figures(record_property, f"flipped bits of {name}", flipped=len(bits), all=len(bits), unseen=missed)
    assert missed == 0


@pytest.mark.parametrize("name", [PAPER, SCRIPT])
def test_flipped_bits_of_the_long_files_are_found(whole, name, record_property):
    every = len(whole[name]) * 8
    bits = [start + random.Random(start).randrange(8) for start in range(0, every, STEP)]
    missed = unseen(whole, name, bits)
    note_figures(record_property, f"flipped bits of {name}", flipped=len(bits), all=every, unseen=missed)
    assert missed == 0


@pytest.mark.full
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("name", [PAPER, SCRIPT])
def test_every_flipped_bit_of_the_long_files_is_found(whole, name, record_property):
    bits = range(len(whole[name]) * 8)
    missed = unseen(whole, name, bits)
    note_figures(record_property, f"flipped bits of {name}", flipped=len(bits), all=len(bits), unseen=missed)
    assert missed == 0
