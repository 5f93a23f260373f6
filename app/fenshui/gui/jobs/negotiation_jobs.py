"""What the window computes for a negotiation; the rooms below are opened only when they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from fenshui.basin import Basin
    from fenshui.desk.blotter import Blotter, CaseLine
    from fenshui.desk.negotiating import Brought
    from fenshui.desk.opening import Opening
    from fenshui.export.statement import Part
    from fenshui.sealing.certificate import Person
    from fenshui.sealing.public_card import PublicCard
    from fenshui.transfer import Transfer


def blotter(folder: Path, opening: Opening | None) -> Blotter:
    """Every negotiation in a folder."""
    from fenshui.desk.blotter import blotter

    return blotter(folder, opening)


def news(seen: Blotter, opening: Opening | None) -> tuple[Blotter, tuple[CaseLine, ...]] | None:
    """The negotiations of a folder read again and those in which something was done; None where no file changed."""
    from fenshui.desk.blotter import blotter_if_other, news

    now = blotter_if_other(seen, opening)
    return None if now is None else (now, news(seen, now))


def open_case(
    folder: Path, name: str, opening: Opening, seats: Mapping[str, Sequence[str]], key: tuple[Path, str], known: Path
) -> Path:
    """A new case with those whose cards this desk knows: `seats` are holders by role, `key` a file and a passphrase."""
    from fenshui.desk.address_book import cards_of
    from fenshui.desk.opening_case import open_negotiation
    from fenshui.file_endings import CASE_ENDING
    from fenshui.gui.jobs.desk_jobs import now
    from fenshui.sealing.keys import open_key

    people = [(role, card) for role, names in seats.items() for card in cards_of(names, known)]
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}{CASE_ENDING}"
    open_negotiation(file, name, opening.folder, people, open_key(*key), now())
    return file


def act(
    file: Path, opening: Opening, kind: str, why: str, terms: tuple[tuple[Transfer, ...], tuple[date, date]] | None,
    key: tuple[Path, str], seat: str,
) -> Path:  # fmt: skip
    """Do something in a case for a seat: `terms` are the package and the last days for an answer and a decision."""
    from fenshui.desk.negotiating import Deadlines, Deed, do, end_of
    from fenshui.gui.jobs.desk_jobs import now
    from fenshui.sealing.keys import open_key

    deed = Deed(kind, why, now(), seat=seat)
    if terms is not None:
        deed = Deed(kind, why, now(), terms[0], Deadlines(*map(end_of, terms[1])), seat)
    do(file, opening.basin, opening.folder, deed, open_key(*key))
    return file


def bring_in(folder: Path, arriving: Path, opening: Opening, known: Path) -> tuple[Path, Brought]:
    """Take a case file into a folder: into the file of the same case where one lies there, else as a new one."""
    from fenshui.desk.address_book import known_keys
    from fenshui.desk.blotter import file_of
    from fenshui.desk.negotiating import bring_in

    folder.mkdir(parents=True, exist_ok=True)
    file = file_of(folder, arriving)
    return file, bring_in(file, arriving, opening.basin, known_keys(known))


def draw_up(file: Path, opening: Opening, folder: Path) -> Path:
    """The agreements of an approved case, in a new folder unless they lie there already; gives the first."""
    from fenshui.desk.agreeing import agreements_beside

    return agreements_beside(file, opening, folder)[0]


def write_minutes(line: CaseLine, file: Path) -> Path:
    """The minutes of a case as a PDF."""
    from fenshui.export.minutes_pdf import minutes_pdf
    from fenshui.sealing.durable_file import write_durably

    write_durably(file, minutes_pdf(line.case))
    return file


def minutes_of(line: CaseLine, basin: Basin | None) -> tuple[Part, ...]:
    """What was done in a case, for the screen: rights by the names that the basin it is about gives them."""
    from fenshui.export.minutes import minutes
    from fenshui.export.names_said import with_names

    said = minutes(line.case)
    return said if basin is None or line.effect is None else tuple(with_names(said, basin))


def terms_of(package: tuple[Transfer, ...], basin: Basin | None) -> tuple[Part, ...]:
    """The terms of a package, for the screen."""
    from fenshui.export.minutes import terms_parts
    from fenshui.export.names_said import with_names

    said = tuple(terms_parts(package))
    return said if basin is None else tuple(with_names(said, basin))


def allowed(role: str, stage: str) -> tuple[str, ...]:
    """What somebody in a role may do."""
    from fenshui.negotiation.acts import allowed_acts

    return allowed_acts(role, stage)


def known_people(folder: Path) -> tuple[Person, ...]:
    """Whose key cards this desk has, by their ids."""
    from fenshui.desk.address_book import address_book

    people = {card.person.holder: card.person for card in address_book(folder).values()}
    return tuple(people[holder] for holder in sorted(people))


def card_in(file: Path) -> PublicCard:
    """The key card in a file."""
    from fenshui.desk.address_book import card_in

    return card_in(file)


def trust(card: Path, folder: Path) -> PublicCard:
    """A card, trusted from now on."""
    from fenshui.desk.address_book import trust_card

    return trust_card(card, folder)


def hand_out(key: Path, card: Path) -> PublicCard:
    """A card for other desks."""
    from fenshui.desk.address_book import hand_out_card

    return hand_out_card(key, card)
