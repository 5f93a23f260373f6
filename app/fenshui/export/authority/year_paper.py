"""The yearly report of an authority (水资源年度报告): a folder with the paper, the pictures and every table."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from fenshui.basin import Basin
from fenshui.export.authority.chapter_sheet import Pictures, chapter_paper
from fenshui.export.authority.pictures import plan_picture, quota_picture, section_picture, stock_picture
from fenshui.export.authority.table_files import write_tables
from fenshui.export.authority.year_chapters import CHAPTERS
from fenshui.export.authority.year_tables import year_tables
from fenshui.export.drawing_png import drawing_png
from fenshui.export.report.chapters import Chapter, Shown
from fenshui.export.report.names import Names
from fenshui.sealing.durable_file import write_durably
from fenshui.yearly.year_view import YearView


def write_year(view: YearView, basin: Basin, folder: Path, language: str, made: date) -> tuple[Path, ...]:
    """Write `year.pdf`, a PNG of each picture, a CSV of each table and `year.xlsx` with all of them.

    `language` is zh_CN or en. Raises `Refused` where the folder cannot be written, or a name has a character that no
    typeface has.
    """
    names, tables = Names(basin, language), year_tables(view)
    year = view.closing.plan.opening.water_year
    title = names.say("authority.year_title", year=year)
    subtitle = names.say("authority.subtitle", basin=_name(names), made=made.isoformat())
    pictures = _pictures(view, names)
    paper = chapter_paper(title, subtitle, _in_order(view), tables, pictures, names, made)
    written = write_tables(tables, folder, "year")
    write_durably(folder / "year.pdf", paper)
    drawn = {f"{table}.png": picture for some in pictures.values() for table, _, picture in some if table in tables}
    for name, picture in drawn.items():
        write_durably(folder / name, drawing_png(picture))
    return (*written, folder / "year.pdf", *(folder / name for name in drawn))


def _pictures(view: YearView, names: Names) -> Pictures:
    closing = view.closing
    return {
        "year_plan": [("plan_rights", names.say("authority.picture.plan"), plan_picture(closing.plan, names))],
        "year_use": [("regions", names.say("authority.picture.use"), quota_picture(closing, names))],
        "year_sections": [("sections", names.say("authority.picture.sections"), section_picture(closing, names))],
        "year_reserve": [("reserve_stock", names.say("authority.picture.stock"), stock_picture(view, names))],
    }


def _in_order(view: YearView) -> tuple[Chapter, ...]:
    """The chapters with the months of the sections in the order of the water year."""
    months = list(dict.fromkeys(f"month_{row.month.month}" for row in view.closing.plan.sections))
    return tuple(replace(one, shown=tuple(_ordered(shown, months) for shown in one.shown)) for one in CHAPTERS)


def _ordered(shown: Shown, months: Sequence[str]) -> Shown:
    place = {name: at for at, name in enumerate(months)}
    return replace(shown, columns=tuple(sorted(shown.columns, key=lambda column: place.get(column.name, -1))))


def _name(names: Names) -> str:
    settings = names.basin.settings
    return settings.name_zh if names.language == "zh_CN" else settings.name_en
