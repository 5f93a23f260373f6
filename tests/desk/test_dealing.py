"""A deal from its text to its evidence, on the smallest basin."""

from dataclasses import replace
from datetime import date

import pytest
from deals import CHEAP, NOW, PEOPLE, keys, new_ledger, signed_case, unsigned_case
from fenshui.basin import read_basin
from fenshui.desk.approval import approve
from fenshui.desk.assessing import assess_deal, rules_of
from fenshui.desk.backing_up import back_up, restore
from fenshui.desk.basin_hash import folder_sha256
from fenshui.desk.case import read_case, update_case, write_case
from fenshui.desk.drawing_up import Dealings, Party, draw_up, transfer_terms
from fenshui.desk.exporting import export_entry
from fenshui.desk.keys import enrol, key_card, log_key_path, new_key, start_ledger
from fenshui.desk.recording import record, register
from fenshui.desk.signing import sign
from fenshui.desk.standard_text import own_text, standard_clauses, standard_statement
from fenshui.desk.verifying import verify_path
from fenshui.export.agreement import read_agreement
from fenshui.ledger.ledger import Ledger
from fenshui.places import sample_basin
from fenshui.sealing.certificate import Person
from fenshui.sealing.keys import make_key, open_key
from fenshui.transfer import Transfer
from fenshui.words import Refused

FOLDER = sample_basin("two_farms")


def why(act, *given_to_it):
    with pytest.raises(Refused) as refused:
        act(*given_to_it)
    return refused.value.sentence.id


@pytest.fixture(scope="module")
def basin():
    return read_basin(FOLDER).basin


@pytest.fixture(scope="module")
def deal(basin):
    """The first right of the basin sells a little to the second: transfer, people by role with keys of their own."""
    giver, taker = basin.rights[0], basin.rights[1]
    start, end = date(2024, 1, 1), date(2025, 12, 31)
    transfer = Transfer("small", giver.id, 1000, start, end, to_right=taker.id, price_fen_per_m3=50)
    holders = {"transferor": giver.holder, "transferee": taker.holder, "authority": "authority"}
    people = {role: make_key(Person(holder, f"{role}方", role), made=NOW) for role, holder in holders.items()}
    return transfer, people


def dealings(transfer, people):
    parties = {role: Party(key.person, key.public.fingerprint) for role, key in people.items()}
    said = standard_statement("none")
    return Dealings("small-1", date(2023, 11, 23), date(2023, 12, 23), parties, standard_clauses(transfer), said)


def test_a_transfer_on_a_real_basin_becomes_evidence_a_stranger_accepts(basin, deal, tmp_path):
    transfer, people = deal
    case = draw_up(basin, FOLDER, transfer, assess_deal(basin, transfer), dealings(transfer, people))
    case = sign(sign(case, people["transferor"], NOW), people["transferee"], NOW)
    case = approve(case, people["authority"], NOW)
    path = tmp_path / "ledger.db"
    log_key = start_ledger(path, "small.example/desk", ("席", "desk"), people["authority"], "x", NOW, CHEAP)
    with Ledger(path) as ledger:
        for role in ("transferor", "transferee"):
            enrol(ledger, people[role], people["authority"], log_key, NOW)
        entry = record(ledger, case, log_key, NOW)
        export_entry(ledger, entry.seq, tmp_path / "out")
    assert verify_path(tmp_path / "out") == () and verify_path(path) == ()
    text = read_agreement(case.agreement)
    assert (text["transfer"]["total_m3"], text["transfer"]["total_fen"]) == (2000, 100_000)
    assert text["basin"]["sha256"] == folder_sha256(FOLDER)
    assert open_key(log_key_path(path), "x").public == log_key.public


def test_nobody_sells_a_right_that_is_held_by_another(basin, deal):
    transfer, people = deal
    others = {**people, "transferor": make_key(Person("stranger", "外人", "stranger"), made=NOW)}
    assessment = assess_deal(basin, transfer)
    assert why(draw_up, basin, FOLDER, transfer, assessment, dealings(transfer, others)) == "export.other_holder"
    other = replace(transfer, id="other")
    assert why(draw_up, basin, FOLDER, other, assessment, dealings(transfer, people)) == "export.other_assessment"


def test_no_paper_is_drawn_up_of_what_was_assessed_on_another_river(basin, deal):
    transfer, people = deal
    assessment = assess_deal(replace(basin), transfer)  # as it was before an edit
    assert why(draw_up, basin, FOLDER, transfer, assessment, dealings(transfer, people)) == "export.other_basin"


@pytest.mark.parametrize("number", ["", "deal 1", "协议一", "a" * 65])
def test_no_paper_is_drawn_up_under_a_number_no_ledger_takes(basin, deal, number):
    transfer, people = deal
    act = (basin, FOLDER, transfer, assess_deal(basin, transfer), replace(dealings(transfer, people), id=number))
    assert why(draw_up, *act) == "desk.no_agreement_id"


def test_a_broken_rule_keeps_a_deal_from_being_drawn_up(basin, deal):
    """Metering is the law (R13): an upper farm without a meter sells nothing."""
    transfer, people = deal
    unmetered = replace(basin, rights=(replace(basin.rights[0], metered=False), *basin.rights[1:]))
    act = (unmetered, FOLDER, transfer, assess_deal(unmetered, transfer), dealings(transfer, people))
    with pytest.raises(Refused) as refused:
        draw_up(*act)
    assert refused.value.sentence.id == "rule.broken"
    assert (refused.value.sentence.values["rule"], refused.value.sentence.values["count"]) == ("R13", 1)


def test_the_authority_answers_itself_for_what_the_data_cannot_tell(basin, deal):
    transfer, _ = deal
    answers = rules_of(assess_deal(basin, transfer))
    said = standard_statement("none", answers)
    assert said["en"].startswith(standard_statement("none")["en"]) and "R9, across provinces" in said["en"]
    assert "R9 跨省交易" in said["zh"] and "R13" not in said["zh"]  # both farms are metered


def test_terms_are_whole_numbers(deal):
    transfer, _ = deal
    new = replace(transfer, to_right="", to_node="n", to_holder="h", to_priority="industry", to_consumption_ratio=0.25)
    terms = transfer_terms(replace(new, exchange_rate=0.9, schedule=(0.5, 0.5), basis="diversion"))
    assert (terms["exchange_rate_millionths"], terms["to_consumption_ratio_millionths"]) == (900_000, 250_000)
    assert (terms["schedule"], terms["conversion"], "to_right" in terms) == ([500_000, 500_000], "neutral", False)


def test_the_parties_sign_first_then_the_authority_and_everybody_once():
    case, key = unsigned_case(), keys()
    assert why(sign, case, key["transferee"], NOW) == "export.signs_later"
    assert why(approve, case, key["authority"], NOW) == "export.signs_later"
    assert why(sign, case, key["authority"], NOW) == "export.authority_approves"
    assert why(approve, case, key["transferor"], NOW) == "export.authority_approves"
    assert why(sign, case, make_key(PEOPLE["transferor"], made=NOW), NOW) == "export.not_a_signer"
    assert why(sign, signed_case(), key["transferor"], NOW) == "sealing.signed_already"
    assert why(approve, signed_case(), key["authority"], NOW) == "sealing.signed_already"


def test_a_case_travels_as_a_folder_and_grows_at_every_stop(tmp_path):
    write_case(unsigned_case(), tmp_path / "case")
    assert read_case(tmp_path / "case") == unsigned_case()
    update_case(signed_case(), tmp_path / "case")
    assert read_case(tmp_path / "case") == signed_case()
    assert why(write_case, signed_case(), tmp_path / "case") == "export.folder_there"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("impact.json", "other_agreement"), ("impact-map.svg", "other_agreement"), ("agreement.json", "not_json")],
)
def test_a_case_whose_files_do_not_fit_each_other_is_not_opened(tmp_path, name, reason):
    write_case(unsigned_case(), tmp_path / "case")
    (tmp_path / "case" / name).write_bytes(b"changed")
    assert why(read_case, tmp_path / "case").endswith(reason)
    (tmp_path / "case" / name).unlink()
    assert why(read_case, tmp_path / "case") == "export.file_missing"


def test_signatures_that_came_early_are_not_written_twice(tmp_path):
    with new_ledger(tmp_path) as ledger:
        early = register(ledger, sign(unsigned_case(), keys()["transferor"], NOW), keys()["log"], NOW)
        assert [entry.kind for entry in early] == ["agreement_pending", "signature"]
        assert register(ledger, unsigned_case(), keys()["log"], NOW) == ()
        # another signing of the same text: the ledger keeps the one that came first, so the case must carry that one
        assert why(record, ledger, signed_case(), keys()["log"], NOW) in (
            "ledger.approves_other",
            "ledger.files_differ",
        )


def test_a_deal_that_is_not_whole_is_not_recorded(tmp_path):
    with new_ledger(tmp_path) as ledger:
        before = ledger.state
        assert why(record, ledger, unsigned_case(), keys()["log"], NOW) == "desk.not_signed_yet"
        unsigned_paper = replace(signed_case(), paper=unsigned_case().paper)
        assert why(record, ledger, unsigned_paper, keys()["log"], NOW) == "export.pdf_other_roles"
        assert ledger.state is before
        record(ledger, signed_case(), keys()["log"], NOW)
        assert why(record, ledger, signed_case(), keys()["log"], NOW) == "ledger.closed"


def test_a_key_file_says_whose_it_is_and_what_to_compare(tmp_path):
    key = new_key(PEOPLE["authority"], tmp_path / "a.key", "x", CHEAP)
    card = key_card(tmp_path / "a.key")
    assert (card.person, card.fingerprint) == (PEOPLE["authority"], key.public.fingerprint)
    assert card.spoken.replace(" ", "") == key.public.fingerprint[:32]


def test_a_ledger_that_cannot_be_started_leaves_no_key_behind(tmp_path):
    words = ("bad name", ("席", "desk"), keys()["authority"], "x", NOW, CHEAP)
    assert why(start_ledger, tmp_path / "l.db", *words) == "ledger.bad_origin"
    assert list(tmp_path.iterdir()) == []


def test_a_backup_comes_back_with_its_key_and_never_over_another(tmp_path):
    path = tmp_path / "ledger.db"
    start_ledger(path, "small.example/desk", ("席", "desk"), keys()["authority"], "x", NOW, CHEAP)
    back_up(path, tmp_path / "backup.db")
    assert why(restore, tmp_path / "backup.db", path) == "sealing.file_exists"
    restore(tmp_path / "backup.db", tmp_path / "new.db")
    with Ledger(path) as old, Ledger(tmp_path / "new.db") as new:
        assert old.state == new.state
    assert open_key(log_key_path(tmp_path / "new.db"), "x")


def test_parties_may_bring_their_own_text(tmp_path):
    path = tmp_path / "text.toml"
    path.write_text(
        '[[clauses]]\nzh = "一"\nen = "one"\n[authority_statement]\nzh = "可"\nen = "yes"\n', encoding="utf-8"
    )
    assert own_text(path) == (({"zh": "一", "en": "one"},), {"zh": "可", "en": "yes"})
    path.write_text("clauses = 1", encoding="utf-8")
    assert why(own_text, path) == "export.not_a_text"
