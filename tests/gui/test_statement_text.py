"""A statement on the screen: rows under their heads, and a fingerprint in a row of its own, not in a tower."""

from fenshui.export.statement import Part, Row
from fenshui.gui.wording.statement_text import statement_html
from fenshui.words import sentence
from PySide6.QtGui import QTextDocument

PRINT = "4ed4 0526 0ec3 3aae 4dd4 b5a1 ce83 2456"


def told(text):
    return sentence("statement.as_it_is", text=text)


def shown(*cells, heads=("Name", "Id", "Key fingerprint")):
    """The text of a part of one row, cell by cell."""
    part = Part(
        "parties", told("Parties"), (Row(told("Transferor"), tuple(map(told, cells))),), tuple(map(told, heads))
    )
    document = QTextDocument()
    document.setHtml(statement_html([part]))
    return [line for line in document.toPlainText().split("\n") if line.strip()]


def test_a_fingerprint_stands_below_its_holder_under_its_own_head(app):
    assert shown("Hill farmers", "hill", PRINT) == [
        "Parties", "Name", "Id", "Transferor", "Hill farmers", "hill", "Key fingerprint", PRINT,
    ]  # fmt: skip


def test_short_cells_stay_beside_each_other(app):
    assert shown("1", "2", "3") == ["Parties", "Name", "Id", "Key fingerprint", "Transferor", "1", "2", "3"]
