"""The evidence verbs as people type them: exit status, one line of complaint, JSON for machines."""

import io
import json
import os
import shutil

import pytest
from deals import CHEAP, NOW, PEOPLE, keys, new_ledger, signed_case, unsigned_case
from fenshui.cli.main import main
from fenshui.desk.address_book import address_book
from fenshui.desk.case import write_case
from fenshui.desk.exporting import export_entry
from fenshui.desk.keys import log_key_path
from fenshui.desk.recording import record
from fenshui.ledger.ledger import Ledger
from fenshui.places import sample_basin
from fenshui.sealing.fingerprint import spoken_fingerprint
from fenshui.sealing.keys import save_key
from fenshui.words import Refused
from hostile_papers import HOSTILE, changed


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("FENSHUI_LANG", "en")
    monkeypatch.setenv("FENSHUI_PASSPHRASE", "x")


@pytest.fixture
def desk(tmp_path):
    """A folder with a ledger, everybody's key files, and the deal as an unsigned and a signed case."""
    new_ledger(tmp_path).close()
    save_key(keys()["log"], log_key_path(tmp_path / "ledger.db"), "x", CHEAP)
    for role in PEOPLE:
        save_key(keys()[role], tmp_path / f"{role}.key", "x", CHEAP)
    write_case(unsigned_case(), tmp_path / "unsigned")
    write_case(signed_case(), tmp_path / "signed")
    return tmp_path


def fenshui(capsys, *words):
    """Exit status, what was said, and the lines of complaint."""
    status = main([str(word) for word in words])
    said = capsys.readouterr()
    return status, said.out, said.err.splitlines()


def test_keys_are_made_shown_and_enrolled(desk, capsys):
    names = ("--holder", "new", "--name-zh", "新", "--name-en", "New")
    status, said, _ = fenshui(capsys, "ledger", "key", "make", desk / "new.key", *names)
    assert status == 0 and "New / 新 (new), ES256: " in said
    shown = json.loads(fenshui(capsys, "ledger", "key", "show", desk / "new.key", "--json")[1])
    by = ("--by", desk / "authority.key", "--ledger", desk / "ledger.db")
    assert fenshui(capsys, "ledger", "key", "enrol", desk / "new.key", *by)[0] == 0
    status, said, _ = fenshui(
        capsys, "ledger", "key", "revoke", shown["fingerprint"], "--reason", "lost", *by, "--json"
    )
    assert (status, json.loads(said)["kind"]) == (0, "key_revoke")


def test_sign_sign_approve_record_export_verify(desk, capsys):
    ledger = ("--ledger", desk / "ledger.db")
    for verb, role, done in (
        ("sign", "transferor", "signed"),
        ("sign", "transferee", "signed"),
        ("approve", "authority", "approved"),
    ):
        status, said, _ = fenshui(capsys, "ledger", verb, desk / "unsigned", "--key", desk / f"{role}.key")
        assert status == 0 and said.startswith(f"{desk / 'unsigned'}: {done}; agreement SHA-256 ")
    # the deadline of the sample deal is past: the ledger takes nothing up any more
    status, _, complaint = fenshui(capsys, "ledger", "record", desk / "unsigned", *ledger)
    assert (status, len(complaint)) == (2, 1) and "to be signed by 2023-12-31" in complaint[0]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "agreement.pdf: found 3 pages, expected 4; page 2 is the first that is not the one drawn for the signed "
               "text"),
        ("zh_CN", "agreement.pdf：有 3 页，应为 4 页；从第 2 页起与按所签文本绘制的不符"),
    ],
)  # fmt: skip
def test_a_paper_whose_pages_are_gone_is_not_signed_and_nothing_changes(desk, capsys, monkeypatch, language, line):
    monkeypatch.setenv("FENSHUI_LANG", language)
    paper = desk / "unsigned" / "agreement.pdf"
    paper.write_bytes(changed(paper.read_bytes(), HOSTILE["a page is removed"][0]))
    before = {file: file.read_bytes() for file in (desk / "unsigned").rglob("*") if file.is_file()}
    words = ("ledger", "sign", desk / "unsigned", "--key", desk / "transferor.key")
    assert fenshui(capsys, *words) == (2, "", [line])
    assert {file: file.read_bytes() for file in (desk / "unsigned").rglob("*") if file.is_file()} == before


def test_nothing_is_drawn_up_where_a_holder_would_buy_of_itself(desk, capsys):
    basin = shutil.copytree(sample_basin("two_farms"), desk / "farms")
    rights = basin / "rights.csv"
    rights.write_text(rights.read_text(encoding="utf-8").replace("plain-farmers", "hill-farmers"), encoding="utf-8")
    signers = [word for role in PEOPLE for word in (f"--{role}", desk / f"{role}.key")]
    words = ("ledger", "propose", basin, basin / "transfers" / "upper-to-lower.toml", *signers, "--case", desk / "new")
    line = "upper-to-lower: found Hill farmers both giving and taking, expected two different holders"
    assert fenshui(capsys, *words) == (2, "", [line])
    assert not (desk / "new").exists()


def test_a_recorded_deal_is_listed_exported_verified_backed_up_and_restored(desk, capsys):
    with Ledger(desk / "ledger.db") as book:
        record(book, signed_case(), keys()["log"], NOW)
    ledger = ("--ledger", desk / "ledger.db")
    assert "agreement posted" in fenshui(capsys, "ledger", "list", *ledger)[1]
    listed = json.loads(fenshui(capsys, "ledger", "list", *ledger, "--json")[1])
    assert [entry["seq"] for entry in listed["entries"]] == list(range(8))
    assert fenshui(capsys, "export", "aba-ningdong-2023", "--out", desk / "out", *ledger)[0] == 0
    for words in (("verify", desk / "out"), ("verify", desk / "ledger.db"), ("ledger", "verify", *ledger)):
        status, said, complaint = fenshui(capsys, *words)
        assert status == 0 and "all of it holds" in said and complaint == []
    shown = spoken_fingerprint(keys()["log"].public.fingerprint)
    assert shown in fenshui(capsys, "verify", desk / "out")[1]  # whose keys they are, no program can prove
    assert json.loads(fenshui(capsys, "verify", desk / "out", "--json")[1])["keys"]["log"] == shown
    assert fenshui(capsys, "ledger", "backup", desk / "b.db", *ledger)[0] == 0
    assert fenshui(capsys, "ledger", "restore", desk / "b.db", "--ledger", desk / "deep" / "r.db")[0] == 0
    assert fenshui(capsys, "ledger", "verify", "--ledger", desk / "deep" / "r.db")[0] == 0


def test_a_tampered_bundle_is_a_finding_and_exits_with_1(desk, capsys):
    with Ledger(desk / "ledger.db") as book:
        record(book, signed_case(), keys()["log"], NOW)
        export_entry(book, 7, desk / "out")
    with (desk / "out" / "impact.json").open("ab") as file:
        file.write(b" ")
    line = "impact.json: is not the file that was recorded (other SHA-256)"
    assert fenshui(capsys, "verify", desk / "out") == (1, "", [line])
    status, said, complaint = fenshui(capsys, "verify", desk / "out", "--json")
    assert (status, complaint) == (1, [line])
    assert json.loads(said) == {"path": str(desk / "out"), "holds": False, "findings": [line]}


def test_a_wrong_passphrase_is_one_line_and_exits_with_2(desk, capsys, monkeypatch):
    (desk / "secret").write_text("wrong\n")
    key = ("--key", desk / "transferor.key")
    words = ("ledger", "sign", desk / "unsigned", *key, "--passphrase-file", desk / "secret")
    line = f"{desk / 'transferor.key'}: wrong passphrase, or the key file was changed"
    assert fenshui(capsys, *words) == (2, "", [line])
    monkeypatch.delenv("FENSHUI_PASSPHRASE")
    monkeypatch.setattr("sys.stdin", io.StringIO("x"))
    status, _, complaint = fenshui(capsys, "ledger", "sign", desk / "unsigned", *key)
    assert status == 2 and complaint[0].startswith("no passphrase")


def test_a_key_file_that_is_not_there_is_told_before_a_passphrase_is_asked_for(desk, capsys, monkeypatch):
    monkeypatch.delenv("FENSHUI_PASSPHRASE")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    here, gone = desk / "authority.key", desk / "gone.key"
    ledger = ("--ledger", desk / "ledger.db")
    release = ("--lien", "a", "--volume-m3", 1, "--reason", "b")
    for words in (
        ("ledger", "sign", desk / "unsigned", "--key", gone),
        ("ledger", "key", "enrol", here, "--by", gone, *ledger),
        ("ledger", "epoch", "--checkpoint", "c", "--reason", "d", "--by", gone, *ledger),
        ("register", "release", *release, "--by", here, "--by", gone, *ledger),
    ):
        assert fenshui(capsys, *words) == (2, "", [f"{gone}: there is no such file or folder"]), words


@pytest.mark.parametrize(
    ("words", "about"),
    [
        (("verify", "nothing"), "neither an evidence folder nor a ledger"),
        (("ledger", "list", "--ledger", "nothing"), "no ledger there"),
        (("ledger", "sign", "nothing", "--key", "k"), "nothing: no case folder there"),
        (("ledger", "approve", "nothing", "--key", "k"), "nothing: no case folder there"),
        (("ledger", "record", "nothing"), "nothing: no case folder there"),
        (("ledger",), "expected the arguments"),
        (("export", "1"), "expected the arguments"),
        (("ledger", "key", "show", "nothing"), "no such file"),
    ],
)
def test_unusable_input_is_one_line_and_exits_with_2(capsys, words, about):
    status, said, complaint = fenshui(capsys, *words)
    assert (status, said, len(complaint)) == (2, "", 1)
    assert about in complaint[0]


def test_a_ledger_open_elsewhere_is_said_in_chinese_too(desk, capsys, monkeypatch):
    with Ledger(desk / "ledger.db"):
        status, _, complaint = fenshui(capsys, "ledger", "list", "--ledger", desk / "ledger.db", "--lang", "zh_CN")
    assert (status, complaint) == (2, [f"{desk / 'ledger.db'}：账本已在别处打开，请先在那里关闭"])


def test_a_passphrase_file_may_start_with_a_mark_but_must_be_text(desk, capsys):
    file = desk / "passphrase"
    words = ("ledger", "sign", desk / "unsigned", "--key", desk / "transferor.key", "--passphrase-file", file)
    file.write_bytes(b"\xff\xfe\x00")
    assert fenshui(capsys, *words) == (2, "", ["passphrase: not UTF-8 text (byte 0)"])
    file.write_bytes(b"\xef\xbb\xbfx\r\n")
    assert fenshui(capsys, *words)[0] == 0


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("junk", b"junk", "something else"),
        ("empty", b"", "an empty file"),
        ("other", b'{"a": 1}', "JSON of another kind"),
        ("pem", b"-----BEGIN PRIVATE KEY-----", "a PEM file"),
        ("list", b"[" * 5000, "something else"),
        ("ledger.db", None, "a database, perhaps a ledger"),
        ("spaced.key", b'{"format": "fenshui-key"}', "a key file that was altered"),
    ],
)
def test_a_wrong_key_file_is_told_by_name_with_what_it_is_and_what_was_expected(desk, capsys, name, content, found):
    if content is not None:
        (desk / name).write_bytes(content)
    line = f"{desk / name}: found {found}, expected a key file as `fenshui ledger key make` writes it, unaltered"
    assert fenshui(capsys, "ledger", "sign", desk / "unsigned", "--key", desk / name) == (2, "", [line])


def test_a_card_in_place_of_a_key_and_a_key_in_place_of_a_card_or_a_case_are_told_by_name(desk, capsys):
    key, card = desk / "transferor.key", desk / "known" / "a.fenshui-card"
    card.parent.mkdir()
    assert fenshui(capsys, "case", "card", key, "--out", card)[0] == 0
    line = "found a key card, which holds the public half only, expected a key file as `fenshui ledger key make` writes"
    assert fenshui(capsys, "ledger", "key", "show", card)[2][0].startswith(f"{card}: {line}")
    line = "expected a case file as `fenshui case` writes it"
    assert fenshui(capsys, "case", "show", card)[2] == [
        f"{card}: found a key card, which holds the public half only, {line}"
    ]
    (card.parent / "b.fenshui-card").write_bytes(b"junk")
    with pytest.raises(Refused) as refused:
        address_book(card.parent)
    assert (refused.value.sentence.id, refused.value.sentence.values["path"].name) == (
        "sealing.not_a_card_file", "b.fenshui-card",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("holder", "chinese", "other", "line"),
    [
        ("", "新", "New", "holder: found “”, expected an id as in holders.csv: "),
        ("the mill", "新", "New", "holder: found “the mill”, expected an id as in holders.csv: "),
        ("new", "", "New", "name in Chinese: found “”, expected the name that stands in the agreement"),
        ("new", "新", "  ", "name in English: found “ ”, expected the name that stands in the agreement"),
    ],
)
def test_a_key_is_not_made_for_nobody(desk, capsys, monkeypatch, holder, chinese, other, line):
    words = ("--holder", holder, "--name-zh", chinese, "--name-en", other)
    monkeypatch.delenv("FENSHUI_PASSPHRASE")  # it is refused before a passphrase is asked for
    status, _, lines = fenshui(capsys, "ledger", "key", "make", desk / "new.key", *words)
    assert (status, len(lines)) == (2, 1) and lines[0].startswith(line)
    assert not (desk / "new.key").exists()


def test_what_is_not_signed_or_approved_yet_is_told_with_what_to_do_next(desk, capsys):
    ledger = ("--ledger", desk / "ledger.db")
    for role, then in (("transferor", "Transferee"), ("transferee", None)):
        assert fenshui(capsys, "ledger", "sign", desk / "unsigned", "--key", desk / f"{role}.key")[0] == 0
        status, _, (line,) = fenshui(capsys, "ledger", "record", desk / "unsigned", *ledger)
        next_step = (
            f"not signed by: {then}; next, that signature (ledger sign)" if then else "has not approved it; next"
        )
        assert status == 2 and "cannot be recorded yet: " in line and next_step in line


def test_a_pipe_or_an_empty_folder_does_not_belong_to_evidence(desk, capsys):
    (desk / "signed" / "empty").mkdir()
    assert fenshui(capsys, "verify", desk / "signed")[0] == 1
    assert "empty: does not belong to the evidence" in fenshui(capsys, "verify", desk / "signed")[2]
    os.mkfifo(desk / "signed" / "pipe")
    status, _, lines = fenshui(capsys, "verify", desk / "signed")
    assert status == 1 and "pipe: does not belong to the evidence" in lines


def test_a_locked_backup_comes_back_and_the_authority_takes_it_up_again(desk, capsys, monkeypatch):
    monkeypatch.setenv("FENSHUI_BACKUP_PASSPHRASE", "b")
    ledger, back = ("--ledger", desk / "ledger.db"), ("--ledger", desk / "back.db")
    assert fenshui(capsys, "ledger", "backup", desk / "b.age", "--encrypt", *ledger)[0] == 0
    assert fenshui(capsys, "ledger", "restore", desk / "b.age", *back)[0] == 0
    with Ledger(desk / "ledger.db") as book:
        (desk / "note").write_bytes(book.checkpoint())
    by = ("--by", desk / "authority.key")
    print_of_key = keys()["transferee"].public.fingerprint
    refused = fenshui(capsys, "ledger", "key", "revoke", print_of_key, "--reason", "lost", *by, *back)
    assert refused[0] == 2 and "restored from a backup and read only" in refused[2][0]
    words = ("--checkpoint", desk / "note", "--reason", "disk lost", *by, *back)
    status, said, _ = fenshui(capsys, "ledger", "epoch", *words)
    assert status == 0 and "taken up again" in said
    assert fenshui(capsys, "ledger", "key", "revoke", print_of_key, "--reason", "lost", *by, *back)[::2] == (0, [])
