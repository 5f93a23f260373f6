"""The places drawn on the map: control sections, reservoirs, diversions and the mouth, with their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fenshui.basin.basin import Basin

KINDS = ("section", "reservoir", "outlet", "diversion")
"""What is drawn as a symbol, the most important first."""


class Place(NamedTuple):
    """A node worth a symbol: its number among the basin's nodes, what it is, its name."""

    number: int
    node: str
    kind: str
    name: str
    weight: int = 0
    """How much depends on it among those of its kind."""

    @property
    def rank(self) -> int:
        """Whose name comes first where there is room for one only."""
        return KINDS.index(self.kind)


def places_of(basin: Basin, language: str) -> tuple[Place, ...]:
    """Places in the order in which their names are written: first the sections on which most depends.

    Guaranteed ones, those with a warning flow, those with a target, others on the main stem, those on tributaries.
    """
    aims = {row.node for row in basin.targets}
    sections = {
        row.node: 8 * bool(row.guarantor) + 4 * bool(row.warning_m3_s) + 2 * (row.node in aims)
        for row in basin.sections
    }
    reservoirs = {row.node for row in basin.reservoirs}
    users = {right.node for right in basin.rights}
    found: list[tuple[int, int, Place]] = []
    for number, node in enumerate(basin.nodes):
        kind = _kind(node.id, node.kind, sections, reservoirs, users)
        if kind:
            name = (node.name_zh if language == "zh_CN" else node.name_en) or node.name_en or node.name_zh
            weight = sections.get(node.id, 0) + (node.river_km is not None)
            found.append((KINDS.index(kind), -weight, Place(number, node.id, kind, name, weight)))
    return tuple(place for _, _, place in sorted(found))


def _kind(node: str, kind: str, sections: dict[str, int], reservoirs: set[str], users: set[str]) -> str:
    if node in sections:
        return "section"
    if node in reservoirs:
        return "reservoir"
    if node in users or kind == "diversion":
        return "diversion"
    return "outlet" if kind == "outlet" else ""
