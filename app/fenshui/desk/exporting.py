"""8  Export: the evidence of a posted agreement, as a folder for strangers; a deal as platforms take it."""

from pathlib import Path

from fenshui.export.agreement import read_agreement
from fenshui.export.bundle import bundle_files, read_posting, write_bundle
from fenshui.export.platform.data_sets import Posted
from fenshui.export.platform.forms import platform_files
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


def export_platform(ledger: Ledger, entry: int | str, folder: Path, redact: bool = False) -> Path:
    """Write the six platform data sets of a posted agreement into a new folder, as JSON and as XML with its schema.

    With `redact`, without names and prices of the parties. Raises `Refused` for anything but a posted agreement.
    """
    posting = read_posting(ledger.body(posting_of(ledger, entry)))
    name = posting.fields["agreement"]
    agreement = read_agreement(ledger.state.agreements[name].payload)
    about = [one for one in ledger.entries() if one.fields.get("agreement") == name]
    texts = platform_files(Posted(agreement, posting, about), redact)
    return write_bundle({file: text.encode("utf-8") for file, text in texts.items()}, folder)


def posting_of(ledger: Ledger, entry: int | str) -> int:
    """The number of a posting, from itself or from its agreement's id; raises `Refused`."""
    if isinstance(entry, int) or (entry.isdecimal() and entry not in ledger.state.agreements):
        return int(entry)
    case = ledger.state.agreements.get(entry)
    if case is None or case.posted_as is None:
        raise Refused("ledger.agreement_unknown", agreement=entry)
    return case.posted_as
