from fenshui.desk.opening import open_basin
from fenshui.desk.unverified import doubts, reason
from fenshui.places import sample_basin

LINES = """# Sources
- a plain remark `with code`: nothing
- `rights.csv` `hetao` `annual_volume_m3`: 许可水量未公布 / permit not published
"""


def test_only_lines_that_name_file_id_and_column_are_doubts():
    assert doubts(LINES) == {("rights.csv", "hetao", "annual_volume_m3"): "许可水量未公布 / permit not published"}


def test_the_reason_is_said_in_the_language_asked_for():
    assert reason("估计 / estimated", "zh_CN") == "估计"
    assert reason("估计 / estimated", "en") == "estimated"
    assert reason("估计", "en") == "估计"


def test_the_yellow_river_says_which_warning_flows_are_unverified():
    found = doubts(open_basin(sample_basin("yellow_river")).basin.sources)
    assert ("sections.csv", "lijin", "warning_m3_s") in found
    assert ("sections.csv", "toudaoguai", "warning_m3_s") not in found
