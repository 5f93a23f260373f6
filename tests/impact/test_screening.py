"""Many transfers at once, over threads and on a real cluster of two workers."""

from dataclasses import replace
from datetime import date

import pytest
from fenshui.impact import assess, screen
from fenshui.impact.cluster import screen_on_cluster
from fenshui.transfer import Transfer, read_transfers
from fenshui.words import Refused
from rivers import right, river

TERM = {"starts": date(2024, 1, 1), "ends": date(2026, 12, 31)}


def four_farms():
    """Four farms of 1 hm³ a month on one river of 3.5; the top one uses nothing of what it may."""
    names = ("top", "upper", "lower", "bottom")
    rights = [right(name, name, volume_m3=12_000_000) for name in names]
    uses = {"top": 0.0, "upper": 1.0, "lower": 1.0, "bottom": 1.0}
    reaches = [("top", "upper"), ("upper", "lower"), ("lower", "bottom")]
    return river(names, reaches, {"top": 3.5}, rights, uses, periods=12)


def some_transfers(count=12):
    """Ever larger sales of the top's paper water to the bottom: the river has 0.5 a month to spare."""
    deal = Transfer("deal", "top", 1_000_000, to_right="bottom", schedule=(1 / 12,) * 12, **TERM)
    return [replace(deal, id=f"deal{n:02}", volume_m3=1_000_000 * n) for n in range(1, count + 1)]


def test_the_least_harmful_comes_first_and_harm_begins_where_the_river_has_no_more_to_spare():
    found = screen(four_farms(), some_transfers(), uses=("actual",))
    harmless = {one.id for one in found if one.injured == 0}
    assert harmless == {f"deal{n:02}" for n in range(1, 7)}
    assert [one.id for one in found[6:]] == [f"deal{n:02}" for n in range(7, 13)]


def test_screening_says_of_each_what_a_full_assessment_says():
    basin, transfers = four_farms(), some_transfers(8)
    for one in screen(basin, transfers):
        full = assess(basin, [next(t for t in transfers if t.id == one.id)])
        worst = max(impact.injured[0].share if impact.injured else 0.0 for impact in full.uses.values())
        assert (one.injured > 0) == (full.verdict != "none")
        assert one.paper_water_m3 == full.paper_water_m3
        assert worst == pytest.approx(one.worst_share if one.injured else 0.0)


def test_a_transfer_that_cannot_act_comes_last_with_its_reason():
    transfers = [replace(some_transfers(1)[0], id="wrong", right="nobody"), *some_transfers(2)]
    found = screen(four_farms(), transfers)
    assert found[-1].id == "wrong" and found[-1].refused.id == "transfer.no_such_right"


def test_the_number_of_threads_changes_nothing():
    assert screen(four_farms(), some_transfers(), workers=1) == screen(four_farms(), some_transfers(), workers=3)


def test_what_was_not_begun_when_cancelled_is_left_out():
    found = screen(four_farms(), some_transfers(), workers=1, progress=lambda done, of: done < 3)
    assert 3 <= len(found) < 12


def test_a_table_of_transfers_is_read_row_by_row(tmp_path):
    (tmp_path / "many.csv").write_text(
        "id,right,to_right,volume_m3,from,to,schedule\n"
        "one,top,bottom,1000000,2024-01-01,2026-12-31,\n"
        "two,top,lower,2000000,2024-01-01,2026-12-31,0.25 0.25 0.25 0.25\n",
        encoding="utf-8",
    )
    one, two = read_transfers(tmp_path / "many.csv")
    assert (one.id, one.volume_m3, one.schedule) == ("one", 1_000_000, ())
    assert two.schedule == (0.25, 0.25, 0.25, 0.25)


def test_a_row_that_cannot_be_is_refused_by_its_number(tmp_path):
    (tmp_path / "many.csv").write_text("id,right,to_right,volume_m3,from,to\na,b,c,much,2024-01-01,2026-12-31\n")
    with pytest.raises(Refused) as refused:
        read_transfers(tmp_path / "many.csv")
    assert refused.value.sentence.values["file"] == "many.csv:2"
    assert refused.value.sentence.values["key"] == "volume_m3"


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_two_workers_of_a_cluster_say_the_same_and_a_lost_worker_loses_nothing():
    from distributed import LocalCluster

    basin, transfers = four_farms(), some_transfers(40)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        killed = []

        def kill_one(done, of):
            if not killed:
                worker = next(iter(cluster.workers.values()))
                worker.process.process._process.kill()
                killed.append(worker)
            return True

        found = screen_on_cluster(basin, transfers, cluster.scheduler_address, progress=kill_one)
    assert killed
    assert found == screen(basin, transfers)


def test_a_cluster_that_is_not_there_is_refused_in_one_line():
    with pytest.raises(Refused) as refused:
        screen_on_cluster(four_farms(), some_transfers(1), "tcp://127.0.0.1:9")
    assert refused.value.sentence.id == "screen.no_cluster"
