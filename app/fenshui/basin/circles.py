"""Where water, or who stands above whom, comes back to itself."""

from collections.abc import Sequence


def circle_in(links: Sequence[tuple[str, str]]) -> list[str]:
    """The places of one circle among links from place to place, in its order; none where all runs out.

    networkx is asked for the circle only where there is one: loading it takes longer than reading a basin.
    """
    if _runs_out(links):
        return []
    import networkx as nx

    return [start for start, _ in nx.find_cycle(nx.DiGraph(links))]


def _runs_out(links: Sequence[tuple[str, str]]) -> bool:
    """Whether all water gets to an end: places to which nothing flows are taken away until none is left (Kahn 1962)."""
    below: dict[str, list[str]] = {}
    arriving: dict[str, int] = {}
    for start, end in links:
        below.setdefault(start, []).append(end)
        arriving[end] = arriving.get(end, 0) + 1
    ready, left = [place for place in below if place not in arriving], len(arriving)
    while ready:
        for end in below.get(ready.pop(), ()):
            arriving[end] -= 1
            if not arriving[end]:
                ready.append(end)
                left -= 1
    return not left
