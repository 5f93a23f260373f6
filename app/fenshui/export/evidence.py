"""The names of the files of an evidence folder, what each of them is, and how large it may be."""

from collections.abc import Mapping

from fenshui.export.agreement import ROLES
from fenshui.places import resource
from fenshui.words import Refused

AGREEMENT = "agreement.json"
ENVELOPE = "agreement.dsse.json"
APPROVAL = "approval.dsse.json"
IMPACT = "impact.json"
IMPACT_MAP = "impact-map.svg"
PAPER = "agreement.pdf"
SCRIPT = "VERIFY.sh"
GUIDE = "验证说明.txt"
LOG_KEY = "certs/log.pem"
ENTRY = "entry.json"
PROOF = "entry.tlog-proof"

CERTIFICATES = {role: f"certs/{role}.pem" for role in ROLES}
"""Role -> the file with that signer's certificate."""

RECORDED = (
    AGREEMENT,
    ENVELOPE,
    APPROVAL,
    IMPACT,
    IMPACT_MAP,
    PAPER,
    SCRIPT,
    GUIDE,
    LOG_KEY,
    *CERTIFICATES.values(),
)
"""The files that a posted entry names by SHA-256: all of them, and no others."""

EVIDENCE = (*RECORDED, ENTRY, PROOF)
"""Every file of an evidence folder, and no others."""

_LARGE, _SMALL = 1 << 28, 1 << 22  # bytes


def most_bytes(name: str) -> int:
    """How large a file of an evidence folder may be: what is drawn and computed grows with the basin, nothing else."""
    return _LARGE if name in (IMPACT, IMPACT_MAP, PAPER) else _SMALL


ROOM_TO_SIGN = 1 << 20
"""Bytes by which all signatures together make a file larger, at most: the paper grows most, by a stamp for each."""


def check_sizes(files: Mapping[str, bytes], to_come: int = 0) -> None:
    """Raise `Refused` for a file that would be larger than what is read to verify it; `to_come` bytes count in."""
    for name, content in files.items():
        found, most = len(content) + to_come, most_bytes(name)
        if found > most:
            raise Refused("export.larger_than_read", file=name, found=f"{found:,}", most=f"{most:,}")


def verify_script() -> bytes:
    """The script by which strangers check the evidence, as it ships with this version."""
    return resource("templates", SCRIPT).read_bytes()


def guide() -> bytes:
    """What the folder holds and how to check it, for people."""
    return resource("templates", GUIDE).read_bytes()
