"""5  Draw up: the text of the bargain, from the transfer and its assessment, in whole cubic metres and fen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fenshui.basin import Basin
from fenshui.basin.cells import is_id
from fenshui.desk.basin_hash import folder_sha256
from fenshui.desk.case import Case, new_case
from fenshui.export import evidence
from fenshui.export.agreement import ROLES, USES, check_agreement
from fenshui.export.drawing_svg import drawing_svg
from fenshui.export.impact_map import impact_map
from fenshui.export.names_said import right_names, section_names
from fenshui.export.pdf import agreement_pdf
from fenshui.export.tables import json_text
from fenshui.export.transfer_terms import transfer_terms
from fenshui.impact import Assessment, impact_json
from fenshui.negotiation.holders import check_two_holders, holders_of
from fenshui.rules import RuleAnswer, broken_rules, check_rules, rules_json
from fenshui.sealing.canonical import canonical_bytes
from fenshui.sealing.certificate import Person
from fenshui.sealing.signer import sha256_hex
from fenshui.transfer import Transfer
from fenshui.units import hm3_from_m3, whole_m3_from_hm3
from fenshui.words import Refused, sentence

Both = Mapping[str, str]
"""The same words in both languages: `zh` and `en`."""

_WORST_HIT = 5
_TO_SPEAK_OF = 0.02
"""A change of a section below this share of the volume goes without saying in the text; impact.json has them all."""


@dataclass(frozen=True)
class Party:
    """Somebody who signs, and the fingerprint of the key it signs with."""

    person: Person
    key: str


@dataclass(frozen=True)
class Negotiated:
    """The negotiation an agreement came from: the case, SHA-256 of its opening and of the act that approved it, and
    the ids of all agreements that came of it; of several none takes effect without the others.
    """

    case: str
    case_sha256: str
    approval_sha256: str
    agreements: tuple[str, ...]


@dataclass(frozen=True)
class Dealings:
    """What the parties agreed beyond the transfer: who they are, by when they sign, what else they promise."""

    id: str
    made: date
    sign_by: date
    parties: Mapping[str, Party]
    clauses: Sequence[Both]
    authority_statement: Both
    negotiated: Negotiated | None = None


def draw_up(basin: Basin, folder: Path, transfer: Transfer, assessment: Assessment, dealings: Dealings) -> Case:
    """The case of a deal: its text, the assessment it names by hash, the map, and the paper, signed by nobody yet.

    `folder` is the basin's; a transfer of a package is assessed together with the others. Raises `Refused` where a
    rule is broken, a party does not hold the right it trades, the number is none, a value cannot be signed, or what
    is signed would be too large to be verified.
    """
    if not is_id(dealings.id):  # no ledger would take it once everybody has signed
        raise Refused("desk.no_agreement_id", found=dealings.id)
    together = len(dealings.negotiated.agreements) if dealings.negotiated else 1
    if assessment.basin is not basin:
        raise Refused("export.other_basin", transfer=transfer.id)
    if transfer not in assessment.transfers or len(assessment.transfers) != together:
        raise Refused("export.other_assessment", transfer=transfer.id)
    _check_parties(basin, transfer, dealings)
    answers = check_rules(assessment)
    _check_rules(transfer, answers)
    impact = impact_json(assessment, rules_json(answers))
    said, svg = json_text(impact).encode("utf-8"), drawing_svg(impact_map(assessment))
    evidence.check_sizes({evidence.IMPACT: said, evidence.IMPACT_MAP: svg})  # before a paper is drawn of them
    text = canonical_bytes(make_agreement(basin, folder_sha256(folder), transfer, impact, said, svg, dealings))
    return new_case(text, said, svg, agreement_pdf(text, svg, evidence.verify_script()))


def make_agreement(
    basin: Basin, basin_sha256: str, transfer: Transfer, impact: Mapping[str, Any], impact_bytes: bytes, map_svg: bytes,
    dealings: Dealings,
) -> dict[str, Any]:  # fmt: skip
    """The text of a bargain as the dictionary that is signed: whole numbers and strings only."""
    parties = [_party(role, dealings.parties[role]) for role in ROLES]
    agreement = {
        "v": 1,
        "kind": "agreement",
        "id": dealings.id,
        "made": dealings.made.isoformat(),
        "sign_by": dealings.sign_by.isoformat(),
        "basin": {"name_zh": basin.settings.name_zh, "name_en": basin.settings.name_en, "sha256": basin_sha256},
        "transfer": transfer_terms(transfer),
        "parties": parties,
        "required_signers": {party["role"]: party["key"] for party in parties},
        "impact": {
            "sha256": sha256_hex(impact_bytes),
            "map_sha256": sha256_hex(map_svg),
            "verdict": impact["verdict"],
            "paper_water_m3": impact["paper_water_m3"],
            "uses": {use: _use(basin, impact, use) for use in USES},
        },
        "authority_statement": dict(dealings.authority_statement),
        "clauses": [dict(clause) for clause in dealings.clauses],
        **_package(dealings.negotiated),
    }
    check_agreement(agreement)
    return agreement


def _package(negotiated: Negotiated | None) -> dict[str, Any]:
    if negotiated is None:
        return {}
    return {"package": {**vars(negotiated), "agreements": list(negotiated.agreements)}}


def _party(role: str, party: Party) -> dict[str, str]:
    person = party.person
    names = {"holder": person.holder, "name_zh": person.name_zh, "name_en": person.name_en}
    return {"role": role, **names, "key": party.key}


def _check_parties(basin: Basin, transfer: Transfer, dealings: Dealings) -> None:
    """Nobody sells or buys for somebody else, or deals with itself: each signs for the holder of the right."""
    check_two_holders(basin, transfer)
    for role, holder in holders_of(basin, transfer).items():
        found = dealings.parties[role].person.holder
        if found != holder:
            who = sentence(f"statement.role.{role}")
            raise Refused("export.other_holder", role=who, found=found, expected=holder)


def _check_rules(transfer: Transfer, answers: Sequence[RuleAnswer]) -> None:
    broken = broken_rules(answers)
    if broken:
        first = broken[0]
        raise Refused("rule.broken", transfer=transfer.id, count=len(broken), rule=first.id, title=first.title)


def _use(basin: Basin, impact: Mapping[str, Any], use: str) -> dict[str, Any]:
    """What one baseline says of the sections, and of the third parties it hits hardest."""
    named, hit = _named_sections(impact), _hit_hardest(impact)
    third_parties = [row for row in impact["third_parties"] if row["use"] == use and row["right"] in hit]
    sections = [row for row in impact["sections"] if row["use"] == use and row["node"] in named]
    return {
        "third_parties": [_third_party(basin, row) for row in third_parties],
        "sections": [_section(basin, row) for row in sections],
    }


def _hit_hardest(impact: Mapping[str, Any]) -> set[str]:
    """The rights that lose most under either baseline; both figures of each are stated."""
    found: set[str] = set()
    for use in USES:
        rows = [row for row in impact["third_parties"] if row["use"] == use]
        hurt = [row["right"] for row in rows if whole_m3_from_hm3(row["injury_hm3_per_year"]) > 0]
        found.update(hurt[:_WORST_HIT])
    return found


def _named_sections(impact: Mapping[str, Any]) -> set[str]:
    """The sections the text names: those somebody guarantees, and those whose flow changes to speak of."""
    volume_hm3 = hm3_from_m3(sum(transfer["volume_m3"] for transfer in impact["transfers"]))
    rows = impact["sections"]
    moved = {row["node"] for row in rows if abs(row["mean_change_hm3_per_year"]) >= _TO_SPEAK_OF * volume_hm3}
    return moved | {row["node"] for row in rows if row["guarantor"]}


def _section(basin: Basin, row: Mapping[str, Any]) -> dict[str, Any]:
    chinese, english = section_names(basin, row["node"])
    return {
        "node": row["node"],
        "name_zh": chinese,
        "name_en": english,
        "mean_change_m3_per_year": whole_m3_from_hm3(row["mean_change_hm3_per_year"]),
    }


def _third_party(basin: Basin, row: Mapping[str, Any]) -> dict[str, Any]:
    chinese, english = right_names(basin, row["right"])
    return {
        "right": row["right"],
        "name_zh": chinese,
        "name_en": english,
        "injury_m3_per_year": whole_m3_from_hm3(row["injury_hm3_per_year"]),
    }
