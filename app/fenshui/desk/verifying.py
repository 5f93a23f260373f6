"""8  Verify: a ledger or an evidence folder, whoever brings it, is looked at as a stranger would."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fenshui.export.agreement import ROLES, read_agreement
from fenshui.export.bundle import lying_in
from fenshui.export.evidence import AGREEMENT, ENTRY, LOG_KEY
from fenshui.export.statement import Part, statement
from fenshui.export.verify_bundle import log_key_of, verify_bundle
from fenshui.ledger.first_bytes import first_bytes
from fenshui.ledger.ledger import store_at
from fenshui.ledger.shared_store import is_shared
from fenshui.ledger.verify import verify_store
from fenshui.register import RULES
from fenshui.sealing.durable_file import refused_by_disk
from fenshui.sealing.fingerprint import spoken_fingerprint
from fenshui.words import Refused, Sentence, sentence

_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True)
class Evidence:
    """An evidence folder: what is wrong with it, or, where nothing is, its keys (role -> fingerprint) and its text.

    Keys and text are those of `files` (name -> content), the very bytes that were verified.
    """

    folder: Path
    findings: tuple[Sentence, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()


def verify_path(path: Path) -> tuple[Sentence, ...]:
    """What is wrong with an evidence folder or a ledger, nothing if all holds; raises `Refused` for anything else."""
    if is_folder(path):
        return look_at_evidence(path).findings
    if not path.is_file() or not is_ledger(path):
        raise Refused("export.not_evidence", path=path)
    return verify_ledger(path)


def is_folder(path: Path) -> bool:
    """Whether a folder is to be verified; raises `Refused` where that may not be looked at."""
    try:
        return path.is_dir()
    except OSError as fault:
        raise refused_by_disk(fault, path) from None


def is_ledger(file: Path) -> bool:
    """Whether a file begins as a ledger does, or says where one is; raises `Refused` where it cannot be read."""
    return first_bytes(file, len(_SQLITE)) == _SQLITE or is_shared(file)


def look_at_evidence(folder: Path) -> Evidence:
    """Check an evidence folder as a stranger would; what it says is shown only where all of it holds."""
    lying = lying_in(folder)
    names = (*lying.strange, *lying.added, *lying.files)
    if not any(name == ENTRY or name.startswith("agreement") for name in names):
        raise Refused("export.not_evidence", path=folder)
    added = (sentence("export.file_added", file=name) for name in (*lying.strange, *lying.added))
    if findings := (*added, *verify_bundle(lying.files)):
        return Evidence(folder, findings)
    return Evidence(folder, (), lying.files, _keys_to_compare(lying.files), statement(lying.files[AGREEMENT]))


def _keys_to_compare(files: Mapping[str, bytes]) -> dict[str, str]:
    """Role -> spoken fingerprint of the keys behind evidence that holds: whose they are, only the parties can say."""
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
