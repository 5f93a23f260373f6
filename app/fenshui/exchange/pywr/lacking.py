"""What a Pywr model cannot say of a basin, each by name."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from fenshui.basin import Basin
from fenshui.exchange.pywr.values import Floats
from fenshui.units import hm3_from_m3
from fenshui.words import Sentence, sentence

_TABLES = ("allocable", "storage_limits", "reservoir_curves", "evaporation", "rule_curves", "release_rules",
           "loads", "quality_limits", "benefits")  # fmt: skip


def lacking(basin: Basin, asked_hm3: Floats) -> list[Sentence]:
    """Every row or table of the basin that the written model leaves out; `asked_hm3` is periods × rights."""
    found = (*_found(basin), *(("volume", name) for name in _bound(basin, asked_hm3)))
    return [sentence(f"pywr_verb.lacks.{key}", name=name) for key, name in found]


def _bound(basin: Basin, asked_hm3: Floats) -> Iterator[str]:
    """Rights that ask for more in a water year than their annual volume."""
    years = basin.settings.timeline.water_year
    most = np.max([asked_hm3[years == year].sum(axis=0) for year in np.unique(years)], axis=0)
    for right, asked in zip(basin.rights, most, strict=True):
        if asked > hm3_from_m3(right.annual_volume_m3 + 1):
            yield right.id


def _found(basin: Basin) -> Iterator[tuple[str, str]]:
    yield from (("table", name) for name in _TABLES if getattr(basin, name))
    if basin.settings.sharing != "max-min":
        yield "sharing", basin.settings.sharing
    yield from (("quota", one.id) for one in basin.regions if one.quota_m3 is not None or one.cap_m3 is not None)
    yield from (("return", one.id) for one in basin.rights if one.consumption_ratio < 1)
    rivers = Counter(reach.from_node for reach in basin.reaches if reach.kind == "river")
    yield from (("division", node) for node, count in rivers.items() if count > 1)
    for reach in basin.reaches:
        if reach.kind == "river" and reach.capacity_m3_s is not None:
            yield "capacity", reach.id
    classes = {(one.node, one.priority) for one in basin.targets}
    yield from (("classes", node) for node, count in Counter(node for node, _ in classes).items() if count > 1)
