"""6  Agree: what a negotiation came to becomes one agreement for every transfer, to be signed and posted together.

Everything comes from the case: who signs with which key, the day (that of the approval), the terms. Every desk that
draws up the same case makes the same text, byte for byte.
"""

from datetime import date, timedelta
from pathlib import Path

from fenshui.basin import Basin
from fenshui.desk.case import Case, write_case
from fenshui.desk.case_reading import case_in
from fenshui.desk.casework import DAYS_TO_SIGN
from fenshui.desk.drawing_up import Dealings, Negotiated, Party, draw_up
from fenshui.desk.negotiating import check_basin, impact_report
from fenshui.desk.opening import Opening
from fenshui.desk.standard_text import standard_clauses, standard_statement
from fenshui.impact import assess
from fenshui.negotiation.case import Act, KeptAct, Package, Participant
from fenshui.negotiation.case import Case as Negotiation
from fenshui.negotiation.holders import holders_of
from fenshui.rules import check_rules
from fenshui.sealing.certificate import Person
from fenshui.sealing.signer import sha256_hex
from fenshui.transfer import Transfer
from fenshui.words import Refused, sentence


def write_agreements(file: Path, opening: Opening, folder: Path) -> tuple[Path, ...]:
    """Draw up the agreements of the approved case in a file, each in a folder of its own inside a new folder.

    Raises `Refused` as `agreements_of` does, and where a folder is there already.
    """
    if folder.exists():
        raise Refused("export.folder_there", path=folder)
    drawn = agreements_of(case_in(file), opening)
    return tuple(write_case(case, folder / name) for name, case in drawn.items())


def agreements_beside(file: Path, opening: Opening, folder: Path) -> tuple[Path, ...]:
    """The agreements of the approved case in a file: those drawn up in a folder already, else new ones in it.

    Raises `Refused` as `write_agreements` does.
    """
    negotiation = case_in(file)
    approval, terms = _approval(negotiation), negotiation.terms
    there = tuple(folder / name for name in _names(terms.package, approval).values()) if terms is not None else ()
    if there and all(each.is_dir() for each in there):
        return there
    return write_agreements(file, opening, folder)


def agreements_of(negotiation: Negotiation, opening: Opening, sign_by: date | None = None) -> dict[str, Case]:
    """The agreements of an approved negotiation by their ids, in the order of the package, signed by nobody yet.

    Raises `Refused` where it is not approved, is about another basin, rested on another impact, or breaks a rule.
    """
    approval = _approval(negotiation)
    check_basin(negotiation, opening.folder)
    assert negotiation.terms is not None
    package = negotiation.terms.package
    _check_report(opening.basin, package, approval.act)
    assessment = assess(opening.basin, package)
    names = _names(package, approval)
    came_of = Negotiated(negotiation.opening.id, negotiation.sha256, approval.sha256, tuple(names.values()))
    made = approval.act.at.date()
    said = standard_statement(assessment.verdict, check_rules(assessment))
    return {
        names[transfer.id]: draw_up(
            opening.basin,
            opening.folder,
            transfer,
            assessment,
            Dealings(
                id=names[transfer.id],
                made=made,
                sign_by=sign_by or made + timedelta(days=DAYS_TO_SIGN),
                parties=_parties(negotiation, opening.basin, transfer),
                clauses=standard_clauses(transfer),
                authority_statement=said,
                negotiated=came_of,
            ),
        )
        for transfer in package
    }


def _names(package: Package, approval: KeptAct) -> dict[str, str]:
    """The ids of the agreements by those of the transfers: another approval makes others."""
    return {transfer.id: f"{transfer.id}-{approval.sha256[:8]}" for transfer in package}


def _approval(negotiation: Negotiation) -> KeptAct:
    if negotiation.stage != "approved":
        stage = sentence(f"negotiation.stage.{negotiation.stage}")
        raise Refused("desk.not_approved", case=negotiation.opening.id, stage=stage)
    return negotiation.moves[-1].kept


def _check_report(basin: Basin, package: Package, approval: Act) -> None:
    found = sha256_hex(impact_report(basin, package))
    if found != approval.impact_sha256:
        raise Refused("desk.other_report", found=found[:16], expected=approval.impact_sha256[:16])


def _parties(negotiation: Negotiation, basin: Basin, transfer: Transfer) -> dict[str, Party]:
    """Who signs a transfer of the package: whoever holds the right that gives, the one that takes, the authority."""
    parties = {role: _party(negotiation.participant(name)) for role, name in holders_of(basin, transfer).items()}
    authority = next(one for one in negotiation.opening.participants if one.role == "authority")
    return {**parties, "authority": _party(authority)}


def _party(one: Participant) -> Party:
    return Party(Person(one.id, one.name_zh, one.name_en), one.key.fingerprint)
