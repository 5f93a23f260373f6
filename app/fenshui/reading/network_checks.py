"""Whether the reaches of a foreign table can be a river: no circle, no reach into itself, none named twice."""

from collections.abc import Iterator, Sequence

from fenshui.reading.foreign import Cell, ForeignTable
from fenshui.reading.problem import Problem
from fenshui.words import sentence

FROM = ("from_node", "fromnode", "from_id", "fnode", "from_node_id", "node_from")
TO = ("to_node", "tonode", "to_id", "tnode", "to_node_id", "node_to")
REACH_ID = ("hyriv_id", "reach_id", "comid", "nhdplusid", "link_id", "id", "fid", "objectid")
_MODEL_LINKS = ("link_type", "edge_type")
NEXT = ("next_down", "nextdown", "next_id", "downstream_id", "dsreach")


def network_problems(table: ForeignTable) -> Iterator[Problem]:
    """What keeps the reaches from being a river, where the table states how they join."""
    if table.column(*_MODEL_LINKS) is not None:  # what is taken out may come back: no river, a model's links
        return
    starts, ends = table.column(*FROM), table.column(*TO)
    ids, after = table.column(*REACH_ID), table.column(*NEXT)
    if starts is not None and ends is not None:
        yield from _named_twice(table, ids)
        yield from _into_itself(table, starts, ends)
        yield from _circle(table, starts, ends)
        yield from _alone(table, starts, ends)
    elif ids is not None and after is not None:
        yield from _named_twice(table, ids)
        yield from _into_itself(table, ids, after)
        yield from _circle(table, ids, after)


def circle_in(starts: Sequence[Cell], ends: Sequence[Cell]) -> list[Cell]:
    """Nodes of one circle among these edges, in order; empty where there is none."""
    after: dict[Cell, list[Cell]] = {}
    waits: dict[Cell, int] = {}
    for start, end in zip(starts, ends, strict=True):
        after.setdefault(start, []).append(end)
        waits[end] = waits.get(end, 0) + 1
        waits.setdefault(start, 0)
    ready = [node for node, count in waits.items() if not count]
    while ready:
        node = ready.pop()
        del waits[node]
        for end in after.get(node, ()):
            waits[end] -= 1
            if not waits[end]:
                ready.append(end)
    return _walk(after, waits) if waits else []


def _walk(after: dict[Cell, list[Cell]], left: dict[Cell, int]) -> list[Cell]:
    """Every node left has one above it that is left too: walk upwards until a node comes again."""
    above = {end: start for start, ends in after.items() if start in left for end in ends if end in left}
    node, path = next(iter(above)), list[Cell]()
    seen: dict[Cell, int] = {}
    while node not in seen:
        seen[node] = len(path)
        path.append(node)
        node = above[node]
    return path[seen[node] :][::-1]


def _named_twice(table: ForeignTable, ids: Sequence[Cell] | None) -> Iterator[Problem]:
    seen: set[Cell] = set()
    for row, name in enumerate(ids or (), start=table.first_row):
        if name is not None and name in seen:
            yield Problem(table.name, str(name), sentence("basin.expected.id_once"), row=row)
            return
        seen.add(name)


def _into_itself(table: ForeignTable, starts: Sequence[Cell], ends: Sequence[Cell]) -> Iterator[Problem]:
    for row, (start, end) in enumerate(zip(starts, ends, strict=True), start=table.first_row):
        if start is not None and start == end:
            yield Problem(table.name, f"{start} → {end}", sentence("foreign.expected.no_loop"), row=row)
            return


def _circle(table: ForeignTable, starts: Sequence[Cell], ends: Sequence[Cell]) -> Iterator[Problem]:
    pairs = [(a, b) for a, b in zip(starts, ends, strict=True) if a is not None and b is not None and a != b]
    if pairs and (circle := circle_in(*zip(*pairs, strict=True))):
        shown = " → ".join(str(node) for node in [*circle[:20], circle[0]])
        yield Problem(table.name, shown, sentence("basin.expected.no_cycle"))


def _alone(table: ForeignTable, starts: Sequence[Cell], ends: Sequence[Cell]) -> Iterator[Problem]:
    """No reach meets another: the nodes they name are nowhere else, so that this is no network."""
    named = [*starts, *ends]
    if table.count and len(set(named)) == len(named):
        shown = ", ".join(str(each) for each in ends[:5])
        yield Problem(table.name, shown, sentence("foreign.expected.met"))
