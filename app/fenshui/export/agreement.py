"""The text of a bargain as it is signed: which keys it has, and that all of them are there and no others."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from fenshui.sealing.canonical import parse_canonical
from fenshui.words import Refused

ROLES = ("transferor", "transferee", "authority")
"""Who signs, in the order in which the paper travels."""

USES = ("entitlement", "actual")
"""The two baselines: everybody uses what it may; everybody uses what it really uses."""

VERDICTS = ("none", "mitigable", "injury")
OBJECTS = ("regional-surplus", "plan-surplus", "saved-abstraction", "works-not-at-capacity", "irrigator")

Check = Callable[[Any], bool]

_HASH = re.compile(r"[0-9a-f]{64}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def read_agreement(data: bytes) -> dict[str, Any]:
    """The agreement in these signed bytes; raises `Refused` where a key is missing, unknown or of the wrong kind."""
    agreement = parse_canonical(data)
    check_agreement(agreement)
    return agreement


def check_agreement(agreement: Mapping[str, Any]) -> None:
    """Raise `Refused` unless these are the keys of an agreement, each with a value it can have."""
    _check(agreement, _AGREEMENT, "agreement", _AGREEMENT_MAY)
    _check(agreement["basin"], _BASIN, "basin")
    _check(agreement["transfer"], _TRANSFER, "transfer", _TRANSFER_MAY)
    _check(agreement["impact"], _IMPACT, "impact")
    _check(agreement["authority_statement"], _BOTH, "authority_statement")
    for clause in agreement["clauses"]:
        _check(clause, _BOTH, "clauses")
    for party in agreement["parties"]:
        _check(party, _PARTY, "parties")
    for use in USES:
        _check_use(agreement["impact"]["uses"].get(use), f"impact.uses.{use}")
    if "package" in agreement:
        _check_package(agreement)
    _check_roles(agreement)


def party_of(agreement: Mapping[str, Any], role: str) -> Mapping[str, Any]:
    """The party that has a role."""
    found: Mapping[str, Any] = next(party for party in agreement["parties"] if party["role"] == role)
    return found


def _check_package(agreement: Mapping[str, Any]) -> None:
    """The negotiation the agreement came from, and all agreements that came from it, this one among them, each once."""
    package = agreement["package"]
    _check(package, _PACKAGE, "package")
    names = package["agreements"]
    if not all(map(_text, names)) or agreement["id"] not in names or len(set(names)) < len(names):
        raise Refused("export.bad_agreement", where="package.agreements")


def _check_roles(agreement: Mapping[str, Any]) -> None:
    signers = {party["role"]: party["key"] for party in agreement["parties"]}
    if tuple(party["role"] for party in agreement["parties"]) != ROLES or agreement["required_signers"] != signers:
        raise Refused("export.bad_agreement", where="required_signers")


def _check_use(use: Any, where: str) -> None:
    _check(use, {"third_parties": _list, "sections": _list}, where)
    for row in use["third_parties"]:
        _check(row, _THIRD_PARTY, f"{where}.third_parties")
    for row in use["sections"]:
        _check(row, _SECTION, f"{where}.sections")


def _check(found: Any, wanted: Mapping[str, Check], where: str, may: Mapping[str, Check] | None = None) -> None:
    if not isinstance(found, dict):
        raise Refused("export.bad_agreement", where=where)
    for name in sorted(set(wanted) - set(found)):
        raise Refused("export.bad_agreement", where=f"{where}.{name}")
    for name, value in found.items():
        holds = wanted.get(name) or (may or {}).get(name)
        if holds is None or not holds(value):
            raise Refused("export.bad_agreement", where=f"{where}.{name}")


def _text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _whole(value: Any) -> bool:
    return type(value) is int


def _count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _hash(value: Any) -> bool:
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


def _date(value: Any) -> bool:
    return isinstance(value, str) and _DATE.fullmatch(value) is not None


def _object(value: Any) -> bool:
    return isinstance(value, dict)


def _list(value: Any) -> bool:
    return isinstance(value, list)


def _schedule(value: Any) -> bool:
    return value == "as-used" or _counts(value)


def _counts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_count, value))


def _one_of(*known: str | int) -> Check:
    return lambda value: value in known


_BOTH: dict[str, Check] = {"zh": _text, "en": _text}
_PLACE: dict[str, Check] = {"name_zh": _text, "name_en": _text}
_AGREEMENT: dict[str, Check] = {
    "v": _one_of(1),
    "kind": _one_of("agreement"),
    "id": _text,
    "made": _date,
    "sign_by": _date,
    "basin": _object,
    "transfer": _object,
    "parties": _list,
    "required_signers": _object,
    "impact": _object,
    "authority_statement": _object,
    "clauses": _list,
}
_AGREEMENT_MAY: dict[str, Check] = {"package": _object}
_PACKAGE: dict[str, Check] = {"case": _text, "case_sha256": _hash, "approval_sha256": _hash, "agreements": _list}
_BASIN: dict[str, Check] = {**_PLACE, "sha256": _hash}
_TRANSFER: dict[str, Check] = {
    "id": _text,
    "right": _text,
    "volume_m3": _count,
    "basis": _one_of("consumption", "diversion"),
    "exchange_rate_millionths": _count,
    "from": _date,
    "to": _date,
    "schedule": _schedule,
    "object": _one_of(*OBJECTS),
    "price_fen_per_m3": _count,
    "total_m3": _count,
    "total_fen": _count,
}
_TRANSFER_MAY: dict[str, Check] = {
    "to_right": _text,
    "to_node": _text,
    "to_holder": _text,
    "to_priority": _text,
    "to_consumption_ratio_millionths": _count,
    "conversion": _one_of("neutral", "same-diversion"),
    "release_from": _text,
    "release_litres_per_s": _counts,
}
_PARTY: dict[str, Check] = {**_PLACE, "role": _one_of(*ROLES), "holder": _text, "key": _hash}
_IMPACT: dict[str, Check] = {
    "sha256": _hash,
    "map_sha256": _hash,
    "verdict": _one_of(*VERDICTS),
    "paper_water_m3": _count,
    "uses": _object,
}
_THIRD_PARTY: dict[str, Check] = {**_PLACE, "right": _text, "injury_m3_per_year": _count}
_SECTION: dict[str, Check] = {**_PLACE, "node": _text, "mean_change_m3_per_year": _whole}
