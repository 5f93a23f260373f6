"""`discharge`: a discharge right moved between two counties of the two farms."""

import csv
import json

import pytest
from fenshui.cli.main import main
from folders import copied

DEAL = """format = 1
kind = "discharge"
id = "cod"
load = "hill-mill"
to_load = "plain-mill"
pollutant = "COD"
tonnes_per_year = 60
from = "2024-01-01"
to = "2026-12-31"
"""


@pytest.fixture
def basin(tmp_path):
    folder = copied(tmp_path)
    head = "id,node,pollutant,period_of_year,load_t,inflow_mg_l,holder\n"
    mills = [f"{mill},{node},COD,{month},10,," for mill, node in (("hill-mill", "upper"), ("plain-mill", "lower"))
             for month in range(1, 13)]  # fmt: skip
    (folder / "loads.csv").write_text(head + "\n".join(mills) + "\n", encoding="utf-8")
    (folder / "quality_limits.csv").write_text("node,pollutant,limit_mg_l\n,COD,2.5\n", encoding="utf-8")
    (tmp_path / "deal.toml").write_text(DEAL, encoding="utf-8")
    return folder


def test_half_the_load_gone_is_half_the_concentration_at_the_ford(basin, tmp_path, capsys):
    """No use at the upper farm in January: 10 t in 5 hm³ are 2 mg/l, 5 t are 1 mg/l."""
    assert main(["discharge", str(basin), str(tmp_path / "deal.toml"), "--out", str(tmp_path / "out"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said == json.loads((tmp_path / "out" / "discharge.json").read_text(encoding="utf-8"))
    assert (said["verdict"], said["crosses_provinces"]) == ("none", {"cod": True})
    with (tmp_path / "out" / "quality.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["node"] for row in rows} == {"ford"}
    for row in rows:
        assert float(row["worst_after_mg_l"]) == pytest.approx(float(row["worst_before_mg_l"]) / 2)


def test_people_read_it_in_both_languages(basin, tmp_path, capsys):
    for language, said in (("en", "no section is over its limit"), ("zh_CN", "没有断面比以前更常超标")):
        assert main(["--lang", language, "discharge", str(basin), str(tmp_path / "deal.toml")]) == 0
        assert said in capsys.readouterr().out


def test_a_transfer_of_water_says_what_it_does_to_the_loads(basin, tmp_path, capsys):
    deal = str(basin / "transfers" / "upper-to-lower.toml")
    assert main(["report", str(basin), deal, "--out", str(tmp_path / "report")]) == 0
    capsys.readouterr()
    assert (tmp_path / "report" / "quality.csv").read_text(encoding="utf-8").count("COD") == 2
