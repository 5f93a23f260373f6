"""SM2 with SM3: the standard's own example, openssl in both directions, and nothing malformed passes or crashes."""

import subprocess

import pytest
from asn1crypto.keys import PublicKeyInfo
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from deals import CHEAP, LOG, NAMES, NOW, PEOPLE, keys
from fenshui.export.signed_pdf import sign_pdf
from fenshui.ledger.ledger import Ledger, create_ledger, enrolment
from fenshui.ledger.statement import stated
from fenshui.sealing.certificate import Person
from fenshui.sealing.envelope import AGREEMENT, Envelope, signature_of, signed
from fenshui.sealing.keys import make_key, open_key, save_key
from fenshui.sealing.signer import public_key, signature_holds
from fenshui.sealing.sm2 import SM2_SM3, USER_ID, new_sm2_key, point_of, sm2_signature_holds
from fenshui.words import Refused
from hypothesis import given, settings
from hypothesis import strategies as st

PERSON = Person("aba", "阿坝州", "Aba")
SECRET, SPKI = new_sm2_key()
MADE = SECRET.sign(b"water")
X = 0x09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020
Y = 0xCCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13
R = 0xF5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3
S = 0xB1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA
"""GB/T 32918.5-2017, annex A: signature of "message digest"."""


def spki_of(x, y):
    """The public key of a point, in the shape openssl writes."""
    shape = PublicKeyInfo.load(SPKI).copy()
    shape["public_key"] = b"\x04" + x.to_bytes(32, "big") + y.to_bytes(32, "big")
    return shape.dump(force=True)


def test_the_example_of_the_standard_holds():
    assert sm2_signature_holds(spki_of(X, Y), b"message digest", encode_dss_signature(R, S))
    assert not sm2_signature_holds(spki_of(X, Y), b"message digesT", encode_dss_signature(R, S))


def test_what_openssl_signs_holds_for_us():
    assert sm2_signature_holds(SPKI, b"water", MADE)
    assert not sm2_signature_holds(SPKI, b"wine", MADE)
    assert not sm2_signature_holds(new_sm2_key()[1], b"water", MADE)


@settings(max_examples=20)
@given(st.binary(max_size=300))
def test_what_we_sign_holds_for_openssl_and_what_we_refuse_it_refuses(tmp_path_factory, message):
    folder = tmp_path_factory.mktemp("sm2")
    (folder / "key.pem").write_bytes(public_key(SM2_SM3, SPKI).pem())
    (folder / "message").write_bytes(message)
    for made in (SECRET.sign(message), MADE):
        (folder / "signature").write_bytes(made)
        words = ["openssl", "pkeyutl", "-verify", "-rawin", "-digest", "sm3", "-pkeyopt", f"distid:{USER_ID.decode()}"]
        files = ["-pubin", "-inkey", "key.pem", "-in", "message", "-sigfile", "signature"]
        theirs = subprocess.run(words + files, cwd=folder, capture_output=True, check=False).returncode == 0
        assert sm2_signature_holds(SPKI, message, made) is theirs


@given(st.binary(max_size=80))
def test_bytes_that_are_no_signature_never_hold_and_never_crash(made):
    assert made == MADE or not sm2_signature_holds(SPKI, b"water", made)


@given(st.integers(0, 8 * len(MADE) - 1))
def test_a_signature_with_one_bit_flipped_does_not_hold(bit):
    flipped = bytearray(MADE)
    flipped[bit // 8] ^= 1 << bit % 8
    assert not sm2_signature_holds(SPKI, b"water", bytes(flipped))


@pytest.mark.parametrize("pair", [(0, 1), (1, 0), (2**256, 1), (1, 2**256)])
def test_figures_out_of_range_do_not_hold(pair):
    assert not sm2_signature_holds(SPKI, b"water", encode_dss_signature(*pair))


def test_a_signature_in_another_spelling_does_not_hold():
    r, s = decode_dss_signature(MADE)
    spelled = b"\x30\x81" + encode_dss_signature(r, s)[1:]
    assert not sm2_signature_holds(SPKI, b"water", spelled)


@given(st.integers(0, 8 * len(SPKI) - 1))
def test_a_key_with_one_bit_flipped_is_no_key(bit):
    flipped = bytearray(SPKI)
    flipped[bit // 8] ^= 1 << bit % 8
    assert point_of(bytes(flipped)) is None


def test_a_key_file_gives_the_key_back_and_only_for_its_passphrase(tmp_path):
    key = make_key(PERSON, SM2_SM3)
    save_key(key, tmp_path / "aba.key", "secret", CHEAP)
    again = open_key(tmp_path / "aba.key", "secret")
    assert signature_holds(key.public, b"water", again.sign(b"water"))
    assert key.private.pkcs8 not in (tmp_path / "aba.key").read_bytes()
    with pytest.raises(Refused):
        open_key(tmp_path / "aba.key", "other")


def test_an_envelope_may_be_signed_with_it():
    key = make_key(PERSON, SM2_SM3)
    envelope = signed(Envelope(AGREEMENT, b"{}"), key)
    signature_of(envelope, key.public)


def test_a_ledger_takes_its_authoritys_and_its_parties_keys(tmp_path):
    authority, party = make_key(PEOPLE["authority"], SM2_SM3), make_key(PERSON, SM2_SM3)
    create_ledger(tmp_path / "book.db", LOG, NAMES, authority, PEOPLE["authority"], keys()["log"], NOW)
    with Ledger(tmp_path / "book.db") as ledger:
        ledger.append([enrolment(ledger.state, party.public, PERSON, authority)], NOW, keys()["log"])
        revoked = stated(LOG, "key_revoke", {"key": party.public.fingerprint, "reason": "lost"}, authority)
        ledger.append([revoked], NOW, keys()["log"])
    with Ledger(tmp_path / "book.db") as ledger:
        assert ledger.state.keys[party.public.fingerprint].revoked


def test_the_paper_asks_for_a_key_of_es256():
    with pytest.raises(Refused) as refused:
        sign_pdf(b"%PDF", "transferor", PERSON, make_key(PERSON, SM2_SM3), b"")
    assert refused.value.sentence.id == "export.paper_needs_es256"
