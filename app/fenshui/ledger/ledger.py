"""A ledger held open: what it knows, and the one way to add to it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from fenshui.ledger.acceptance import EMPTY, Rule, accept
from fenshui.ledger.accepting_packages import check_whole
from fenshui.ledger.checkpoint import Checkpoint, signed_note
from fenshui.ledger.entry import Draft, Entry, entry_body, read_entry, time_text
from fenshui.ledger.opening import taken_up
from fenshui.ledger.proof import inclusion_of, proof_bytes
from fenshui.ledger.restored import check_taken_up
from fenshui.ledger.shared_store import SharedStore, is_shared
from fenshui.ledger.state import State
from fenshui.ledger.statement import stated
from fenshui.ledger.store import Store, create_store
from fenshui.ledger.tree import leaf_hash
from fenshui.sealing.certificate import Person
from fenshui.sealing.signer import PublicKey, Signer, sha256_hex
from fenshui.words import Refused

_TRIES = 20
"""How often a shared ledger is caught up with when other desks write first."""


class Ledger:
    """Entries that only grow. What it shows comes from entries that acceptance has checked when it was opened."""

    def __init__(self, path: Path, rules: Iterable[Rule] = (), vfs: str | None = None) -> None:
        self._rules = tuple(rules)
        self._store = store_at(path, vfs)
        try:
            rows, note = self._store.standing()
            if not rows:
                raise Refused("ledger.damaged", path=path, why="no entries")
            self._bodies = [body for body, _ in rows]
            self.state = taken_up(rows, note, self._rules)
        except BaseException:
            self._store.close()
            raise

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            self.close()
        except Refused:
            if kind is None:  # otherwise what went wrong first is what is told
                raise

    @property
    def path(self) -> Path:
        """Where the ledger lies."""
        return self._store.path

    @property
    def store(self) -> Store | SharedStore:
        """The file itself, for those who verify it."""
        return self._store

    def close(self) -> None:
        """Let the file go."""
        self._store.close()

    def entries(self) -> list[Entry]:
        """Every entry, in order."""
        return [read_entry(body) for body in self._bodies]

    def body(self, seq: int) -> bytes:
        """The stored bytes of an entry; raises `Refused` for one that is not there."""
        if not 0 <= seq < len(self._bodies):
            raise Refused("ledger.no_such_entry", seq=seq, size=len(self._bodies))
        return self._bodies[seq]

    def append(
        self, drafts: Sequence[Draft], now: datetime, log_key: Signer, attachments: Iterable[bytes] = ()
    ) -> tuple[Entry, ...]:
        """Write entries and the checkpoint after them: all or nothing; raises `Refused` before anything is written."""
        attachments = tuple(attachments)
        for _ in range(_TRIES):
            try:
                return self._append(drafts, now, log_key, attachments)
            except Refused as refused:
                if refused.sentence.id != "ledger.moved_on":
                    raise
                self._catch_up()
        return self._append(drafts, now, log_key, attachments)

    def _append(
        self, drafts: Sequence[Draft], now: datetime, log_key: Signer, attachments: tuple[bytes, ...]
    ) -> tuple[Entry, ...]:
        check_taken_up(self.path, self.state, tuple(draft.kind for draft in drafts))
        entries, state = self._placed(drafts, now)
        if self.state.log_key is None or log_key.public != self.state.log_key:
            raise Refused("ledger.other_log_key", key=log_key.public.fingerprint[:16])
        note = signed_note(Checkpoint(state.log, state.size, state.root), log_key)
        bodies = [entry_body(entry) for entry in entries]
        kept = [(bytes.fromhex(sha256_hex(content)), content) for content in attachments]
        self._store.add(self.state.size, [(body, leaf_hash(body)) for body in bodies], note, kept)
        self._bodies += bodies
        self.state = state
        return entries

    def _catch_up(self) -> None:
        """Take up what other desks have written since; raises `Refused` where that does not continue what is here."""
        rows, note = self._store.standing()
        if [body for body, _ in rows[: len(self._bodies)]] != self._bodies:
            raise Refused("ledger.contradicts_seen", size=len(self._bodies))
        self.state = taken_up(rows, note, self._rules)
        self._bodies = [body for body, _ in rows]

    def attachment(self, sha256: str) -> bytes:
        """What was kept under this SHA-256; raises `Refused` when nothing was, or it is no longer what it was."""
        content = self._store.attachment(sha256)
        if content is None or sha256_hex(content) != sha256:
            raise Refused("ledger.no_attachment", sha256=sha256[:16])
        return content

    def checkpoint(self) -> bytes:
        """The last checkpoint."""
        return self._store.last_checkpoint()

    def proof(self, seq: int) -> bytes:
        """The file that proves an entry to stand in this ledger, by the last checkpoint."""
        self.body(seq)
        leaves = [leaf_hash(body) for body in self._bodies]
        return proof_bytes(inclusion_of(leaves, seq, self.checkpoint()))

    def backup(self, path: Path) -> None:
        """A copy of the ledger as it stands."""
        self._store.copy_to(path)

    def _placed(self, drafts: Sequence[Draft], now: datetime) -> tuple[tuple[Entry, ...], State]:
        """The drafts as the next entries, and the state after them, if acceptance lets them pass."""
        state, entries = self.state, []
        for draft in drafts:
            entry = Entry(state.log, state.size, state.head, time_text(now), draft.kind, draft.fields)
            state = accept(state, entry, self._rules)
            entries.append(entry)
        check_whole(state)
        return tuple(entries), state


def store_at(path: Path, vfs: str | None = None) -> Store | SharedStore:
    """What a ledger lies in: a file, or a server that the file names."""
    return SharedStore(path) if is_shared(path) else Store(path, vfs)


def create_ledger(
    path: Path, log: str, names: Mapping[str, str], authority: Signer, person: Person, log_key: Signer, now: datetime
) -> None:
    """Start a ledger: its name, the desk's `name_zh` and `name_en`, the authority and the log's own key."""
    fields = {**names, "log_key": log_key.public.text, **key_fields(authority.public, person)}
    draft = stated(log, "genesis", fields, authority)
    entry = Entry(log, 0, EMPTY.head, time_text(now), draft.kind, draft.fields)
    state, body = accept(EMPTY, entry), entry_body(entry)
    note = signed_note(Checkpoint(log, 1, state.root), log_key)
    create_store(path, [(body, leaf_hash(body))], note)


def enrolment(state: State, key: PublicKey, person: Person, authority: Signer, office: str = "party") -> Draft:
    """The authority vouches for a key whose fingerprint it compared out of band."""
    return stated(state.log, "key_enrol", {"office": office, **key_fields(key, person)}, authority)


def key_fields(key: PublicKey, person: Person) -> dict[str, object]:
    """A key and its holder as entries name them."""
    holder = {"holder": person.holder, "name_zh": person.name_zh, "name_en": person.name_en}
    return {"person": holder, "suite": key.suite, "spki": key.text}
