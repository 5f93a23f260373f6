"""1-8  The whole story in one go: the Yellow River, the deal of Aba and Ningdong, from the map to the evidence."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fenshui.basin import Basin
from fenshui.desk.allocating import baseline
from fenshui.desk.approval import approve
from fenshui.desk.assessing import assess_deal, rules_of
from fenshui.desk.book import open_book
from fenshui.desk.case import write_case
from fenshui.desk.drawing_up import Dealings, Party, draw_up
from fenshui.desk.exporting import export_entry
from fenshui.desk.keys import enrol, new_key, start_ledger
from fenshui.desk.opening import Opening, open_basin
from fenshui.desk.proposing import open_draft
from fenshui.desk.recording import record
from fenshui.desk.signing import sign
from fenshui.desk.standard_text import standard_clauses, standard_statement
from fenshui.desk.verifying import verify_path
from fenshui.export import evidence
from fenshui.export.agreement import ROLES
from fenshui.export.drawing_png import drawing_png
from fenshui.export.impact_map import impact_map
from fenshui.export.impact_tables import write_impact
from fenshui.export.tables import json_text, write_texts
from fenshui.impact import Assessment
from fenshui.places import sample_basin
from fenshui.sealing.certificate import Person
from fenshui.sealing.durable_file import refused_by_disk, write_durably
from fenshui.sealing.keys import Cost, KeyPair
from fenshui.transfer import Transfer
from fenshui.words import LANGUAGES, Refused, Sentence, say, sentence

MARK = "story.json"
"""The file by which a folder is known as one that may be made anew."""

PASSPHRASE = "分水 fenshui"
"""Of all keys of the story: they are for trying out."""

Tell = Callable[[Sentence], None]
_DAYS_TO_SIGN = 30


@dataclass(frozen=True)
class Story:
    """What the story left behind, and what a verifier found wrong with it (nothing, if all holds)."""

    folder: Path
    assessment: Assessment
    findings: tuple[Sentence, ...]


def play_story(folder: Path, tell: Tell, basin: Path | None = None, cost: Cost | None = None) -> Story:
    """Play the whole story on a basin (the Yellow River) with its first transfer, and leave every paper in `folder`.

    A folder that an earlier story left is made anew; raises `Refused` for any other that is not empty. `cost` is that
    of a guess at the passphrase of its keys.
    """
    _make_room(folder)
    opening = open_basin(basin or sample_basin("yellow_river"))
    settings = opening.basin.settings
    tell(sentence("story.opened", zh=settings.name_zh, en=settings.name_en, periods=settings.timeline.periods))
    run = baseline(opening.basin, "actual")
    tell(sentence("story.allocated", engine=run.engine, error=f"{run.max_balance_error:.0e}"))
    transfer = open_draft(opening.transfer_files[0])
    tell(sentence("story.proposed", id=transfer.id, volume=f"{transfer.volume_m3:,}"))
    assessment = assess_deal(opening.basin, transfer)
    _keep_impact(assessment, folder)
    paper = f"{assessment.paper_water_m3:,}"
    tell(sentence("story.assessed", verdict=sentence(f"story.verdict.{assessment.verdict}"), paper=paper))
    keys = {
        role: new_key(who, folder / "keys" / f"{role}.key", PASSPHRASE, cost)
        for role, who in _people(opening, transfer)
    }
    _sign_and_record(opening, transfer, assessment, keys, folder, cost, tell)
    findings = verify_path(folder / "bundle")
    tell(sentence("story.verified" if not findings else "story.not_verified"))
    return Story(folder, assessment, findings)


def _make_room(folder: Path) -> None:
    try:
        if folder.is_dir() and any(folder.iterdir()):
            if not (folder / MARK).is_file():
                raise Refused("story.folder_taken", folder=folder)
            shutil.rmtree(folder)
        (folder / "keys").mkdir(parents=True)
    except OSError as fault:
        raise refused_by_disk(fault, folder) from None
    write_texts({MARK: json_text({"story": "aba-ningdong", "passphrase": PASSPHRASE})}, folder)


def _keep_impact(assessment: Assessment, folder: Path) -> None:
    write_impact(assessment, folder / "impact")
    write_durably(folder / "impact-map.png", drawing_png(impact_map(assessment)))


def _people(opening: Opening, transfer: Transfer) -> list[tuple[str, Person]]:
    """Who signs: the holders of both rights, and the basin's authority."""
    basin = opening.basin
    taker = basin.right_by_id[transfer.to_right].holder if transfer.to_right else transfer.to_holder
    holders = (basin.right_by_id[transfer.right].holder, taker)
    return list(zip(ROLES, (*(_person(basin, one) for one in holders), _authority(basin)), strict=True))


def _person(basin: Basin, holder: str) -> Person:
    row = basin.holder_by_id[holder]
    return Person(row.id, row.name_zh or row.id, row.name_en or row.id)


def _authority(basin: Basin) -> Person:
    for row in basin.holders:
        if row.kind == "authority":
            return _person(basin, row.id)
    chinese, english = (say(sentence("story.authority"), language) for language in LANGUAGES)
    return Person("authority", chinese, english)


def _sign_and_record(
    opening: Opening, transfer: Transfer, assessment: Assessment, keys: dict[str, KeyPair], folder: Path,
    cost: Cost | None, tell: Tell,
) -> None:  # fmt: skip
    dealings = _dealings(transfer, assessment, keys)
    case = draw_up(opening.basin, opening.folder, transfer, assessment, dealings)
    for role in ("transferor", "transferee"):
        case = sign(case, keys[role], _now())
        tell(_signed(keys[role]))
    case = approve(case, keys["authority"], _now())
    tell(_signed(keys["authority"]))
    write_case(case, folder / "case")
    write_durably(folder / evidence.PAPER, case.paper)
    book = folder / "ledger.sqlite"
    names = (opening.basin.settings.name_zh, opening.basin.settings.name_en)
    log_key = start_ledger(book, "fenshui/story", names, keys["authority"], PASSPHRASE, _now(), cost)
    with open_book(book) as ledger:
        for role in ("transferor", "transferee"):
            enrol(ledger, keys[role], keys["authority"], log_key, _now())
        entry = record(ledger, case, log_key, _now())
        tell(sentence("story.recorded", seq=entry.seq))
        export_entry(ledger, entry.seq, folder / "bundle")
    tell(sentence("story.exported", folder=folder / "bundle"))


def _dealings(transfer: Transfer, assessment: Assessment, keys: dict[str, KeyPair]) -> Dealings:
    today = _now().date()
    return Dealings(
        id=f"{transfer.id}-{today:%Y%m%d}",
        made=today,
        sign_by=today + timedelta(days=_DAYS_TO_SIGN),
        parties={role: Party(key.person, key.public.fingerprint) for role, key in keys.items()},
        clauses=standard_clauses(transfer),
        authority_statement=standard_statement(assessment.verdict, rules_of(assessment)),
    )


def _signed(key: KeyPair) -> Sentence:
    return sentence("story.signed", zh=key.person.name_zh, en=key.person.name_en)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
