"""Acts in a case: what the table allows, what voids what, and when it is too late."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fenshui.negotiation.acts import ROLES, TABLE, allowed_acts, deadline_of, move_leads_to, row_for
from fenshui.negotiation.changes import Change, changed_terms, figures_for, impact_changes, package_changes
from fenshui.negotiation.playing import drawn_act, open_case, play
from fenshui.words import Refused
from table_of_three import ANSWER_BY, DECIDE_BY, REPORT, START, agreed, done, keys, offered, opened, opening, package


def why(act, *given_to_it, **named):
    with pytest.raises(Refused) as refused:
        act(*given_to_it, **named)
    return refused.value.sentence.id.removeprefix("negotiation.")


def test_an_offer_accepted_by_all_and_approved_is_a_deal():
    assert opened().stage == "opened"
    assert offered().stage == "offered" and offered().accepted_by == {"aba"}
    assert offered().waits_for == ("gannan", "ningdong")
    one = done(offered(), "accept", "gannan", 2)
    assert one.stage == "offered" and one.waits_for == ("ningdong",)
    assert agreed().stage == "agreed" and agreed().waits_for == ()
    deal = done(agreed(), "approve", "yrcc", 10)
    assert deal.stage == "approved" and deal.terms.package == package()
    assert deal.waits_for == () and deal.accepted_by == frozenset()  # nothing is on the table any more


def test_three_parties_agree_to_the_whole_package_or_to_nothing():
    """Two of three have accepted; as long as one has not, there is nothing to approve."""
    two_of_three = done(offered(), "accept", "ningdong", 2)
    assert why(done, two_of_three, "approve", "yrcc", 3) == "not_allowed"
    assert done(two_of_three, "refuse", "gannan", 3).stage == "refused"


def test_new_terms_void_every_acceptance():
    one = done(offered(), "accept", "gannan", 2)
    other = done(one, "counter", "ningdong", 3, terms=package(price=100))
    assert other.stage == "offered" and other.accepted_by == {"ningdong"}
    assert other.waits_for == ("aba", "gannan")
    assert other.terms.package[0].price_fen_per_m3 == 100


def test_an_objection_holds_the_deal_until_the_authority_has_mediated():
    objected = done(agreed(), "object", "lijin", 5)
    assert objected.stage == "objected"
    assert why(done, objected, "approve", "yrcc", 6) == "not_allowed"
    mediated = done(objected, "mediate", "yrcc", 6, terms=package(4_000_000))
    assert mediated.stage == "mediated" and mediated.accepted_by == frozenset()
    assert why(done, mediated, "object", "lijin", 7) == "not_allowed"  # it has been heard
    for number, name in enumerate(("aba", "gannan", "ningdong")):
        mediated = done(mediated, "accept", name, 7 + number)
    assert mediated.stage == "settled"
    assert done(mediated, "approve", "yrcc", 10).stage == "approved"


EVERY_STAGE = sorted({stage for row in TABLE for stage in (*row.stages, row.leads_to)})


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("stage", EVERY_STAGE)
def test_an_act_not_in_the_table_is_refused(role, stage):
    """Every act, role and stage: what is allowed is what a row says, and nothing else."""
    for act in sorted({row.act for row in TABLE}):
        listed = any(row.act == act and role in row.roles and stage in row.stages for row in TABLE)
        assert listed == (act in allowed_acts(role, stage))
        if listed:
            assert row_for(act, role, stage).act == act
        else:
            assert why(row_for, act, role, stage) == "not_allowed"


def test_an_observer_may_only_look_and_nothing_follows_an_end():
    assert all(allowed_acts("observer", stage) == () for stage in EVERY_STAGE)
    for end in ("approved", "refused", "withdrawn", "lapsed"):
        assert all(allowed_acts(role, end) == () for role in ROLES)
        assert deadline_of(end) == ""
    assert why(row_for, "haggle", "transferor", "offered") == "unknown_act"


def test_a_move_leads_to_one_stage_from_wherever_it_is_made():
    for row in TABLE:
        if row.act not in ("accept", "object"):
            assert row.leads_to == move_leads_to(row.act)


def test_deadlines_hold():
    late = 31
    assert why(done, offered(), "accept", "gannan", late) == "too_late"
    assert why(done, offered(), "counter", "gannan", late, terms=package(), answer_by=DECIDE_BY) == "too_late"
    assert why(done, offered(), "lapse", "aba", 30) == "not_lapsed"
    assert done(offered(), "lapse", "aba", late).stage == "lapsed"
    assert why(done, agreed(), "lapse", "aba", late) == "not_lapsed"  # now the authority's deadline counts
    assert why(done, agreed(), "approve", "yrcc", 61) == "too_late"
    assert done(agreed(), "lapse", "yrcc", 61).stage == "lapsed"
    assert done(offered(), "accept", "gannan", 30).accepted_by == {"aba", "gannan"}


def test_time_does_not_run_backwards():
    assert why(done, offered(), "accept", "gannan", 0.5) == "too_early"
    assert why(done, agreed(), "approve", "yrcc", 2.5) == "too_early"  # before the last acceptance
    assert why(done, opened(), "offer", "aba", 40, terms=package()) == "deadlines_crossed"
    crossed = {"answer_by": DECIDE_BY, "decide_by": ANSWER_BY}
    assert why(done, opened(), "offer", "aba", terms=package(), **crossed) == "deadlines_crossed"


def test_every_act_says_who_when_why_and_on_which_report():
    kept = done(offered(), "accept", "gannan", 2, why="the river gains").moves[0].answers[0].act
    assert (kept.by, kept.at, kept.why) == ("gannan", START + timedelta(days=2), "the river gains")
    assert kept.impact_sha256 == REPORT
    assert why(done, offered(), "accept", "gannan", why=" ") == "no_reason"
    blind = replace(drawn_act(offered(), "accept", "gannan", START + timedelta(days=2), "because", "none"))
    assert why(play, offered(), blind, keys()["gannan"]) == "no_impact"


def test_terms_are_stated_with_an_offer_and_only_there():
    assert why(done, opened(), "offer", "aba") == "terms_missing"
    assert why(done, opened(), "offer", "aba", terms=()) == "terms_missing"
    assert why(done, offered(), "accept", "gannan", terms=package()) == "terms_missing"
    assert why(done, opened(), "offer", "aba", terms=(package()[0], package()[0])) == "package"


def test_nobody_says_the_same_twice_or_acts_for_another():
    one = done(offered(), "accept", "gannan", 2)
    assert why(done, one, "accept", "gannan", 3) == "said_already"
    assert why(done, offered(), "accept", "aba", 3) == "own_terms"
    assert why(done, offered(), "accept", "gannan", 2, signer="ningdong") == "unknown_key"
    assert why(done, offered(), "accept", "stranger", 2) == "not_at_the_table"


def test_an_act_on_an_earlier_version_is_not_played():
    early = drawn_act(offered(), "refuse", "gannan", START + timedelta(days=4), "because", REPORT)
    newer = done(offered(), "counter", "ningdong", 3, terms=package(price=100))
    assert why(play, newer, early, keys()["gannan"]) == "not_the_last"


def test_a_table_without_a_seller_a_buyer_or_an_authority_is_none():
    signer = keys()["aba"]
    assert why(open_case, opening(aba="transferor", yrcc="authority"), signer) == "incomplete_table"
    assert why(open_case, opening(aba="transferor", ningdong="transferee"), signer) == "incomplete_table"
    people = opening().participants
    assert why(open_case, replace(opening(), participants=(*people, people[0])), signer) == "incomplete_table"


def test_a_newer_version_shows_what_changed_term_by_term():
    cheaper = (replace(package()[0], price_fen_per_m3=100, volume_m3=4_000_000), replace(package()[1], id="other"))
    newer = done(offered(), "counter", "ningdong", 3, terms=cheaper, decide_by=DECIDE_BY + timedelta(days=5))
    assert changed_terms(offered(), newer) == (
        Change("aba-ningdong", "volume_m3", 5_000_000, 4_000_000),
        Change("aba-ningdong", "price_fen_per_m3", 120, 100),
        Change("gannan-ningdong", "", package()[1], None),
        Change("other", "", None, cheaper[1]),
        Change("", "decide_by", DECIDE_BY, DECIDE_BY + timedelta(days=5)),
    )
    assert changed_terms(offered(), offered()) == ()
    assert [change.after for change in changed_terms(opened(), offered())[:2]] == list(package())
    assert package_changes(package(), package()) == ()


def report(verdict, injury, flow):
    return {
        "verdict": verdict,
        "paper_water_m3": 0,
        "transfers": [],
        "third_parties": [
            {"right": "lijin-city", "use": "actual", "injury_hm3_per_year": injury},
            {"right": "other", "use": "actual", "injury_hm3_per_year": 0.0},
        ],
        "sections": [{"node": "lijin", "use": "actual", "mean_after_m3_s": flow}],
    }


def test_a_newer_version_shows_what_changed_in_impact():
    changes = impact_changes(report("injury", 2.5, 40.0), report("none", 0.0, 42.0))
    assert changes == (
        Change("", "verdict", "injury", "none"),
        Change("lijin-city", "injury_hm3_per_year", 2.5, 0.0, "actual"),
        Change("lijin", "mean_after_m3_s", 40.0, 42.0, "actual"),
    )


def test_before_anything_was_on_the_table_nobody_was_injured_and_the_river_had_its_own_flow():
    nothing = {"transfers": [], "third_parties": [], "sections": []}
    first = report("none", 0.0, 42.0)
    first["sections"][0]["mean_before_m3_s"] = 42.0
    assert impact_changes(nothing, first) == (
        Change("", "verdict", None, "none"),
        Change("", "paper_water_m3", None, 0),
    )


def test_a_third_party_gets_the_figures_that_concern_it():
    notice = figures_for(report("injury", 2.5, 40.0), frozenset({"lijin-city"}))
    assert [row["right"] for row in notice["third_parties"]] == ["lijin-city"]
    assert notice["verdict"] == "injury"
