"""The edges of a Pywr model past nodes that the basin format cannot express and the user let go."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from fenshui.exchange.imported import Report

Edge = tuple[str, str, str | None]


def bridged(edges: Sequence[Edge], left_out: Iterable[str], report: Report) -> list[Edge]:
    """The edges between the nodes that stay: what flowed into a node left out flows straight on to where that led.

    An edge keeps the slot of the node it comes from. The report names every node so passed, and every one whose edges
    went with it because nothing leads on.
    """
    leading: dict[str, list[str]] = {name: [] for name in left_out}
    for start, end, _ in edges:
        if start in leading:
            leading[start].append(end)
    reached = {end for _, end, _ in edges}
    for name, ends in leading.items():
        if ends and name in reached:
            report.has_guessed("bridged", name=name)
        elif ends or name in reached:
            report.has_left_out("edges", name=name)
    found = {
        (start, last, slot): None
        for start, end, slot in edges
        if start not in leading
        for last in _ends(end, leading)
        if last != start or end == start
    }
    return [*found]


def _ends(name: str, leading: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Where an edge to this node ends: there, or beyond all that was left out."""
    seen, waiting = set[str](), [name]
    while waiting:
        here = waiting.pop(0)
        if here in seen:
            continue
        seen.add(here)
        if here in leading:
            waiting += leading[here]
        else:
            yield here
