"""Tables as they are printed, and the paper for them."""

import numpy as np
import pytest
from fenshui.gui.paper.printing import Sheet, printer
from fenshui.gui.paper.tables import PaperTable
from fenshui.gui.tables.column_table import Column, ColumnTable
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter


def _table(names, figures=1):
    """Rows of a name and as many columns of the figures 0, 1, 2, … as wanted."""
    model = ColumnTable()
    rows = np.arange(len(names), dtype=float)
    volumes = [Column(f"Volume {at}", rows, lambda value: f"{value:,.0f}") for at in range(figures)]
    model.fill([str(at) for at in range(len(names))], [Column("Name", names), *volumes])
    return PaperTable(model.standing(), "None", lambda printed, rows: f"{printed} of {rows} rows")


@pytest.fixture
def paper_table(app):
    return _table


@pytest.fixture
def sheet(app):
    """One part of a print: a table under its title."""
    return lambda names, figures=1: Sheet("Rights", parts=(_table(names, figures),))


@pytest.fixture
def paper(app):
    """Something to measure letters by, at 96 dots an inch."""
    return QImage(10, 10, QImage.Format.Format_RGB32)


@pytest.fixture
def to(app, tmp_path):
    """A printer that writes a PDF."""
    made = printer()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "print.pdf"))
    return made
