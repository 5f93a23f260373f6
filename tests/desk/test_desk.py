from dataclasses import replace

import pytest
from fenshui.desk.allocating import baseline
from fenshui.desk.assessing import assess_deal
from fenshui.desk.desk import Desk
from fenshui.desk.opening import open_basin
from fenshui.desk.proposing import open_draft, preview
from fenshui.places import sample_basin
from fenshui.words import Refused

FARMS = sample_basin("two_farms")


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path / "ledger.db")
    opening = open_basin(FARMS)
    made.take_opening(opening)
    made.propose(open_draft(opening.transfer_files[0]))
    return made


def test_an_empty_desk_is_at_the_draft(tmp_path):
    desk = Desk(tmp_path / "ledger.db")
    assert desk.stage == "draft"
    assert desk.draft is None


def test_a_basin_brings_the_transfers_kept_with_it(desk):
    assert [file.stem for file in desk.opening.transfer_files] == ["upper-to-lower"]


def test_an_assessment_of_another_draft_is_not_taken(desk):
    basin, old = desk.opening.basin, desk.draft
    assessment = assess_deal(basin, old)
    desk.propose(replace(old, volume_m3=1))
    desk.take_assessment(old, assessment)
    assert desk.assessment is None
    desk.undo()
    desk.take_assessment(old, assessment)
    assert desk.stage == "impact"


def test_opening_a_basin_again_clears_the_desk(desk):
    basin = desk.opening.basin
    desk.take_baseline("actual", baseline(basin, "actual"))
    desk.take_preview(preview(basin, desk.draft, "actual"))
    desk.take_opening(open_basin(FARMS))
    assert desk.baselines == {} and desk.preview is None and desk.draft is None
    assert desk.drafts.past == ()


def test_a_basin_with_faults_is_not_opened_and_the_first_fault_is_named(tmp_path):
    for file in FARMS.iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    rights = (tmp_path / "rights.csv").read_text(encoding="utf-8").replace("60000000", "-1")
    (tmp_path / "rights.csv").write_text(rights, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        open_basin(tmp_path)
    assert refused.value.sentence.id == "desk.basin_has_faults"
    assert refused.value.sentence.values["first"].values["place"] == "rights.csv:2"
    to_mend = open_basin(tmp_path, to_mend=True)
    assert to_mend.fault.found == "-1" and to_mend.basin.rights[0].annual_volume_m3 == -1
    (tmp_path / "rights.csv").write_text(rights.replace("-1", "many"), encoding="utf-8")  # not a word of it is lost
    with pytest.raises(Refused):
        open_basin(tmp_path, to_mend=True)
