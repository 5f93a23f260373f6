"""`assess` as the contract has it."""

import json

import pytest
from fenshui.cli.main import main
from fenshui.places import sample_basin
from fenshui.transfer import read_transfer
from folders import changed, copied

TWO_FARMS = sample_basin("two_farms")
DEAL = TWO_FARMS / "transfers" / "upper-to-lower.toml"


def test_the_impact_is_written_with_a_table_of_changes_for_each_baseline(tmp_path, capsys):
    assert main(["--lang", "en", "assess", str(TWO_FARMS), str(DEAL), "--out", str(tmp_path)]) == 0
    impact = json.loads((tmp_path / "impact.json").read_text(encoding="utf-8"))
    assert {"verdict", "baselines", "third_parties", "sections", "regions", "rules", "paper_water_m3"} <= set(impact)
    assert set(impact["baselines"]) == {"actual", "entitlement"}
    header = (tmp_path / "delta_deliveries_actual.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header == "period,upper-farm,lower-farm,lower-town,upper-to-lower"
    assert "verdict: " in capsys.readouterr().out


def test_a_machine_hears_the_same(tmp_path, capsys):
    main(["assess", str(TWO_FARMS), str(DEAL), "--out", str(tmp_path), "--json"])
    assert json.loads(capsys.readouterr().out) == json.loads((tmp_path / "impact.json").read_text(encoding="utf-8"))


def test_injury_can_be_made_a_finding(tmp_path, capsys):
    """Downstream water sold to the head of the river: the lower town's farm pays for it, whatever the volume."""
    deal = tmp_path / "deal.toml"
    text = DEAL.read_text(encoding="utf-8").replace('right = "upper-farm"', 'right = "lower-town"', 1)
    text = text.replace('to_right = "lower-farm"', 'to_right = "upper-farm"').replace("6_000_000", "3_000_000")
    deal.write_text(text, encoding="utf-8")
    basin = changed(copied(tmp_path), "basin.toml", 'quota_exempt = ["domestic"]', "[rules]\ninjury_share = 0.0")
    assert main(["assess", str(basin), str(deal)]) == 0
    verdict = _verdict(basin, deal, capsys)
    assert main(["assess", str(basin), str(deal), "--fail-on", "injury"]) == int(verdict == "injury")
    assert verdict == "injury"


def test_a_broken_rule_can_be_made_a_finding_and_is_said_with_its_numbers(tmp_path, capsys):
    """A town's water supply may not sell its right (R8); farmers may."""
    deal = tmp_path / "deal.toml"
    deal.write_text(DEAL.read_text(encoding="utf-8").replace('right = "upper-farm"', 'right = "lower-town"', 1))
    assert main(["--lang", "en", "assess", str(TWO_FARMS), str(deal), "--fail-on", "rule"]) == 1
    said = capsys.readouterr().out
    assert "R8 BROKEN: no urban public supplier sells an abstraction right [upper-to-lower]" in said
    assert "missing: regions.csv cap_m3 of plain" in said
    assert main(["assess", str(TWO_FARMS), str(DEAL), "--fail-on", "rule"]) == 0


def test_an_ensemble_says_in_how_many_records_nobody_is_injured(tmp_path, capsys):
    asked = ["assess", str(TWO_FARMS), str(DEAL), "--ensemble", "2", "--inflow-factor", "0.9", "--seed", "7"]
    assert main([*asked, "--out", str(tmp_path), "--lang", "en"]) == 0
    found = json.loads((tmp_path / "ensemble.json").read_text(encoding="utf-8"))
    assert (found["members"], found["seed"], found["inflow_factor"]) == (2, 7, 0.9)
    assert f"no injury in {found['harmless_share']:.0%} of them" in capsys.readouterr().out
    main([*asked, "--json"])
    assert json.loads(capsys.readouterr().out)["ensemble"] == found
    assert main([*asked, "--inflow-factor", "-1", "--lang", "en"]) == 2
    assert "expected a number from 0.001 to 100" in capsys.readouterr().err


def test_cures_are_written_as_transfers_that_can_be_sent(tmp_path, capsys):
    """The town's right sold to the head of the river injures the lower farm; nothing is injured by its own deal."""
    assert main(["cures", str(TWO_FARMS), str(DEAL), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "nobody is injured; there is nothing to cure\n"
    basin = changed(copied(tmp_path), "basin.toml", 'quota_exempt = ["domestic"]', "[rules]\ninjury_share = 0.0")
    deal = tmp_path / "deal.toml"
    text = DEAL.read_text(encoding="utf-8").replace('right = "upper-farm"', 'right = "lower-town"', 1)
    deal.write_text(text.replace('to_right = "lower-farm"', 'to_right = "upper-farm"'), encoding="utf-8")
    assert main(["cures", str(basin), str(deal), "--out", str(tmp_path / "cures"), "--lang", "en"]) == 0
    assert "as it stands, with compensation: the worst harm is still" in (said := capsys.readouterr().out)
    assert "money cannot be told" in said
    (last,) = (tmp_path / "cures").glob("*-compensation.toml")
    assert read_transfer(last) == read_transfer(deal)
    main(["cures", str(basin), str(deal), "--json"])
    assert json.loads(capsys.readouterr().out)[-1]["compensations"][0]["fen_per_year"] is None


def _verdict(basin, deal, capsys):
    capsys.readouterr()
    main(["assess", str(basin), str(deal), "--json"])
    return json.loads(capsys.readouterr().out)["verdict"]


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('"upper-farm"', '"nobody"', "nobody"),
        ("6_000_000", "-1", "volume_m3"),
        ("6_000_000", "600_000_000", "upper-to-lower"),
        ("format = 1", "format = 9", "format"),
        ('"2026-12-31"', '"2023-12-31"', "to"),
    ],
)
def test_unusable_terms_are_one_line(tmp_path, capsys, old, new, named):
    text = DEAL.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "deal.toml").write_text(text.replace(old, new), encoding="utf-8")
    assert main(["--lang", "en", "assess", str(TWO_FARMS), str(tmp_path / "deal.toml")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert named in line
