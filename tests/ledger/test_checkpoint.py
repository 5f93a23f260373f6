"""Checkpoints and proofs: what every party takes home."""

import base64
import subprocess

import pytest
from deals import keys
from fenshui.ledger.checkpoint import Checkpoint, checked_origin, read_note, signed_note
from fenshui.ledger.proof import inclusion_of, proof_bytes, proven, read_proof
from fenshui.ledger.tree import leaf_hash, tree_root
from fenshui.sealing.keys import make_key
from fenshui.sealing.signer import ED25519
from fenshui.words import Refused

ENTRIES = [b"entry %d" % number for number in range(5)]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]
STATE = Checkpoint("desk.example/log", 5, tree_root(LEAVES))


def test_a_note_is_name_size_root_and_a_signature_line():
    lines = signed_note(STATE, keys()["log"]).decode().split("\n")
    assert lines[:2] == ["desk.example/log", "5"] and lines[3] == ""
    assert lines[4].startswith("— desk.example/log ") and lines[5:] == [""]


def test_a_note_comes_back_and_every_flipped_bit_of_it_is_noticed():
    note, key = signed_note(STATE, keys()["log"]), keys()["log"].public
    assert read_note(note, key) == STATE
    for bit in range(len(note) * 8):
        changed = bytearray(note)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Refused):
            read_note(bytes(changed), key)


def test_another_logs_key_signs_nothing_for_this_one():
    other = make_key(keys()["log"].person, ED25519)
    with pytest.raises(Refused, match="checkpoint_false"):
        read_note(signed_note(STATE, other), keys()["log"].public)
    with pytest.raises(Refused, match="not_a_log_key"):
        signed_note(STATE, keys()["authority"])


def test_openssl_agrees_with_the_signature_of_a_note(tmp_path):
    text, line = signed_note(STATE, keys()["log"]).decode().split("\n\n")
    (tmp_path / "text").write_text(text + "\n")
    (tmp_path / "signature").write_bytes(base64.b64decode(line.split()[-1])[4:])
    (tmp_path / "key.pem").write_bytes(keys()["log"].public.pem())
    words = [
        "openssl",
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "key.pem",
        "-rawin",
        "-in",
        "text",
        "-sigfile",
        "signature",
    ]
    assert "Verified Successfully" in subprocess.run(words, cwd=tmp_path, capture_output=True, text=True).stdout


def test_a_proof_leads_from_the_entry_to_the_checkpoint_and_only_from_that_entry():
    note = signed_note(STATE, keys()["log"])
    for index, entry in enumerate(ENTRIES):
        proof = read_proof(proof_bytes(inclusion_of(LEAVES, index, note)))
        assert proven(proof, entry, keys()["log"].public) == STATE
        with pytest.raises(Refused, match="not_included"):
            proven(proof, b"another", keys()["log"].public)


@pytest.mark.parametrize("name", ["", "with space", "line\nbreak", "黄河", "a" * 81])
def test_a_log_has_a_name_that_a_note_can_carry(name):
    with pytest.raises(Refused, match="bad_origin"):
        checked_origin(name)
