"""A deal from its text to its posting: `ledger propose|sign|approve|record`."""

import argparse
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from fenshui.cli.key_verbs import now, tell_entry
from fenshui.cli.ledger_option import IN_LEDGER, verb_on
from fenshui.cli.opening import basin_and_transfers
from fenshui.cli.passphrases import add_log_passphrase, add_passphrase, add_signer, signer_with, signers_and_log
from fenshui.cli.speaking import tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.desk.amounts import day_of
from fenshui.desk.approval import approve
from fenshui.desk.assessing import assess_deal, rules_of
from fenshui.desk.book import open_book
from fenshui.desk.case import Case, read_case, update_case, write_case
from fenshui.desk.drawing_up import Dealings, Party, draw_up
from fenshui.desk.keys import key_card
from fenshui.desk.recording import record_together
from fenshui.desk.signing import sign
from fenshui.desk.standard_text import own_text, standard_clauses, standard_statement
from fenshui.export.agreement import ROLES
from fenshui.sealing.keys import KeyPair
from fenshui.sealing.signer import sha256_hex
from fenshui.transfer import Transfer

_DAYS_TO_SIGN = 30


def add_verbs(verbs: Any) -> None:
    """Add the stages of a deal to the verbs of a ledger."""
    _add_proposing(verbs)
    for name, act in (("sign", sign_case), ("approve", approve_case)):
        verb = add_verb(verbs, name, IN_LEDGER)
        _add_case(verb)
        add_signer(verb)
        verb.set_defaults(act=act)
    recording = verb_on(verbs, "record", record_cases)
    recording.add_argument("cases", metavar="CASE", type=Path, nargs="+", help=text("ledger_verbs.help.cases"))
    add_passphrase(recording)
    add_log_passphrase(recording)


def _add_proposing(verbs: Any) -> None:
    verb = add_verb(verbs, "propose", IN_LEDGER)
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    verb.add_argument("transfer", metavar="TRANSFER", type=Path, help=text("ledger_verbs.help.transfer"))
    for role in ROLES:
        about = text(f"ledger_verbs.help.key_of.{role}")
        verb.add_argument(f"--{role}", metavar="KEY", type=Path, required=True, help=about)
    verb.add_argument("--case", metavar="DIR", type=Path, required=True, help=text("ledger_verbs.help.new_case"))
    verb.add_argument("--id", metavar="ID", help=text("ledger_verbs.help.id"))
    verb.add_argument("--made", metavar="DATE", type=day_of("--made"), help=text("ledger_verbs.help.made"))
    verb.add_argument("--sign-by", metavar="DATE", type=day_of("--sign-by"), help=text("ledger_verbs.help.sign_by"))
    verb.add_argument("--text", metavar="FILE", type=Path, help=text("ledger_verbs.help.text"))
    verb.set_defaults(act=propose)


def _add_case(verb: Any) -> None:
    verb.add_argument("case", metavar="CASE", type=Path, help=text("ledger_verbs.help.case"))


def propose(arguments: argparse.Namespace) -> int:
    """Assess a transfer and draw up the text of the bargain: a case to carry from hand to hand."""
    basin, (transfer,) = basin_and_transfers(arguments.basin, [arguments.transfer])
    assessment = assess_deal(basin, transfer)
    dealings = _dealings(arguments, transfer, standard_statement(assessment.verdict, rules_of(assessment)))
    case = draw_up(basin, arguments.basin, transfer, assessment, dealings)
    write_case(case, arguments.case)
    return _tell_case(arguments, case, "ledger_verbs.proposed")


def sign_case(arguments: argparse.Namespace) -> int:
    """Put a party's signature under a case."""
    return _signed(arguments, sign, "ledger_verbs.signed")


def approve_case(arguments: argparse.Namespace) -> int:
    """Put the authority's approval under a case that both parties signed."""
    return _signed(arguments, approve, "ledger_verbs.approved")


def record_cases(arguments: argparse.Namespace) -> int:
    """Post cases that everybody signed: all of them or none."""
    cases = [read_case(folder) for folder in arguments.cases]
    _, log_key = signers_and_log((), arguments)
    with open_book(arguments.ledger) as ledger:
        entries = record_together(ledger, cases, log_key, now())
    return max(tell_entry(arguments, entry) for entry in entries)


def _signed(arguments: argparse.Namespace, act: Callable[[Case, KeyPair, datetime], Case], message: str) -> int:
    case = read_case(arguments.case)
    case = act(case, signer_with(arguments.key, arguments), now())
    update_case(case, arguments.case)
    return _tell_case(arguments, case, message)


def _dealings(arguments: argparse.Namespace, transfer: Transfer, said: Mapping[str, str]) -> Dealings:
    made = arguments.made or now().date()
    last = date.fromordinal(made.toordinal() + _DAYS_TO_SIGN)
    clauses = standard_clauses(transfer)
    if arguments.text is not None:
        clauses, said = own_text(arguments.text)
    cards = {role: key_card(getattr(arguments, role)) for role in ROLES}
    return Dealings(
        id=arguments.id or f"{transfer.id}-{made:%Y%m%d}",
        made=made,
        sign_by=arguments.sign_by or last,
        parties={role: Party(card.person, card.fingerprint) for role, card in cards.items()},
        clauses=clauses,
        authority_statement=said,
    )


def _tell_case(arguments: argparse.Namespace, case: Case, message: str) -> int:
    sha256 = sha256_hex(case.agreement)
    if arguments.json:
        tell_machine({"case": str(arguments.case), "agreement_sha256": sha256, "signed": sorted(case.certificates)})
    else:
        tell(message, case=arguments.case, sha256=sha256)
    return 0
