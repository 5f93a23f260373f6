"""The agreement on paper, looked at by programs of other people."""

import re
import subprocess
import sys
import unicodedata
from io import BytesIO

import pytest
from deals import IMPACT, NOW, PEOPLE, agreement, impact_map, keys, signed_case, unsigned_case
from fenshui.export.drawing import Drawing, Words
from fenshui.export.drawing_svg import drawing_svg
from fenshui.export.pdf import agreement_pdf
from fenshui.export.signed_pdf import sign_pdf
from fenshui.export.statement import statement
from fenshui.export.verify_pdf import verify_pdf
from fenshui.sealing.canonical import canonical_bytes
from fenshui.sealing.signer import sha256_hex
from fenshui.words import Refused, say
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedValueSpec

SIGNERS = {role: key.public.fingerprint for role, key in keys().items() if role != "log"}


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    path = tmp_path_factory.mktemp("paper") / "agreement.pdf"
    path.write_bytes(signed_case().paper)
    return path


def said_by(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    return done.stdout + done.stderr


def squeezed(text):
    return re.sub(r"\s", "", text)


def findings(pdf, signers=SIGNERS, text=None, sha256=None):
    return [
        one.id.removeprefix("export.") for one in verify_pdf(pdf, signers, text or unsigned_case().agreement, sha256)
    ]


def test_three_signatures_are_valid_and_the_last_covers_the_whole_document(paper):
    said = said_by("pdfsig", str(paper))
    assert said.count("Signature Validation: Signature is Valid.") == 3
    assert re.findall(r"Field Name: (\S+)", said) == [f"{role}-signature" for role in PEOPLE]
    assert said.count("Not total document signed") == 2
    assert said.rindex("Total document signed") > said.index("Signature #3")
    assert said.count("ETSI.CAdES.detached") == 3


def test_openssl_verifies_each_signature_over_just_the_bytes_it_covers(paper, tmp_path):
    pdf = paper.read_bytes()
    ranges = [tuple(map(int, found)) for found in re.findall(rb"/ByteRange ?\[ ?(\d+) (\d+) (\d+) (\d+)", pdf)]
    assert len(ranges) == 3 and ranges[-1][2] + ranges[-1][3] == len(pdf)
    for role, (start, length, second, rest) in zip(PEOPLE, ranges, strict=True):
        seal = bytes.fromhex(pdf[start + length + 1 : second - 1].decode())
        (tmp_path / "seal.der").write_bytes(seal)
        (tmp_path / "signed").write_bytes(pdf[start : start + length] + pdf[second : second + rest])
        (tmp_path / "certificate.pem").write_bytes(signed_case().certificates[role])
        words = ("openssl", "cms", "-verify", "-inform", "DER", "-in", tmp_path / "seal.der", "-content",
                 tmp_path / "signed", "-binary", "-noverify", "-nointern", "-certfile", tmp_path / "certificate.pem",
                 "-out", tmp_path / "out")  # fmt: skip
        assert "successful" in said_by(*map(str, words)), role
        with (tmp_path / "signed").open("ab") as more:
            more.write(b" ")
        assert "successful" not in said_by(*map(str, words)), role


def test_the_file_has_no_fault(paper):
    said = said_by("qpdf", "--check", str(paper))
    assert "No syntax or stream encoding errors found" in said and "WARNING" not in said


def test_every_line_that_is_signed_is_on_the_paper_in_both_languages_character_for_character(paper):
    printed = squeezed(said_by("pdftotext", "-raw", str(paper), "-"))
    for part in statement(unsigned_case().agreement):
        for row in part.rows:
            for language in ("zh_CN", "en"):
                assert all(squeezed(piece) in printed for piece in say(row.label, language).split())
                for cell in row.cells:
                    assert squeezed(say(cell, language)) in printed, say(cell, language)


def test_the_paper_names_the_script_and_the_text_by_their_hashes(paper):
    printed = squeezed(said_by("pdftotext", "-raw", str(paper), "-"))
    assert sha256_hex(signed_case().verify_script) in printed
    assert sha256_hex(signed_case().agreement) in printed


def test_the_signed_text_is_attached(paper, tmp_path):
    subprocess.run(["pdfdetach", "-saveall", "-o", str(tmp_path), str(paper)], check=True)
    assert (tmp_path / "agreement.json").read_bytes() == signed_case().agreement


def test_a_character_without_a_shape_stops_the_export_and_is_named():
    rare = agreement(basin={"name_zh": "黄河\U00020bb7", "name_en": "Yellow River", "sha256": "ab" * 32})
    with pytest.raises(Refused) as refused:
        agreement_pdf(canonical_bytes(rare), drawing_svg(impact_map()), b"x")
    assert refused.value.sentence.id == "export.no_glyph"
    assert refused.value.sentence.values["code"] == "U+20BB7"


def test_another_map_than_the_one_agreed_is_not_printed():
    other = Drawing(10, 10, (Words(0, 0, "x", 5),))
    assert drawing_svg(other) != drawing_svg(impact_map())
    with pytest.raises(Refused, match="other_map"):
        agreement_pdf(unsigned_case().agreement, drawing_svg(other), b"x")


def test_a_long_agreement_goes_over_many_pages_and_loses_nothing(tmp_path):
    clauses = [
        {"zh": f"第{number}项约定，" + "水权转让" * 40, "en": f"provision {number} " * 20} for number in range(40)
    ]
    text = canonical_bytes(agreement(clauses=clauses))
    path = tmp_path / "long.pdf"
    path.write_bytes(agreement_pdf(text, drawing_svg(impact_map()), b"x"))
    printed = squeezed(said_by("pdftotext", "-raw", str(path), "-"))
    assert int(re.search(r"Pages:\s+(\d+)", said_by("pdfinfo", str(path)))[1]) > 6
    assert all(f"第{number}项约定" in printed for number in range(40))


def test_our_own_look_finds_nothing_wrong_with_a_whole_paper():
    assert findings(signed_case().paper, sha256=sha256_hex(signed_case().paper)) == []


def test_anything_appended_after_the_last_signature_is_found():
    assert findings(signed_case().paper + b"\n") == ["pdf_not_whole"]
    assert findings(signed_case().paper, sha256="00" * 32) == ["pdf_other_hash"]


def test_a_page_replaced_after_signing_is_found_though_its_signatures_stay_valid(tmp_path):
    writer = IncrementalPdfFileWriter(BytesIO(signed_case().paper))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b""))
    writer.update_container(page)
    changed = BytesIO()
    writer.write(changed)
    (tmp_path / "changed.pdf").write_bytes(changed.getvalue())
    assert said_by("pdfsig", str(tmp_path / "changed.pdf")).count("Signature is Valid") == 3
    assert "pdf_not_whole" in findings(changed.getvalue())


def test_a_missing_signature_another_order_or_another_key_is_found():
    paper = unsigned_case().paper
    assert findings(paper) == ["pdf_other_roles"]
    key = keys()["transferee"]
    first = sign_pdf(paper, "transferee", key.person, key, key.certificate, NOW)
    assert findings(first) == ["pdf_other_roles"]
    assert findings(first, {"transferee": SIGNERS["transferee"]}) == []
    assert findings(first, {"transferee": SIGNERS["transferor"]}) == ["pdf_other_key"]


def test_nobody_signs_the_same_field_twice():
    key = keys()["transferor"]
    with pytest.raises(Refused, match="pdf_cannot_sign"):
        sign_pdf(signed_case().paper, "transferor", key.person, key, key.certificate, NOW)
    with pytest.raises(Refused, match="pdf_cannot_sign"):
        sign_pdf(b"%PDF-1.4 nothing", "transferor", key.person, key, key.certificate, NOW)


def test_another_text_than_the_one_attached_is_found():
    assert findings(signed_case().paper, text=IMPACT) == ["pdf_other_text"]


def test_no_damage_makes_it_stumble():
    paper = signed_case().paper
    for at in range(0, len(paper), len(paper) // 15):
        assert findings(paper[:at] + bytes([paper[at] ^ 1]) + paper[at + 1 :]) != []
    assert findings(b"") == ["pdf_unreadable"] and findings(paper[: len(paper) // 2]) != []


def test_the_characters_of_the_sample_are_worth_the_test():
    printed = {
        c for one in statement(unsigned_case().agreement) for row in one.rows for c in say(row.cells[0], "zh_CN")
    }
    assert sum(unicodedata.category(character) == "Lo" for character in printed) > 100


def with_field(paper, name, value):
    """A paper whose first field says something more, as another program could write it."""
    writer = IncrementalPdfFileWriter(BytesIO(paper))
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    field[name] = value
    writer.update_container(field)
    foreign = BytesIO()
    writer.write(foreign)
    return foreign.getvalue()


def test_a_paper_that_wants_a_time_stamp_of_a_server_is_refused_and_no_server_asked():
    """The library would call any address that a foreign file names."""
    wanted = SigSeedValueSpec(timestamp_server_url="http://127.0.0.1:9/stamp", timestamp_required=True)
    foreign = with_field(unsigned_case().paper, "/SV", wanted.as_pdf_object())
    key = keys()["transferor"]
    with pytest.raises(Refused, match="pdf_asks_network"):
        sign_pdf(foreign, "transferor", key.person, key, key.certificate, NOW)


def seed(name, value, must=0):
    return generic.DictionaryObject({name: value, "/Ff": generic.NumberObject(must)})


FOREIGN_FIELDS = (
    ("/SV", generic.NumberObject(3)),
    ("/SV", seed("/TimeStamp", generic.NumberObject(3))),
    ("/SV", seed("/SubFilter", generic.ArrayObject([generic.NameObject("/other")]), 2)),
    ("/SV", seed("/Cert", seed("/Subject", generic.ArrayObject([generic.pdf_string("xx")]), 1))),
    ("/Rect", generic.ArrayObject([generic.NumberObject(1)])),
    ("/Lock", generic.NumberObject(1)),
    ("/FT", generic.NameObject("/Tx")),
)


@pytest.mark.parametrize(("name", "value"), FOREIGN_FIELDS)
def test_a_field_of_another_make_is_not_signed_which_is_told_in_a_line(name, value):
    foreign, key = with_field(unsigned_case().paper, name, value), keys()["transferor"]
    with pytest.raises(Refused, match="pdf_cannot_sign") as refused:
        sign_pdf(foreign, "transferor", key.person, key, key.certificate, NOW)
    assert "\n" not in say(refused.value.sentence, "en")


def test_a_signed_paper_that_asks_what_the_library_does_not_support_is_no_paper_of_ours():
    asked = seed("/SubFilter", generic.ArrayObject([generic.NameObject("/other")]), 2)
    foreign = with_field(signed_case().paper, "/SV", asked)
    (finding,) = verify_pdf(foreign, SIGNERS, signed_case().agreement, None)
    assert finding.id == "export.pdf_unreadable"


def test_signing_and_verifying_load_nothing_that_asks_a_network():
    loading = "import sys, fenshui.export.signed_pdf, fenshui.export.verify_pdf"
    clients = "print([name for name in ('aiohttp', 'requests', 'urllib3') if name in sys.modules])"
    assert said_by(sys.executable, "-c", f"{loading}; {clients}").strip() == "[]"
