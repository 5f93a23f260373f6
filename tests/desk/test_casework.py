from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from fenshui.desk.assessing import assess_deal
from fenshui.desk.case import update_case
from fenshui.desk.casework import draw_up_case, open_case, sign_case
from fenshui.desk.keys import new_key
from fenshui.desk.opening import open_basin
from fenshui.desk.proposing import open_draft
from fenshui.places import sample_basin
from fenshui.sealing.certificate import Person, certificate_pem
from fenshui.sealing.keys import Cost, make_key
from fenshui.words import Refused

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
NOW = datetime(2024, 6, 1, tzinfo=UTC)
HOLDERS = {"transferor": "hill-farmers", "transferee": "plain-farmers", "authority": "authority"}


@pytest.fixture
def drawn_up(tmp_path):
    """A case for the quarrel of the two farms, and the ledger it would be posted in."""
    for role, holder in HOLDERS.items():
        new_key(Person(holder, "某人", "Somebody"), tmp_path / f"{role}.key", "open", CHEAP)
    opening = open_basin(sample_basin("two_farms"))
    assessment = assess_deal(opening.basin, open_draft(opening.transfer_files[0]))
    keys = {role: tmp_path / f"{role}.key" for role in HOLDERS}
    return draw_up_case(opening, assessment, keys, tmp_path / "case", tmp_path / "ledger.db", date(2024, 6, 1))


def test_a_case_drawn_up_waits_for_both_parties_within_thirty_days(drawn_up):
    assert drawn_up.stage == "sign"
    assert [signer.role for signer in drawn_up.signers] == list(HOLDERS)
    assert not any(signer.has_signed for signer in drawn_up.signers)
    assert b'"sign_by":"2024-07-01"' in drawn_up.case.agreement


def test_a_signature_is_shown_after_it_was_read_back_from_the_folder(drawn_up, tmp_path):
    signed = sign_case(drawn_up, tmp_path / "transferor.key", "open", tmp_path / "ledger.db", NOW)
    assert [signer.has_signed for signer in signed.signers] == [True, False, False]
    assert open_case(drawn_up.folder, tmp_path / "ledger.db") == signed


def test_the_certificate_of_a_stranger_is_no_signature(drawn_up, tmp_path):
    stranger = make_key(Person("stranger", "陌生人", "A stranger"))
    forged = {"transferor": certificate_pem(stranger.certificate)}
    update_case(replace(drawn_up.case, certificates=forged), drawn_up.folder)
    with pytest.raises(Refused) as refused:
        open_case(drawn_up.folder, tmp_path / "ledger.db")
    assert refused.value.sentence.id == "export.not_a_signer"


def test_a_certificate_without_its_signature_is_no_signature(drawn_up, tmp_path):
    signed = sign_case(drawn_up, tmp_path / "transferor.key", "open", tmp_path / "ledger.db", NOW)
    update_case(replace(signed.case, envelope=drawn_up.case.envelope), drawn_up.folder)
    with pytest.raises(Refused) as refused:
        open_case(drawn_up.folder, tmp_path / "ledger.db")
    assert refused.value.sentence.id == "sealing.not_signed"
