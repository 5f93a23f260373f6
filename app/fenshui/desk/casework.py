"""6  A case on the table: its folder, what is signed, who has signed, and the next hand it waits for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from fenshui.desk.approval import approve
from fenshui.desk.assessing import rules_of
from fenshui.desk.book import open_book
from fenshui.desk.case import Case, read_case, update_case, write_case
from fenshui.desk.drawing_up import Dealings, Party, draw_up
from fenshui.desk.keys import key_card, log_key_path
from fenshui.desk.opening import Opening
from fenshui.desk.recording import record_together
from fenshui.desk.signing import role_of, sign, what_is_signed
from fenshui.desk.standard_text import standard_clauses, standard_statement
from fenshui.export.agreement import ROLES, read_agreement
from fenshui.export.statement import Part
from fenshui.impact import Assessment
from fenshui.sealing.certificate import certificate_der, certified_key
from fenshui.sealing.envelope import AGREEMENT, APPROVAL, read_envelope, signature_of
from fenshui.sealing.keys import open_key
from fenshui.sealing.signer import ES256, public_key, sha256_hex
from fenshui.words import Refused

DAYS_TO_SIGN = 30


@dataclass(frozen=True)
class Signer:
    """Somebody who signs: the role, the name in both languages, the key, and whether the signature holds."""

    role: str
    name_zh: str
    name_en: str
    key: str
    has_signed: bool


@dataclass(frozen=True)
class OpenCase:
    """A case as the screen shows it; everything comes from the bytes being signed, `sha256` is theirs."""

    folder: Path
    case: Case
    name: str
    parts: tuple[Part, ...]
    signers: tuple[Signer, ...]
    sha256: str
    is_posted: bool

    @property
    def package(self) -> tuple[Path, ...]:
        """The folders of all agreements that take effect together, this one's among them: they lie side by side."""
        names = read_agreement(self.case.agreement).get("package", {}).get("agreements", [])
        beside = [self.folder.parent / name for name in names if name != self.name]
        return (self.folder, *(folder for folder in beside if folder.is_dir()))

    @property
    def stage(self) -> str:
        """`sign`, `approve`, `recorded` when it only waits to be posted, `posted` when all is done."""
        if self.is_posted:
            return "posted"
        missing = [signer.role for signer in self.signers if not signer.has_signed]
        return "sign" if set(missing) - {"authority"} else "approve" if missing else "recorded"


def draw_up_case(
    opening: Opening, assessment: Assessment, keys: Mapping[str, Path], folder: Path, ledger: Path, made: date
) -> OpenCase:
    """A new case in a new folder, with the standard provisions: `keys` are the key files of the signers by role."""
    (transfer,) = assessment.transfers
    cards = {role: key_card(keys[role]) for role in ROLES}
    dealings = Dealings(
        id=f"{transfer.id}-{made:%Y%m%d}",
        made=made,
        sign_by=made + timedelta(days=DAYS_TO_SIGN),
        parties={role: Party(card.person, card.fingerprint) for role, card in cards.items()},
        clauses=standard_clauses(transfer),
        authority_statement=standard_statement(assessment.verdict, rules_of(assessment)),
    )
    write_case(draw_up(opening.basin, opening.folder, transfer, assessment, dealings), folder)
    return open_case(folder, ledger)


def open_case(folder: Path, ledger: Path) -> OpenCase:
    """A case from its folder, each signature checked. Raises `Refused` where the files do not fit each other."""
    case = read_case(folder)
    agreement = read_agreement(case.agreement)
    signers = tuple(
        Signer(one["role"], one["name_zh"], one["name_en"], one["key"], _has_signed(case, one["role"], one["key"]))
        for one in agreement["parties"]
    )
    posted = _is_posted(ledger, agreement["id"])
    return OpenCase(folder, case, agreement["id"], what_is_signed(case), signers, sha256_hex(case.agreement), posted)


def sign_case(on_table: OpenCase, key_file: Path, passphrase: str, ledger: Path, now: datetime) -> OpenCase:
    """The case with one signature more, written to its folder: a party signs, the authority approves."""
    key = open_key(key_file, passphrase)
    case = read_case(on_table.folder)
    is_authority = role_of(case, key.public.fingerprint) == "authority"
    update_case(approve(case, key, now) if is_authority else sign(case, key, now), on_table.folder)
    return open_case(on_table.folder, ledger)


def record_case(on_table: OpenCase, ledger: Path, passphrase: str, now: datetime) -> OpenCase:
    """Post the case in the ledger, with the ledger's own key; together with the others of its package."""
    log_key = open_key(log_key_path(ledger), passphrase)
    with open_book(ledger) as book:
        record_together(book, [read_case(folder) for folder in on_table.package], log_key, now)
    return open_case(on_table.folder, ledger)


def _has_signed(case: Case, role: str, fingerprint: str) -> bool:
    """Whether the key that the agreement names has signed. Raises `Refused` where its signature fails."""
    if role not in case.certificates:
        return False
    key = public_key(ES256, certified_key(certificate_der(case.certificates[role])))
    if key.fingerprint != fingerprint:
        raise Refused("export.not_a_signer", key=key.fingerprint[:16])
    if role == "authority":
        signature_of(read_envelope(case.approval, APPROVAL), key)
    else:
        signature_of(read_envelope(case.envelope, AGREEMENT), key)
    return True


def _is_posted(ledger: Path, name: str) -> bool:
    if not ledger.exists():
        return False
    with open_book(ledger) as book:
        found = book.state.agreements.get(name)
        return found is not None and found.posted_as is not None
