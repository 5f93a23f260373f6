"""Everything about evidence: `ledger …`, `export`, `verify`."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fenshui.cli import backup_verbs, case_verbs, key_verbs, share_verb
from fenshui.cli.backup_verbs import tell_written
from fenshui.cli.ledger_option import verb_on
from fenshui.cli.speaking import complain, in_words, tell, tell_machine, text
from fenshui.desk.book import open_book
from fenshui.desk.checkpoints_seen import claim_of, contradictions, note_in, remember, remembered
from fenshui.desk.exporting import export_entry
from fenshui.desk.reading_ledger import read_ledger
from fenshui.desk.verifying import keys_to_compare, verify_ledger, verify_path
from fenshui.words import Refused, Sentence, sentence

Verifier = Callable[[Path], tuple[Sentence, ...]]


def add_verbs(verbs: Any) -> None:
    """Add `ledger`, `export` and `verify` to the command line."""
    about = text("ledger_verbs.about.ledger")
    ledger = verbs.add_parser("ledger", help=about, description=about)
    inner = ledger.add_subparsers(title=text("cli.verbs"), metavar=text("cli.verb"), required=True, dest="ledger_verb")
    key_verbs.add_verbs(inner)
    case_verbs.add_verbs(inner)
    verb_on(inner, "list", list_entries)
    _add_seen(verb_on(inner, "verify", verify_this))
    backup_verbs.add_verbs(inner)
    share_verb.add_verbs(inner)
    exporting = verb_on(verbs, "export", export)
    exporting.add_argument("entry", metavar="ENTRY", help=text("ledger_verbs.help.entry"))
    exporting.add_argument("--out", metavar="DIR", type=Path, required=True, help=text("ledger_verbs.help.out"))
    about = text("ledger_verbs.about.verify_any")
    checking = verbs.add_parser("verify", help=about, description=about)
    checking.add_argument("path", metavar="FILE_OR_DIR", type=Path, help=text("ledger_verbs.help.path"))
    _add_seen(checking)
    checking.set_defaults(act=verify)


def _add_seen(verb: Any) -> None:
    """Let a verb that verifies be told of checkpoints that were seen before."""
    about = text("ledger_verbs.help.checkpoint")
    verb.add_argument("--checkpoint", metavar="FILE", type=Path, action="append", default=[], help=about)
    verb.add_argument("--seen", metavar="FILE", type=Path, help=text("ledger_verbs.help.seen"))


def list_entries(arguments: argparse.Namespace) -> int:
    """Name every entry of a ledger."""
    view = read_ledger(arguments.ledger)
    if view is None:
        raise Refused("ledger.not_there", path=arguments.ledger)
    if arguments.json:
        lines = [{"seq": one.seq, "time": one.time, "kind": one.kind, "about": one.about} for one in view.lines]
        tell_machine({"log": view.log, "entries": lines})
    else:
        for one in view.lines:
            kind = text(f"ledger.kind.{one.kind}")
            tell("ledger_verbs.line", seq=one.seq, time=one.time, kind=kind, about=one.about)
    return 0


def verify_this(arguments: argparse.Namespace) -> int:
    """Check a ledger again from its stored bytes; 1 where anything is wrong."""
    return _tell_findings(arguments, arguments.ledger, _all_findings(arguments, arguments.ledger, verify_ledger))


def verify(arguments: argparse.Namespace) -> int:
    """Check an evidence folder or a ledger as a stranger would; 1 where anything is wrong."""
    return _tell_findings(arguments, arguments.path, _all_findings(arguments, arguments.path, verify_path))


def _all_findings(arguments: argparse.Namespace, path: Path, look: Verifier) -> tuple[Sentence, ...]:
    """What is wrong with evidence by itself, else against checkpoints seen before; what holds is remembered."""
    findings = look(path)
    if findings or not (arguments.checkpoint or arguments.seen):
        return findings
    claim, memory = claim_of(path), arguments.seen
    notes = [note_in(file) for file in arguments.checkpoint]
    findings = contradictions(claim, notes, remembered(memory) if memory else ())
    if memory and not findings:
        remember(memory, claim.note)
    return findings


def export(arguments: argparse.Namespace) -> int:
    """Write the evidence and the PDF of a posted agreement into a new folder."""
    with open_book(arguments.ledger) as ledger:
        folder = export_entry(ledger, arguments.entry, arguments.out)
    return tell_written(arguments, folder)


def _tell_findings(arguments: argparse.Namespace, path: Path, findings: tuple[Sentence, ...]) -> int:
    prints = {} if findings else keys_to_compare(path)
    for finding in findings:
        complain(finding)
    if arguments.json:
        said = {"path": str(path), "holds": not findings, "findings": [in_words(one) for one in findings]}
        tell_machine(said | ({"keys": prints} if prints else {}))
    elif not findings:
        tell("ledger_verbs.holds", path=path)
        _tell_keys(prints)
    return 1 if findings else 0


def _tell_keys(prints: dict[str, str]) -> None:
    if prints:
        tell("ledger_verbs.compare")
    for role, spoken in prints.items():
        whose = sentence("ledger_verbs.log_key" if role == "log" else f"statement.role.{role}")
        tell("ledger_verbs.fingerprint_of", role=whose, spoken=spoken)
