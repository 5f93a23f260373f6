"""A public key on its way to another desk: whose it is said to be, to be compared out of band before it is trusted."""

from dataclasses import dataclass

from fenshui.sealing.base64_text import from_base64, to_base64
from fenshui.sealing.canonical import canonical_bytes, parse_canonical
from fenshui.sealing.certificate import Person
from fenshui.sealing.signer import PublicKey, public_key
from fenshui.words import Refused

_FORMAT = {"format": "fenshui-key-card", "v": 1}


@dataclass(frozen=True)
class PublicCard:
    """Somebody and the public key that is said to be theirs."""

    person: Person
    key: PublicKey


def card_bytes(card: PublicCard) -> bytes:
    """The file of a card."""
    person = card.person
    said = {"holder": person.holder, "name_zh": person.name_zh, "name_en": person.name_en}
    return canonical_bytes({**_FORMAT, **said, "suite": card.key.suite, "key": to_base64(card.key.spki)})


def read_card(data: bytes) -> PublicCard:
    """A card from its file. Raises `Refused` unless it is exactly one."""
    found = parse_canonical(data)
    try:
        person = Person(found["holder"], found["name_zh"], found["name_en"])
        card = PublicCard(person, public_key(found["suite"], from_base64(found["key"])))
        same = card_bytes(card) == data
    except (KeyError, TypeError, ValueError, AttributeError):
        same = False
    if not same:
        raise Refused("sealing.not_a_card")
    return card
