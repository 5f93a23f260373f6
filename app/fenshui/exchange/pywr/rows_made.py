"""The rows of a basin while a Pywr model is read into them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fenshui.basin import rows
from fenshui.exchange.imported import Report
from fenshui.exchange.names import Ids
from fenshui.exchange.pywr.values import Floats, Values
from fenshui.words import Refused, Sentence, sentence

LINKS = ("link", "river", "breaklink", "losslink", "delaynode", "delay", "rivergauge", "riversplit",
         "riversplitwithgauge", "multisplitlink")  # fmt: skip
STORES = ("storage", "reservoir")
GAUGES = ("rivergauge", "riversplitwithgauge")
Node = Mapping[str, Any]


@dataclass
class Building:
    """Collects rows; `hm3` is what one of the model's volume units is in hm³."""

    values: Values
    report: Report
    approximate: bool
    hm3: float
    nodes: dict[str, rows.Node] = field(default_factory=dict)
    reaches: list[rows.Reach] = field(default_factory=list)
    inflows: dict[str, Floats] = field(default_factory=dict)
    holders: list[rows.Holder] = field(default_factory=list)
    rights: list[rows.Right] = field(default_factory=list)
    demands: list[rows.DemandInPeriod] = field(default_factory=list)
    reservoirs: list[rows.Reservoir] = field(default_factory=list)
    rule_curves: list[rows.RuleTarget] = field(default_factory=list)
    sections: list[rows.Section] = field(default_factory=list)
    targets: list[rows.Target] = field(default_factory=list)
    classes: dict[float, str] = field(default_factory=dict)
    ids: Ids = field(default_factory=Ids)
    licences: dict[str, float] = field(default_factory=dict)
    """Licensed volume of a year by the name of the user, hm³."""
    by_name: dict[str, Node] = field(default_factory=dict)
    leaving: dict[str, list[tuple[str, str | None]]] = field(default_factory=dict)
    """The edges from each node: where they lead and from which slot."""
    worth: dict[str, float] = field(default_factory=dict)
    """What serving each user, gauge and store costs, the way to it included."""

    def cannot(self, name: str, what: Sentence) -> None:
        """Refuse what cannot be expressed, or leave it out with its name where the user said so."""
        if not self.approximate:
            raise self.values.inexpressible(name, what)
        self.report.has_left_out("element", name=name, what=what)

    def inflow_table(self) -> NDArray[np.float64]:
        """What enters, a column a node, hm³ a period."""
        count = self.values.timeline.periods
        table = np.column_stack([*self.inflows.values()]) if self.inflows else np.zeros((count, 0))
        table.setflags(write=False)
        return table

    def edge(self, start: str, end: str, slot: str | None) -> None:
        """Note an edge. Raises `Refused` where a node of it is not there."""
        for name in (start, end):
            if name not in self.by_name:
                raise Refused("exchange.missing_part", file=self.values.document.path.name, name="edges", part=name)
        self.leaving[start].append((end, slot))

    def cost(self, node: Node, key: str = "cost") -> float:
        """What a node costs; one that changes in the run cannot be expressed."""
        try:
            return self.values.one(node.get(key) or 0.0, node["name"])
        except Refused:
            self.cannot(node["name"], sentence("exchange.lacking.changing_cost", key=key))
            return 0.0

    def volumes(self, value: Any, name: str) -> Floats:
        """Flows a day as hm³ a period."""
        return self.values.of(value, name) * (self.values.timeline.seconds / 86_400.0) * self.hm3

    def node(self, node: Node, kind: str) -> str:
        """Make a node of the basin and give its id."""
        name = self.ids.of(node["name"])
        self.nodes[name] = rows.Node(name, kind, name_en=str(node["name"]), region="basin")
        return name
