"""What a stranger checks: `verify`, and `ledger verify` beside it."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from fenshui.cli.speaking import complain, in_words, tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.desk.checkpoints_seen import Claim, claim_in, claim_of, contradictions, note_in, remember, remembered
from fenshui.desk.verifying import is_folder, look_at_evidence, verify_ledger, verify_path
from fenshui.words import Sentence, sentence

Findings = tuple[Sentence, ...]
NO_KEYS: Mapping[str, str] = {}


def add_verbs(verbs: Any) -> None:
    """Add `verify` to the command line."""
    verb = add_verb(verbs, "verify")
    verb.add_argument("path", metavar="FILE_OR_DIR", type=Path, help=text("ledger_verbs.help.path"))
    add_seen(verb)
    verb.set_defaults(act=verify)


def add_seen(verb: Any) -> None:
    """Let a verb that verifies be told of checkpoints that were seen before."""
    about = text("ledger_verbs.help.checkpoint")
    verb.add_argument("--checkpoint", metavar="FILE", type=Path, action="append", default=[], help=about)
    verb.add_argument("--seen", metavar="FILE", type=Path, help=text("ledger_verbs.help.seen"))


def verify(arguments: argparse.Namespace) -> int:
    """Check an evidence folder or a ledger as a stranger would; 1 where anything is wrong."""
    path = arguments.path
    if not is_folder(path):
        return _tell_findings(arguments, path, _all_findings(arguments, verify_path(path), lambda: claim_of(path)))
    evidence = look_at_evidence(path)
    findings = _all_findings(arguments, evidence.findings, lambda: claim_in(evidence.files))
    return _tell_findings(arguments, path, findings, {} if findings else evidence.keys)


def verify_this(arguments: argparse.Namespace) -> int:
    """Check a ledger again from its stored bytes; 1 where anything is wrong."""
    path = arguments.ledger
    return _tell_findings(arguments, path, _all_findings(arguments, verify_ledger(path), lambda: claim_of(path)))


def _all_findings(arguments: argparse.Namespace, findings: Findings, claimed: Callable[[], Claim]) -> Findings:
    """What is wrong with evidence by itself, else against checkpoints seen before; what holds is remembered."""
    if findings or not (arguments.checkpoint or arguments.seen):
        return findings
    claim, memory = claimed(), arguments.seen
    notes = [note_in(file) for file in arguments.checkpoint]
    findings = contradictions(claim, notes, remembered(memory) if memory else ())
    if memory and not findings:
        remember(memory, claim.note)
    return findings


def _tell_findings(
    arguments: argparse.Namespace, path: Path, findings: Findings, prints: Mapping[str, str] = NO_KEYS
) -> int:
    for finding in findings:
        complain(finding)
    if arguments.json:
        said = {"path": str(path), "holds": not findings, "findings": [in_words(one) for one in findings]}
        tell_machine(said | ({"keys": dict(prints)} if prints else {}))
    elif not findings:
        tell("ledger_verbs.holds", path=path)
        _tell_keys(prints)
    return 1 if findings else 0


def _tell_keys(prints: Mapping[str, str]) -> None:
    if prints:
        tell("ledger_verbs.compare")
    for role, spoken in prints.items():
        whose = sentence("ledger_verbs.log_key" if role == "log" else f"statement.role.{role}")
        tell("ledger_verbs.fingerprint_of", role=whose, spoken=spoken)
