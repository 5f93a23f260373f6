"""`sources.md`: where the figures come from, and which are not verified."""

from pathlib import Path

from . import figures, people

HEAD = Path(__file__).with_name("sources_head.md")


def write(basin: Path) -> None:
    text = HEAD.read_text(encoding="utf-8") + "".join(
        f"- `{file}` `{name}` `{column}`: {why}\n" for file, name, column, why in unverified()
    )
    (basin / "sources.md").write_text(text, encoding="utf-8")


def unverified():
    yield (
        "inflows.csv",
        "source",
        "source",
        "均值为公布值，逐年丰枯与月分配为假定 / years and months assumed around the published means",
    )
    for row in people.tables()["rights.csv"]:
        for column in ("annual_volume_m3", "consumption_ratio"):
            yield "rights.csv", row["id"], column, "按耗水假定 / assumed from what the reach consumes"
        yield (
            "demands.csv",
            row["id"],
            "diversion_hm3",
            "各灌区份额与月分配为假定 / shares of districts and months assumed",
        )
    for name in figures.DISTRICTS:
        yield (
            "demand_series.csv",
            f"{name}-agriculture",
            "diversion_hm3",
            "由两站之差推算 / from the difference of the stations",
        )
    yield "demand_series.csv", "zhangye-town", "diversion_hm3", "由两站之差推算 / from the difference of the stations"
    yield "release_rules.csv", "zhengyixia", "release_hm3", "15.8 以下的点未核实 / the points below 15.8 are unverified"
    yield "regions.csv", "zhangye", "quota_m3", "15.8 减 9.5，不是公布的指标 / 15.8 less 9.5, not a published quota"
    yield "reservoirs.csv", "huangzangsi", "initial_hm3", "假定蓄满 / assumed full"
