"""Reservoirs as they are today, sections with their guarantors, and the flows they must pass."""

import re

from .bulletins import Bulletins
from .layout import Layout
from .tables import Row, Unverified

# node: capacity and dead storage today, highest storage in the flood months (1e8 m3)
RESERVOIRS: dict[str, tuple[float, float, dict[int, float]]] = {
    "longyangxia": (247.0, 53.5, {7: 218.0, 8: 218.0, 9: 218.0}),
    "liujiaxia": (39.92, 6.22, {}),
    "haibowan": (1.5, 0.0, {}),
    "wanjiazhai": (4.45, 0.0, {}),
    "sanmenxia_dam": (6.0, 0.0, {7: 0.6, 8: 0.6, 9: 0.6, 10: 0.6}),
    "xiaolangdi_dam": (95.0, 10.0, {7: 45.0, 8: 45.0}),
    "guxian": (7.0, 0.0, {}),
    "luhun": (5.83, 0.0, {}),
    "hekoucun": (1.96, 0.0, {}),
    "dongpinghu": (4.8, 0.0, {}),
}
# node: (storage 1e8 m3, area km2, level m) at dead and at full storage
CURVES = {
    "longyangxia": ((53.5, 183.0, 2530.0), (247.0, 383.0, 2600.0)),
    "liujiaxia": ((6.22, 40.0, 1694.0), (39.92, 130.0, 1735.0)),
    "xiaolangdi_dam": ((10.0, 105.0, 230.0), (95.0, 272.0, 275.0)),
}
# mm a month, January first, net of rain
EVAPORATION = {
    "longyangxia": (30, 35, 60, 90, 110, 90, 80, 80, 60, 60, 45, 30),
    "liujiaxia": (20, 30, 60, 100, 120, 110, 90, 70, 40, 40, 35, 25),
    "xiaolangdi_dam": (30, 40, 70, 100, 110, 110, 0, 0, 10, 30, 40, 30),
}
# Decree 472 (黄河水量调度条例), article 18
GUARANTORS = {
    "xunhua": "qinghai",
    "xiaheyan": "gansu",
    "shizuishan": "ningxia",
    "toudaoguai": "neimenggu",
    "tongguan": "shaanxi+shanxi",
    "gaocun": "henan",
    "lijin": "shandong",
}
PUBLISHED_WARNING = ("toudaoguai",)
SEDIMENT_FLOW_M3_S = 1400.0
SEDIMENT_MONTHS = (7, 8, 9, 10)
MONTHS = {"Apr": 4, "May": 5, "Jun": 6}


def tables(figures: Bulletins, layout: Layout, unverified: Unverified) -> dict[str, list[Row]]:
    sections = [place.id for place in layout.places.values() if place.row["kind"] == "section"]
    return {
        "reservoirs.csv": [_reservoir(node, figures, unverified) for node in RESERVOIRS],
        "storage_limits.csv": _limits(unverified),
        "reservoir_curves.csv": _curves(unverified),
        "evaporation.csv": _evaporation(unverified),
        "sections.csv": [_section(node, figures, unverified) for node in sections],
        "targets.csv": _targets(sections, figures, unverified),
    }


def _reservoir(node: str, figures: Bulletins, unverified: Unverified) -> Row:
    """Capacity of today (siltation, no flood storage); it starts with what it held at the end of 2024."""
    capacity, dead, limits = RESERVOIRS[node]
    held = float(figures.reservoirs[node.removesuffix("_dam")]["storage_2024_end_1e8m3"])
    if node != "longyangxia":
        unverified.add("reservoirs.csv", node, "capacity_hm3", "现状库容为估计 / today's capacity is estimated")
    unverified.add("reservoirs.csv", node, "dead_hm3", "现状死库容为估计 / today's dead storage is estimated")
    return {
        "node": node,
        "capacity_hm3": round(capacity * 100, 3),
        "dead_hm3": round(dead * 100, 3),
        "initial_hm3": round(min(held, capacity, limits.get(7, capacity)) * 100, 3),
    }


def _limits(unverified: Unverified) -> list[Row]:
    rows: list[Row] = []
    for node, (_, _, limits) in RESERVOIRS.items():
        if limits:
            unverified.add(
                "storage_limits.csv", node, "max_hm3", "由汛限水位推算 / estimated from the flood limit level"
            )
        rows += [{"node": node, "period_of_year": m, "max_hm3": round(v * 100, 3)} for m, v in limits.items()]
    return rows


def _curves(unverified: Unverified) -> list[Row]:
    rows: list[Row] = []
    for node, points in CURVES.items():
        unverified.add("reservoir_curves.csv", node, "area_km2", "两点近似 / two points, approximate")
        rows += [
            {"node": node, "storage_hm3": round(storage * 100, 3), "area_km2": area, "level_m": level}
            for storage, area, level in points
        ]
    return rows


def _evaporation(unverified: Unverified) -> list[Row]:
    for node in EVAPORATION:
        unverified.add("evaporation.csv", node, "depth_mm", "净蒸发为假定 / assumed net evaporation")
    return [
        {"node": node, "period_of_year": month, "depth_mm": depth}
        for node, depths in EVAPORATION.items()
        for month, depth in enumerate(depths, start=1)
    ]


def _section(node: str, figures: Bulletins, unverified: Unverified) -> Row:
    warning = figures.stations.get(node, {}).get("warning_flow_m3s")
    if warning and node not in PUBLISHED_WARNING:
        unverified.add(
            "sections.csv", node, "warning_m3_s", "预警流量未在来源中查到 / warning flow not found in a source"
        )
    return {
        "node": node,
        "guarantor": GUARANTORS.get(node, ""),
        "warning_m3_s": float(warning) if warning else None,
    }


def _targets(sections: list[str], figures: Bulletins, unverified: Unverified) -> list[Row]:
    """Ecological flow where one is known for the month, else the warning flow; and the sediment class at the mouth."""
    rows: list[Row] = []
    for node in sections:
        station = figures.stations.get(node, {})
        if not station.get("warning_flow_m3s"):
            continue
        known = _ecological_flow(station["eco_flow_m3s"])
        unverified.add(
            "targets.csv", node, "flow_m3_s", "生态流量未核实；其余月份取预警流量 / unverified; else the warning flow"
        )
        rows += [_target(node, m, known.get(m, float(station["warning_flow_m3s"])), "ecology") for m in range(1, 13)]
    unverified.add("targets.csv", "mouth", "flow_m3_s", "输沙流量为假定 / sediment flow assumed")
    return rows + [_target("mouth", month, SEDIMENT_FLOW_M3_S, "sediment") for month in SEDIMENT_MONTHS]


def _ecological_flow(text: str) -> dict[int, float]:
    """Reads "75 (Apr), 180 (May-Jun)"."""
    flows = {}
    for flow, first, last in re.findall(r"([\d.]+) \((\w{3})(?:-(\w{3}))?\)", text):
        for month in range(MONTHS[first], MONTHS[last or first] + 1):
            flows[month] = float(flow)
    return flows


def _target(node: str, month: int, flow: float, priority: str) -> Row:
    return {"node": node, "period_of_year": month, "flow_m3_s": flow, "priority": priority}
