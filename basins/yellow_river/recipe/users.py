"""Who uses the water: the shares of 1987, holders, rights by province, place and sector, and their use."""

import math
from pathlib import Path

from .bulletins import SECTORS, Bulletins, MeanUse
from .tables import Row, Unverified, read_table

HERE = Path(__file__).resolve().parent
PERMIT_MARGIN = 1.05
CHILD_REGIONS = {
    "sichuan-aba": ("阿坝州", "Aba Prefecture", "sichuan"),
    "ningxia-ningdong": ("宁东能源化工基地", "Ningdong Energy and Chemical Base", "ningxia"),
}
# Where a province's regional right lies: at its largest intake.
REGIONAL_NODES = {
    "qinghai": "div_guide",
    "gansu": "div_jingtai",
    "ningxia": "div_qingtongxia",
    "neimenggu": "div_hetao",
    "shaanxi": "div_donglei",
    "shanxi": "div_yumenkou",
    "henan": "div_zhaokou",
    "shandong": "div_heze",
    "hebei_tianjin": "div_weishan",
}
SECTOR_HOLDERS = {
    "agriculture": ("irrigation_district", "灌溉用水户", "irrigators"),
    "industry": ("enterprise", "工业用水户", "industry"),
    "domestic": ("public_supplier", "城乡供水", "water supply"),
    "ecology": ("government", "生态用水", "ecology"),
}
# The parties of the first interprovincial deal, by their legal names.
NAMED_HOLDERS = {
    "ningdong-industry": (
        "宁夏宁东能源化工基地管委会",
        "Ningdong Energy and Chemical Base Administration",
        "government",
    ),
}

ABA_HOLDER: Row = {
    "id": "aba-water-bureau",
    "name_zh": "四川省阿坝州水务局",
    "name_en": "Aba Prefecture Water Bureau, Sichuan",
    "kind": "government",
    "region": "sichuan-aba",
}


def tables(figures: Bulletins, use: MeanUse, unverified: Unverified) -> dict[str, list[Row]]:
    """Regions, holders, rights, demands and returns."""
    patterns = {row.pop("id"): _shares(row) for row in read_table(HERE / "patterns.csv")}
    regional = [_regional(province, node, figures, use) for province, node in REGIONAL_NODES.items()]
    holders = [_government(province, figures) for province in REGIONAL_NODES]
    rights: list[Row] = list(regional)
    demands: list[Row] = []
    returns: list[Row] = []
    holders.append(ABA_HOLDER)
    rights.append(_aba(figures, use))
    demands += _demands("sichuan-aba", sum(use["sichuan", s, "withdrawal"] for s in SECTORS), patterns["plateau"])
    _flag_aba(unverified)
    for user in read_table(HERE / "users.csv"):
        for sector in SECTORS:
            right = f"{user['id']}-{sector}"
            diversion = float(user[sector]) * use[user["province"], sector, "withdrawal"]
            if diversion < 0.01:
                continue
            holders.append(_holder(right, user, sector))
            rights.append(_right(right, user, sector, diversion, use))
            demands += _demands(right, diversion, patterns[_pattern(user, sector)])
            returns += _returns(right, user, sector)
            _flag(right, bool(user["returns"]) and sector == "agriculture", unverified)
    return {
        "regions.csv": _regions(figures),
        "holders.csv": holders,
        "rights.csv": rights,
        "demands.csv": demands,
        "returns.csv": returns,
    }


def _regions(figures: Bulletins) -> list[Row]:
    """The ten shares of the scheme of 1987 (国办发〔1987〕61号), and two places inside them without a share."""
    rows: list[Row] = [
        _region(id_, row["name_zh"].replace("+", "、"), row["name_en"], "", round(float(row["quota_1987_1e8m3"]) * 1e8))
        for id_, row in figures.provinces.items()
    ]
    return rows + [_region(id_, zh, en, parent, None) for id_, (zh, en, parent) in CHILD_REGIONS.items()]


def _region(id_: str, zh: str, en: str, parent: str, quota_m3: int | None) -> Row:
    return {
        "id": id_,
        "name_zh": zh,
        "name_en": en,
        "parent": parent,
        "quota_m3": quota_m3,
        "cap_m3": None,
        "overdrawn": False,
    }


def _government(province: str, figures: Bulletins) -> Row:
    name = figures.provinces[province]
    return _holder_row(
        f"{province}-government",
        f"{name['name_zh'].replace('+', '、')}水行政主管部门",
        f"{name['name_en']}, water authority",
        "government",
        province,
    )


def _holder(right: str, user: dict[str, str], sector: str) -> Row:
    region = "ningxia-ningdong" if user["id"] == "ningdong" else user["province"]
    kind, zh, en = SECTOR_HOLDERS[sector]
    if right in NAMED_HOLDERS:
        name_zh, name_en, kind = NAMED_HOLDERS[right]
        return _holder_row(f"{right}-holder", name_zh, name_en, kind, region)
    return _holder_row(f"{right}-holder", f"{user['name_zh']}{zh}", f"{user['name_en']}, {en}", kind, region)


def _holder_row(id_: str, zh: str, en: str, kind: str, region: str) -> Row:
    return {"id": id_, "name_zh": zh, "name_en": en, "kind": kind, "region": region}


def _regional(province: str, node: str, figures: Bulletins, use: MeanUse) -> Row:
    """A province's right (区域水权): its share of 1987, as consumption."""
    quota = round(float(figures.provinces[province]["quota_1987_1e8m3"]) * 1e8)
    return _right_row(
        id=f"{province}-regional",
        holder=f"{province}-government",
        **{"class": "regional"},
        node=node,
        priority="agriculture",
        basis="consumption",
        annual_volume_m3=quota,
        consumption_ratio=_ratio(use, province, *SECTORS),
        out_of_basin=province == "hebei_tianjin",
    )


def _right(id_: str, user: dict[str, str], sector: str, diversion: float, use: MeanUse) -> Row:
    return _right_row(
        id=id_,
        holder=f"{id_}-holder",
        **{"class": "abstraction"},
        node=user["node"],
        priority=sector,
        basis="diversion",
        annual_volume_m3=math.ceil(diversion * PERMIT_MARGIN * 10) * 100_000,
        consumption_ratio=_ratio(use, user["province"], sector),
        parent=f"{user['province']}-regional",
        out_of_basin=user["out_of_basin"] == "true",
    )


def _right_row(**stated: object) -> Row:
    columns = (
        "id holder class node priority basis annual_volume_m3 consumption_ratio source permit_no valid_from valid_to "
        "metered seniority parent quota_region out_of_basin"
    )
    return {column: stated.get(column) for column in columns.split()} | {"source": "surface"}


def _aba(figures: Bulletins, use: MeanUse) -> Row:
    """The right of Aba Prefecture: all of Sichuan's share."""
    return _right_row(
        id="sichuan-aba",
        holder="aba-water-bureau",
        **{"class": "regional"},
        node="div_aba",
        priority="agriculture",
        basis="consumption",
        annual_volume_m3=round(float(figures.provinces["sichuan"]["quota_1987_1e8m3"]) * 1e8),
        consumption_ratio=_ratio(use, "sichuan", *SECTORS),
        out_of_basin=False,
    )


def _flag_aba(unverified: Unverified) -> None:
    reason = "假定四川份额全部属阿坝州 / Sichuan's whole share is assumed to be Aba's"
    unverified.add("rights.csv", "sichuan-aba", "annual_volume_m3", reason)
    unverified.add("demands.csv", "sichuan-aba", "diversion_hm3", "月过程为假定 / monthly pattern assumed")


def _flag(right: str, has_returns: bool, unverified: Unverified) -> None:
    reason = "许可水量未公布：取2003—2017年平均取水量加5% / permit not published: mean withdrawal 2003-2017 plus 5 %"
    unverified.add("rights.csv", right, "annual_volume_m3", reason)
    unverified.add(
        "demands.csv", right, "diversion_hm3", "省内分配与月过程为假定 / split inside the province and months assumed"
    )
    if has_returns:
        unverified.add("returns.csv", right, "share", "退水地点与时间为假定 / place and time of return assumed")


def _ratio(use: MeanUse, province: str, *sectors: str) -> float:
    consumed, withdrawn = (sum(use[province, s, item] for s in sectors) for item in ("consumption", "withdrawal"))
    return min(1.0, round(consumed / withdrawn, 3))


def _pattern(user: dict[str, str], sector: str) -> str:
    if user["pattern"] in ("winter", "wetland"):
        return user["pattern"]
    return {"agriculture": user["pattern"], "ecology": "ecology"}.get(sector, "flat")


def _shares(row: dict[str, str]) -> list[float]:
    values = [float(row[str(month)]) for month in range(1, 13)]
    return [value / sum(values) for value in values]


def _demands(right: str, diversion: float, shares: list[float]) -> list[Row]:
    return [
        {"right": right, "period_of_year": month, "diversion_hm3": round(diversion * share, 3)}
        for month, share in enumerate(shares, start=1)
        if share > 0
    ]


def _returns(right: str, user: dict[str, str], sector: str) -> list[Row]:
    """Where the drainage of the great districts comes back; everybody else's comes back on the spot."""
    if sector != "agriculture" or not user["returns"]:
        return []
    parts = [part.split() for part in user["returns"].split(";")]
    return [{"right": right, "node": n, "lag_periods": int(lag), "share": float(share)} for n, lag, share in parts]
