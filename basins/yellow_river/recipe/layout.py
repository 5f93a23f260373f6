"""The network: nodes in the order of the river, and one reach out of each to the next."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from shapely import LineString, Point

from .bulletins import Bulletins
from .lines import river_lines
from .tables import Row, Unverified, read_table

MOUTH_KM = 5464.0
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Place:
    """A node, where it lies along its river, and what flows in there."""

    row: dict[str, str]
    point: Point
    chainage: float
    river_km: float | None

    @property
    def id(self) -> str:
        return self.row["id"]


@dataclass(frozen=True)
class Layout:
    """All places by id, in the order of the file, and the lines they lie on."""

    places: dict[str, Place]
    lines: dict[str, LineString]

    def gain(self, above: str, below: str) -> float:
        """What share of the water that leaves `above` arrives at `below`."""
        gain = 1.0
        while above != below:
            gain *= 1 - float(self.places[above].row["loss"] or 0)
            above = self.places[above].row["into"]
        return gain

    def tables(self) -> dict[str, list[Row]]:
        return {
            "nodes.csv": [_node(place) for place in self.places.values()],
            "reaches.csv": [_reach(place) for place in self.places.values() if place.row["into"]],
        }


def read_layout(figures: Bulletins, unverified: Unverified) -> Layout:
    """The network with every node set on its river."""
    rows = read_table(HERE / "layout.csv")
    positions = {row["id"]: _position(row, figures, unverified) for row in rows}
    lines = river_lines(figures.folder, rows, positions)
    chainages = {row["id"]: lines[row["river"]].project(Point(positions[row["id"]])) for row in rows}
    _check_order(rows, chainages)
    kilometres = _kilometres(rows, chainages, figures)
    places = {}
    for row in rows:
        id_ = row["id"]
        point = lines[row["river"]].interpolate(chainages[id_])
        places[id_] = Place(row, point, chainages[id_], kilometres.get(id_))
        if id_ in kilometres:
            unverified.add(
                "nodes.csv", id_, "river_km", "未在来源中查到；无站点处按河线插值 / not in a source; interpolated"
            )
        if row["loss"]:
            unverified.add("reaches.csv", f"r_{id_}", "loss", "率定假定 / assumed in calibration")
    return Layout(places, lines)


def _position(row: dict[str, str], figures: Bulletins, unverified: Unverified) -> tuple[float, float]:
    """Longitude and latitude: from the layout, else of the station, reservoir or district of that name."""
    if row["lon"]:
        unverified.add("nodes.geojson", row["id"], "coordinates", "示意位置 / schematic place")
        return float(row["lon"]), float(row["lat"])
    name = row["id"].removeprefix("div_").removesuffix("_dam")
    kinds = {"section": figures.stations, "reservoir": figures.reservoirs, "diversion": figures.districts}
    found = kinds[row["kind"]][name]
    if not (found.get("coord_confidence") or found["confidence"]).startswith(
        ("published", "computed", "coords published")
    ):
        unverified.add("nodes.geojson", row["id"], "coordinates", "坐标未核实 / coordinates not found in a source")
    return float(found["lon"]), float(found["lat"])


def _check_order(rows: list[dict[str, str]], chainages: dict[str, float]) -> None:
    for above, below in pairwise([row["id"] for row in rows if row["river"] == "huanghe"]):
        if chainages[above] >= chainages[below]:
            raise ValueError(f"{above} lies below {below} on the line of the river")


def _kilometres(rows: list[dict[str, str]], chainages: dict[str, float], figures: Bulletins) -> dict[str, float]:
    """Kilometres from the source for every node of the main stem, linear between the stations."""
    main_stem = [row["id"] for row in rows if row["river"] == "huanghe"]
    known = {"src_huanghe": 0.0, "mouth": MOUTH_KM}
    for id_ in main_stem:
        kilometre = figures.stations.get(id_, {}).get("river_km_from_source")
        if kilometre:
            known[id_] = float(kilometre)
    stations = sorted(known, key=known.__getitem__)
    at = np.interp(
        [chainages[id_] for id_ in main_stem], [chainages[s] for s in stations], [known[s] for s in stations]
    )
    return {id_: round(float(kilometre)) for id_, kilometre in zip(main_stem, at, strict=True)}


def _node(place: Place) -> Row:
    row = place.row
    return {key: row[key] for key in ("id", "kind", "name_zh", "name_en", "region")} | {"river_km": place.river_km}


def _reach(place: Place) -> Row:
    row = place.row
    return {
        "id": f"r_{place.id}",
        "from": place.id,
        "to": row["into"],
        "kind": "river",
        "loss": row["loss"],
        "capacity_m3_s": None,
        "lag_periods": None,
        "split_share": None,
    }
