import numpy as np
from fenshui.gui.tables.column_table import Column, ColumnTable
from PySide6.QtCore import Qt


def table():
    made = ColumnTable()
    made.fill(
        ["a", "b", "c"],
        [
            Column("Holder", ["河套灌区", "Aba", "宁东"]),
            Column("Volume", np.array([2.0, np.nan, 1.0]), lambda value: f"{value:.1f}"),
        ],
    )
    return made


def column(made, number):
    return [made.data(made.index(row, number)) for row in range(made.rowCount())]


def test_rows_stand_in_the_order_of_the_file_until_they_are_sorted():
    made = table()
    assert column(made, 1) == ["2.0", "", "1.0"]
    made.sort(1, Qt.SortOrder.AscendingOrder)
    assert column(made, 1) == ["1.0", "2.0", ""]


def test_turned_round_and_back_and_with_other_values_the_order_is_that_of_the_values():
    made = table()
    for order, expected in (
        (Qt.SortOrder.AscendingOrder, ["1.0", "2.0", ""]),
        (Qt.SortOrder.DescendingOrder, ["2.0", "1.0", ""]),
        (Qt.SortOrder.AscendingOrder, ["1.0", "2.0", ""]),
    ):
        made.sort(1, order)
        assert column(made, 1) == expected
    made.fill(["a", "b"], [Column("Holder", ["x", "y"]), Column("Volume", np.array([9.0, 3.0]), "{:.1f}".format)])
    assert column(made, 1) == ["3.0", "9.0"]
    made.sort(0, Qt.SortOrder.DescendingOrder)
    assert column(made, 0) == ["y", "x"]


def test_nothing_is_told_of_what_a_table_does_not_know():
    made = table()
    for role in (Qt.ItemDataRole.FontRole, Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.CheckStateRole):
        assert made.data(made.index(0, 0), role) is None
    assert made.data(made.index(0, 1), Qt.ItemDataRole.ToolTipRole) == "2.0"


def test_a_number_that_is_not_stated_is_blank_and_stands_at_the_end():
    made = table()
    made.sort(1, Qt.SortOrder.DescendingOrder)
    assert column(made, 1) == ["2.0", "1.0", ""]


def test_a_filter_keeps_the_rows_in_which_the_text_occurs_in_any_script():
    made = table()
    for needle, kept in (("aba", ["b"]), ("河套", ["a"]), ("", ["a", "b", "c"]), ("nobody", [])):
        made.filter(needle)
        assert [made.id_at(row) for row in range(made.rowCount())] == kept


def test_a_row_is_found_by_its_id_wherever_it_was_sorted_to():
    made = table()
    made.sort(1, Qt.SortOrder.AscendingOrder)
    assert made.row_of("c") == 0
    made.filter("aba")
    assert made.row_of("c") == -1


def test_numbers_stand_to_the_right_and_words_to_the_left():
    made = table()
    sides = [made.data(made.index(0, number), Qt.ItemDataRole.TextAlignmentRole) for number in (0, 1)]
    assert sides[0] & Qt.AlignmentFlag.AlignLeft
    assert sides[1] & Qt.AlignmentFlag.AlignRight
