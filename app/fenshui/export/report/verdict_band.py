"""The verdict across the page, in its colour and in words."""

from collections.abc import Mapping

from fenshui.export.drawing import rgb
from fenshui.export.fonts import SANS
from fenshui.export.paper import INK, Type
from fenshui.export.report.sheet import ROW, TEXT, Sheet
from fenshui.export.report.tables import Table

BAND_HEIGHT = 16.0
_COLOURS = {"none": ("#e5f1ea", "#1c7346"), "mitigable": ("#fdf1dc", "#9a5b00"), "injury": ("#fbe6e3", "#a3271d")}


def put_verdict(sheet: Sheet, tables: Mapping[str, Table], x: float, y: float, width: float) -> None:
    """A pale band with the verdict, what it means here, and the row it stands in."""
    verdict = tables["verdict"].rows[0]
    pale, strong = _COLOURS[verdict["verdict"]]
    sheet.set_fill_color(*rgb(pale))
    sheet.rect(x, y, width, BAND_HEIGHT, style="F")
    sheet.set_fill_color(*rgb(strong))
    sheet.rect(x, y, 1.6, BAND_HEIGHT, style="F")
    names = sheet.names
    sheet.put(x + 5, y + 6.8, names.say(f"report.verdict.{verdict['verdict']}"), Type(SANS, 14, strong))
    share = f"{verdict['cure_share']:.0%}"
    meaning = sheet.set_in(width - 12, names.say(f"report.meaning.{verdict['verdict']}", share=share), _small(INK))
    sheet.put_lines(x + 5, y + 8.8, meaning[:2])
    sheet.put(x, y + 4, "verdict.csv 1", ROW, "R", width - 2)


def _small(colour: str) -> Type:
    return Type(TEXT.family, 8, colour)
