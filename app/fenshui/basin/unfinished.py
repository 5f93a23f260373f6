"""What a basin still lacks while it is built: no faults, but hardly what its author means."""

from collections import Counter
from collections.abc import Iterator

from fenshui.basin.basin import Basin
from fenshui.basin.cut_off import broken_ends, nodes_with_inflow, places_without_inflow
from fenshui.reading.problem import Problem
from fenshui.words import sentence


def unfinished(basin: Basin) -> Iterator[Problem]:
    """A warning for every place that no river reaches or leaves or that waits for water in vain, outlet that a river
    leaves, river beside another, source without water, store without room, right without use."""
    ends = {end for reach in basin.reaches for end in (reach.from_node, reach.to_node)}
    left = {reach.from_node for reach in basin.reaches}
    watered, dry, broken = nodes_with_inflow(basin), places_without_inflow(basin), broken_ends(basin)
    for row, node in enumerate(basin.nodes, start=2):
        if node.id not in ends:
            yield _lacking("nodes.csv", node.id, row, "connected", "id")
        elif node.id in dry:
            yield _lacking("nodes.csv", node.id, row, "dry", "id")
        if node.id in broken:
            yield _lacking("nodes.csv", node.id, row, broken[node.id], "id")
        if node.kind == "outlet" and node.id in left:
            yield _lacking("nodes.csv", node.id, row, "leaves", "id")
        if node.kind == "source" and node.id not in watered:
            yield _lacking("inflows.csv", node.id, row, "watered", node.id)
    joined = Counter((reach.from_node, reach.to_node, reach.kind) for reach in basin.reaches)
    for row, reach in enumerate(basin.reaches, start=2):
        if reach.kind == "river" and joined[reach.from_node, reach.to_node, reach.kind] > 1:
            yield _lacking("reaches.csv", reach.id, row, "twice", "id")
    for row, store in enumerate(basin.reservoirs, start=2):
        if store.capacity_hm3 == 0:
            yield _lacking("reservoirs.csv", store.node, row, "capacity", "capacity_hm3")
    used = {each.right for each in basin.demands} | {each.right for each in basin.demand_series}
    for row, right in enumerate(basin.rights, start=2):
        if right.annual_volume_m3 == 0:
            yield _lacking("rights.csv", right.id, row, "volume", "annual_volume_m3")
        elif right.id not in used and right.right_class != "regional":
            yield _lacking("rights.csv", right.id, row, "used", "id")


def _lacking(file: str, name: str, row: int, what: str, column: str) -> Problem:
    told = sentence(f"edit.unfinished.{what}", name=name)
    return Problem(file, name, told, row=row, column=column, is_warning=True, says_all=True)
