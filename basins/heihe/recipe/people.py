"""Who uses the water: regions, holders, rights and their use."""

import math

from basins.yellow_river.recipe.tables import Row

from . import figures

HM3 = 100.0
IRRIGATED, SUPPLIED = 0.7, 0.5
NAMES = {
    "ganzhou": ("甘州", "Ganzhou"),
    "linze": ("临泽", "Linze"),
    "gaotai": ("高台", "Gaotai"),
    "dingxin": ("鼎新", "Dingxin"),
    "dongfeng": ("东风场区", "Dongfeng area"),
}


def tables() -> dict[str, list[Row]]:
    rights, demands, series = [], [], []
    for name, place, kind, ratio, yearly in users():
        rights.append(right(name, place, kind, ratio, whole_thousands(yearly(figures.LAST_YEAR) * 1e8 / ratio)))
        demands += [
            {"right": name, "period_of_year": month, "diversion_hm3": diverted(name, month, ratio, figures.LAST_YEAR)}
            for month in range(1, 13)
        ]
        if place in figures.DISTRICTS:
            series += [
                {"right": name, "period": f"{year}-{month:02d}-01", "diversion_hm3": diverted(name, month, ratio, year)}
                for year in range(figures.FIRST_YEAR, figures.MANAGED_SINCE)
                for month in range(1, 13)
            ]
    rights.append(right("juyan-ecology", "east", "ecology", 1.0, 50_000_000))
    demands.append({"right": "juyan-ecology", "period_of_year": 9, "diversion_hm3": 0.0})
    return {
        "regions.csv": regions(),
        "holders.csv": [*holders(rights)],
        "rights.csv": rights,
        "demands.csv": demands,
        "demand_series.csv": series,
    }


def users():
    """Right, place, class, consumption ratio, and what it consumes in a year (1e8 m³)."""
    for place, share in figures.DISTRICTS.items():
        yield f"{place}-agriculture", place, "agriculture", IRRIGATED, part(share)
    yield "zhangye-town", "ganzhou", "domestic", SUPPLIED, part(figures.TOWN_SHARE)
    for place, share in (("dingxin", 0.6), ("dongfeng", 0.4)):
        yield (
            f"{place}-agriculture",
            place,
            "agriculture",
            IRRIGATED,
            lambda year, share=share: share * figures.BELOW_ZHENGYIXIA,
        )


def part(share):
    return lambda year: share * figures.consumed(year)


def diverted(name, month, ratio, year):
    yearly = next(each[4] for each in users() if each[0] == name)
    share = 1 / 12 if name == "zhangye-town" else figures.USE_MONTHS[month - 1] / 100
    return round(yearly(year) * HM3 * share / ratio, 6)


def whole_thousands(volume_m3):
    """Rounded up, so that nobody uses more than his right."""
    return 1000 * math.ceil(volume_m3 / 1000)


def right(name, place, kind, ratio, volume_m3):
    return {
        "id": name, "holder": f"{name}-holder", "class": "abstraction", "node": place, "priority": kind,
        "basis": "diversion", "annual_volume_m3": volume_m3, "consumption_ratio": ratio, "source": "surface",
        "permit_no": "", "valid_from": "", "valid_to": "", "metered": "", "seniority": "", "parent": "",
        "quota_region": "", "out_of_basin": False,
    }  # fmt: skip


def regions() -> list[Row]:
    rows = (("gansu", "甘肃", "Gansu", "", None), ("neimenggu", "内蒙古", "Inner Mongolia", "", None),
            ("zhangye", "张掖", "Zhangye", "gansu", round(figures.ZHANGYE_SHARE * 1e8)),
            ("jinta", "金塔", "Jinta", "gansu", None), ("ejina", "额济纳", "Ejin", "neimenggu", None))  # fmt: skip
    return [
        {"id": name, "name_zh": zh, "name_en": en, "parent": parent, "quota_m3": quota, "cap_m3": None,
         "overdrawn": None}
        for name, zh, en, parent, quota in rows
    ]  # fmt: skip


def holders(rights):
    words = {"agriculture": ("灌区", " irrigation district", "irrigation_district"),
             "domestic": ("供水", " water supply", "public_supplier"),
             "ecology": ("生态用水", " ecology", "government")}  # fmt: skip
    home = {"dingxin": "jinta", "dongfeng": "ejina", "east": "ejina"}
    for row in rights:
        zh, en = NAMES.get(row["node"], ("东居延海", "East Juyan Lake"))
        if row["priority"] == "domestic":
            zh, en = "张掖城乡", "Zhangye"
        more = words[row["priority"]]
        region = home.get(row["node"], "zhangye")
        yield {"id": row["holder"], "name_zh": zh + more[0], "name_en": en + more[1], "kind": more[2], "region": region}
