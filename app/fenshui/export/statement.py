"""What is signed, as people read it: the same lines on the signing screen and on paper, from the signed bytes alone."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fenshui.export.agreement import USES, read_agreement
from fenshui.sealing.fingerprint import spoken_fingerprint
from fenshui.units import M3_PER_WAN_M3, yuan_text
from fenshui.words import Sentence, sentence


@dataclass(frozen=True)
class Row:
    """A label and what is said under it: one cell, or one for every head of its part."""

    label: Sentence
    cells: tuple[Sentence, ...]


@dataclass(frozen=True)
class Part:
    """A part of the agreement; `heads` are the heads of its columns (none: one cell a row)."""

    name: str
    title: Sentence
    rows: tuple[Row, ...]
    heads: tuple[Sentence, ...] = ()


PARTY_HEADS = (sentence("statement.name"), sentence("statement.holder"), sentence("statement.key"))


def statement(agreement: bytes) -> tuple[Part, ...]:
    """The agreement in the order people read it; raises `Refused` when the bytes are not one."""
    text = read_agreement(agreement)
    return (
        _bargain(text),
        *_package(text),
        Part("parties", sentence("statement.parties"), tuple(map(_party, text["parties"])), PARTY_HEADS),
        Part("terms", sentence("statement.terms"), terms_rows(text["transfer"])),
        Part("verdict", sentence("statement.impact"), _verdict(text["impact"])),
        Part("sections", sentence("statement.sections"), _sections(text["impact"]), _heads()),
        Part("third_parties", sentence("statement.third_parties"), _third_parties(text["impact"]), _heads()),
        Part("clauses", sentence("statement.clauses"), tuple(map(_clause, enumerate(text["clauses"], 1)))),
        Part("authority", sentence("statement.authority"), (_authority(text["authority_statement"]),)),
    )


def in_both(zh: str, en: str) -> Sentence:
    """Words of the agreement itself, which it carries in both languages."""
    return sentence("statement.in_both", zh=zh, en=en)


def as_it_is(text: str) -> Sentence:
    """What is the same in every language: an id, a date, a fingerprint."""
    return sentence("statement.as_it_is", text=text)


def volume(volume_m3: int) -> Sentence:
    """A volume in whole m³, in Chinese with 万m³ beside it."""
    return sentence("statement.volume", m3=_whole(volume_m3), wan=_wan(volume_m3))


def change_m3(volume_m3: int) -> Sentence:
    """A change in whole m³, its sign always written; nothing is `0`. The title of the part says the unit."""
    sign = "+" if volume_m3 > 0 else "−" if volume_m3 < 0 else ""
    return as_it_is(f"{sign}{abs(volume_m3):,}")


def _bargain(text: Mapping[str, Any]) -> Part:
    basin = text["basin"]
    rows = (
        Row(sentence("statement.id"), (as_it_is(text["id"]),)),
        Row(sentence("statement.basin"), (in_both(basin["name_zh"], basin["name_en"]),)),
        Row(sentence("statement.made"), (as_it_is(text["made"]),)),
        Row(sentence("statement.sign_by"), (as_it_is(text["sign_by"]),)),
    )
    return Part("bargain", sentence("statement.title"), rows)


def _package(text: Mapping[str, Any]) -> Iterator[Part]:
    """Which negotiation the agreement came from, where it came from one."""
    if "package" in text:
        yield Part("package", sentence("statement.package"), tuple(_negotiated(text["id"], text["package"])))


def _negotiated(name: str, package: Mapping[str, Any]) -> Iterator[Row]:
    """The negotiation by its hashes, and without which other agreements this one has no effect."""
    others = " · ".join(one for one in package["agreements"] if one != name)
    if others:
        yield Row(sentence("statement.only_together"), (sentence("statement.together_with", others=others),))
    yield Row(sentence("statement.negotiation"), (as_it_is(package["case"]),))
    yield Row(sentence("statement.case_sha256"), (as_it_is(package["case_sha256"]),))
    yield Row(sentence("statement.approval_sha256"), (as_it_is(package["approval_sha256"]),))


def _party(party: Mapping[str, Any]) -> Row:
    key = as_it_is(spoken_fingerprint(party["key"]))
    cells = (in_both(party["name_zh"], party["name_en"]), as_it_is(party["holder"]), key)
    return Row(sentence(f"statement.role.{party['role']}"), cells)


def terms_rows(transfer: Mapping[str, Any]) -> tuple[Row, ...]:
    """The terms of a transfer (`transfer_terms`), a row each."""
    terms = {
        "right": as_it_is(transfer["right"]),
        "to": as_it_is(transfer.get("to_right") or f"{transfer.get('to_holder')} @ {transfer.get('to_node')}"),
        "object": sentence(f"statement.objects.{transfer['object']}"),
        "volume": volume(transfer["volume_m3"]),
        "basis": sentence(f"statement.bases.{transfer['basis']}"),
        "exchange_rate": as_it_is(_millionths(transfer["exchange_rate_millionths"])),
        "term": sentence("statement.from_to", starts=transfer["from"], ends=transfer["to"]),
        "schedule": _schedule(transfer["schedule"]),
        "total": volume(transfer["total_m3"]),
        "price": sentence("statement.price_per_m3", yuan=yuan_text(transfer["price_fen_per_m3"])),
        "total_price": sentence("statement.money", yuan=yuan_text(transfer["total_fen"])),
    }
    if "conversion" in transfer:
        terms["conversion"] = sentence(f"statement.conversions.{transfer['conversion']}")
    for name in ("to_priority", "to_consumption_ratio_millionths"):
        if name in transfer:
            value = transfer[name]
            terms[name] = as_it_is(_millionths(value) if isinstance(value, int) else value)
    if "release_from" in transfer:
        flows = " · ".join(f"{place}: {flow}" for place, flow in enumerate(transfer["release_litres_per_s"], 1))
        terms["release"] = as_it_is(f"{transfer['release_from']}  {flows}")
    return tuple(Row(sentence(f"statement.term_of.{name}"), (value,)) for name, value in terms.items())


def _verdict(impact: Mapping[str, Any]) -> tuple[Row, ...]:
    return (
        Row(sentence("statement.verdict"), (sentence(f"statement.verdicts.{impact['verdict']}"),)),
        Row(sentence("statement.paper_water"), (volume(impact["paper_water_m3"]),)),
        Row(sentence("statement.impact_sha256"), (as_it_is(impact["sha256"]),)),
        Row(sentence("statement.map_sha256"), (as_it_is(impact["map_sha256"]),)),
    )


def _heads() -> tuple[Sentence, ...]:
    return tuple(sentence(f"statement.use.{use}") for use in USES)


def _sections(impact: Mapping[str, Any]) -> tuple[Row, ...]:
    return _by_use(impact, "sections", "node", lambda row: change_m3(row["mean_change_m3_per_year"]))


def _third_parties(impact: Mapping[str, Any]) -> tuple[Row, ...]:
    rows = _by_use(impact, "third_parties", "right", lambda row: as_it_is(_whole(row["injury_m3_per_year"])))
    nobody = Row(sentence("statement.nobody"), tuple(sentence("statement.none") for _ in USES))
    return rows or (nobody,)


def _by_use(impact: Mapping[str, Any], table: str, key: str, cell: Callable[[Any], Sentence]) -> tuple[Row, ...]:
    """A row for everything either baseline names, in the order it is first named, with a cell for each baseline."""
    names: dict[str, Sentence] = {}
    found: dict[tuple[str, str], Sentence] = {}
    for use in USES:
        for row in impact["uses"][use][table]:
            names.setdefault(row[key], in_both(row["name_zh"], row["name_en"]))
            found[row[key], use] = cell(row)
    none = sentence("statement.none")
    return tuple(Row(name, tuple(found.get((place, use), none) for use in USES)) for place, name in names.items())


def _clause(numbered: tuple[int, Mapping[str, str]]) -> Row:
    number, clause = numbered
    return Row(sentence("statement.clause", number=number), (in_both(clause["zh"], clause["en"]),))


def _authority(said: Mapping[str, str]) -> Row:
    return Row(sentence("statement.says"), (in_both(said["zh"], said["en"]),))


def _schedule(schedule: Any) -> Sentence:
    if schedule == "as-used":
        return sentence("statement.as_used")
    shares = " · ".join(f"{place}: {_millionths(share)}" for place, share in enumerate(schedule, 1))
    return as_it_is(shares)


def _millionths(value: int) -> str:
    """A ratio as people write it: 1000000 is `1`, 250000 is `0.25`."""
    whole, part = divmod(value, 1_000_000)
    return f"{whole}.{part:06d}".rstrip("0").rstrip(".")


def _whole(value: int) -> str:
    return f"{value:,}"


def _wan(volume_m3: int) -> str:
    """The same volume in 万m³, to the last cubic metre."""
    whole, part = divmod(volume_m3, M3_PER_WAN_M3)
    return f"{whole:,}" + (f".{part:04d}".rstrip("0") if part else "")
