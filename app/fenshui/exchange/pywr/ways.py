"""The edges of a Pywr model as reaches: the way to the sea is river, every other way a canal."""

from fenshui.basin import rows
from fenshui.exchange.pywr.rows_made import GAUGES, LINKS, Building, Node
from fenshui.units import m3_s_from_hm3
from fenshui.words import sentence


def reaches_from(building: Building, node: Node) -> None:
    """A reach for each edge: the way to the sea is river, every other way a canal that carries what is called for."""
    ways = building.leaving[node["name"]]
    shares = _shares(building, node, ways)
    main = next((end for end, _ in ways if _goes_on(building, end)), ways[0][0] if ways else "")
    start_id = _below_gauge(building, node) if len(ways) > 1 else building.ids.of(node["name"])
    for (end, _), share in zip(ways, shares, strict=True):
        bound = _bound(building, node, building.by_name[end])
        is_river = (share is not None or end == main) and bound is None
        end_id = building.ids.of(end)
        name = building.ids.new(f"{start_id[:30]}--{end_id[:30]}")
        kind = "river" if is_river else "canal"
        loss, lag = _loss(building, node), int(node.get("timesteps") or node.get("days") or 0)
        building.reaches.append(rows.Reach(name, start_id, end_id, kind, loss, bound, lag, share))


def _below_gauge(building: Building, node: Node) -> str:
    """Where ways part below a gauge: what passes the gauge counts, also what is taken just below it."""
    name = building.ids.of(node["name"])
    if node["type"] not in GAUGES:
        return name
    below = building.ids.new(f"{name[:50]}--below")
    building.nodes[below] = rows.Node(below, "junction", region="basin")
    building.reaches.append(rows.Reach(building.ids.new(f"{name[:30]}--{below[:30]}"), name, below))
    return below


def _goes_on(building: Building, name: str) -> bool:
    """Whether water that nobody takes can leave this way."""
    seen, waiting = set[str](), [name]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        node = building.by_name[here]
        if node["type"] == "output" and node.get("max_flow") is None:
            return True
        waiting += [end for end, _ in building.leaving[here]]
    return False


def _shares(building: Building, node: Node, ways: list[tuple[str, str | None]]) -> list[float | None]:
    factors = node.get("factors")
    if "split" not in node["type"] or not factors:
        return [None] * len(ways)
    slots = [str(each) for each in node.get("slot_names", range(len(factors)))]
    parts = [float(each) if each is not None else 0.0 for each in factors]
    try:
        return [parts[slots.index(str(slot))] / sum(parts) for _, slot in ways]
    except (ValueError, IndexError, ZeroDivisionError):
        raise building.values.fault(node["name"], ways, sentence("exchange.expected.slots")) from None


def _bound(building: Building, node: Node, end: Node) -> float | None:
    """What a link lets through at most, m³/s: the smaller of the two at its ends."""
    found = []
    for each in (node, end):
        if each["type"] in LINKS and each.get("max_flow") is not None:
            found.append(m3_s_from_hm3(building.values.one(each["max_flow"], each["name"]) * building.hm3, 86_400.0))
    return min(found, default=None)


def _loss(building: Building, node: Node) -> float:
    factor = node.get("loss_factor")
    if node["type"] != "losslink" or factor is None:
        return 0.0
    value = building.values.one(factor, node["name"])
    return value if node.get("loss_factor_type", "net") == "gross" else value / (1.0 + value)
