"""What the ledger knows after its entries so far: rebuilt from them, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fenshui.ledger.changed import changed
from fenshui.ledger.entry import BEFORE_ALL
from fenshui.ledger.kept_map import KeptMap
from fenshui.ledger.lasting_map import LastingMap
from fenshui.ledger.tree import Peaks, root_of_peaks
from fenshui.sealing.envelope import AGREEMENT, Envelope
from fenshui.sealing.signer import PublicKey

AUTHORITY = "authority"
PARTY = "party"


@dataclass(frozen=True)
class EnrolledKey:
    """A key the authority has vouched for: whose it is, in which office (`authority` or `party`), since when."""

    holder: str
    office: str
    public: PublicKey
    since: str
    revoked: str = ""


@dataclass(frozen=True)
class AgreementCase:
    """An agreement on its way: `stage` is pending, approved, posted, annulled, void or expired.

    `package`: the agreements that are posted together or not at all, this one among them; nothing where it is alone.
    """

    payload: bytes
    sign_by: str
    signers: Mapping[str, str]
    envelope: Envelope
    stage: str = "pending"
    approval: Envelope | None = None
    posted_as: int | None = None
    package: tuple[str, ...] = ()

    def stage_on(self, time: str) -> str:
        """The stage at a time: what was not posted by the end of `sign_by` (UTC) has expired, told or not."""
        if self.stage in ("pending", "approved") and time[:10] > self.sign_by:
            return "expired"
        return self.stage

    def missing_roles(self) -> tuple[str, ...]:
        """The parties' roles without a signature."""
        there = dict(self.envelope.signatures)
        return tuple(role for role, key in sorted(self.signers.items()) if role != AUTHORITY and key not in there)


@dataclass(frozen=True)
class State:
    """The ledger after `size` entries: the leaf of the last one, the peaks of the tree, keys and agreements.

    `imports`: (log, number) of a foreign entry -> the entry here that vouches for it. `epochs`: (entry, size, root) of
    every restart from an older file. `awaiting`: what of a package is still to be posted, at once. `accounts`: what
    another room's rules keep; the ledger never looks into it.
    """

    log: str = ""
    size: int = 0
    head: str = BEFORE_ALL
    time: str = ""
    peaks: Peaks = ()
    log_key: PublicKey | None = None
    keys: KeptMap[str, EnrolledKey] = field(default_factory=LastingMap)
    agreements: KeptMap[str, AgreementCase] = field(default_factory=LastingMap)
    imports: KeptMap[tuple[str, int], int] = field(default_factory=LastingMap)
    epochs: tuple[tuple[int, int, str], ...] = ()
    awaiting: tuple[str, ...] = ()
    accounts: Any = None

    @property
    def root(self) -> bytes:
        """The root of the tree over all entries."""
        return root_of_peaks(self.peaks)

    but = changed
    """This state with some fields changed."""


def new_case(payload: bytes, sign_by: str, signers: Mapping[str, str], package: tuple[str, ...] = ()) -> AgreementCase:
    """An agreement that nobody has signed yet."""
    return AgreementCase(payload, sign_by, signers, Envelope(AGREEMENT, payload), package=package)
