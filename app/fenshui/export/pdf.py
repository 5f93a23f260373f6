"""The agreement on paper: drawn from the bytes that are signed, bilingual, with room for the signatures."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from fenshui.export.agreement import ROLES, party_of, read_agreement
from fenshui.export.drawing import Drawing
from fenshui.export.drawing_pdf import put_drawing
from fenshui.export.paper import (
    BLUE,
    BODY,
    BODY_EN,
    BOTTOM,
    HASH,
    LABEL,
    LABEL_EN,
    LEFT,
    PALE,
    RIGHT,
    SMALL,
    TOP,
    WIDTH,
    Paper,
    typefaces_let_go,
)
from fenshui.export.paper_parts import ATTACHED, MADE_BY
from fenshui.export.part_layout import BY_USE, ONE_CELL, PARTIES, PROSE, put_heading, put_part, put_title
from fenshui.export.signature_boxes import BOX_HEIGHT, BOX_TOPS, FIELD_LEFT, add_fields
from fenshui.export.statement import Part, statement
from fenshui.export.svg_drawing import read_drawing
from fenshui.sealing.fingerprint import spoken_fingerprint
from fenshui.words import Refused, Sentence, say, sentence

_LAYOUTS = {"parties": PARTIES, "sections": BY_USE, "third_parties": BY_USE, "clauses": PROSE, "authority": PROSE}

_ROUND_MAP, _SMALLEST_MAP, _LARGEST_MAP = 22.0, 150.0, 215.0
"""Heading and caption round the map, and its height, in mm."""


@lru_cache(maxsize=2)  # who draws a paper up compares it when it is signed, and again when it is recorded
def agreement_pdf(agreement: bytes, map_svg: bytes, verify_script: bytes) -> bytes:
    """The agreement as a PDF with three empty signature fields and the signed text attached.

    It is drawn from the bytes that a case keeps and from nothing else, so that everybody who has them can draw it
    again. Raises `Refused` for a map that is not the one the agreement names, or a character no typeface has.
    """
    text = read_agreement(agreement)
    if hashlib.sha256(map_svg).hexdigest() != text["impact"]["map_sha256"]:
        raise Refused("export.other_map")
    made = datetime.fromisoformat(text["made"]).replace(tzinfo=UTC)
    sha256 = hashlib.sha256(agreement).hexdigest()
    paper = Paper(text["id"], f"SHA-256 {sha256[:32]}", made)
    with typefaces_let_go(paper):
        _put_everything(paper, agreement, text, read_drawing(map_svg), verify_script)
        paper.embed_file(
            bytes=agreement,
            basename=ATTACHED,
            mime_type="application/json",
            modification_date=made,
            associated_file_relationship="SOURCE",
        )
        return add_fields(bytes(paper.output()), paper.page_no())


def _put_everything(
    paper: Paper, agreement: bytes, text: Mapping[str, Any], impact_map: Drawing, verify_script: bytes
) -> None:
    paper.set_title(f"水权转让协议 Water right transfer agreement {text['id']}")
    paper.set_lang("zh-CN")
    paper.set_producer(MADE_BY)
    parts = statement(agreement)
    _put_parts(paper, parts)
    _put_map(paper, len(parts), impact_map, text["impact"]["map_sha256"])
    _put_signatures(paper, len(parts) + 1, text)
    _put_verification(paper, hashlib.sha256(agreement).hexdigest(), verify_script)


def _put_parts(paper: Paper, parts: tuple[Part, ...]) -> None:
    paper.add_page()
    put_title(paper, parts[0])
    for number, part in enumerate(parts[1:], 1):
        put_part(paper, number, part, _LAYOUTS.get(part.name, ONE_CELL))


def _put_map(paper: Paper, number: int, impact_map: Drawing, sha256: str) -> None:
    """The impact map as large as what is left of the page allows, or a new page, with its caption."""
    room = BOTTOM - paper.y - _ROUND_MAP
    height = min(WIDTH * impact_map.height / impact_map.width, room if room >= _SMALLEST_MAP else _LARGEST_MAP)
    width = height * impact_map.width / impact_map.height
    paper.room_for(height + _ROUND_MAP)
    put_heading(paper, number, sentence("export.map"))
    left, top = LEFT + (WIDTH - width) / 2, paper.y + 4
    end = put_drawing(paper, impact_map, left, top, width)
    paper.set_draw_color(PALE)
    paper.set_line_width(0.2)
    paper.rect(left, top, width, end - top)
    caption = paper.set_in(WIDTH, f"impact-map.svg    SHA-256 {sha256}", SMALL)
    paper.set_y(paper.put_lines(LEFT, end + 2, caption) + 6)


def _put_signatures(paper: Paper, number: int, text: Mapping[str, Any]) -> None:
    """A page of its own with a box for everybody who signs, in the order in which the paper travels."""
    paper.add_page()
    paper.set_y(TOP - 2)
    put_heading(paper, number, sentence("export.signatures"))
    intro = paper.in_both(WIDTH, sentence("export.what_is_signed"), LABEL, LABEL_EN)
    paper.put_lines(LEFT, paper.y + 2, intro)
    for role, top in zip(ROLES, BOX_TOPS, strict=True):
        _put_box(paper, text, role, top)


def _put_box(paper: Paper, text: Mapping[str, Any], role: str, top: float) -> None:
    party = party_of(text, role)
    paper.set_draw_color(BLUE)
    paper.set_line_width(0.3)
    paper.rect(LEFT, top, WIDTH, BOX_HEIGHT)
    paper.set_dash_pattern(dash=1, gap=1)
    paper.line(FIELD_LEFT - 1.5, top + 2, FIELD_LEFT - 1.5, top + BOX_HEIGHT - 2)
    paper.set_dash_pattern()
    width = FIELD_LEFT - LEFT - 10
    name = sentence("statement.in_both", zh=party["name_zh"], en=party["name_en"])
    key = f"{say(sentence('statement.key'), 'zh_CN')} {spoken_fingerprint(party['key'])}"
    lines = paper.in_both(width, sentence(f"statement.role.{role}"), LABEL, LABEL_EN)
    lines += paper.in_both(width, name, BODY, BODY_EN) + paper.set_in(width, key, SMALL)
    paper.put_lines(LEFT + 4, top + 3.5, lines)


def _put_verification(paper: Paper, sha256: str, verify_script: bytes) -> None:
    """How a stranger checks this, and the hash of the script that does it."""
    paper.set_y(BOX_TOPS[-1] + BOX_HEIGHT + 7)
    said = sentence("export.how_to_verify")
    y = paper.put_lines(LEFT, paper.y, paper.in_both(WIDTH, said, LABEL, LABEL_EN)) + 3
    hashes: tuple[tuple[Sentence, str], ...] = (
        (sentence("export.sha256_of", file=ATTACHED), sha256),
        (sentence("export.sha256_of", file="VERIFY.sh"), hashlib.sha256(verify_script).hexdigest()),
    )
    for label, value in hashes:
        paper.put(LEFT, y + 3, say(label, "en"), SMALL)
        paper.put(LEFT, y + 3, value, HASH, "R", RIGHT - LEFT)
        y += 5.5
