"""8  Export: the evidence of a posted agreement, as a folder for strangers."""

from pathlib import Path

from fenshui.export.bundle import bundle_files, write_bundle
from fenshui.export.verify_bundle import verify_bundle
from fenshui.ledger.ledger import Ledger
from fenshui.words import Refused


def export_entry(ledger: Ledger, entry: int | str, folder: Path) -> Path:
    """Write the evidence for an entry (its number, or the id of its agreement) into a new folder.

    What leaves the house has been checked as a stranger would; raises `Refused` when anything does not hold.
    """
    files = bundle_files(ledger, posting_of(ledger, entry))
    for finding in verify_bundle(files):
        raise Refused(finding.id, **finding.values)
    return write_bundle(files, folder)


def posting_of(ledger: Ledger, entry: int | str) -> int:
    """The number of a posting, from itself or from its agreement's id; raises `Refused`."""
    if isinstance(entry, int) or (entry.isdecimal() and entry not in ledger.state.agreements):
        return int(entry)
    case = ledger.state.agreements.get(entry)
    if case is None or case.posted_as is None:
        raise Refused("ledger.agreement_unknown", agreement=entry)
    return case.posted_as
