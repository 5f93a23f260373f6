"""A deal on its way from hand to hand: a folder that grows a signature at every stop, until it is recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from fenshui.export import evidence
from fenshui.export.agreement import read_agreement
from fenshui.export.bundle import read_bundle, write_bundle
from fenshui.sealing.durable_file import write_durably
from fenshui.sealing.envelope import AGREEMENT, Envelope, envelope_bytes, read_envelope
from fenshui.sealing.signer import sha256_hex
from fenshui.words import Refused


@dataclass(frozen=True)
class Case:
    """The files of a deal before it is posted; `certificates` are PEM by role, of those who have signed."""

    agreement: bytes
    impact: bytes
    impact_map: bytes
    paper: bytes
    envelope: bytes
    approval: bytes = b""
    certificates: Mapping[str, bytes] = field(default_factory=dict)
    verify_script: bytes = field(default_factory=evidence.verify_script)
    guide: bytes = field(default_factory=evidence.guide)


def new_case(agreement: bytes, impact: bytes, impact_map: bytes, paper: bytes) -> Case:
    """A deal whose text is fixed and that nobody has signed.

    Raises `Refused` where a file of it would be too large to be verified once all have signed.
    """
    case = Case(agreement, impact, impact_map, paper, envelope_bytes(Envelope(AGREEMENT, agreement)))
    evidence.check_sizes(case_files(case), evidence.ROOM_TO_SIGN)
    return case


def fit_to_verify(case: Case) -> Case:
    """The case, to go on with. Raises `Refused` where a file of it is too large to be verified."""
    evidence.check_sizes(case_files(case))
    return case


def case_files(case: Case) -> dict[str, bytes]:
    """The case as files by name; what is not there yet is left out."""
    files = {
        evidence.AGREEMENT: case.agreement,
        evidence.ENVELOPE: case.envelope,
        evidence.APPROVAL: case.approval,
        evidence.IMPACT: case.impact,
        evidence.IMPACT_MAP: case.impact_map,
        evidence.PAPER: case.paper,
        evidence.SCRIPT: case.verify_script,
        evidence.GUIDE: case.guide,
        **{evidence.CERTIFICATES[role]: pem for role, pem in case.certificates.items()},
    }
    return {name: content for name, content in files.items() if content}


def write_case(case: Case, folder: Path) -> Path:
    """Write a new case as a folder; refuses to overwrite one."""
    return write_bundle(case_files(case), folder)


def update_case(case: Case, folder: Path) -> None:
    """Write what a signature changed into the folder of a case: the envelopes last, because they decide."""
    (folder / "certs").mkdir(exist_ok=True)
    files = case_files(case)
    decide = (evidence.ENVELOPE, evidence.APPROVAL)
    for name in [name for name in files if name not in decide] + [name for name in decide if name in files]:
        if not (folder / name).exists() or (folder / name).read_bytes() != files[name]:
            write_durably(folder / name, files[name])


def read_case(folder: Path) -> Case:
    """A case from its folder; raises `Refused` where there is none, a file is missing or does not fit the others."""
    if not folder.is_dir():
        raise Refused("desk.no_case", path=folder)
    files = read_bundle(folder)
    try:
        case = Case(
            files[evidence.AGREEMENT],
            files[evidence.IMPACT],
            files[evidence.IMPACT_MAP],
            files[evidence.PAPER],
            files[evidence.ENVELOPE],
            files.get(evidence.APPROVAL, b""),
            {role: files[name] for role, name in evidence.CERTIFICATES.items() if name in files},
            files[evidence.SCRIPT],
            files[evidence.GUIDE],
        )
    except KeyError as missing:
        raise Refused("export.file_missing", file=missing.args[0]) from None
    _check(case)
    return case


def with_certificate(case: Case, role: str, pem: bytes) -> Case:
    """The case with one certificate more."""
    return replace(case, certificates={**case.certificates, role: pem})


def _check(case: Case) -> None:
    """What a signer is about to sign is what the files say it is."""
    agreement = read_agreement(case.agreement)
    if read_envelope(case.envelope, AGREEMENT).payload != case.agreement:
        raise Refused("export.other_agreement", file=evidence.ENVELOPE)
    bound = ((evidence.IMPACT, case.impact, "sha256"), (evidence.IMPACT_MAP, case.impact_map, "map_sha256"))
    for name, content, named in bound:
        if sha256_hex(content) != agreement["impact"][named]:
            raise Refused("export.other_agreement", file=name)
