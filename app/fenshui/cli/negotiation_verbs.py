"""A negotiation without a network: `case open|offer|counter|mediate|accept|…|show|take-in|minutes`, and key cards."""

import argparse
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from fenshui.cli.case_lines import tell_brought, tell_case
from fenshui.cli.key_verbs import now
from fenshui.cli.opening import basin_and_transfers, basin_in
from fenshui.cli.passphrases import add_passphrase, signer_with
from fenshui.cli.speaking import tell, text
from fenshui.cli.verbs import add_verb
from fenshui.desk.address_book import cards_of, hand_out_card, known_keys
from fenshui.desk.agreeing import write_agreements
from fenshui.desk.amounts import day_of
from fenshui.desk.negotiating import Deadlines, Deed, bring_in, case_in, do, end_of, open_negotiation
from fenshui.desk.opening import open_basin
from fenshui.export.minutes import minutes_pdf
from fenshui.negotiation.acts import ROLES, TABLE, WITH_TERMS
from fenshui.sealing.durable_file import write_durably
from fenshui.sealing.fingerprint import spoken_fingerprint

ACTS = tuple(dict.fromkeys(row.act for row in TABLE))


def add_verbs(verbs: Any) -> None:
    """Add `case` with all that is done in one."""
    group = add_verb(verbs, "case")
    inner = group.add_subparsers(title=text("cli.verbs"), metavar=text("cli.verb"), required=True, dest="case_verb")
    _add_opening(inner)
    for kind in ACTS:
        _add_act(inner, kind)
    _add_reading(inner)


def _add_opening(verbs: Any) -> None:
    handing = _verb(verbs, "card", hand_out)
    handing.add_argument("key", metavar="KEY", type=Path, help=text("ledger_verbs.help.key"))
    handing.add_argument("--out", metavar="CARD", type=Path, required=True, help=text("case_verbs.help.card"))
    opening = _verb(verbs, "open", open_it)
    opening.add_argument("file", metavar="CASE", type=Path, help=text("case_verbs.help.case"))
    _add_basin(opening)
    opening.add_argument("--id", metavar="ID", required=True, help=text("case_verbs.help.id"))
    for role in ROLES:
        about = text("case_verbs.help.seat", role=text(f"negotiation.role.{role}"))
        opening.add_argument(f"--{role.replace('_', '-')}", metavar="ID", action="append", default=[], help=about)
    _add_signer(opening)
    _add_known(opening)


def _add_act(verbs: Any, kind: str) -> None:
    verb = _verb(verbs, kind, act_in)
    verb.add_argument("file", metavar="CASE", type=Path, help=text("case_verbs.help.case"))
    if kind in WITH_TERMS:
        verb.add_argument("transfers", metavar="TRANSFER", type=Path, nargs="+", help=text("case_verbs.help.package"))
        for name in ("answer-by", "decide-by"):
            about, shape = text(f"case_verbs.help.{name}"), day_of(f"--{name}")
            verb.add_argument(f"--{name}", metavar="DATE", type=shape, required=True, help=about)
    _add_basin(verb)
    verb.add_argument("--why", metavar="TEXT", required=True, help=text("case_verbs.help.why"))
    _add_signer(verb)
    verb.set_defaults(kind=kind)


def _add_reading(verbs: Any) -> None:
    showing = _verb(verbs, "show", show)
    showing.add_argument("file", metavar="CASE", type=Path, help=text("case_verbs.help.case"))
    taking = _verb(verbs, "take-in", take_in)
    taking.add_argument("file", metavar="CASE", type=Path, help=text("case_verbs.help.case"))
    taking.add_argument("arriving", metavar="NEWER", type=Path, help=text("case_verbs.help.newer"))
    _add_basin(taking)
    _add_known(taking)
    writing = _verb(verbs, "minutes", write_minutes)
    writing.add_argument("file", metavar="CASE", type=Path, help=text("case_verbs.help.case"))
    writing.add_argument("--out", metavar="PDF", type=Path, required=True, help=text("case_verbs.help.pdf"))
    drawing = _verb(verbs, "agreements", draw_up_agreements)
    drawing.add_argument("file", metavar="CASE", type=Path, help=text("case_verbs.help.case"))
    _add_basin(drawing)
    drawing.add_argument("--out", metavar="DIR", type=Path, required=True, help=text("case_verbs.help.agreements"))


def _verb(verbs: Any, name: str, act: Any) -> Any:
    verb = add_verb(verbs, name, "case_verbs.about")
    verb.set_defaults(act=act)
    return verb


def _add_basin(verb: Any) -> None:
    verb.add_argument("--basin", metavar="BASIN", type=Path, required=True, help=text("cli.help.basin"))


def _add_signer(verb: Any) -> None:
    verb.add_argument("--key", metavar="KEY", type=Path, required=True, help=text("ledger_verbs.help.key"))
    add_passphrase(verb)


def _add_known(verb: Any) -> None:
    default = user_data_path("fenshui") / "known"
    verb.add_argument("--known", metavar="DIR", type=Path, default=default, help=text("case_verbs.help.known"))


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


def act_in(arguments: argparse.Namespace) -> int:
    """Do something in a case and sign for it."""
    basin, package = basin_and_transfers(arguments.basin, getattr(arguments, "transfers", ()))
    deed = Deed(arguments.kind, arguments.why, now(), package, _deadlines(arguments))
    key = signer_with(arguments.key, arguments)
    tell_case(arguments, do(arguments.file, basin, arguments.basin, deed, key))
    return 0


def show(arguments: argparse.Namespace) -> int:
    """Say who takes part, what was done, what stands and whom it waits for."""
    tell_case(arguments, case_in(arguments.file), whole=True)
    return 0


def take_in(arguments: argparse.Namespace) -> int:
    """Take in a newer version and say what it changed."""
    basin = basin_in(arguments.basin)
    tell_brought(arguments, bring_in(arguments.file, arguments.arriving, basin, known_keys(arguments.known)))
    return 0


def write_minutes(arguments: argparse.Namespace) -> int:
    """Write the minutes of a case as a bilingual PDF."""
    write_durably(arguments.out, minutes_pdf(case_in(arguments.file)))
    tell("cli.written", folder=arguments.out)
    return 0


def draw_up_agreements(arguments: argparse.Namespace) -> int:
    """Draw up the agreements of an approved case, each in a folder of its own, for everybody to sign."""
    for folder in write_agreements(arguments.file, open_basin(arguments.basin), arguments.out):
        tell("cli.written", folder=folder)
    return 0


def _deadlines(arguments: argparse.Namespace) -> Deadlines | None:
    if arguments.kind not in WITH_TERMS:
        return None
    return Deadlines(end_of(arguments.answer_by), end_of(arguments.decide_by))
