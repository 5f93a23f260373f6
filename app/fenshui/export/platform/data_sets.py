"""A posted agreement as the six data sets of a trading platform: 公告, 变更, 主体, 申请, 成交, 备案."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fenshui.export.agreement import party_of
from fenshui.export.evidence import AGREEMENT
from fenshui.export.platform.codes import (
    BASIS_CODES,
    DATA_SETS,
    OBJECT_CODES,
    ROLE_CODES,
    VARIATION_CODES,
    VERDICT_CODES,
)
from fenshui.ledger.entry import Entry

Record = Mapping[str, str | int]
"""An item's name -> its value: text, a day or a time (ISO 8601, UTC), whole m³ or whole fen."""


@dataclass(frozen=True)
class Posted:
    """A posted agreement with every entry of the ledger that is about it, in their order."""

    agreement: Mapping[str, Any]
    posting: Entry
    entries: Sequence[Entry]

    @property
    def project(self) -> str:
        """What a platform calls the deal: the log and the number of its posting, which name nobody."""
        return f"{self.posting.log}#{self.posting.seq}"

    def time_of(self, kind: str, key: str = "") -> str:
        """When an entry of this kind was made, by this key where one is named; nothing where there is none."""
        found = (one for one in self.entries if one.kind == kind and key in ("", one.fields.get("by")))
        return next((one.time for one in found), "")


def data_sets(posted: Posted) -> dict[str, tuple[Record, ...]]:
    """The records of each data set by its name; an item without a value is left out."""
    made = {name: _MAKERS[name](posted) for name in DATA_SETS}
    return {
        name: tuple({item: value for item, value in record.items() if value != ""} for record in records)
        for name, records in made.items()
    }


def _notice(posted: Posted) -> list[Record]:
    agreement, transfer = posted.agreement, posted.agreement["transfer"]
    head = {"agreement": agreement["id"], "published": agreement["made"], "closes": agreement["sign_by"]}
    basin = {"basin_zh": agreement["basin"]["name_zh"], "basin_en": agreement["basin"]["name_en"]}
    return [{**head, **basin, **_what(transfer), "price_fen_per_m3": transfer["price_fen_per_m3"]}]


def _what(transfer: Mapping[str, Any]) -> dict[str, str | int]:
    """What is traded, by code, how much of it a year, and from when to when."""
    return {
        "object_code": OBJECT_CODES[transfer["object"]],
        "basis_code": BASIS_CODES[transfer["basis"]],
        "volume_m3_per_year": transfer["volume_m3"],
        "starts": transfer["from"],
        "ends": transfer["to"],
    }


def _variation(posted: Posted) -> list[Record]:
    later = [one for one in posted.entries if one.seq > posted.posting.seq and one.kind in VARIATION_CODES]
    return [
        {
            "entry": one.seq,
            "time": one.time,
            "variation_code": VARIATION_CODES[one.kind],
            "reason": one.fields.get("reason", ""),
            "system": one.fields.get("system", ""),
            "reference": one.fields.get("reference", ""),
        }
        for one in later
    ]


def _subject(posted: Posted) -> list[Record]:
    return [
        {
            "role_code": ROLE_CODES[party["role"]],
            "name_zh": party["name_zh"],
            "name_en": party["name_en"],
            "holder": party["holder"],
            "key_sha256": party["key"],
        }
        for party in posted.agreement["parties"]
    ]


def _application(posted: Posted) -> list[Record]:
    """What each party signed for: the giver with its right, the taker with its own or the place of a new one."""
    transfer = posted.agreement["transfer"]
    rights = {
        "transferor": {"right": transfer["right"]},
        "transferee": {"right": transfer.get("to_right", ""), "node": transfer.get("to_node", "")},
    }
    return [
        {
            "role_code": ROLE_CODES[role],
            "signed": posted.time_of("signature", party_of(posted.agreement, role)["key"]),
            **right,
            **_what(transfer),
        }
        for role, right in rights.items()
    ]


def _result(posted: Posted) -> list[Record]:
    transfer, impact = posted.agreement["transfer"], posted.agreement["impact"]
    return [
        {
            "concluded": posted.posting.time,
            **_what(transfer),
            "exchange_rate_millionths": transfer["exchange_rate_millionths"],
            "total_m3": transfer["total_m3"],
            "price_fen_per_m3": transfer["price_fen_per_m3"],
            "total_fen": transfer["total_fen"],
            "verdict_code": VERDICT_CODES[impact["verdict"]],
            "paper_water_m3": impact["paper_water_m3"],
        }
    ]


def _record(posted: Posted) -> list[Record]:
    authority, said = party_of(posted.agreement, "authority"), posted.agreement["authority_statement"]
    return [
        {
            "log": posted.posting.log,
            "entry": posted.posting.seq,
            "recorded": posted.posting.time,
            "approved": posted.time_of("approval"),
            "authority_zh": authority["name_zh"],
            "authority_en": authority["name_en"],
            "statement_zh": said["zh"],
            "statement_en": said["en"],
            "agreement_sha256": posted.posting.fields["files"][AGREEMENT],
            "impact_sha256": posted.agreement["impact"]["sha256"],
        }
    ]


_MAKERS: dict[str, Callable[[Posted], list[Record]]] = {
    "notice": _notice,
    "variation": _variation,
    "subject": _subject,
    "application": _application,
    "result": _result,
    "record": _record,
}
