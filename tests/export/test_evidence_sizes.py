"""What is signed and recorded is never larger than what is read to verify it."""

from dataclasses import replace

import pytest
from deals import IMPACT, NOW, keys, new_ledger, signed_case, unsigned_case
from fenshui.basin import read_basin
from fenshui.desk.approval import approve
from fenshui.desk.case import case_files, new_case
from fenshui.desk.case_reading import LARGEST_CASE
from fenshui.desk.negotiating import kept_report, report_file
from fenshui.desk.recording import record
from fenshui.desk.signing import sign
from fenshui.export.bundle import lying_in
from fenshui.export.evidence import EVIDENCE, GUIDE, PAPER, ROOM_TO_SIGN, check_sizes, most_bytes
from fenshui.places import sample_basin
from fenshui.sealing.signer import sha256_hex
from fenshui.words import LANGUAGES, Refused, say
from table_of_three import offered


def refused(act, *given):
    with pytest.raises(Refused) as found:
        act(*given)
    return found.value.sentence


@pytest.mark.parametrize("name", EVIDENCE)
def test_a_file_may_be_as_large_as_is_read_and_no_byte_larger(name):
    most = most_bytes(name)
    check_sizes({name: bytes(most)})
    said = refused(check_sizes, {name: bytes(most + 1)})
    assert (said.id, said.values["file"]) == ("export.larger_than_read", name)
    assert refused(check_sizes, {name: bytes(most - 9)}, 10).id == said.id


def test_a_file_as_large_as_the_writer_allows_is_read_and_one_larger_is_not(tmp_path):
    guide = tmp_path / GUIDE
    guide.write_bytes(bytes(most_bytes(GUIDE)))
    assert len(lying_in(tmp_path).files[GUIDE]) == most_bytes(GUIDE)
    guide.write_bytes(bytes(most_bytes(GUIDE) + 1))
    assert refused(lying_in, tmp_path).id == "sealing.file_too_large"


def test_a_paper_without_room_for_its_signatures_is_refused_before_anybody_signs_in_a_line():
    case = unsigned_case()
    said = refused(new_case, case.agreement, IMPACT, case.impact_map, bytes(most_bytes(PAPER) - ROOM_TO_SIGN + 1))
    assert say(said, "en") == (
        "agreement.pdf: would have 268,435,457 bytes in the end, and whoever verifies it reads at most 268,435,456; "
        "nothing was signed or recorded"
    )
    assert all("268,435,457" in say(said, language) for language in LANGUAGES)


def test_three_signatures_make_no_file_larger_by_more_than_the_room_that_is_kept_for_them():
    unsigned, signed = case_files(unsigned_case()), case_files(signed_case())
    grown = {name: len(signed[name]) - len(content) for name, content in unsigned.items()}
    assert grown[PAPER] > 0 and max(grown.values()) < ROOM_TO_SIGN // 2


def test_what_could_not_be_verified_is_neither_signed_nor_approved_nor_recorded(tmp_path):
    heavy, key = {"guide": bytes(most_bytes(GUIDE) + 1)}, keys()
    assert refused(sign, replace(unsigned_case(), **heavy), key["transferor"], NOW).id == "export.larger_than_read"
    parties = sign(sign(unsigned_case(), key["transferor"], NOW), key["transferee"], NOW)
    assert refused(approve, replace(parties, **heavy), key["authority"], NOW).id == "export.larger_than_read"
    with new_ledger(tmp_path) as ledger:
        before = ledger.entries()
        said = refused(record, ledger, replace(signed_case(), **heavy), key["log"], NOW)
        assert said.id == "export.larger_than_read" and ledger.entries() == before


def test_the_report_beside_a_case_may_be_as_large_as_that_of_an_agreement(tmp_path):
    report = b'{"verdict": "' + b"x" * LARGEST_CASE + b'"}'
    terms = replace(offered().terms, impact_sha256=sha256_hex(report))
    where = report_file(tmp_path / "a.case", terms.impact_sha256)
    where.parent.mkdir()
    where.write_bytes(report)
    basin = read_basin(sample_basin("two_farms")).basin
    assert len(kept_report(tmp_path / "a.case", basin, terms)["verdict"]) == LARGEST_CASE
