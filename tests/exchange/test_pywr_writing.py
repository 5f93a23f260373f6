"""A basin written for Pywr and read back divides its water as before; what Pywr cannot say is named."""

import json

import numpy as np
import pytest
from fenshui.allocation import allocate
from fenshui.basin import find_problems, rows
from fenshui.cli.main import main
from fenshui.desk.exporting_pywr import export_pywr
from fenshui.exchange.pywr.model import import_pywr
from fenshui.places import sample_basin
from fenshui.words import Refused
from rivers import right, river


def tree(**more):
    """Two springs join below a dam; a town above the dry ford that must carry 1 m³/s, a farm on a leaky canal."""
    spring = {"spring": [30, 5, 2, 1, 0, 0, 4, 20, 30, 9, 1, 0], "side": 1.5}
    reaches = [
        ("join", "field", {"kind": "canal", "loss": 0.2, "capacity_m3_s": 2.0}),
        ("spring", "dam", {}),
        ("dam", "join", {"loss": 0.1}),
        ("side", "join", {}),
        ("join", "ford", {}),
        ("ford", "sea", {}),
    ]
    return river(
        ["spring", "side", "dam", "join", "ford", "field", "sea"],
        reaches,
        spring,
        [right("town", "join", "domestic"), right("farm", "field"), right("mill", "ford", "industry")],
        {"town": 2.0, "farm": 6.0, "mill": 3.0},
        periods=12,
        reservoirs=(rows.Reservoir("dam", 25.0, 2.0, 10.0),),
        targets=tuple(rows.Target("ford", place, 1.0) for place in range(1, 13)),
        **more,
    )


def test_a_tree_river_divides_its_water_as_before_when_read_back(tmp_path):
    assert export_pywr(tree(), tmp_path / "tree.json") == []
    back = import_pywr(tmp_path / "tree.json").basin
    assert [problem for problem in find_problems(back) if not problem.is_warning] == []
    ours, theirs = (allocate(basin) for basin in (tree(), back))
    names = [back.holder_by_id[one.holder].name_en for one in back.rights]
    column = [names.index(f"{one.id} use") for one in tree().rights]
    assert np.abs(ours.delivered_hm3 - theirs.delivered_hm3[:, column]).max() <= 1e-9
    assert np.abs(ours.storage_hm3 - theirs.storage_hm3).max() <= 1e-9
    assert ours.shortage_hm3.max() > 1.0


def test_flows_are_in_megalitres_a_day(tmp_path):
    export_pywr(tree(), tmp_path / "tree.json")
    nodes = {node["name"]: node for node in json.loads((tmp_path / "tree.json").read_text())["nodes"]}
    assert nodes["town use"]["max_flow"]["values"][0] == pytest.approx(2000 / 31)
    assert nodes["ford gauge"]["mrf"]["values"] == pytest.approx([86.4] * 12)
    assert nodes["town use"]["cost"] < nodes["ford gauge"]["mrf_cost"] < nodes["mill use"]["cost"] < -0.1


def test_what_pywr_cannot_say_is_refused_or_left_out_by_name(tmp_path, capsys):
    words = ["--lang", "en", "export-pywr", str(sample_basin("two_farms")), str(tmp_path / "model.json")]
    assert main(words) == 2
    assert "quota or cap of the region hill" in capsys.readouterr().err and list(tmp_path.iterdir()) == []
    assert main([*words, "--approximate"]) == 0
    assert "return flow of the right lower-town" in capsys.readouterr().out
    assert import_pywr(tmp_path / "model.json").basin.rights


def test_an_annual_volume_smaller_than_what_is_asked_is_named(tmp_path):
    thin = river(["a", "b"], [("a", "b")], {"a": 1.0}, [right("farm", "a", volume_m3=500_000)], {"farm": 1.0})
    with pytest.raises(Refused) as refused:
        export_pywr(thin, tmp_path / "model.json")
    assert refused.value.sentence.values["first"].id == "pywr_verb.lacks.volume"


def test_other_steps_are_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        export_pywr(river(["a", "b"], [("a", "b")], {"a": 1.0}, step="dekad"), tmp_path / "model.json")
    assert refused.value.sentence.id == "pywr_verb.other_step"
