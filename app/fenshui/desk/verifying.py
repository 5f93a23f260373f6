"""8  Verify: a ledger or an evidence folder, whoever brings it, is looked at as a stranger would."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fenshui.export.agreement import ROLES, read_agreement
from fenshui.export.bundle import files_and_others, read_bundle
from fenshui.export.evidence import AGREEMENT, ENTRY, LOG_KEY
from fenshui.export.statement import Part, statement
from fenshui.export.verify_bundle import log_key_of, verify_bundle
from fenshui.ledger.first_bytes import first_bytes
from fenshui.ledger.ledger import store_at
from fenshui.ledger.shared_store import is_shared
from fenshui.ledger.verify import verify_store
from fenshui.register import RULES
from fenshui.sealing.fingerprint import spoken_fingerprint
from fenshui.words import Refused, Sentence, sentence

_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True)
class Evidence:
    """An evidence folder: what is wrong with it, or, where nothing is, its keys (role -> fingerprint) and its text."""

    folder: Path
    findings: tuple[Sentence, ...]
    keys: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()


def verify_path(path: Path) -> tuple[Sentence, ...]:
    """What is wrong with an evidence folder or a ledger, nothing if all holds; raises `Refused` for anything else."""
    if path.is_dir():
        files, others = files_and_others(path)
        if ENTRY not in files and not any(name.startswith("agreement") for name in files):
            raise Refused("export.not_evidence", path=path)
        return (*(sentence("export.file_added", file=name) for name in others), *verify_bundle(files))
    if not path.is_file() or not is_ledger(path):
        raise Refused("export.not_evidence", path=path)
    return verify_ledger(path)


def is_ledger(file: Path) -> bool:
    """Whether a file begins as a ledger does, or says where one is; raises `Refused` where it cannot be read."""
    return first_bytes(file, len(_SQLITE)) == _SQLITE or is_shared(file)


def look_at_evidence(folder: Path) -> Evidence:
    """Check an evidence folder as a stranger would; what it says is shown only where all of it holds."""
    findings = verify_path(folder)
    if findings:
        return Evidence(folder, findings)
    return Evidence(folder, (), keys_to_compare(folder), statement(read_bundle(folder)[AGREEMENT]))


def keys_to_compare(path: Path) -> dict[str, str]:
    """Role -> spoken fingerprint of the keys behind evidence that holds: whose they are, only the parties can say."""
    if not path.is_dir():
        return {}
    files = read_bundle(path)
    signers = read_agreement(files[AGREEMENT])["required_signers"]
    prints = {role: signers[role] for role in ROLES} | {"log": log_key_of(files[LOG_KEY]).fingerprint}
    return {role: spoken_fingerprint(one) for role, one in prints.items()}


def verify_ledger(path: Path) -> tuple[Sentence, ...]:
    """What is wrong with a ledger, in a file or on a server."""
    store = store_at(path)
    try:
        return verify_store(store, RULES)
    finally:
        store.close()
