"""Tables as sheets: cells written one by one and in blocks, rows begun and taken out; what cannot be is one line."""

import tomllib
from dataclasses import replace
from datetime import date

import pytest
from fenshui.basin import find_problems, read_basin, rows
from fenshui.basin.editing.cell_values import offers, value_of
from fenshui.basin.editing.new_rows import new_right, with_new_row
from fenshui.basin.editing.river import add_node
from fenshui.basin.editing.rows_in import row_of
from fenshui.basin.editing.series import series_from, with_demand_series, with_inflow_series
from fenshui.basin.editing.settings_in import setting_text, with_setting
from fenshui.basin.editing.settings_kept import with_comments_kept
from fenshui.basin.editing.sheet import RowsSheet
from fenshui.basin.editing.sheet_years import OWNERS, InflowSheet, YearSheet, sheet_of
from fenshui.basin.editing.starting import new_basin
from fenshui.basin.editing.written_text import with_sources
from fenshui.basin.rows import TABLES
from fenshui.basin.settings_file import settings_from
from fenshui.basin.writing import files_of, settings_text
from fenshui.places import sample_basin
from fenshui.reading.toml_text import read_toml
from fenshui.words import Refused, say
from hypothesis import given
from hypothesis import strategies as st

EMPTY = new_basin("河", "River", "month", date(2024, 1, 1), 12)
MONTHS = [str(month) for month in range(1, 13)]


@pytest.fixture(scope="module")
def farms():
    return read_basin(sample_basin("two_farms")).basin


def refusal(verb, *arguments):
    with pytest.raises(Refused) as refused:
        verb(*arguments)
    return say(refused.value.sentence, "en")


@pytest.mark.parametrize("text", ["A\0B", "A\ud83d", "x" * 131_073])
def test_what_no_file_of_a_basin_could_hold_is_refused_before_it_is_saved(farms, text):
    assert "without null characters" in refusal(value_of, farms, "nodes", "name_en", text)
    assert "without null characters" in refusal(with_setting, farms.settings, "name.en", text)
    refusal(value_of, farms, "nodes", "name_en", text).encode()


@pytest.mark.parametrize("text", ["A\0B", "A\ud83d"])
def test_neither_are_the_sources_of_a_basin_or_its_name(farms, text):
    assert "without null characters" in refusal(with_sources, farms, text)
    assert "without null characters" in refusal(new_basin, "新", text, "month", date(2024, 1, 1), 12)


def test_a_cell_is_read_as_a_spreadsheet_writes_it(farms):
    assert value_of(farms, "rights", "annual_volume_m3", " 1,234,567 ") == 1_234_567
    assert value_of(farms, "rights", "valid_from", "2024/7/1") == date(2024, 7, 1)
    assert value_of(farms, "rights", "metered", "TRUE") is True
    assert value_of(farms, "rights", "permit_no", "取水(2024)第1号") == "取水(2024)第1号"
    assert value_of(farms, "reaches", "capacity_m3_s", "") is None
    assert value_of(farms, "evaporation", "depth_mm", "-12.5") == -12.5  # rain beyond what evaporates


@pytest.mark.parametrize(
    ("table", "field", "text", "expected"),
    [
        ("rights", "consumption_ratio", "1.5", "a ratio above 0 and at most 1"),
        ("rights", "annual_volume_m3", "1,23", "a whole number"),
        ("rights", "holder", "nobody", "an id of holders.csv"),
        ("rights", "node", "", "an id of nodes.csv"),
        ("rights", "priority", "fun", "one of: domestic, ecology, industry, agriculture, storage"),
        ("rights", "right_class", "", "one of: regional, abstraction, irrigator"),
        ("nodes", "id", "", "an id: up to 64"),
        ("demands", "period_of_year", "13", "a period of the year from 1 to 12"),
        ("returns", "share", "", ""),
        ("reservoirs", "capacity_hm3", "", "a number"),
    ],
)
def test_a_cell_that_cannot_be_is_told_with_what_was_expected(farms, table, field, text, expected):
    if not expected:
        assert value_of(farms, table, field, text) == 1.0  # what a blank cell stands for
    else:
        assert expected in refusal(value_of, farms, table, field, text)


def test_a_block_changes_what_differs_and_a_single_wrong_cell_keeps_all_as_it_was(farms):
    sheet = RowsSheet("rights")
    changed = sheet.with_block(farms, 0, ["annual_volume_m3", "consumption_ratio"], [["5", "0.4"], ["6", "0.8"]])
    assert [(row.annual_volume_m3, row.consumption_ratio) for row in changed.rights[:2]] == [(5, 0.4), (6, 0.8)]
    assert changed.rights[2:] == farms.rights[2:]
    told = refusal(sheet.with_block, farms, 0, ["annual_volume_m3", "consumption_ratio"], [["5", "0.4"], ["6", "2"]])
    assert told == "row 2: consumption_ratio: found “2”, expected a ratio above 0 and at most 1"


def test_an_id_written_in_a_cell_is_another_everywhere(farms):
    changed = RowsSheet("nodes").with_block(farms, 1, ["id"], [["top"]])
    assert {row.node for row in changed.rights} == {"top", "lower"} and changed.reaches[0].to_node == "top"
    assert "taken" in refusal(RowsSheet("nodes").with_block, farms, 1, ["id"], [["ford"]])


def test_a_kind_written_in_a_cell_brings_what_belongs_to_it_and_a_reach_never_leads_back(farms):
    changed = RowsSheet("nodes").with_block(farms, 1, ["kind"], [["reservoir"]])
    assert row_of(changed, "reservoirs", "upper") == rows.Reservoir("upper", 0.0)
    ends = ["from_node", "to_node"]
    assert "flow back" in refusal(RowsSheet("reaches").with_block, farms, 0, ends, [["sea", "ford"]])
    bypass = RowsSheet("reaches").with_block(farms, 0, [*ends, "id"], [["spring", "ford", "bypass"]])
    assert bypass.reaches[0] == rows.Reach("bypass", "spring", "ford")
    told = refusal(RowsSheet("reservoirs").with_block, changed, 0, ["node"], [["lower"]])
    assert told == "node: stays “upper”; make another row instead"


def test_a_whole_river_is_pasted_into_empty_sheets():
    basin = RowsSheet("nodes").with_block(EMPTY, 0, ["id", "kind"], [["a", "source"], ["b", ""], ["c", "outlet"]])
    basin = RowsSheet("reaches").with_block(basin, 0, ["from_node", "to_node"], [["a", "b"], ["b", "c"], ["", ""]])
    assert basin.reaches == (rows.Reach("river-1", "a", "b"), rows.Reach("river-2", "b", "c"))
    assert basin.inflows.nodes == ("a",) and basin.node_by_id["b"].kind == "junction"
    basin = InflowSheet().with_block(basin, 2, ["a"], [["3"], ["4"]])
    assert basin.inflows.values[:5, 0].tolist() == [0, 0, 3, 4, 0]
    assert find_problems(basin) == []
    assert "expected a number that is not negative" in refusal(InflowSheet().with_block, basin, 0, ["a"], [["-1"]])
    assert "found “1,5”" in refusal(InflowSheet().with_block, basin, 0, ["a"], [["1,5"]])
    assert InflowSheet().with_block(basin, 0, ["a"], [["1,500"]]).inflows.values[0, 0] == 1500
    assert refusal(InflowSheet().with_block, basin, 0, ["period"], [["2025-01-01"]]).startswith("period: stays")
    assert InflowSheet().without_rows(basin, [2]).inflows.values[:, 0].sum() == 4


def test_a_row_is_one_as_soon_as_it_lacks_nothing(farms):
    sheet = RowsSheet("returns", ("right", "upper-farm"))
    assert sheet.columns(farms) == ("node", "lag_periods", "share")
    assert sheet.lacking(farms, {"share": "0.5"}) == ("node",)
    assert refusal(sheet.with_row, farms, {"share": "0.5"}) == "the row still needs: node"
    basin = sheet.with_row(farms, {"share": "0.5", "node": "ford", "lag_periods": "1"})
    assert basin.returns == (rows.Return("upper-farm", "ford", 1, 0.5),)
    assert len(sheet.cells(basin)) == 1 and sheet.cells(basin).text(0, "share") == "0.5"
    assert sheet.without_rows(basin, [0]).returns == ()
    assert sheet.refusal(farms, {"share": "2"}) is not None and sheet.refusal(farms, {"share": "1"}) is None


def test_rows_taken_out_take_along_what_hangs_on_them(farms):
    basin = RowsSheet("nodes").without_rows(farms, [1])
    assert [row.id for row in basin.reaches] == ["r1", "r3", "r4"]
    assert [row.id for row in RowsSheet("rights").without_rows(farms, [0]).rights] == ["lower-farm", "lower-town"]
    fewer = RowsSheet("demand_series").without_rows(replace(farms, demand_series=()), [])
    assert files_of(fewer) == files_of(farms)


def test_a_right_begun_at_a_node_has_what_is_usual():
    basin = new_right(add_node(EMPTY, rows.Node("x", "diversion")), "x", "")
    right = basin.rights[0]
    assert right == rows.Right("right-1", "holder-1", "abstraction", "x", "agriculture", valid_from=right.valid_from)
    assert right.valid_from == date(2024, 1, 1) and find_problems(basin) == []
    assert "row still needs: node" in refusal(with_new_row, basin, "rights", {"id": "other"})
    assert "taken" in refusal(with_new_row, basin, "rights", {"id": "right-1", "node": "x"})


def test_uses_of_all_rights_are_pasted_at_once(farms):
    sheet = YearSheet("demands")
    cells = sheet.cells(farms)
    assert [owner for owner, _ in cells.owners] == ["upper-farm", "lower-farm", "lower-town"]
    assert [cells.text(0, month) for month in MONTHS] == ["", "", "", "4", "8", "12", "12", "8", "4", "", "", ""]
    lines = [["1"] * 12, [*["2"] * 11, ""]]
    changed = sheet.with_block(farms, 0, MONTHS, lines)
    assert sum(row.diversion_hm3 for row in changed.demands if row.right == "lower-farm") == 22
    assert [row for row in changed.demands if row.right == "lower-town"] == [
        row for row in farms.demands if row.right == "lower-town"
    ]
    assert "row 2: diversion_hm3: found “x”" in refusal(sheet.with_block, farms, 0, ["1"], [["1"], ["x"]])
    assert "stays" in refusal(sheet.with_block, farms, 0, ["owner"], [["other"]])
    assert sheet.without_rows(farms, [0, 1]).demands == tuple(row for row in farms.demands if row.right == "lower-town")


def test_targets_in_two_classes_are_two_rows(farms):
    sheet = YearSheet("targets")
    both = replace(farms, targets=(rows.Target("ford", 1, 2.0), rows.Target("ford", 1, 3.0, "storage")))
    assert sheet.cells(both).owners == [("ford", "ecology"), ("ford", "storage")]
    changed = sheet.with_block(both, 1, ["2"], [["4"]])
    assert changed.targets == (*both.targets, rows.Target("ford", 2, 4.0, "storage"))


@pytest.mark.parametrize("name", ["two_farms", "heihe"])
def test_a_sheet_pasted_onto_itself_changes_nothing(name):
    basin = read_basin(sample_basin(name)).basin
    for table in (*(table for table, _, _ in TABLES.values()), "inflows"):
        sheet = sheet_of(table)
        cells, columns = sheet.cells(basin), sheet.columns(basin)
        lines = [[cells.text(row, column) for column in columns] for row in range(len(cells))]
        assert files_of(sheet.with_block(basin, 0, columns, lines)) == files_of(basin), table
        assert [sheet.is_fixed(column) for column in columns].count(True) <= 2
        assert sheet.grows == (table not in (*OWNERS, "inflows"))


def test_a_cell_is_chosen_among_what_there_is(farms):
    assert offers(farms, "reaches", "kind") == ("river", "canal")
    assert offers(farms, "nodes", "region") == ("", "hill", "plain")
    assert offers(farms, "rights", "metered") == ("", "true", "false")
    assert offers(farms, "rights", "annual_volume_m3") is None
    assert YearSheet("demands").offers(farms, "1") is InflowSheet().offers(farms, "a") is None


def test_a_record_of_a_file_fills_its_periods_and_leaves_the_others(farms):
    columns = {"Date": ("2023/12/1", "2024-01-01", "2024-2"), "flow": ("9", "1.5", 2)}
    series = series_from(farms, columns, "spring", "f.csv")
    assert series == {date(2024, 1, 1): 1.5, date(2024, 2, 1): 2.0}
    changed = with_inflow_series(farms, "spring", series)
    assert changed.inflows.values[:3, 0].tolist() == [1.5, 2.0, 5.0]
    assert with_inflow_series(farms, "ford", series).inflows.values[:3, 1].tolist() == [1.5, 2.0, 0.0]
    used = with_demand_series(farms, "upper-farm", series)
    assert with_demand_series(used, "upper-farm", {date(2024, 2, 1): 7.0}).demand_series == (
        rows.DemandInPeriod("upper-farm", date(2024, 1, 1), 1.5),
        rows.DemandInPeriod("upper-farm", date(2024, 2, 1), 7.0),
    )  # fmt: skip
    assert len(series_from(farms, {"q": ("1",) * 12}, "spring", "f.csv")) == 12  # without periods: in their order
    both = {"period": ("2024-01-01",), "spring": ("1",), "other": ("2",)}
    assert series_from(farms, both, "spring", "f.csv") == {date(2024, 1, 1): 1.0}


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"a": ("1",), "b": ("2",)}, "f.csv: found the columns a, b; expected a period and one column of values"),
        ({"period": ("1999-01-01",), "q": ("1",)}, "no day in it is the first of a period of the record (2024-01-01"),
        ({"q": ("1", "2")}, "found 2 values without periods, expected 12"),
        ({"period": ("2024-01-01",), "q": ("-1",)}, "f.csv, row 2: found “-1”, expected a number that is not negative"),
        ({"period": ("soon",), "q": ("1",)}, "f.csv, row 2: found “soon”, expected a date"),
    ],
)
def test_a_file_without_a_record_is_one_line(farms, columns, told):
    assert told in refusal(series_from, farms, columns, "spring", "f.csv")


def test_a_setting_is_written_by_its_key(farms):
    settings = farms.settings
    for name, text in (
        ("periods", "24"), ("as_of", ""), ("priorities", "domestic, ecology；agriculture"),
        ("rules.injury_share", "0.01"), ("water_year_starts", "07-01"), ("map.credits.zh", "自绘"),
        ("rules.out_of_basin_transfers", "true"),
    ):  # fmt: skip
        settings = with_setting(settings, name, text)
    assert (settings.timeline.periods, settings.as_of, settings.timeline.water_year_starts) == (24, None, (7, 1))
    assert settings.priorities == ("domestic", "ecology", "agriculture", "storage")
    assert settings.rules.injury_share == 0.01 and settings.rules.out_of_basin_transfers
    assert setting_text(settings, "map.credits.zh") == "自绘" and setting_text(settings, "as_of") == ""
    for name, text in (
        ("periods", "many"),
        ("rules.injury_share", "2"),
        ("water_year_starts", "13-40"),
        ("as_of", "x"),
    ):
        assert f"{name}: found “{text}”" in refusal(with_setting, settings, name, text)


COMMENTED = """# The little river, 2024 / 小河
format = 1 # never another
name = { zh = "河", en = "River" } # names

# the record
step = "month"
first_period = "2024-01-01"
periods = 12 # one year
note = "kept" # unknown to the format
priorities = ["domestic", "ecology", "agriculture", "storage"] # highest first

[rules] # of trading
# an injury is more than
injury_share = 0.001 # one in a thousand
"""


def test_comments_and_unknown_keys_of_the_settings_outlive_an_edit(tmp_path):
    (tmp_path / "basin.toml").write_text(COMMENTED, encoding="utf-8")
    read = settings_from(read_toml(tmp_path / "basin.toml"))
    edited = read
    for name, text in (
        ("periods", "24"), ("rules.injury_share", "0.002"), ("name.en", "Brook"), ("as_of", "2024-06-01"),
        ("map.review_number", "GS(2024)1"),
    ):  # fmt: skip
        edited = with_setting(edited, name, text)
    kept = with_comments_kept(*(settings_text(one).encode() for one in (edited, read)), COMMENTED.encode()).decode()
    for line in COMMENTED.splitlines():
        comment = line[line.index("#") :] if "#" in line else ""
        assert comment in kept
    assert 'note = "kept"' in kept and "periods = 24 # one year" in kept and 'en = "Brook" } # names' in kept
    (tmp_path / "basin.toml").write_text(kept, encoding="utf-8")
    assert settings_from(read_toml(tmp_path / "basin.toml")) == edited
    unstated = with_setting(edited, "as_of", "")
    assert b"as_of" not in with_comments_kept(
        *(settings_text(one).encode() for one in (unstated, edited)), kept.encode()
    )


_text = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=8)


_names = st.sampled_from(["name.zh", "name.en", "map.credits.en", "map.review_number"])


@given(st.lists(st.tuples(_names, _text), max_size=4))
def test_any_names_are_read_back_from_a_commented_file(changes):
    before = settings_text(EMPTY.settings).encode()
    edited = EMPTY.settings
    for name, text in changes:
        try:
            edited = with_setting(edited, name, text)
        except Refused:
            continue  # a line that cannot be printed
    kept = with_comments_kept(settings_text(edited).encode(), before, b"# head\r\n" + before)
    table = tomllib.loads(kept.decode())
    assert settings_from(table) == edited and kept.startswith(b"# head")


USES = st.lists(st.tuples(st.integers(0, 1), st.integers(1, 3), st.integers(0, 3)), max_size=8)
"""Right by number, month, hm³."""


@given(USES, USES, USES, USES)
def test_a_sheet_of_years_shows_the_rows_as_they_are_whatever_it_showed_before(farms, head, old, new, foot):
    names = [right.id for right in farms.rights]
    for uses in ((*head, *old, *foot), (*head, *new, *foot)):
        uses = [(names[at], month, value) for at, month, value in uses]
        basin = replace(farms, demands=tuple(rows.Demand(*use) for use in uses))
        cells = YearSheet("demands").cells(basin)
        stated = {}
        for name, month, value in uses:
            stated.setdefault(name, {})[month] = value
        assert [owner for owner, _ in cells.owners] == [*stated, *(name for name in names if name not in stated)]
        for row, (owner, _) in enumerate(cells.owners):
            assert [cells.text(row, str(month)) for month in (1, 2, 3)] == [
                str(stated[owner][month]) if month in stated.get(owner, {}) else "" for month in (1, 2, 3)
            ]


def new_lines():
    """Rows to paste below the rights: named or not, some under one another, some without saying whose."""
    ids, nodes = st.sampled_from(["", "a", "b", "c", "lower-farm"]), st.sampled_from(["upper", "lower", "ford", "mars"])
    holders, parents = (
        st.sampled_from(["", "farmers", "hill-farmers", "town"]),
        st.sampled_from(["", "a", "upper-farm"]),
    )
    return st.lists(st.tuples(ids, nodes, holders, parents).map(list), min_size=1, max_size=5)


@given(new_lines())
def test_rows_pasted_together_are_what_they_are_one_after_another(lines):
    farms = read_basin(sample_basin("two_farms")).basin
    sheet, columns = RowsSheet("rights"), ["id", "node", "holder", "parent"]
    try:
        singly = farms
        for line in lines:
            singly = sheet.with_row(singly, dict(zip(columns, line, strict=True)))
    except Refused as refused:
        reason = refusal(sheet.with_block, farms, len(farms.rights), columns, lines)
        assert reason.endswith(say(refused.sentence, "en"))
    else:
        assert sheet.with_block(farms, len(farms.rights), columns, lines) == singly


@pytest.mark.parametrize("table", ["nodes", "reaches", "rights", "regions", "holders"])
@given(st.data())
def test_rows_taken_out_together_are_gone_as_one_after_another(table, data):
    heihe = read_basin(sample_basin("heihe")).basin
    gone = data.draw(st.sets(st.integers(0, len(getattr(heihe, table)) - 1), max_size=4))
    singly = heihe
    for row in sorted(gone, reverse=True):
        name = getattr(heihe, table)[row].id
        left = [at for at, each in enumerate(getattr(singly, table)) if each.id == name]
        singly = RowsSheet(table).without_rows(singly, left)
    assert files_of(RowsSheet(table).without_rows(heihe, sorted(gone, reverse=True))) == files_of(singly)
