"""The whole story, end to end: `fenshui demo` on the Yellow River, and what strangers make of its papers."""

import json
import shutil
import subprocess

import pytest
from fenshui.cli.main import main
from fenshui.desk.story import play_story
from fenshui.places import sample_basin
from fenshui.sealing.keys import Cost
from fenshui.words import Refused

CHEAP = Cost(memory_kib=1024, passes=1, lanes=1)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The folder that `fenshui demo` left, and how long it took; the engine is compiled before."""
    assert main(["self-test", "--quick"]) == 0
    folder = tmp_path_factory.mktemp("demo") / "out"
    assert main(["--lang", "en", "demo", "--out", str(folder)]) == 0
    return folder


def test_it_leaves_impact_map_paper_evidence_and_ledger(demo):
    folder = demo
    for name in (
        "impact/impact.json", "impact-map.png", "agreement.pdf", "bundle/VERIFY.sh", "ledger.sqlite",
        "case/agreement.json",
    ):  # fmt: skip
        assert (folder / name).stat().st_size > 0, name
    assert (folder / "impact" / "impact.json").read_bytes() == (folder / "bundle" / "impact.json").read_bytes()
    assert (folder / "agreement.pdf").read_bytes() == (folder / "bundle" / "agreement.pdf").read_bytes()


def test_the_impact_says_what_two_sections_gain_or_lose_under_each_baseline(demo):
    impact = json.loads((demo / "impact" / "impact.json").read_text(encoding="utf-8"))
    assert 0 <= impact["paper_water_m3"] <= 5_000_000
    told = {(row["use"], row["node"]) for row in impact["sections"]}
    assert told >= {(use, node) for use in ("actual", "entitlement") for node in ("toudaoguai", "lijin")}


def test_a_stranger_verifies_with_openssl_and_bash_alone(demo):
    script = demo / "bundle" / "VERIFY.sh"
    ended = subprocess.run(["bash", str(script)], capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr


def test_the_program_verifies_bundle_and_ledger(demo):
    assert main(["verify", str(demo / "bundle")]) == 0
    assert main(["verify", str(demo / "ledger.sqlite")]) == 0


def test_one_flipped_bit_is_a_finding(demo, tmp_path, capsys):
    bundle = shutil.copytree(demo / "bundle", tmp_path / "bundle")
    spoilt = bytearray((bundle / "impact.json").read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    (bundle / "impact.json").write_bytes(spoilt)
    assert main(["--lang", "en", "verify", str(bundle)]) == 1
    assert "impact.json" in capsys.readouterr().err
    assert subprocess.run(["bash", str(bundle / "VERIFY.sh")], capture_output=True, check=False).returncode != 0


def test_the_story_can_be_played_on_any_basin_and_over_an_earlier_one(tmp_path):
    told = []
    for _ in range(2):
        told.clear()
        story = play_story(tmp_path / "out", told.append, sample_basin("two_farms"), CHEAP)
        assert story.findings == ()
    assert [step.id.removeprefix("story.") for step in told] == [
        "opened", "allocated", "proposed", "assessed", "signed", "signed", "signed", "recorded", "exported", "verified",
    ]  # fmt: skip


def test_it_never_clears_a_folder_it_did_not_make(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(Refused) as refused:
        play_story(tmp_path, lambda _: None, sample_basin("two_farms"), CHEAP)
    assert refused.value.sentence.id == "story.folder_taken"
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_the_program_proves_itself_for_machines_too(capsys):
    assert main(["self-test", "--quick", "--json"]) == 0
    assert [trial["holds"] for trial in json.loads(capsys.readouterr().out)] == [True, True, True]
