"""Keys under a passphrase."""

import json

import pytest
from deals import CHEAP, NOW, PEOPLE, keys
from fenshui.sealing.certificate import certificate_der, certificate_pem, certified_key
from fenshui.sealing.fingerprint import spoken_fingerprint
from fenshui.sealing.keys import Cost, make_key, open_key, read_key, save_key
from fenshui.sealing.signer import ED25519, ES256, public_key, signature_holds
from fenshui.words import Refused


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "person.key"
    save_key(keys()["transferor"], path, "分水 passphrase", CHEAP)
    return path


def why(act, *given_to_it):
    with pytest.raises(Refused) as refused:
        act(*given_to_it)
    return refused.value.sentence.id


def test_a_kept_key_signs_again(kept):
    key = open_key(kept, "分水 passphrase")
    assert signature_holds(keys()["transferor"].public, b"message", key.sign(b"message"))
    assert (key.person, key.certificate) == (PEOPLE["transferor"], keys()["transferor"].certificate)


def test_a_wrong_passphrase_is_refused_in_one_line(kept):
    assert why(open_key, kept, "分水 passphrasE") == "sealing.wrong_passphrase"


def test_nobody_else_may_read_the_file_and_the_key_is_not_in_it(kept):
    assert kept.stat().st_mode & 0o077 == 0
    secret = keys()["transferor"].private.private_numbers().private_value.to_bytes(32, "big")
    assert secret not in kept.read_bytes() and secret.hex().encode() not in kept.read_bytes()
    assert [name.name for name in kept.parent.iterdir()] == ["person.key"]


def test_whose_key_it_is_can_be_read_without_the_passphrase_but_not_changed(kept):
    assert read_key(kept).public == keys()["transferor"].public
    kept.write_bytes(kept.read_bytes().replace(b'"holder":"aba"', b'"holder":"abc"'))
    assert read_key(kept).person.holder == "abc"
    assert why(open_key, kept, "分水 passphrase") == "sealing.wrong_passphrase"


def test_the_passphrase_costs_256_mib_and_three_passes_unless_a_test_says_otherwise(tmp_path):
    assert (Cost().memory_kib, Cost().passes) == (256 * 1024, 3)
    path = tmp_path / "dear.key"
    save_key(keys()["log"], path, "x")
    kdf = json.loads(path.read_bytes())["kdf"]
    assert (kdf["name"], kdf["memory_kib"], kdf["passes"]) == ("argon2id", 262_144, 3)
    assert open_key(path, "x").public == keys()["log"].public


def test_a_key_file_is_never_overwritten_and_never_without_a_passphrase(kept, tmp_path):
    assert why(save_key, keys()["log"], kept, "x", CHEAP) == "sealing.file_exists"
    assert why(save_key, keys()["log"], tmp_path / "new.key", "", CHEAP) == "sealing.no_passphrase"


@pytest.mark.parametrize("content", [b"", b"{}", b'{"format":"fenshui-key"}', b"\x00" * 80_000])
def test_what_is_no_key_file_is_refused(tmp_path, content):
    path = tmp_path / "other"
    path.write_bytes(content)
    assert why(open_key, path, "x").startswith("sealing.")


def test_a_file_that_asks_for_more_memory_than_a_machine_has_is_refused(kept):
    kept.write_bytes(kept.read_bytes().replace(b'"memory_kib":64', b'"memory_kib":64000000'))
    assert why(open_key, kept, "分水 passphrase") == "sealing.not_a_key_file"


def test_a_fingerprint_is_read_out_in_eight_groups_of_four():
    assert spoken_fingerprint("0123456789abcdef" * 4) == "0123 4567 89ab cdef 0123 4567 89ab cdef"


def test_the_certificate_is_about_the_key_and_only_for_signing():
    key = keys()["authority"]
    assert certified_key(key.certificate) == key.public.spki
    assert certificate_der(certificate_pem(key.certificate)) == key.certificate
    assert why(certificate_der, certificate_pem(key.certificate) + b"\n") == "sealing.not_a_certificate"


def test_keys_of_another_suite_are_refused():
    assert why(public_key, ES256, keys()["log"].public.spki) == "sealing.not_a_key"
    assert why(public_key, ED25519, keys()["authority"].public.spki) == "sealing.not_a_key"
    assert why(make_key, PEOPLE["authority"], "RSA", NOW) == "sealing.unknown_suite"
    assert why(public_key, ES256, b"\x30\x00") == "sealing.not_a_key"
