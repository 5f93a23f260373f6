"""The evidence: written whole, checked by our program and by a script that needs none of ours."""

import builtins
import contextlib
import io
import os
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from deals import NOW, agreement, keys, new_ledger, signed_case
from fenshui.desk.exporting import export_entry
from fenshui.desk.recording import record
from fenshui.desk.verifying import look_at_evidence, verify_path
from fenshui.export.agreement import check_agreement
from fenshui.export.bundle import bundle_files, write_bundle
from fenshui.export.evidence import ENTRY, EVIDENCE, PROOF
from fenshui.ledger.entry import Draft
from fenshui.ledger.ledger import Ledger
from fenshui.words import Refused, say

ID = "aba-ningdong-2023"


@pytest.fixture(scope="module")
def evidence(tmp_path_factory):
    folder = tmp_path_factory.mktemp("evidence")
    with new_ledger(folder) as ledger:
        ledger.append([Draft("note", {"text": "早"})], NOW, keys()["log"])
        record(ledger, signed_case(), keys()["log"], NOW)
        ledger.append([Draft("note", {"text": "晚"})], NOW, keys()["log"])
        return export_entry(ledger, ID, folder / "out")


@pytest.fixture
def copy(evidence, tmp_path):
    return Path(shutil.copytree(evidence, tmp_path / "copy"))


def script(folder, *words, path=None):
    """What the script of the untouched evidence says of a folder, and its exit status."""
    environment = dict(os.environ) if path is None else {"PATH": path, "TMPDIR": str(folder.parent)}
    done = subprocess.run(["/bin/bash", *words, str(folder)], capture_output=True, text=True, env=environment)
    return done.returncode, done.stdout + done.stderr


def both_refuse(evidence, folder, about):
    """The script fails and says why, line by line, and so does our own program, each naming what is wrong."""
    status, said = script(folder, str(evidence / "VERIFY.sh"))
    assert status == 1 and said and all(line.startswith("FAILED ") for line in said.splitlines()), said
    assert about in said
    with contextlib.suppress(Refused):
        assert verify_path(folder) != ()


def test_the_folder_holds_the_files_the_posting_names_and_the_two_that_prove_it(evidence):
    found = {path.relative_to(evidence).as_posix() for path in evidence.rglob("*") if path.is_file()}
    assert found == set(EVIDENCE)


def test_a_stranger_with_bash_and_openssl_alone_can_verify_it(evidence, tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "openssl").symlink_to(shutil.which("openssl"))
    copy = Path(shutil.copytree(evidence, tmp_path / "copy"))
    status, said = script(copy, str(copy / "VERIFY.sh"), path=str(tmp_path / "bin"))
    assert status == 0 and said.startswith(f"OK agreement {ID} is entry 8 of yellow-river.example/desk-1"), said
    for key in keys().values():
        print_of_key = key.public.fingerprint
        assert " ".join(print_of_key[at : at + 4] for at in range(0, 32, 4)) in said


def test_the_script_finds_its_own_folder(evidence):
    done = subprocess.run(["bash", "VERIFY.sh"], cwd=evidence, capture_output=True, text=True)
    assert done.stdout.startswith("OK") and done.returncode == 0 and done.stderr == ""


def test_our_own_program_finds_nothing_wrong(evidence):
    assert verify_path(evidence) == ()


@pytest.mark.parametrize("name", sorted(set(EVIDENCE) - {"VERIFY.sh"}))
def test_one_flipped_bit_of_any_other_file_makes_it_fail(evidence, copy, name):
    data = (copy / name).read_bytes()
    chosen = random.Random(name)
    bits = [chosen.randrange(len(data) * 8) for _ in range(2)]
    for bit in bits:
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        (copy / name).write_bytes(changed)
        both_refuse(evidence, copy, "")
    (copy / name).write_bytes(data)
    assert script(copy, str(evidence / "VERIFY.sh"))[0] == 0


@pytest.mark.full
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("name", sorted(set(EVIDENCE) - {"VERIFY.sh", "agreement.pdf"}))
def test_a_flipped_bit_in_every_sixteenth_byte_of_a_file_makes_it_fail(evidence, copy, name):
    data = (copy / name).read_bytes()
    for bit in range(0, len(data) * 8, 8 * 16 + 1):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        (copy / name).write_bytes(changed)
        both_refuse(evidence, copy, "")


@pytest.mark.parametrize("name", sorted(EVIDENCE))
def test_a_removed_file_makes_it_fail(evidence, copy, name):
    (copy / name).unlink()
    both_refuse(evidence, copy, f"{name}: missing")


@pytest.mark.parametrize("name", ["more.txt", ".hidden", "certs/other.pem", "certs/deep/er.txt", "空 白.txt"])
def test_an_added_file_makes_it_fail(evidence, copy, name):
    (copy / name).parent.mkdir(exist_ok=True)
    (copy / name).write_bytes(b"x")
    both_refuse(evidence, copy, "does not belong here")


def told_of(folder):
    return {(finding.id.partition(".")[2], finding.values.get("file")) for finding in verify_path(folder)}


def test_a_changed_file_is_told_beside_a_missing_one_an_added_one_a_link_and_an_unproven_entry(evidence, copy):
    (copy / "impact.json").write_bytes(b"{}")
    (copy / "more.txt").write_bytes(b"x")
    (copy / "link").symlink_to(copy / "more.txt")
    changed, added = ("file_changed", "impact.json"), {("file_added", "more.txt"), ("file_added", "link")}
    assert told_of(copy) == {changed, *added}
    (copy / "certs" / "authority.pem").unlink()
    shutil.copy(copy / "certs" / "transferee.pem", copy / "certs" / "log.pem")
    more = {("file_missing", "certs/authority.pem"), ("file_changed", "certs/log.pem"), ("not_a_key", None)}
    assert told_of(copy) == {changed, *added, *more}


def test_what_is_told_as_agreed_is_what_was_verified_though_files_are_exchanged_as_soon_as_they_were_opened(
    copy, monkeypatch
):
    """Whoever opens a file twice meets another one the second time."""
    before, real = look_at_evidence(copy), io.open
    opened = []

    def exchanged_once_open(path, *more, **named):
        file = real(path, *more, **named)
        if Path(path).is_relative_to(copy):
            opened.append(Path(path).relative_to(copy).as_posix())
            Path(path).unlink()
            Path(path).symlink_to("/dev/null")
        return file

    for place in (io, builtins):
        monkeypatch.setattr(place, "open", exchanged_once_open)
    found = look_at_evidence(copy)
    assert sorted(opened) == sorted(EVIDENCE)
    assert found == before and found.findings == () and found.parts and len(found.keys) == 4


@pytest.mark.parametrize("name", EVIDENCE)
def test_a_file_larger_than_evidence_has_any_is_one_line_and_is_not_read(copy, name):
    """40 thousand million bytes with nothing in them."""
    with (copy / name).open("wb") as file:
        file.truncate(40 * 10**9)
    with pytest.raises(Refused) as refused:
        verify_path(copy)
    most = "268,435,456" if name in ("impact.json", "impact-map.svg", "agreement.pdf") else "4,194,304"
    assert say(refused.value.sentence, "en") == f"{copy / name}: found 40,000,000,000 bytes, expected at most {most}"


def test_what_does_not_belong_is_found_by_name_and_never_opened(copy):
    """A file no memory holds, a pipe nobody writes into, and a folder with nothing in it."""
    with (copy / "large").open("wb") as file:
        file.truncate(40 * 10**9)
    os.mkfifo(copy / "pipe")
    (copy / "certs" / "empty").mkdir()
    assert told_of(copy) == {("file_added", "large"), ("file_added", "pipe"), ("file_added", "certs/empty")}
    (copy / "impact.json").unlink()
    os.mkfifo(copy / "impact.json")
    assert {("file_added", "impact.json"), ("file_missing", "impact.json")} <= told_of(copy)


def failed(script_file, folder):
    """What the script says does not hold, in its order."""
    status, said = script(folder, str(script_file))
    lines = said.splitlines()
    assert status == 1 and all(line.startswith("FAILED ") for line in lines), said
    return [line.removeprefix("FAILED ") for line in lines]


def test_the_script_says_everything_that_is_missing_added_unproven_and_changed(evidence, copy):
    (copy / "impact.json").write_bytes(b"{}")
    (copy / "agreement.pdf").write_bytes(b"%PDF")
    (copy / "more.txt").write_bytes(b"x")
    (copy / "certs" / "authority.pem").unlink()
    shutil.copy(copy / "certs" / "transferee.pem", copy / "certs" / "log.pem")
    assert failed(evidence / "VERIFY.sh", copy) == [
        "certs/authority.pem: missing",
        "more.txt: does not belong here",
        "certs/log.pem: not a key",
        "agreement.pdf: not the file that was recorded",
        "certs/log.pem: not the file that was recorded",
        "impact.json: not the file that was recorded",
    ]


def test_beside_an_added_file_the_script_still_looks_at_what_was_signed_and_says_all_that_is_wrong_with_it(
    evidence, copy
):
    """As of a log that records whatever it is given: what it names by hash is not looked at."""
    credulous = copy.parent / "credulous.sh"
    script_text = (evidence / "VERIFY.sh").read_text(encoding="utf-8")
    credulous.write_text(script_text.replace("        the_files_are_the_recorded_ones\n", ""), encoding="utf-8")
    (copy / "impact.json").write_bytes(b"{}")
    (copy / "more.txt").write_bytes(b"x")
    shutil.copy(copy / "certs" / "transferee.pem", copy / "certs" / "transferor.pem")
    envelope = (copy / "agreement.dsse.json").read_text(encoding="utf-8")
    first, second = re.findall(r'"sig":"([^"]+)"', envelope)
    swapped = envelope.replace(first, "·").replace(second, first).replace("·", second)
    (copy / "agreement.dsse.json").write_text(swapped, encoding="utf-8")
    assert failed(credulous, copy) == [
        "more.txt: does not belong here",
        "impact.json: not the one of the agreement",
        "certs/transferor.pem: another key than the agreement names",
        "signature of the transferee: does not hold",
        "approval.dsse.json: approves something else",
    ]


def test_a_link_in_place_of_a_file_makes_it_fail(evidence, copy):
    (copy / "impact.json").rename(copy.parent / "elsewhere.json")
    (copy / "impact.json").symlink_to(copy.parent / "elsewhere.json")
    both_refuse(evidence, copy, "impact.json: missing")


@pytest.mark.parametrize(("name", "added"), [(ENTRY, b"\n"), (PROOF, b"\n"), ("agreement.json", b"\0"), (PROOF, b"\0")])
def test_bytes_a_shell_would_drop_make_it_fail(evidence, copy, name, added):
    (copy / name).write_bytes((copy / name).read_bytes() + added)
    both_refuse(evidence, copy, name)


def test_a_flipped_bit_in_the_script_is_seen_by_our_program_and_by_any_whole_script(evidence, copy):
    data = (copy / "VERIFY.sh").read_bytes()
    (copy / "VERIFY.sh").write_bytes(data.replace(b"exit 1", b"exit 0"))
    assert [finding.id for finding in verify_path(copy)] == ["export.file_changed"]
    assert script(copy, str(evidence / "VERIFY.sh")) == (1, "FAILED VERIFY.sh: not the file that was recorded\n")


def test_evidence_of_one_deal_with_the_proof_of_another_ledger_fails(evidence, copy, tmp_path):
    (tmp_path / "other").mkdir()
    with new_ledger(tmp_path / "other") as ledger:
        record(ledger, signed_case(), keys()["log"], NOW)
        other = bundle_files(ledger, 7)
    (copy / PROOF).write_bytes(other[PROOF])
    both_refuse(evidence, copy, "entry.tlog-proof: about another entry")
    (copy / ENTRY).write_bytes(other[ENTRY])
    assert verify_path(copy) == ()  # a whole other posting of the same deal is evidence by itself


def test_the_script_cannot_look_where_there_is_no_folder(evidence, tmp_path):
    status, said = script(tmp_path / "none", str(evidence / "VERIFY.sh"))
    assert (status, said) == (2, f"cannot look: {tmp_path / 'none'}: no such folder\n")
    (tmp_path / "bin").mkdir()
    status, said = script(evidence, str(evidence / "VERIFY.sh"), path=str(tmp_path / "bin"))
    assert (status, said) == (2, "cannot look: openssl is not installed\n")


def test_nothing_is_left_behind_by_the_script(evidence, tmp_path):
    subprocess.run(["bash", str(evidence / "VERIFY.sh")], env={**os.environ, "TMPDIR": str(tmp_path)}, check=True)
    assert list(tmp_path.iterdir()) == []


def test_evidence_is_written_whole_or_not_at_all(evidence, tmp_path):
    files = {path.relative_to(evidence).as_posix(): path.read_bytes() for path in evidence.rglob("*") if path.is_file()}
    (tmp_path / "there").mkdir()
    write_bundle(files, tmp_path / "there")
    assert verify_path(tmp_path / "there") == ()
    with pytest.raises(Refused, match="folder_there"):
        write_bundle(files, tmp_path / "there")
    with pytest.raises(Refused, match="file_fault"):
        write_bundle({**files, "a" * 300: b"too long a name"}, tmp_path / "broken")
    with pytest.raises(Refused, match="file_fault"):
        write_bundle(files, tmp_path / ("证" * 100))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["there"]


def test_only_a_posted_agreement_has_evidence(evidence, tmp_path):
    with Ledger(evidence.parent / "ledger.db") as ledger:
        for entry, reason in ((0, "not_posted"), (99, "no_such_entry"), ("unknown", "agreement_unknown")):
            with pytest.raises(Refused, match=reason):
                export_entry(ledger, entry, tmp_path / "out")
        assert export_entry(ledger, "8", tmp_path / "out").is_dir()


@pytest.mark.parametrize("content", [b"", b"a text"])
def test_what_is_neither_evidence_nor_ledger_is_refused(tmp_path, content):
    (tmp_path / "file").write_bytes(content)
    for path in (tmp_path, tmp_path / "file", tmp_path / "nothing"):
        with pytest.raises(Refused, match="not_evidence"):
            verify_path(path)


@pytest.mark.parametrize(
    "change",
    [
        {"more": 1},
        {"v": 2},
        {"made": "today"},
        {"parties": []},
        {"clauses": [{"zh": "一"}]},
        {"required_signers": {}},
        {"impact": {}},
        {"transfer": {**agreement()["transfer"], "volume_m3": 1.5}},
        {"transfer": {**agreement()["transfer"], "to_wish": "x"}},
    ],
)
def test_an_agreement_has_its_keys_and_no_others(change):
    with pytest.raises(Refused, match="bad_agreement"):
        check_agreement({**agreement(), **change})
