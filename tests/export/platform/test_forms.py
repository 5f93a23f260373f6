"""The six platform data sets: what they say of a deal, that the XML keeps to its schema, and what is not disclosed."""

import json

import pytest
from deals import NOW, PEOPLE, agreement, keys, new_ledger, signed_case
from fenshui.cli.main import main
from fenshui.desk.exporting import export_platform
from fenshui.desk.recording import record
from fenshui.export.platform import codes
from fenshui.export.platform.data_sets import Posted
from fenshui.export.platform.forms import NAMESPACE, SCHEMA, platform_files
from fenshui.ledger.entry import Entry
from fenshui.places import resource
from fenshui.sealing.signer import sha256_hex
from fenshui.words import Refused
from lxml import etree

ID = "aba-ningdong-2023"
TIME = "2023-11-23T08:00:00Z"
SETS = ("notice", "variation", "subject", "application", "result", "record")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A ledger with the deal, and the folders `open` and `closed` with its data sets."""
    folder = tmp_path_factory.mktemp("desk")
    with new_ledger(folder) as ledger:
        record(ledger, signed_case(), keys()["log"], NOW)
        export_platform(ledger, ID, folder / "open")
        export_platform(ledger, ID, folder / "closed", redact=True)
    return folder


def said(folder):
    return json.loads((folder / "platform.json").read_text("utf-8"))


def schema():
    return etree.XMLSchema(etree.parse(resource("schemas", SCHEMA)))


def posted(*later):
    """The deal posted as entry 7, and what came later."""
    posting = Entry("log.example", 7, "0" * 64, TIME, "agreement_posted", {"files": {"agreement.json": "ab" * 32}})
    key = {role: keys()[role].public.fingerprint for role in PEOPLE}
    signed = [Entry("log.example", 3, "", TIME, "signature", {"by": key[role]}) for role in key if role != "authority"]
    approved = Entry("log.example", 6, "", TIME, "approval", {"by": key["authority"]})
    return Posted(agreement(), posting, [*signed, approved, posting, *later])


def test_a_deal_has_six_data_sets_each_with_its_code(desk):
    sets = said(desk / "open")["data_sets"]
    assert tuple(sets) == SETS
    assert [each["code"] for each in sets.values()] == ["01", "02", "03", "04", "05", "06"]
    assert [len(each["records"]) for each in sets.values()] == [1, 0, 3, 2, 1, 1]


def test_the_result_says_what_was_signed_in_whole_numbers(desk):
    assert said(desk / "open")["data_sets"]["result"]["records"] == [
        {
            "concluded": TIME,
            "object_code": "01",
            "basis_code": "1",
            "volume_m3_per_year": 5_000_000,
            "starts": "2024-01-01",
            "ends": "2026-12-31",
            "exchange_rate_millionths": 1_000_000,
            "total_m3": 15_000_000,
            "price_fen_per_m3": 120,
            "total_fen": 1_800_000_000,
            "verdict_code": "1",
            "paper_water_m3": 3_500_000,
        }
    ]


def test_the_record_names_the_entry_and_the_bytes_that_were_signed(desk):
    (row,) = said(desk / "open")["data_sets"]["record"]["records"]
    assert (row["entry"], row["recorded"], row["authority_zh"]) == (7, TIME, PEOPLE["authority"].name_zh)
    assert row["agreement_sha256"] == sha256_hex(signed_case().agreement)


@pytest.mark.parametrize("folder", ["open", "closed"])
def test_the_xml_keeps_to_the_schema_beside_it_and_says_what_the_json_says(desk, folder):
    tree = etree.parse(desk / folder / "platform.xml")
    etree.XMLSchema(etree.parse(desk / folder / SCHEMA)).assertValid(tree)
    for name, data_set in said(desk / folder)["data_sets"].items():
        found = tree.find(f"{{{NAMESPACE}}}{name}")
        rows = [{etree.QName(item).localname: item.text for item in row} for row in found]
        assert rows == [{item: str(value) for item, value in row.items()} for row in data_set["records"]]


def test_what_is_redacted_holds_neither_name_nor_key_nor_price_of_a_party(desk):
    for file in ("platform.json", "platform.xml"):
        whole, closed = ((desk / folder / file).read_text("utf-8") for folder in ("open", "closed"))
        for role in ("transferor", "transferee"):
            person = PEOPLE[role]
            for secret in (person.name_zh, person.name_en, person.holder, keys()[role].public.fingerprint):
                assert secret in whole and secret not in closed
        for secret in ("price_fen_per_m3", "1800000000", "sichuan-aba"):
            assert secret in whole and secret not in closed
        assert PEOPLE["authority"].name_zh in closed and "5000000" in closed


def test_an_annulment_is_a_variation():
    undone = Entry("log.example", 9, "", TIME, "annul", {"reason": "误录"})
    files = platform_files(posted(undone))
    rows = json.loads(files["platform.json"])["data_sets"]["variation"]["records"]
    assert rows == [{"entry": 9, "time": TIME, "variation_code": "1", "reason": "误录"}]
    schema().assertValid(etree.fromstring(files["platform.xml"].encode()))
    assert "误录" not in platform_files(posted(undone), redact=True)["platform.xml"]


def test_a_character_that_xml_does_not_have_is_marked_as_such():
    undone = Entry("log.example", 9, "", TIME, "annul", {"reason": "a\x01<b>"})
    root = etree.fromstring(platform_files(posted(undone))["platform.xml"].encode())
    assert root.findtext(f".//{{{NAMESPACE}}}reason") == "a\ufffd<b>"


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("role", codes.ROLE_CODES),
        ("object", codes.OBJECT_CODES),
        ("basis", codes.BASIS_CODES),
        ("variation", codes.VARIATION_CODES),
        ("verdict", codes.VERDICT_CODES),
    ],
)
def test_the_schema_lists_the_codes_we_write(name, ours):
    xs = {"xs": "http://www.w3.org/2001/XMLSchema"}
    values = etree.parse(resource("schemas", SCHEMA)).xpath(
        f"//xs:simpleType[@name='{name}_code']//xs:enumeration/@value", namespaces=xs
    )
    assert values == list(ours.values())


def test_an_entry_that_is_no_posting_is_refused(desk, tmp_path, capsys):
    words = ["export-platform", "1", "--ledger", str(desk / "ledger.db"), "--out", str(tmp_path / "out")]
    assert main([*words, "--lang", "en"]) == 2
    assert "expected a posted agreement" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_verb_writes_a_new_folder_and_overwrites_none(desk, tmp_path, capsys):
    words = ["export-platform", ID, "--ledger", str(desk / "ledger.db"), "--out", str(tmp_path / "out"), "--redact"]
    assert main(words) == 0
    assert (tmp_path / "out" / "platform.xml").read_bytes() == (desk / "closed" / "platform.xml").read_bytes()
    assert main(words) == 2
    capsys.readouterr()


def test_a_ledger_without_the_agreement_refuses(tmp_path):
    with new_ledger(tmp_path) as ledger, pytest.raises(Refused):
        export_platform(ledger, "other", tmp_path / "out")
