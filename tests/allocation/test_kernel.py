"""Machine code of old versions does not pile up."""

import os
import time

from fenshui.allocation.kernel import take_over, throw_away_old

DAY_S = 86_400


def test_code_not_run_for_two_months_is_thrown_away_and_no_other(tmp_path):
    for name, days in (("old", 61), ("young", 59), ("mine", 100)):
        (tmp_path / name / "code").mkdir(parents=True)
        used = time.time() - days * DAY_S
        os.utime(tmp_path / name, (used, used))
    throw_away_old(tmp_path / "mine", time.time())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "young"]


def test_a_cache_that_cannot_be_made_keeps_nobody_from_working(tmp_path):
    (tmp_path / "file").write_text("")
    throw_away_old(tmp_path / "file" / "mine", time.time())


def test_code_that_the_installer_made_is_taken_over_once(tmp_path):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "code").write_text("compiled")
    take_over(tmp_path / "shared", tmp_path / "mine")
    assert (tmp_path / "mine" / "code").read_text() == "compiled"
    (tmp_path / "mine" / "code").write_text("newer")
    take_over(tmp_path / "shared", tmp_path / "mine")
    assert (tmp_path / "mine" / "code").read_text() == "newer"
