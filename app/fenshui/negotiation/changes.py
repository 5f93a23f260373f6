"""What a newer version of a case changed: its terms one by one, and what they do to the others."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from fenshui.negotiation.case import Case, Package
from fenshui.transfer import Transfer

Figure = Callable[[Any], float]


@dataclass(frozen=True)
class Change:
    """One term or figure, before and after; `subject` is the transfer, right or section it belongs to.

    `use` is the baseline a figure was found under ("": both, or none).
    A transfer that is new or gone has one change, with the term `""` and None on the other side.
    """

    subject: str
    term: str
    before: Any
    after: Any
    use: str = ""


def changed_terms(before: Case, after: Case) -> tuple[Change, ...]:
    """What changed between two versions of a case, term by term, deadlines last."""
    old, new = before.terms, after.terms
    changes = package_changes(old.package if old else (), new.package if new else ())
    dates = [(name, getattr(old, name, None), getattr(new, name, None)) for name in ("answer_by", "decide_by")]
    return changes + tuple(Change("", name, was, now) for name, was, now in dates if was != now)


def package_changes(before: Package, after: Package) -> tuple[Change, ...]:
    """What changed between two packages, in the order of the names of their transfers."""
    old, new = ({transfer.id: transfer for transfer in package} for package in (before, after))
    found: list[Change] = []
    for name in sorted(old.keys() | new.keys()):
        if name in old and name in new:
            found += _between(old[name], new[name])
        else:
            found.append(Change(name, "", old.get(name), new.get(name)))
    return tuple(found)


def impact_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """What changed between two impact reports (`impact_json`): verdict, paper water, injuries, flows at sections.

    Injuries in hm³ a year and mean flows in m³/s. Before anything was on the table nobody was injured, and sections had
    the flow without the transfer.
    """
    heads = [Change("", name, before.get(name), after.get(name)) for name in ("verdict", "paper_water_m3")]
    injuries = _rows(before, after, "third_parties", "right", "injury_hm3_per_year", lambda row: 0.0)
    flows = _rows(before, after, "sections", "node", "mean_after_m3_s", lambda row: row["mean_before_m3_s"])
    return tuple(one for one in (*heads, *injuries, *flows) if one.before != one.after)


def figures_for(report: Mapping[str, Any], rights: frozenset[str]) -> dict[str, Any]:
    """The notice to a third party: the verdict, the transfers, and the figures of its own rights."""
    mine = [row for row in report["third_parties"] if row["right"] in rights]
    return {"verdict": report["verdict"], "transfers": report["transfers"], "third_parties": mine}


def _between(old: Transfer, new: Transfer) -> list[Change]:
    pairs = ((field.name, getattr(old, field.name), getattr(new, field.name)) for field in fields(Transfer))
    return [Change(old.id, term, was, now) for term, was, now in pairs if was != now]


def _rows(
    before: Mapping[str, Any], after: Mapping[str, Any], table: str, key: str, figure: str, without: Figure
) -> Iterator[Change]:
    """A change for every row of either report; `without` is the figure of a row that the other does not have."""
    old, new = ({(row[key], row["use"]): row for row in report[table]} for report in (before, after))
    for name, use in sorted(old.keys() | new.keys()):
        was, now = old.get((name, use)), new.get((name, use))
        before_it = without(now) if was is None else was[figure]
        after_it = without(was) if now is None else now[figure]
        yield Change(name, figure, before_it, after_it, use)
