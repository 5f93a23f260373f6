"""Agreements of one package are posted one right after the other, all of them or none."""

from collections.abc import Mapping
from typing import Any

from fenshui.ledger.entry import Entry
from fenshui.ledger.state import AgreementCase, State
from fenshui.words import Refused, Sentence, sentence


def package_of(agreement: Mapping[str, Any]) -> tuple[str, ...]:
    """The agreements without which this one has no effect, itself among them; nothing where it stands alone."""
    if "package" not in agreement:
        return ()
    package = agreement["package"]
    names = package.get("agreements") if isinstance(package, dict) else None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise Refused("ledger.bad_agreement", field="package")
    if agreement["id"] not in names or len(set(names)) < len(names):
        raise Refused("ledger.bad_agreement", field="package")
    return tuple(names) if len(names) > 1 else ()


def still_awaited(state: State, entry: Entry, case: AgreementCase) -> tuple[str, ...]:
    """What of the package must be posted right after this posting. Raises `Refused` where that could never be."""
    name = entry.fields["agreement"]
    if state.awaiting:
        return tuple(one for one in state.awaiting if one != name)
    for other in case.package:
        found = state.agreements.get(other)
        if found is None or found.stage_on(entry.time) != "approved":
            raise Refused("ledger.package_incomplete", agreement=name, missing=other)
        if found.package != case.package:
            raise Refused("ledger.packages_differ", agreement=name, other=other)
    return tuple(one for one in case.package if one != name)


def check_awaited(state: State, entry: Entry) -> None:
    """Raise `Refused` for any other entry while the rest of a package is still to be posted."""
    if entry.kind != "agreement_posted" or entry.fields.get("agreement") not in state.awaiting:
        raise Refused("ledger.package_awaited", missing=", ".join(state.awaiting))


def check_whole(state: State) -> None:
    """Raise `Refused` where a ledger would end, or ends, in the middle of a package."""
    if state.awaiting:
        fault = incomplete(state)
        raise Refused(fault.id, **fault.values)


def incomplete(state: State) -> Sentence:
    """What is wrong with a ledger that ends in the middle of a package."""
    posted = max((case.posted_as, name) for name, case in state.agreements.items() if case.posted_as is not None)
    return sentence("ledger.package_incomplete", agreement=posted[1], missing=", ".join(state.awaiting))
