"""Cures as counter-proposals and ranges of the impact, as the window offers them."""

from dataclasses import replace

import pytest
from fenshui.gui import preferences


@pytest.fixture
def injured(on_two_farms, settled):
    """The town sells to the upper farm, and the lower farm is short of what is drunk no more."""
    window = on_two_farms
    draft = window.live.desk.draft
    window.live.drafting.propose(replace(draft, right="lower-town", to_right="upper-farm", volume_m3=6_000_000))
    window.live.drafting.assess()
    settled(window.live)
    assert window.live.desk.assessment.verdict != "none"
    return window


def test_a_cure_is_offered_with_one_click_and_can_be_taken_back(injured, settled):
    window, view = injured, injured.panels["review"].cures
    before = window.live.desk.draft
    view.search.click()
    settled(window.live)
    cures = window.live.desk.cures
    assert len(view.offers) == len(cures) and "cures found" in view.state.text()
    place = next(number for number, cure in enumerate(cures) if cure.is_harmless)
    view.offers[place].click()
    settled(window.live)
    assert window.live.desk.draft == cures[place].transfer
    assert window.live.desk.assessment.verdict == "none"
    assert window.live.desk.cures is None and "nothing to cure" in view.state.text()
    window.live.drafting.undo()
    assert window.live.desk.draft == before


def test_compensation_is_told_but_is_no_other_transfer(injured, settled):
    view = injured.panels["review"].cures
    view.search.click()
    settled(injured.live)
    kinds = [cure.kind for cure in injured.live.desk.cures]
    assert not view.offers[kinds.index("compensation")].isEnabled()


def test_the_neutral_rate_is_one_click_away(on_two_farms, settled):
    """No reach of the two farms loses anything: the neutral rate is 1."""
    window, view = on_two_farms, on_two_farms.panels["review"].cures
    window.live.drafting.propose(replace(window.live.desk.draft, exchange_rate=0.8))
    settled(window.live)
    assert "1.0000" in view.neutral.text() and view.take_neutral.isEnabled()
    view.take_neutral.click()
    settled(window.live)
    assert window.live.desk.draft.exchange_rate == 1.0
    assert not view.take_neutral.isEnabled()


def test_ranges_are_drawn_on_request_and_go_with_the_draft(injured, settled):
    window, view = injured, injured.panels["review"].sureness
    assert "Normal years (1)" in view.ranges.toPlainText()
    view.draw.click()
    settled(window.live)
    assert window.live.desk.ensemble.members == 20
    assert "Ford" in view.ranges.toPlainText() and "20 records" in view.state.text()
    window.live.drafting.undo()
    assert window.live.desk.ensemble is None and "Ford" not in view.ranges.toPlainText()


def test_reaches_on_which_the_drawn_records_do_not_agree_are_hatched_until_the_draft_is_another(injured, settled):
    live, panel, reach = injured.live, injured.map_panel, injured.live.basin.reaches[1]
    live.remedies.draw_ensemble()
    settled(live)
    drawn = live.desk.ensemble
    uses = {use: replace(ranges, unsure_reaches=(reach.id,)) for use, ranges in drawn.uses.items()}
    live.desk.take_remedies(live.desk.draft, ensemble=replace(drawn, uses=uses))
    live.assessment_changed.emit()
    settled(live)
    assert [bool(each) for each in panel.map.shown.unsure] == [one is reach for one in live.basin.reaches]
    tips = [panel.tip.text(live, live.basin, "reach", number) for number in (0, 1)]
    assert ["unsure" in tip for tip in tips] == [False, True]
    live.look(aspect="after")
    assert panel.map.shown.unsure is None
    live.look(aspect="difference")
    live.drafting.propose(replace(live.desk.draft, volume_m3=5_000_000))
    settled(live)
    assert panel.map.shown.unsure is None


def test_both_are_said_in_chinese(injured, settled, qtbot):
    preferences.choose_language("zh_CN")
    review = injured.panels["review"]
    qtbot.waitUntil(lambda: review.cures.search.text() == "查找补救办法")
    assert "平水年" in review.sureness.ranges.toPlainText()
