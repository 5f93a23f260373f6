"""5  Whom this desk knows: key cards of others, kept in a folder once their fingerprint was compared out of band."""

from collections.abc import Iterable
from pathlib import Path

from fenshui.sealing.durable_file import read_bytes, refused_by_disk, write_durably
from fenshui.sealing.keys import read_key
from fenshui.sealing.mistaken import what_is_in
from fenshui.sealing.public_card import PublicCard, card_bytes, read_card
from fenshui.words import Refused

ENDING = ".fenshui-card"
_LARGEST = 1 << 14


def hand_out_card(key_file: Path, card_file: Path) -> PublicCard:
    """Write the public half of a key file as a card for other desks; needs no passphrase. Refuses to overwrite."""
    if card_file.exists():
        raise Refused("sealing.file_exists", path=card_file)
    key = read_key(key_file)
    card = PublicCard(key.person, key.public)
    write_durably(card_file, card_bytes(card))
    return card


def card_in(file: Path) -> PublicCard:
    """The card in a file. Raises `Refused` where it is none."""
    data = read_bytes(file, _LARGEST)
    try:
        return read_card(data)
    except Refused:
        raise Refused("sealing.not_a_card_file", path=file, found=what_is_in(data)) from None


def trust_card(card_file: Path, folder: Path) -> PublicCard:
    """Take a card into the folder of those this desk trusts, once its fingerprint was compared out of band."""
    card = card_in(card_file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise refused_by_disk(fault, folder) from None
    write_durably(folder / f"{card.key.fingerprint[:16]}{ENDING}", card_bytes(card))
    return card


def address_book(folder: Path) -> dict[str, PublicCard]:
    """Every card in a folder by the fingerprint of its key; a folder that is not there is an empty book."""
    try:
        files = sorted(folder.glob(f"*{ENDING}"))
    except OSError as fault:
        raise refused_by_disk(fault, folder) from None
    cards = (card_in(file) for file in files)
    return {card.key.fingerprint: card for card in cards}


def cards_of(holders: Iterable[str], folder: Path) -> tuple[PublicCard, ...]:
    """The cards of holders this desk trusts. Raises `Refused` for one whose card is not in the folder."""
    cards = {card.person.holder: card for card in address_book(folder).values()}
    for holder in (holders := tuple(holders)):
        if holder not in cards:
            raise Refused("desk.no_card", holder=holder, folder=folder)
    return tuple(cards[holder] for holder in holders)


def known_keys(folder: Path) -> dict[str, str]:
    """Whose the fingerprints are that this desk trusts: holder by fingerprint."""
    return {fingerprint: card.person.holder for fingerprint, card in address_book(folder).items()}
