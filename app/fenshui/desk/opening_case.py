"""5  Open a negotiation: who sits at the table, about which basin."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from fenshui.desk.basin_hash import basin_sha256
from fenshui.negotiation.case import Case, Opening, Participant
from fenshui.negotiation.case_file import case_bytes
from fenshui.negotiation.playing import open_case
from fenshui.sealing.durable_file import write_durably
from fenshui.sealing.keys import KeyPair
from fenshui.sealing.public_card import PublicCard
from fenshui.words import Refused


def open_negotiation(
    file: Path, name: str, folder: Path, people: Sequence[tuple[str, PublicCard]], key: KeyPair, at: datetime
) -> Case:
    """Open a case about the basin in a folder and write its file: `people` are (role, card), who opens it among them.

    Raises `Refused` where a file stands already or the people do not make a table.
    """
    if file.exists():
        raise Refused("sealing.file_exists", path=file)
    participants = tuple(_participant(role, card) for role, card in people)
    by = seat_of(participants, key)
    case = open_case(Opening(name, basin_sha256(folder), by, at, participants), key)
    write_durably(file, case_bytes(case))
    return case


def seat_of(people: Sequence[Participant], key: KeyPair) -> str:
    """The place at the table of who holds a key. Raises `Refused` for somebody without one."""
    for one in people:
        if one.key.fingerprint == key.public.fingerprint:
            return one.id
    raise Refused("negotiation.not_at_the_table", name=key.person.holder)


def _participant(role: str, card: PublicCard) -> Participant:
    person = card.person
    return Participant(person.holder, role, person.name_zh, person.name_en, card.key)
