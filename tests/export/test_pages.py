"""Nobody signs a paper whose pages say anything else than the text that is signed."""

import subprocess
import sys
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from deals import (
    NOW,
    agreement,
    keys,
    new_ledger,
    once_signed_case,
    signed_case,
    twice_signed_case,
    unsigned_case,
)
from fenshui.desk.approval import approve
from fenshui.desk.case import case_files
from fenshui.desk.recording import record, register
from fenshui.desk.signing import sign
from fenshui.export.agreement import ROLES
from fenshui.export.bundle import bundle_files
from fenshui.export.evidence import LOG_KEY
from fenshui.export.pages import page_findings
from fenshui.export.paper_parts import FORM
from fenshui.export.pdf import agreement_pdf
from fenshui.export.signed_pdf import sign_pdf
from fenshui.export.verify_bundle import verify_bundle
from fenshui.ledger.entry import Draft
from fenshui.sealing.canonical import canonical_bytes
from fenshui.sealing.signer import sha256_hex
from fenshui.words import Refused, say
from hostile_papers import HOSTILE, changed, say_another_form, told_twice
from pyhanko.pdf_utils.reader import PdfFileReader


@cache
def hostile(name):
    """The paper nobody signed, with something done to it."""
    return changed(unsigned_case().paper, HOSTILE[name][0])


def shown(case, paper=None, is_recorded=False):
    return page_findings(paper or case.paper, case.agreement, case.impact_map, case.verify_script, is_recorded)


def told(findings):
    return [one.id.removeprefix("export.") for one in findings]


def signed_by_all(paper):
    """A paper as three keys sign it in a program that does not look at its pages."""
    for role in ("transferor", "transferee", "authority"):
        key = keys()[role]
        paper = sign_pdf(paper, role, key.person, key, key.certificate, NOW)
    return paper


def test_an_honest_paper_is_found_as_drawn_before_and_after_every_signature():
    for case in (unsigned_case(), once_signed_case(), twice_signed_case(), signed_case()):
        assert shown(case) == shown(case, is_recorded=True) == ()


@pytest.mark.parametrize("name", HOSTILE)
def test_the_first_party_does_not_sign_where(name):
    with pytest.raises(Refused) as refused:
        sign(replace(unsigned_case(), paper=hostile(name)), keys()["transferor"], NOW)
    assert refused.value.sentence.id == f"export.{HOSTILE[name][1]}"
    assert all("\n" not in say(refused.value.sentence, language) for language in ("en", "zh_CN"))


@pytest.mark.parametrize("name", HOSTILE)
def test_who_signs_next_does_not_where_after_the_first_signature(name):
    with pytest.raises(Refused, match=HOSTILE[name][1]):
        sign(
            replace(once_signed_case(), paper=changed(once_signed_case().paper, HOSTILE[name][0])),
            keys()["transferee"],
            NOW,
        )


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_reported_of_a_recorded_paper_that(name):
    assert told(shown(unsigned_case(), hostile(name), is_recorded=True)) == [HOSTILE[name][1]]


def test_the_authority_does_not_approve_a_paper_whose_pages_are_not_the_text():
    other = replace(twice_signed_case(), paper=changed(twice_signed_case().paper, HOSTILE["a figure is changed"][0]))
    with pytest.raises(Refused, match="page_says"):
        approve(other, keys()["authority"], NOW)


def test_the_line_names_the_page_what_was_found_and_what_was_expected():
    (finding,) = shown(unsigned_case(), hostile("a figure is changed"))
    found, expected = "0,500,000 m³（500 万m³）", "5,000,000 m³（500 万m³）"
    assert say(finding, "en") == (
        f"agreement.pdf, page 1: found “{found}”, expected “{expected}”, as the signed text has it"
    )
    assert say(finding, "zh_CN") == f"agreement.pdf 第 1 页：印有“{found}”，按所签文本应为“{expected}”"


def test_of_a_page_removed_the_first_other_page_is_named():
    (finding,) = shown(unsigned_case(), hostile("a page is removed"))
    assert finding.values == {"found": 3, "expected": 4, "page": 2}


def test_pages_of_another_agreement_with_the_honest_text_attached_are_found():
    """The plainest fraud: a whole paper of this program, drawn from a worse bargain."""
    text = unsigned_case().agreement
    worse = canonical_bytes({**agreement(), "transfer": {**agreement()["transfer"], "volume_m3": 6_000_000}})
    paper = agreement_pdf(worse, unsigned_case().impact_map, unsigned_case().verify_script)

    def attach(writer):
        file = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]
        stream = file["/EF"]["/F"]
        stream._data, stream._encoded_data = text, None
        writer.update_container(stream)

    (finding,) = shown(unsigned_case(), changed(paper, attach))
    assert finding.id == "export.page_says" and "6,000,000" in finding.values["found"]


@pytest.mark.parametrize("case", [unsigned_case, once_signed_case], ids=["nobody", "the first party"])
def test_a_paper_that_programs_read_in_two_ways_is_not_signed_after(case):
    """One object in two places of one table: what the signer's program compares is not what another shows."""
    paper = told_twice(case().paper)
    assert [say(one, "en").partition(",")[0] for one in shown(case(), paper)] == [
        "agreement.pdf: found something else at xref 4"
    ]
    assert told(shown(case(), changed(paper, say_another_form), is_recorded=True)) == ["document_unlike"]


def test_a_signature_that_the_case_does_not_know_of_is_not_signed_under():
    with pytest.raises(Refused, match="pdf_other_roles"):
        sign(replace(unsigned_case(), paper=once_signed_case().paper), keys()["transferor"], NOW)


def test_a_paper_of_another_form_is_not_signed_which_is_told_in_a_line():
    other = changed(unsigned_case().paper, say_another_form)
    with pytest.raises(Refused, match="paper_other_form") as refused:
        sign(replace(unsigned_case(), paper=other), keys()["transferor"], NOW)
    assert (refused.value.sentence.values["found"], refused.value.sentence.values["expected"]) == (1, 2)


def test_a_recorded_paper_of_another_form_is_searched_for_all_that_the_text_says():
    """Nobody hides behind a form: what is gone, or laid over, is found without drawing."""
    found = {
        name: told(shown(unsigned_case(), changed(hostile(name), say_another_form), is_recorded=True))
        for name in ("a page is removed", "a figure is changed", "an annotation covers a figure", "layers are declared")
    }
    assert list(found.values()) == [["page_lacks"], ["page_lacks"], ["page_covered"], ["document_unlike"]]
    assert shown(unsigned_case(), changed(unsigned_case().paper, say_another_form), is_recorded=True) == ()


def test_evidence_is_reported_that_a_desk_recorded_without_looking(tmp_path):
    name = "a figure is changed"
    case = replace(signed_case(), paper=signed_by_all(hostile(name)))
    with new_ledger(tmp_path) as ledger:
        with pytest.raises(Refused, match=HOSTILE[name][1]):
            record(ledger, case, keys()["log"], NOW)
        register(ledger, case, keys()["log"], NOW)
        files = {**case_files(case), LOG_KEY: ledger.state.log_key.pem()}
        named = {file: sha256_hex(content) for file, content in files.items()}
        posting = Draft("agreement_posted", {"agreement": agreement()["id"], "files": named})
        (entry,) = ledger.append([posting], NOW, keys()["log"], files.values())
        assert told(verify_bundle(bundle_files(ledger, entry.seq))) == [HOSTILE[name][1]]


PRINTED = {2: "34730bdd9f3f87db709b058d2daf2c7896992e920953db7b7d34b7d8ae663b04"}
"""Form -> SHA-256 of what stands on the pages of a paper whose keys are always the same."""


def test_whoever_changes_what_is_printed_or_where_takes_the_next_form():
    prints = {role: letter * 64 for role, letter in zip(ROLES, "abc", strict=True)}
    parties = [{**party, "key": prints[party["role"]]} for party in agreement()["parties"]]
    text = canonical_bytes(agreement(parties=parties, required_signers=prints))
    pages = PdfFileReader(BytesIO(agreement_pdf(text, unsigned_case().impact_map, b"x"))).root["/Pages"]["/Kids"]
    printed = b"".join(pages[place]["/Contents"].data for place in range(len(pages)))
    assert {FORM: sha256_hex(printed)} == PRINTED


def test_another_process_in_another_order_and_place_draws_the_same(tmp_path):
    """Whoever signs next sits at another machine; there nothing is remembered of how the paper was drawn."""
    case = unsigned_case()
    for name, content in (("text", case.agreement), ("map", case.impact_map), ("script", case.verify_script)):
        (tmp_path / name).write_bytes(content)
    (tmp_path / "paper").write_bytes(case.paper)
    compare = (
        "import sys; from pathlib import Path; from fenshui.export.pages import page_findings; "
        "print(page_findings(*(Path(sys.argv[1], name).read_bytes() for name in ('paper', 'text', 'map', 'script'))))"
    )
    elsewhere = {"PYTHONHASHSEED": "77", "TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "FENSHUI_LANG": "zh_CN"}
    words = (sys.executable, "-c", compare, str(tmp_path))
    assert subprocess.run(words, capture_output=True, text=True, env=elsewhere).stdout.strip() == "()"


def test_no_damage_makes_the_comparison_stumble():
    paper = signed_case().paper
    assert shown(signed_case(), b"x") != () and shown(signed_case(), paper[: len(paper) // 2]) != ()
    for at in range(0, len(paper), len(paper) // 15):
        shown(signed_case(), paper[:at] + bytes([paper[at] ^ 1]) + paper[at + 1 :])
