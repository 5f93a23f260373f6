"""Keys and the start of a ledger: `ledger key make|show|enrol|revoke`, `ledger new`."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fenshui.cli.ledger_option import IN_LEDGER, verb_on
from fenshui.cli.passphrases import (
    add_log_passphrase,
    add_passphrase,
    log_passphrase_of,
    passphrase_of,
    signer_with,
    signers_and_log,
)
from fenshui.cli.speaking import tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.desk.book import open_book
from fenshui.desk.keys import (
    KeyCard,
    check_names,
    check_person,
    enrol,
    key_card,
    log_key_path,
    new_key,
    revoke,
    start_ledger,
)
from fenshui.ledger.entry import Entry
from fenshui.sealing.certificate import Person
from fenshui.sealing.keys import read_key
from fenshui.sealing.signer import ES256
from fenshui.sealing.sm2 import SM2_SM3

SUITES = (ES256, SM2_SM3)


def add_verbs(verbs: Any) -> None:
    """Add `new` and `key` to the verbs of a ledger."""
    starting = verb_on(verbs, "new", start)
    starting.add_argument("--log", metavar="NAME", required=True, help=text("ledger_verbs.help.log"))
    _add_names(starting)
    _add_file(starting, "--authority", "ledger_verbs.help.authority")
    add_passphrase(starting)
    add_log_passphrase(starting)
    keys = add_verb(verbs, "key", IN_LEDGER)
    inner = keys.add_subparsers(title=text("cli.verbs"), metavar=text("cli.verb"), required=True, dest="key_verb")
    _add_making(inner)
    _add_vouching(inner)


def _add_making(verbs: Any) -> None:
    for name, act in (("make", make), ("show", show)):
        verb = add_verb(verbs, name, IN_LEDGER)
        verb.add_argument("file", metavar="KEY", type=Path, help=text("ledger_verbs.help.key"))
        verb.set_defaults(act=act)
        if name == "make":
            verb.add_argument("--holder", metavar="ID", required=True, help=text("ledger_verbs.help.holder"))
            _add_names(verb)
            verb.add_argument("--suite", choices=SUITES, default=ES256, help=text("ledger_verbs.help.suite"))
            add_passphrase(verb)


def _add_vouching(verbs: Any) -> None:
    enrolling = verb_on(verbs, "enrol", enrol_key)
    enrolling.add_argument("file", metavar="KEY", type=Path, help=text("ledger_verbs.help.key"))
    enrolling.add_argument(
        "--office", choices=("party", "authority"), default="party", help=text("ledger_verbs.help.office")
    )
    revoking = verb_on(verbs, "revoke", revoke_key)
    revoking.add_argument("fingerprint", metavar="FINGERPRINT", help=text("ledger_verbs.help.fingerprint"))
    revoking.add_argument("--reason", metavar="TEXT", required=True, help=text("ledger_verbs.help.reason"))
    for verb in (enrolling, revoking):
        _add_file(verb, "--by", "ledger_verbs.help.authority")
        add_passphrase(verb)
        add_log_passphrase(verb)


def make(arguments: argparse.Namespace) -> int:
    """Make a key pair and keep it in a file under a passphrase."""
    person = Person(arguments.holder, arguments.name_zh, arguments.name_en)
    check_person(person)
    new_key(person, arguments.file, passphrase_of(arguments), suite=arguments.suite)
    return show(arguments)


def show(arguments: argparse.Namespace) -> int:
    """Say whose key a file holds, and the fingerprint to compare."""
    return _tell_card(arguments, key_card(arguments.file))


def start(arguments: argparse.Namespace) -> int:
    """Start a ledger with its authority and a key of its own."""
    names = (arguments.name_zh, arguments.name_en)
    check_names(names)
    authority = signer_with(arguments.authority, arguments)
    arguments.ledger.parent.mkdir(parents=True, exist_ok=True)
    start_ledger(arguments.ledger, arguments.log, names, authority, log_passphrase_of(arguments), now())
    return _tell_card(arguments, key_card(log_key_path(arguments.ledger)))


def enrol_key(arguments: argparse.Namespace) -> int:
    """Let the authority vouch for a key."""
    (authority,), log_key = signers_and_log((arguments.by,), arguments)
    with open_book(arguments.ledger) as ledger:
        entry = enrol(ledger, read_key(arguments.file), authority, log_key, now(), arguments.office)
    return tell_entry(arguments, entry)


def revoke_key(arguments: argparse.Namespace) -> int:
    """Let a key count no longer."""
    (authority,), log_key = signers_and_log((arguments.by,), arguments)
    with open_book(arguments.ledger) as ledger:
        entry = revoke(ledger, arguments.fingerprint, arguments.reason, authority, log_key, now())
    return tell_entry(arguments, entry)


def tell_entry(arguments: argparse.Namespace, entry: Entry) -> int:
    """Say which entry was written."""
    if arguments.json:
        tell_machine({"seq": entry.seq, "kind": entry.kind, "time": entry.time})
    else:
        tell("ledger_verbs.entered", seq=entry.seq, kind=text(f"ledger.kind.{entry.kind}"), time=entry.time)
    return 0


def now() -> datetime:
    """This second."""
    return datetime.now(UTC).replace(microsecond=0)


def _tell_card(arguments: argparse.Namespace, card: KeyCard) -> int:
    person = card.person
    if arguments.json:
        names = {"holder": person.holder, "name_zh": person.name_zh, "name_en": person.name_en}
        tell_machine({**names, "suite": card.suite, "fingerprint": card.fingerprint})
    else:
        who = {"holder": person.holder, "name_zh": person.name_zh, "name_en": person.name_en}
        tell("ledger_verbs.card", **who, suite=card.suite, spoken=card.spoken, fingerprint=card.fingerprint)
    return 0


def _add_names(verb: Any) -> None:
    verb.add_argument("--name-zh", metavar="NAME", required=True, help=text("ledger_verbs.help.name_zh"))
    verb.add_argument("--name-en", metavar="NAME", required=True, help=text("ledger_verbs.help.name_en"))


def _add_file(verb: Any, option: str, about: str) -> None:
    verb.add_argument(option, metavar="KEY", type=Path, required=True, help=text(about))
