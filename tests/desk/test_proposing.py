from dataclasses import replace
from datetime import date

import pytest
from fenshui.desk.assessing import assess_deal
from fenshui.desk.opening import open_basin
from fenshui.desk.proposing import Drafts, first_draft, open_draft, preview, save_draft
from fenshui.places import sample_basin
from fenshui.words import Refused, say
from hypothesis import given
from hypothesis import strategies as st

FARMS = sample_basin("two_farms")
TODAY = date(2024, 6, 1)


def test_undo_puts_the_old_draft_back_and_redo_the_new_one():
    drafts = Drafts().edited("first").edited("second")
    assert drafts.undone().now == "first"
    assert drafts.undone().redone() == drafts
    assert drafts.undone().undone().now is None


def test_an_edit_after_an_undo_forgets_what_was_undone():
    drafts = Drafts().edited("first").edited("second").undone().edited("third")
    assert drafts.redone() == drafts
    assert drafts.undone().now == "first"


def test_the_same_draft_again_is_no_edit():
    drafts = Drafts().edited("first")
    assert drafts.edited("first") is drafts


@given(st.lists(st.sampled_from("abc") | st.just("undo") | st.just("redo"), max_size=30))
def test_as_many_undos_as_redos_lead_back(acts):
    drafts = Drafts()
    for act in acts:
        drafts = drafts.undone() if act == "undo" else drafts.redone() if act == "redo" else drafts.edited(act)
    back = drafts
    for _ in drafts.past:
        back = back.undone()
    assert back.now is None and not back.past
    for _ in drafts.past:
        back = back.redone()
    assert back == drafts


def test_a_preview_runs_the_record_with_the_right_of_the_taker_added():
    basin = open_basin(FARMS).basin
    draft = open_draft(FARMS / "transfers" / "upper-to-lower.toml")
    after = preview(basin, draft, "entitlement").after
    assert after.use == "entitlement"
    assert [right.id for right in after.basin.rights][-1] == "upper-to-lower"


def test_a_new_draft_offers_a_tenth_of_the_giver_for_three_years():
    draft = first_draft(open_basin(FARMS).basin, "lower-farm", TODAY)
    assert (draft.right, draft.to_right, draft.volume_m3) == ("lower-farm", "lower-town", 12_000_000)
    assert (draft.starts, draft.ends) == (date(2025, 1, 1), date(2027, 12, 31))
    assert draft.id not in {right.id for right in open_basin(FARMS).basin.rights}


def of_one_holder(*rights):
    """The two farms, some of whose rights the hill farmers hold."""
    basin = open_basin(FARMS).basin
    holding = (replace(one, holder="hill-farmers") if one.id in rights else one for one in basin.rights)
    return replace(basin, rights=tuple(holding))


def test_a_new_draft_passes_over_the_givers_own_rights():
    assert first_draft(of_one_holder("lower-farm"), "upper-farm", TODAY).to_right == "lower-town"
    with pytest.raises(Refused, match="nothing_to_trade"):
        first_draft(of_one_holder("lower-farm", "lower-town"), "upper-farm", TODAY)


@pytest.mark.parametrize("look", [assess_deal, lambda basin, draft: preview(basin, draft, "actual")])
def test_nobody_buys_of_itself_which_is_told_before_anything_is_run(look):
    draft = open_draft(FARMS / "transfers" / "upper-to-lower.toml")
    with pytest.raises(Refused) as refused:
        look(of_one_holder("lower-farm"), draft)
    assert say(refused.value.sentence, "en") == (
        "upper-to-lower: found Hill farmers both giving and taking, expected two different holders"
    )
    new = replace(draft, to_right="", to_node="lower", to_holder="hill-farmers", to_priority="domestic")
    with pytest.raises(Refused, match="one_holder"):
        look(open_basin(FARMS).basin, new)


def test_a_draft_that_was_saved_is_the_draft_that_is_opened(tmp_path):
    draft = first_draft(open_basin(FARMS).basin, "", TODAY)
    save_draft(draft, tmp_path / "mine.toml")
    assert open_draft(tmp_path / "mine.toml") == draft


def test_a_transfer_file_that_is_none_is_refused(tmp_path):
    (tmp_path / "bad.toml").write_text("format = 1\n")
    with pytest.raises(Refused):
        open_draft(tmp_path / "bad.toml")
