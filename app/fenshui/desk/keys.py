"""Keys: make one, show it, and have the authority vouch for it."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fenshui.basin.cells import is_id
from fenshui.ledger.entry import Entry
from fenshui.ledger.ledger import Ledger, create_ledger, enrolment
from fenshui.ledger.state import PARTY
from fenshui.ledger.statement import stated
from fenshui.sealing.certificate import Person
from fenshui.sealing.fingerprint import spoken_fingerprint
from fenshui.sealing.keys import Cost, KeyPair, SealedKey, make_key, read_key, save_key
from fenshui.sealing.signer import ED25519, ES256, Signer
from fenshui.words import Refused


@dataclass(frozen=True)
class KeyCard:
    """What is compared out of band before a key is trusted."""

    person: Person
    suite: str
    fingerprint: str
    spoken: str


def new_key(person: Person, path: Path, passphrase: str, cost: Cost | None = None, suite: str = ES256) -> KeyPair:
    """Make a key pair for a person and keep it in a file under a passphrase."""
    check_person(person)
    key = make_key(person, suite)
    save_key(key, path, passphrase, cost)
    return key


def check_person(person: Person) -> None:
    """Raises `Refused` for a holder who is not named as in a basin, or has no name in one of the languages."""
    if not is_id(person.holder):
        raise Refused("desk.no_holder", found=person.holder)
    check_names((person.name_zh, person.name_en))


def check_names(names: tuple[str, str]) -> None:
    """Raises `Refused` where a name, Chinese or English, is empty."""
    for language, name in zip(("zh", "en"), names, strict=True):
        if not name.strip():
            raise Refused(f"desk.no_name.{language}", found=name)


def key_card(path: Path) -> KeyCard:
    """Whose key a file holds and its fingerprint; needs no passphrase."""
    sealed: SealedKey = read_key(path)
    print_of_key = sealed.public.fingerprint
    return KeyCard(sealed.person, sealed.public.suite, print_of_key, spoken_fingerprint(print_of_key))


def start_ledger(
    path: Path, log: str, names: tuple[str, str], authority: KeyPair, passphrase: str, now: datetime,
    cost: Cost | None = None,
) -> KeyPair:  # fmt: skip
    """Start a ledger (`names` Chinese, English) and keep its own key beside it, under a passphrase; gives the key."""
    check_names(names)
    log_key = make_key(Person(path.stem, *names), ED25519)
    save_key(log_key, log_key_path(path), passphrase, cost)
    try:
        called = {"name_zh": names[0], "name_en": names[1]}
        create_ledger(path, log, called, authority, authority.person, log_key, now)
    except BaseException:
        with suppress(OSError):  # what is to be told is why the ledger could not be started
            log_key_path(path).unlink(missing_ok=True)
        raise
    return log_key


def log_key_path(ledger: Path) -> Path:
    """Where a ledger's own key lies: beside it."""
    return ledger.with_name(ledger.name + ".key")


def enrol(
    ledger: Ledger, key: SealedKey | KeyPair, authority: Signer, log_key: Signer, now: datetime, office: str = PARTY
) -> Entry:
    """The authority vouches for a key, after its fingerprint was compared out of band."""
    draft = enrolment(ledger.state, key.public, key.person, authority, office)
    return ledger.append([draft], now, log_key)[0]


def revoke(ledger: Ledger, fingerprint: str, reason: str, authority: Signer, log_key: Signer, now: datetime) -> Entry:
    """The authority lets a key count no longer."""
    draft = stated(ledger.state.log, "key_revoke", {"key": fingerprint, "reason": reason}, authority)
    return ledger.append([draft], now, log_key)[0]
