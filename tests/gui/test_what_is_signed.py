"""What you see is what you sign: every field of the signed bytes is on the signing screen and on the paper."""

import copy
import html
import re
import subprocess

from deals import agreement, impact_map
from fenshui.export.agreement import OBJECTS, VERDICTS, check_agreement
from fenshui.export.drawing_svg import drawing_svg
from fenshui.export.pdf import agreement_pdf
from fenshui.export.statement import statement
from fenshui.gui.wording.language import speak
from fenshui.gui.wording.statement_text import statement_html
from fenshui.sealing.canonical import canonical_bytes
from fenshui.words import LANGUAGES, say
from figures import note_figures

OTHERS = {
    "consumption": "diversion",
    "as-used": [400_000, 600_000],
    "regional-surplus": OBJECTS[1],
    "mitigable": VERDICTS[0],
}
PACKAGE = {
    "case": "quarrel",
    "case_sha256": "cd" * 32,
    "approval_sha256": "ef" * 32,
    "agreements": ["aba-ningdong-2023", "gannan-ningdong-2023"],
}
FIXED = {"v", "kind", "role"}
"""They say what the document is and which party is spoken of: no other value is allowed there."""


def is_for_programs(path):
    """Left out: ids beside names that are shown, hashes that programs compare, and a place named again for the second
    baseline, whose name is shown once."""
    again = path[:4] == ("impact", "uses", "actual", "sections") and path[-1].startswith("name_")
    ids = path[0] == "impact" and path[-1] in ("node", "right", "map_sha256")
    return again or ids or path in (("transfer", "id"), ("basin", "sha256"))


def leaves(value, path=()):
    """Every value in a document with the keys that lead to it."""
    if isinstance(value, dict | list) and value:
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    elif not isinstance(value, dict | list):
        yield path, value


def changed(document, path):
    """The document with another value there (a fingerprint, an agreement's id: wherever it stands)."""
    old = dict(leaves(document))[path]
    new = copy.deepcopy(document)
    places = [one for one, value in leaves(document) if value == old] if is_repeated(old) else [path]
    for *way, last in places:
        inside = new
        for key in way:
            inside = inside[key]
        inside[last] = other_than(old)
    check_agreement(new)
    return new


def other_than(old):
    if isinstance(old, int):
        return old + 10_000
    if old in OTHERS:
        return OTHERS[old]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", old):
        return f"2031{old[4:]}"
    return ("1" if old[0] == "0" else "0") + old[1:] if is_hash(old) else old + "甲"


def is_repeated(value):
    return is_hash(value) or value in PACKAGE["agreements"]


def is_hash(value):
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None


def squeezed(text):
    return re.sub(r"\s", "", text)


def on_screen(text, application):
    """What the signing screen shows, in one language after the other."""
    shown = ""
    for language in LANGUAGES:
        speak(application, language)
        shown += squeezed(html.unescape(re.sub("<[^>]+>", "", statement_html(statement(text)))))
    return shown


def on_paper(text, path):
    path.write_bytes(agreement_pdf(text, drawing_svg(impact_map()), b"x"))
    return squeezed(subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode())


def cells(text):
    """All that the statement says, in both languages."""
    parts = statement(text)
    said = [part.title for part in parts] + [head for part in parts for head in part.heads]
    said += [one for part in parts for row in part.rows for one in (row.label, *row.cells)]
    return [squeezed(say(one, language)) for one in said for language in LANGUAGES]


def test_every_field_of_the_signed_bytes_is_on_the_screen_and_on_the_paper(qapp, tmp_path, record_property):
    document = agreement(package=PACKAGE)
    before = canonical_bytes(document)
    shown = on_screen(before, qapp)
    paper = on_paper(before, tmp_path / "agreement.pdf")
    assert all(cell in paper and cell in shown for cell in cells(before))
    unseen, seen = [], 0
    for path, _ in leaves(document):
        if path[-1] in FIXED or is_for_programs(path):
            continue
        after = canonical_bytes(changed(document, path))
        differs = [cell for cell in cells(after) if cell not in cells(before)]
        shown = on_screen(after, qapp)
        seen += bool(differs)
        unseen += [] if differs and all(cell in shown for cell in differs) else [path]
    speak(qapp, "en")
    note_figures(record_property, "fields of the signed bytes", on_screen_and_paper=seen, unseen=len(unseen))
    assert unseen == [] and seen > 50
