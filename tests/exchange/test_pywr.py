"""A Pywr model brings the same water to the same users here as there, where its optimum is unique."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from fenshui.allocation import allocate
from fenshui.basin import find_problems
from fenshui.exchange.imported import Report
from fenshui.exchange.pywr.bridging import bridged
from fenshui.exchange.pywr.model import import_pywr
from fenshui.words import Refused, say
from pywr_rivers import pywr_river

MODELS = Path(__file__).parent / "models"
ROOT = Path(__file__).resolve().parents[2]
AGREES = 1e-6
RIVERS = 40


def delivered(imported):
    """Deliveries in the model's units a day, by the model's names."""
    basin = imported.basin
    days = basin.settings.timeline.seconds / 86_400
    names = [basin.holder_by_id[right.holder].name_en for right in basin.rights]
    return dict(zip(names, (allocate(basin).delivered_hm3 * 1000 / days[:, None]).T, strict=True))


def changed_model(tmp_path, change):
    model = json.loads((MODELS / "valley.json").read_text())
    change(model)
    (tmp_path / "flow.csv").write_bytes((MODELS / "flow.csv").read_bytes())
    (tmp_path / "changed.json").write_text(json.dumps(model))
    return tmp_path / "changed.json"


def node(model, name):
    return next(each for each in model["nodes"] if each["name"] == name)


def test_a_valley_divides_its_water_as_pywr_did():
    imported = import_pywr(MODELS / "valley.json")
    assert find_problems(imported.basin) == []
    theirs = json.loads((MODELS / "valley_answer.json").read_text())
    for name, ours in delivered(imported).items():
        assert np.abs(ours - theirs[name]).max() <= AGREES, name


@pytest.fixture(scope="module")
def in_pywr():
    """Runs models in Pywr 1.31, each answer into the file beside it."""
    python = ROOT / ".venv-pywr1" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", python.parents[1]], check=True)
        packages = ["--only-binary", ":all:", "pywr==1.31.0", "pandas<3"]
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    return lambda *files: subprocess.run([python, MODELS / "run_pywr.py", *files], check=True)


def test_rivers_of_every_shape_are_divided_as_pywr_divides_them(in_pywr, tmp_path):
    models = [tmp_path / f"river-{seed}.json" for seed in range(RIVERS)]
    for seed, model in enumerate(models):
        model.write_text(json.dumps(pywr_river(seed)))
    in_pywr(*(file for model in models for file in (model, model.with_suffix(".answer"))))
    compared = 0
    for model in models:
        theirs = json.loads(model.with_suffix(".answer").read_text())
        for name, ours in delivered(import_pywr(model)).items():
            assert np.abs(ours - theirs[name]).max() <= AGREES, (model.name, name)
            compared += 1
    assert compared > 2 * RIVERS


def test_pywr_still_says_so(in_pywr, tmp_path):
    in_pywr(MODELS / "valley.json", tmp_path / "answer.json")
    theirs, stored = (
        json.loads(file.read_text()) for file in (tmp_path / "answer.json", MODELS / "valley_answer.json")
    )
    for name, flows in stored.items():
        assert np.abs(np.array(theirs[name]) - flows).max() <= AGREES, name


def test_pywr_2_says_the_same_kinds_in_other_words():
    """Ten a day: the town takes its six, the farm the four that are left of its eight."""
    got = delivered(import_pywr(MODELS / "valley_2.json"))
    assert got["town"].tolist() == pytest.approx([6.0] * 10)
    assert got["farm"].tolist() == pytest.approx([4.0] * 10)


def test_costs_become_classes_the_dearest_first():
    imported = import_pywr(MODELS / "valley.json")
    classes = {imported.basin.holder_by_id[right.holder].name_en: right.priority for right in imported.basin.rights}
    assert classes == {"town": "p1", "farm": "p3", "mill": "p4"}  # p2 is the gauge
    assert imported.basin.settings.priorities == ("p1", "p2", "p3", "p4", "storage")


def test_what_cannot_be_expressed_is_named_and_refused_or_left_out_when_the_user_says_so(tmp_path):
    path = changed_model(tmp_path, lambda model: node(model, "dam").update(evaporation=3, area=2))
    with pytest.raises(Refused) as refused:
        import_pywr(path)
    assert refused.value.sentence.values["name"] == "dam"
    assert "流域格式无法表达其蒸发" in say(refused.value.sentence, "zh_CN")
    report = import_pywr(path, approximate=True).report
    assert [each.values["name"] for each in report.left_out] == ["dam", "dam"]


def test_what_flowed_through_a_node_left_out_flows_straight_on(tmp_path):
    """A turbine stands between the dam and the river: without it the valley is as it was."""

    def with_turbine(model):
        model["nodes"] += [{"name": "turbine", "type": "Turbine"}, {"name": "stub", "type": "PiecewiseLink"}]
        model["edges"].remove(["dam", "below dam"])
        model["edges"] += [["dam", "turbine"], ["turbine", "below dam"], ["below dam", "stub"]]

    path = changed_model(tmp_path, with_turbine)
    with pytest.raises(Refused):
        import_pywr(path)
    imported = import_pywr(path, approximate=True)
    assert find_problems(imported.basin) == []
    assert "turbine" in [each.values["name"] for each in imported.report.guessed if each.id.endswith("bridged")]
    assert "stub" in [each.values["name"] for each in imported.report.left_out if each.id.endswith("edges")]
    theirs = json.loads((MODELS / "valley_answer.json").read_text())
    for name, ours in delivered(imported).items():
        assert np.abs(ours - theirs[name]).max() <= AGREES, name


def test_nodes_left_out_in_a_row_or_in_a_circle_are_all_passed():
    report = Report()
    edges = [("a", "x", "s"), ("x", "y", None), ("y", "x", None), ("y", "b", None), ("y", "a", None), ("a", "b", None)]
    assert bridged(edges, ["x", "y"], report) == [("a", "b", "s"), ("a", "b", None)]
    assert [each.values["name"] for each in report.guessed] == ["x", "y"]


@pytest.mark.parametrize("step", ["D", "M"])
def test_a_model_longer_than_a_basin_can_be_is_refused(tmp_path, step):
    stepper = {"start": "2015-01-01", "end": "9999-01-05" if step == "D" else "9999-12-31", "timestep": step}
    path = changed_model(tmp_path, lambda model: model.update(timestepper=stepper))
    with pytest.raises(Refused, match="too_long"):
        import_pywr(path, approximate=True)


def test_a_control_curve_keeps_water_from_users_that_are_worth_less(tmp_path):
    """The dam keeps 350 for the town: the farm gets no more than flows in and lies above the curve."""
    curve = {"type": "controlcurve", "storage_node": "dam", "control_curve": 0.6, "values": [-0.1, -15]}
    imported = import_pywr(changed_model(tmp_path, lambda model: node(model, "dam").update(cost=curve)))
    run = allocate(imported.basin)
    short = run.storage_hm3[:, 0] < 0.36 - 1e-9
    farm = delivered(imported)["farm"]
    assert short.any() and farm[short].max() == pytest.approx(0.0)
    assert "exchange.guessed.curve" in [each.id for each in imported.report.guessed]


@pytest.mark.parametrize("url", ["/etc/passwd", "../flow.csv", "http://127.0.0.1/flow.csv", "flow.exe"])
def test_tables_outside_the_folder_of_the_model_are_not_opened(tmp_path, url):
    path = changed_model(tmp_path, lambda model: model["parameters"]["upper flow"].update(url=url))
    with pytest.raises(Refused) as refused:
        import_pywr(path)
    assert refused.value.sentence.id == "exchange.missing_part"
