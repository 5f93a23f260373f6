"""9  Register: titles from a basin, readings, pledges; each signed by those it concerns, evidence kept by hash."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from fenshui.basin import Basin
from fenshui.desk.basin_hash import basin_sha256
from fenshui.desk.book import open_book
from fenshui.ledger.entry import Entry
from fenshui.ledger.statement import jointly_stated
from fenshui.register.allotment import allotment
from fenshui.register.fields import PERMIT
from fenshui.register.fitting import cuts
from fenshui.register.overdrawn import check_may_be_granted, check_may_be_released
from fenshui.sealing.durable_file import read_bytes
from fenshui.sealing.signer import Signer, sha256_hex
from fenshui.words import Refused, Sentence, sentence

_LARGEST_EVIDENCE = 1 << 26


def allot(
    ledger: Path, basin: Basin, folder: Path, authority: Signer, log_key: Signer, now: datetime
) -> tuple[Entry, ...]:
    """Write the initial allotment of a basin, all of its titles or none: `Refused` at the first that is not free."""
    as_of = basin.settings.as_of or basin.settings.timeline.dates[0]
    since = min([as_of, *(right.valid_from for right in basin.rights if right.valid_from)]).isoformat()
    grants = allotment(basin, basin_sha256(folder), since)
    return _written(ledger, [("right_grant", fields) for fields in grants], (authority,), log_key, now)


def cuts_told(basin: Basin) -> tuple[Sentence, ...]:
    """Every title out of which more is permitted than it holds, and what the initial allotment grants instead."""
    return tuple(
        sentence(
            "register_verbs.cut", right=one.parent, permitted=f"{one.permitted_m3:,}", granted=f"{one.granted_m3:,}"
        )
        for one in cuts(basin)
    )


def register_entry(
    ledger: Path, kind: str, fields: Mapping[str, Any], signers: Sequence[Signer], log_key: Signer, now: datetime,
    evidence: Path | None = None, basin: Basin | None = None,
) -> Entry:  # fmt: skip
    """Write one entry of the register, signed by all it concerns; `evidence` is kept too, named by its hash.

    Raises `Refused` also for a sale out of the reserve without a price, which would be a release, and for a release to
    somebody who has to buy, as `basin` tells (R2).
    """
    if fields.get("operation") == "sell" and not fields.get("price_fen"):
        raise Refused("register.sale_needs_price", release=fields.get("release"))
    if fields.get("operation") == "release" and fields["holder"]:
        check_may_be_released(basin, fields["holder"])
    kept = () if evidence is None else (read_bytes(evidence, _LARGEST_EVIDENCE),)
    said = {**fields, "evidence": sha256_hex(kept[0])} if kept else dict(fields)
    return _written(ledger, [(kind, said)], signers, log_key, now, kept)[0]


def grant_right(
    ledger: Path, basin: Basin, said: Mapping[str, Any], signers: Sequence[Signer], log_key: Signer, now: datetime,
    evidence: Path | None = None,
) -> Entry:  # fmt: skip
    """Write a title after the initial allotment. Raises `Refused` where a new one would have to be bought instead.

    `said`: the fields of a title, its consumption ratio as a share, and of its permit the use, the number and the node.
    """
    holder = basin.holder_by_id.get(said["holder"])
    region = said["region"] or (holder.region if holder else "")
    check_may_be_granted(basin, region, said["use"])
    permit = dict.fromkeys(sorted(PERMIT), "") | {"permit_no": said["permit_no"], "use": said["use"]}
    names = (
        "right",
        "holder",
        "class",
        "parent",
        "basis",
        "source",
        "volume_m3",
        "season",
        "from",
        "to",
        "year_starts",
    )
    fields = {name: said[name] for name in names} | {
        "region": region,
        "consumption_ratio_millionths": round(said["consumption_ratio"] * 1_000_000),
        "ecological_m3": 0,
        "permit": permit | {"intake_place": said["node"]} if said["class"] == "abstraction" else {},
        "evidence": "",
    }
    return register_entry(ledger, "right_grant", fields, signers, log_key, now, evidence)


def _written(
    ledger: Path, said: Sequence[tuple[str, Mapping[str, Any]]], signers: Sequence[Signer], log_key: Signer,
    now: datetime, kept: tuple[bytes, ...] = (),
) -> tuple[Entry, ...]:  # fmt: skip
    with open_book(ledger) as book:
        drafts = [jointly_stated(book.state.log, kind, fields, signers) for kind, fields in said]
        return book.append(drafts, now, log_key, kept)
