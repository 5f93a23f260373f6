"""`basin.toml`, and the transfer the story starts from."""

from pathlib import Path

FIRST_PERIOD = (1956, 7)
PERIODS = 780

CREDITS_ZH = "河线 GSHHG 2.3.6（LGPL-3.0-or-later），部分支流示意；省界 Natural Earth（公有领域），非行政边界依据"
CREDITS_EN = (
    "rivers GSHHG 2.3.6 (LGPL-3.0-or-later), some tributaries schematic; "
    "provinces Natural Earth (public domain), no authority on boundaries"
)

BASIN_TOML = f"""\
format = 1
name = {{ zh = "黄河", en = "Yellow River" }}
step = "month"
first_period = "{FIRST_PERIOD[0]}-{FIRST_PERIOD[1]:02d}-01"
periods = {PERIODS}
as_of = "2024-07-01"
water_year_starts = "07-01"
inflow_unit = "hm3"
priorities = ["domestic", "ecology", "industry", "agriculture", "sediment", "storage"]
sharing = "max-min"
quota_exempt = ["domestic"]

[rules]
cap_counts_against = "transferor"
out_of_basin_transfers = false
injury_share = 0.001
section_share = 0.001

[map]
credits = {{ zh = "{CREDITS_ZH}", en = "{CREDITS_EN}" }}
"""

ABA_NINGDONG_TOML = """\
format = 1
id = "aba-ningdong"
right = "sichuan-aba"
to_right = "ningdong-industry"
volume_m3 = 5_000_000
basis = "consumption"
exchange_rate = 1.0
from = "2024-01-01"
to = "2026-12-31"
schedule = "as-used"
object = "regional-surplus"
price_fen_per_m3 = 120
"""


def write(basin: Path) -> None:
    (basin / "basin.toml").write_text(BASIN_TOML, encoding="utf-8")
    (basin / "transfers").mkdir(exist_ok=True)
    (basin / "transfers" / "aba-ningdong.toml").write_text(ABA_NINGDONG_TOML, encoding="utf-8")
