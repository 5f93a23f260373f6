"""`python -m basins.heihe.recipe` writes the basin folder anew from the published figures."""

from pathlib import Path

from basins.yellow_river.recipe.tables import Row, write_table

from . import figures, people, sources

BASIN = Path(__file__).resolve().parent.parent
NODES = (
    ("source", "source", "祁连山来水", "Qilian mountains", "zhangye"),
    ("huangzangsi", "reservoir", "黄藏寺", "Huangzangsi", "zhangye"),
    ("yingluoxia", "section", "莺落峡", "Yingluoxia", "zhangye"),
    ("ganzhou", "diversion", "甘州", "Ganzhou", "zhangye"),
    ("linze", "diversion", "临泽", "Linze", "zhangye"),
    ("gaotai", "diversion", "高台", "Gaotai", "zhangye"),
    ("zhengyixia", "section", "正义峡", "Zhengyixia", "zhangye"),
    ("dingxin", "diversion", "鼎新", "Dingxin", "jinta"),
    ("dongfeng", "diversion", "东风场区", "Dongfeng area", "ejina"),
    ("langxinshan", "junction", "狼心山", "Langxinshan", "ejina"),
    ("east", "diversion", "东河", "East River", "ejina"),
    ("east_juyan", "outlet", "东居延海", "East Juyan Lake", "ejina"),
    ("west_juyan", "outlet", "西居延海", "West Juyan Lake", "ejina"),
)
REACHES = (
    *((NODES[i][0], NODES[i + 1][0], None) for i in range(9)),
    ("langxinshan", "east", figures.EAST_SHARE),
    ("langxinshan", "west_juyan", round(1 - figures.EAST_SHARE, 9)),
    ("east", "east_juyan", None),
)


def build(basin: Path = BASIN) -> None:
    for name, rows in {**river(), **people.tables()}.items():
        write_table(basin / name, rows)
    sources.write(basin)


def river() -> dict[str, list[Row]]:
    capacity = figures.HUANGZANGSI * people.HM3
    columns = ("id", "kind", "name_zh", "name_en", "region")
    return {
        "nodes.csv": [dict(zip(columns, node, strict=True)) | {"river_km": None} for node in NODES],
        "reaches.csv": [
            {"id": f"r_{to}", "from": head, "to": to, "kind": "river", "loss": None, "capacity_m3_s": None,
             "lag_periods": None, "split_share": share}
            for head, to, share in REACHES
        ],
        "inflows.csv": [
            {"period": f"{year}-{month:02d}-01", "source": round(figures.arriving(year) * share, 6)}
            for year in figures.years()
            for month, share in enumerate(figures.FLOW_MONTHS, start=1)
        ],
        "reservoirs.csv": [
            {"node": "huangzangsi", "capacity_hm3": capacity, "dead_hm3": 0.0, "initial_hm3": capacity}
        ],
        "sections.csv": [
            {"node": "yingluoxia", "guarantor": "", "warning_m3_s": None},
            {"node": "zhengyixia", "guarantor": "zhangye", "warning_m3_s": None},
        ],
        "release_rules.csv": [
            {"node": "zhengyixia", "from_node": "yingluoxia", "inflow_hm3": round(arrived * people.HM3, 6),
             "release_hm3": round(owed * people.HM3, 6)}
            for arrived, owed in figures.RULE
        ],
    }  # fmt: skip


if __name__ == "__main__":
    build()
