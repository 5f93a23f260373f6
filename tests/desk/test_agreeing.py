"""What a negotiation came to: one agreement for every transfer, signed one by one, posted together or not at all."""

from datetime import date, timedelta
from functools import cache

import pytest
from deals import CHEAP, NOW
from fenshui.desk.agreeing import agreements_of, write_agreements
from fenshui.desk.approval import approve
from fenshui.desk.book import open_book
from fenshui.desk.case import read_case, update_case
from fenshui.desk.case_reading import case_in
from fenshui.desk.exporting import export_entry
from fenshui.desk.keys import enrol, start_ledger
from fenshui.desk.negotiating import Deadlines, Deed, do
from fenshui.desk.opening import open_basin
from fenshui.desk.opening_case import open_negotiation
from fenshui.desk.recording import record, record_together, register
from fenshui.desk.signing import sign, what_is_signed
from fenshui.desk.verifying import verify_path
from fenshui.export.agreement import read_agreement
from fenshui.ledger.entry import Draft
from fenshui.places import sample_basin
from fenshui.sealing.canonical import parse_canonical
from fenshui.sealing.certificate import Person
from fenshui.sealing.envelope import envelope_bytes
from fenshui.sealing.keys import make_key
from fenshui.sealing.public_card import PublicCard
from fenshui.sealing.signer import sha256_hex
from fenshui.transfer import Transfer
from fenshui.words import Refused, say

FOLDER = sample_basin("two_farms")
SEATS = {"hill-farmers": "transferor", "plain-farmers": "transferee", "plain-town": "transferee", "bureau": "authority"}
TERM = {"starts": date(2024, 1, 1), "ends": date(2026, 12, 31), "price_fen_per_m3": 30}
PACKAGE = (
    Transfer("to-farm", "upper-farm", 1_000, to_right="lower-farm", **TERM),
    Transfer("to-town", "upper-farm", 2_000, to_right="lower-town", **TERM),
)
DAYS = Deadlines(NOW + timedelta(days=5), NOW + timedelta(days=9))


def why(act, *given_to_it):
    with pytest.raises(Refused) as refused:
        act(*given_to_it)
    return refused.value.sentence.id


@cache
def keys():
    return {name: make_key(Person(name, "某方", name), made=NOW) for name in SEATS}


def negotiated(file, package, *acts):
    """A case in a file: an offer by the hill farmers, then these acts (kind, by), an hour between them."""
    people = [(role, PublicCard(keys()[name].person, keys()[name].public)) for name, role in SEATS.items()]
    open_negotiation(file, "quarrel", FOLDER, people, keys()["hill-farmers"], NOW)
    basin = open_basin(FOLDER).basin
    for hour, (kind, by) in enumerate((("offer", "hill-farmers"), *acts), 1):
        given = (package, DAYS) if kind == "offer" else ()
        do(file, basin, FOLDER, Deed(kind, "because", NOW + timedelta(hours=hour), *given), keys()[by])
    return file


AGREED = (("accept", "plain-farmers"), ("accept", "plain-town"))
APPROVED = (*AGREED, ("approve", "bureau"))


@pytest.fixture(scope="module")
def approved(tmp_path_factory):
    return negotiated(tmp_path_factory.mktemp("case") / "quarrel.fenshui-case", PACKAGE, *APPROVED)


@pytest.fixture(scope="module")
def agreements(approved):
    return agreements_of(case_in(approved), open_basin(FOLDER))


@pytest.fixture(scope="module")
def signed(agreements):
    """Both agreements, signed by their parties and the authority."""
    takers = ("plain-farmers", "plain-town")
    cases = []
    for case, taker in zip(agreements.values(), takers, strict=True):
        for name in ("hill-farmers", taker):
            case = sign(case, keys()[name], NOW)
        cases.append(approve(case, keys()["bureau"], NOW))
    return cases


@pytest.fixture
def book(tmp_path):
    """A ledger with everybody's key, open, and its own key."""
    path = tmp_path / "ledger.db"
    log_key = start_ledger(path, "farms.example/desk", ("席", "desk"), keys()["bureau"], "x", NOW, CHEAP)
    with open_book(path) as ledger:
        for name in list(SEATS)[:3]:
            enrol(ledger, keys()[name], keys()["bureau"], log_key, NOW)
        yield ledger, log_key


def test_every_transfer_of_the_package_becomes_an_agreement_of_its_own_parties(agreements):
    texts = [read_agreement(case.agreement) for case in agreements.values()]
    assert [text["transfer"]["id"] for text in texts] == ["to-farm", "to-town"]
    takers = [text["parties"][1]["holder"] for text in texts]
    assert takers == ["plain-farmers", "plain-town"]
    assert all(text["parties"][0]["key"] == keys()["hill-farmers"].public.fingerprint for text in texts)


def test_the_agreements_rest_on_the_very_report_that_was_approved_and_name_the_case(agreements, approved):
    case = case_in(approved)
    approval = case.moves[-1].kept
    for text in (read_agreement(one.agreement) for one in agreements.values()):
        assert text["impact"]["sha256"] == approval.act.impact_sha256
        assert text["package"] == {
            "case": "quarrel",
            "case_sha256": case.sha256,
            "approval_sha256": approval.sha256,
            "agreements": list(agreements),
        }


def test_every_desk_draws_up_the_same_text(agreements, approved):
    again = agreements_of(case_in(approved), open_basin(FOLDER))
    fixed = ("agreement", "impact", "impact_map")
    for name, case in agreements.items():
        assert [getattr(case, part) for part in fixed] == [getattr(again[name], part) for part in fixed]


def test_who_signs_is_told_without_which_others_it_has_no_effect(agreements):
    one, two = agreements
    rows = what_is_signed(agreements[one])[1].rows
    assert f"takes effect only together with {two}" in [say(row.cells[0], "en") for row in rows]


def test_only_an_approved_case_about_this_very_basin_is_drawn_up(tmp_path):
    file = negotiated(tmp_path / "open.fenshui-case", PACKAGE, *AGREED)
    assert why(agreements_of, case_in(file), open_basin(FOLDER)) == "desk.not_approved"
    assert why(write_agreements, file, open_basin(FOLDER), tmp_path) == "export.folder_there"


def test_a_case_of_one_transfer_becomes_one_agreement_that_names_its_case(tmp_path, book):
    file = negotiated(tmp_path / "one.fenshui-case", PACKAGE[:1], *APPROVED)
    (folder,) = write_agreements(file, open_basin(FOLDER), tmp_path / "agreements")
    text = read_agreement(read_case(folder).agreement)
    assert text["package"]["agreements"] == [folder.name] == [text["id"]]
    case = sign(sign(read_case(folder), keys()["hill-farmers"], NOW), keys()["plain-farmers"], NOW)
    update_case(approve(case, keys()["bureau"], NOW), folder)
    ledger, log_key = book
    assert record(ledger, read_case(folder), log_key, NOW).kind == "agreement_posted"


def test_a_package_is_posted_together_and_each_leaves_its_own_evidence(signed, book, tmp_path):
    ledger, log_key = book
    postings = record_together(ledger, tuple(reversed(signed)), log_key, NOW)
    assert [entry.kind for entry in ledger.entries()[-2:]] == ["agreement_posted"] * 2
    for entry in postings:
        export_entry(ledger, entry.seq, tmp_path / str(entry.seq))
        assert verify_path(tmp_path / str(entry.seq)) == ()
    ledger.close()
    assert verify_path(ledger.path) == ()
    with open_book(ledger.path) as again:
        assert [case.stage for case in again.state.agreements.values()] == ["posted", "posted"]


def test_one_of_a_package_is_not_posted_alone(signed, agreements, book):
    ledger, log_key = book
    before = ledger.state
    assert why(record, ledger, signed[0], log_key, NOW) == "ledger.package_incomplete"
    unsigned = [signed[0], list(agreements.values())[1]]
    assert why(record_together, ledger, unsigned, log_key, NOW) == "desk.not_signed_yet"
    assert ledger.state is before


def test_the_ledger_itself_lets_no_package_be_posted_in_part(signed, book):
    """Whoever writes around the desk is refused by the ledger's own rules."""
    ledger, log_key = book
    for case in signed:
        register(ledger, case, log_key, NOW)
    names = [parse_canonical(case.agreement)["id"] for case in signed]
    first, second = (posting(ledger, name) for name in names)
    before = ledger.state
    assert why(ledger.append, [first], NOW, log_key) == "ledger.package_incomplete"
    assert why(ledger.append, [first, Draft("note", {"text": "x"}), second], NOW, log_key) == "ledger.package_awaited"
    assert why(ledger.append, [first, first], NOW, log_key) == "ledger.package_awaited"
    assert ledger.state is before
    ledger.append([second, first], NOW, log_key)
    assert ledger.state.awaiting == ()


def test_a_package_with_one_that_lapsed_is_not_posted(signed, book):
    ledger, log_key = book
    register(ledger, signed[0], log_key, NOW)
    first = posting(ledger, parse_canonical(signed[0].agreement)["id"])
    assert why(ledger.append, [first], NOW, log_key) == "ledger.package_incomplete"


def posting(ledger, name):
    """The posting of a registered agreement, as the rules want it."""
    case = ledger.state.agreements[name]
    files = {
        "agreement.json": sha256_hex(case.payload),
        "agreement.dsse.json": sha256_hex(envelope_bytes(case.envelope)),
        "approval.dsse.json": sha256_hex(envelope_bytes(case.approval)),
    }
    return Draft("agreement_posted", {"agreement": name, "files": files})
