"""Hand out a card, and open a case with those whose cards are known: `case card|open`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.case_lines import tell_case
from fenshui.cli.case_option import add_basin, add_known, verb_in, verb_of_case
from fenshui.cli.key_verbs import now
from fenshui.cli.opening import basin_in
from fenshui.cli.passphrases import add_signer, signer_with
from fenshui.cli.speaking import tell, text
from fenshui.desk.address_book import cards_of, hand_out_card
from fenshui.desk.opening_case import open_negotiation
from fenshui.negotiation.acts import ROLES
from fenshui.sealing.fingerprint import spoken_fingerprint


def add_verbs(verbs: Any) -> None:
    """Add what comes before the first offer to the verbs of a case."""
    handing = verb_in(verbs, "card", hand_out)
    handing.add_argument("key", metavar="KEY", type=Path, help=text("ledger_verbs.help.key"))
    handing.add_argument("--out", metavar="CARD", type=Path, required=True, help=text("case_verbs.help.card"))
    opening = verb_of_case(verbs, "open", open_it)
    add_basin(opening)
    opening.add_argument("--id", metavar="ID", required=True, help=text("case_verbs.help.id"))
    for role in ROLES:
        about = text("case_verbs.help.seat", role=text(f"negotiation.role.{role}"))
        opening.add_argument(f"--{role.replace('_', '-')}", metavar="ID", action="append", default=[], help=about)
    add_signer(opening)
    add_known(opening)


def hand_out(arguments: argparse.Namespace) -> int:
    """Write the card that other desks need to know a key."""
    card = hand_out_card(arguments.key, arguments.out)
    tell("case_verbs.handed_out", file=arguments.out, spoken=spoken_fingerprint(card.key.fingerprint))
    return 0


def open_it(arguments: argparse.Namespace) -> int:
    """Open a case with those whose cards this desk knows."""
    seats = [(role, card) for role in ROLES for card in cards_of(getattr(arguments, role), arguments.known)]
    basin_in(arguments.basin)
    key = signer_with(arguments.key, arguments)
    tell_case(arguments, open_negotiation(arguments.file, arguments.id, arguments.basin, seats, key, now()))
    return 0
