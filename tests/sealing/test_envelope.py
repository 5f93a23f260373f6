"""Several signatures over the same bytes, in any order."""

import subprocess

import pytest
from deals import keys
from fenshui.sealing.envelope import (
    AGREEMENT,
    APPROVAL,
    Envelope,
    envelope_bytes,
    pre_authentication,
    read_envelope,
    signature_of,
    signed,
    with_signature,
)
from fenshui.words import Refused

EMPTY = Envelope(AGREEMENT, b'{"id":"x"}')


def why(act, *given_to_it):
    with pytest.raises(Refused) as refused:
        act(*given_to_it)
    return refused.value.sentence.id


def test_what_is_signed_names_the_kind_and_both_lengths():
    assert pre_authentication("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"  # the example of the DSSE specification
    )


def test_whoever_signs_first_the_bytes_are_the_same():
    both = signed(signed(EMPTY, keys()["transferor"]), keys()["transferee"])
    first, second = both.signatures
    assert first[0] < second[0]
    other = Envelope(EMPTY.payload_type, EMPTY.payload, (second,))
    assert envelope_bytes(with_signature(other, *first)) == envelope_bytes(both)


def test_an_envelope_comes_back_from_its_file():
    envelope = signed(EMPTY, keys()["transferor"])
    assert read_envelope(envelope_bytes(envelope), AGREEMENT) == envelope
    assert signature_of(envelope, keys()["transferor"].public) == envelope.signatures[0][1]


def test_nobody_signs_twice_and_nobody_signs_for_another():
    envelope = signed(EMPTY, keys()["transferor"])
    assert why(signed, envelope, keys()["transferor"]) == "sealing.signed_already"
    assert why(signature_of, envelope, keys()["transferee"].public) == "sealing.not_signed"
    swapped = Envelope(
        AGREEMENT, EMPTY.payload, ((keys()["transferee"].public.fingerprint, envelope.signatures[0][1]),)
    )
    assert why(signature_of, swapped, keys()["transferee"].public) == "sealing.signature_false"


def test_a_signature_under_one_kind_is_none_under_another():
    envelope = signed(EMPTY, keys()["authority"])
    other = Envelope(APPROVAL, envelope.payload, envelope.signatures)
    assert why(signature_of, other, keys()["authority"].public) == "sealing.signature_false"
    assert why(read_envelope, envelope_bytes(other), AGREEMENT) == "sealing.other_kind"


def test_every_flipped_bit_of_an_envelope_is_noticed():
    envelope = signed(EMPTY, keys()["transferor"])
    data, key = envelope_bytes(envelope), keys()["transferor"].public
    for bit in range(len(data) * 8):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Refused):
            signature_of(read_envelope(bytes(changed), AGREEMENT), key)


def test_openssl_agrees_with_a_signature(tmp_path):
    envelope = signed(EMPTY, keys()["authority"])
    (tmp_path / "key.pem").write_bytes(keys()["authority"].public.pem())
    (tmp_path / "signature").write_bytes(envelope.signatures[0][1])
    (tmp_path / "message").write_bytes(pre_authentication(AGREEMENT, EMPTY.payload))
    words = ["openssl", "dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "message"]
    assert subprocess.run(words, cwd=tmp_path, capture_output=True, text=True).stdout == "Verified OK\n"
