"""A Pywr model as plain tables: 1.x as it is, Pywr 2 put into the same words."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fenshui.reading.outside import accepted, read_outside
from fenshui.reading.problem import Problem
from fenshui.words import Refused

_KINDS_OF_2 = {"catchment": "catchment", "rivergauge": "rivergauge", "riversplitwithgauge": "riversplitwithgauge"}


@dataclass(frozen=True)
class Document:
    """The parts of a model; node types in small letters, edges as (from, to, slot), parameters by name."""

    path: Path
    title: str
    timestepper: Mapping[str, Any]
    nodes: tuple[Mapping[str, Any], ...]
    edges: tuple[tuple[str, str, str | None], ...]
    parameters: Mapping[str, Any]
    tables: Mapping[str, Any]
    warnings: tuple[Problem, ...] = ()


def read_document(path: Path) -> Document:
    """The model in a JSON file. Raises `Refused` where it is none."""
    foreign = accepted(read_outside(path))
    model = foreign.values
    if isinstance(model, dict) and isinstance(model.get("network"), dict):
        model = _as_version_1(model)
    if not isinstance(model, dict) or not {"nodes", "edges", "timestepper"} <= set(model):
        found = ", ".join(sorted(map(str, model)))[:80] if isinstance(model, dict) else type(model).__name__
        raise Refused("exchange.not_a_model", file=path.name, program="Pywr", found=found)
    try:
        return Document(
            path,
            str(model.get("metadata", {}).get("title", path.stem)),
            dict(model["timestepper"]),
            tuple({**node, "type": str(node["type"]).lower(), "name": str(node["name"])} for node in model["nodes"]),
            tuple((str(edge[0]), str(edge[1]), _slot(edge)) for edge in model["edges"]),
            dict(model.get("parameters") or {}),
            dict(model.get("tables") or {}),
            foreign.warnings,
        )
    except (KeyError, TypeError, IndexError, AttributeError, ValueError) as fault:
        found = f"{type(fault).__name__}: {fault}"[:80]
        raise Refused("exchange.not_a_model", file=path.name, program="Pywr", found=found) from None


def _slot(edge: Any) -> str | None:
    return str(edge[2]) if len(edge) > 2 and edge[2] is not None else None


def _as_version_1(model: Mapping[str, Any]) -> dict[str, Any]:
    """Pywr 2 keeps names in `meta` and nodes in `network`; what it says is the same."""
    network = model["network"]
    stepper = dict(model["timestepper"])
    step = stepper.get("timestep")
    if isinstance(step, Mapping):
        stepper["timestep"] = step.get("days", step.get("freq"))
    return {
        "metadata": model.get("metadata", {}),
        "timestepper": stepper,
        "nodes": [_node(node) for node in network.get("nodes", [])],
        "edges": [
            [edge["from_node"], edge["to_node"], _slot_of(edge.get("from_slot"))] for edge in network.get("edges", [])
        ],
        "parameters": {
            name: _plain(each) for each in network.get("parameters") or [] if (name := _name(each)) is not None
        },
        "tables": {
            _name(each): _plain(each) for each in [*(network.get("tables") or []), *(network.get("timeseries") or [])]
        },
    }


def _node(node: Mapping[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = dict(_plain(node))
    if "initial_volume" in plain and isinstance(plain["initial_volume"], Mapping):
        first = plain.pop("initial_volume")
        share = str(first.get("type", "")).lower() == "proportional" or "proportion" in first
        plain["initial_volume_pc" if share else "initial_volume"] = first.get("proportion", first.get("volume"))
    return plain


def _name(each: Mapping[str, Any]) -> str | None:
    found = each.get("name") or (each.get("meta") or {}).get("name")
    return str(found) if found is not None else None


def _plain(each: Any) -> Any:
    """A value of Pywr 2 in the words of 1.x: literals as numbers, references as names."""
    if isinstance(each, list):
        return [_plain(part) for part in each]
    if not isinstance(each, Mapping):
        return each
    kind = str(each.get("type", "")).lower()
    if kind == "literal":
        return each.get("value")
    if kind == "parameter" and "name" in each:
        return each["name"]
    if kind == "timeseries":
        columns = each.get("columns") or {}
        return {"type": "timeseries", "table": each.get("name"), "column": columns.get("name")}
    plain = {key: _plain(part) for key, part in each.items() if key != "meta"}
    if (name := _name(each)) is not None:
        plain["name"] = name
    return plain


def _slot_of(slot: Any) -> str | None:
    return str(slot.get("name", slot.get("position"))) if isinstance(slot, Mapping) else slot
