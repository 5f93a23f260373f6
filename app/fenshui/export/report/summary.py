"""One page for a negotiator: what is proposed, the verdict, who loses, which sections change, what to do about it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from fenshui.export.agreement import USES
from fenshui.export.drawing import rgb
from fenshui.export.drawing_pdf import put_drawing
from fenshui.export.fonts import SANS
from fenshui.export.paper import BLUE, GREY, INK, LEFT, PALE, WIDTH, Type, typefaces_let_go
from fenshui.export.report.cells import cell_text, volume_text
from fenshui.export.report.deal_lines import title_of
from fenshui.export.report.maps import MapView, report_map
from fenshui.export.report.names import Names
from fenshui.export.report.rule_rows import ANSWER_COLOURS
from fenshui.export.report.sheet import CELL, HEAD, NOTE, ROW, Sheet, new_sheet
from fenshui.export.report.tables import Table
from fenshui.export.report.verdict_band import BAND_HEIGHT, put_verdict
from fenshui.units import yuan_text

Tables = Mapping[str, Table]
_HEADING = Type(SANS, 9.5, BLUE)
_BIG = Type(SANS, 13, INK)
_GUTTER = 6.0
_HALF = (WIDTH - _GUTTER) / 2
_MOST_ROWS = 6
_MAP_HEIGHT, _LOW_MAP_HEIGHT = 196.0, 150.0


def summary(tables: Tables, names: Names, made: date) -> bytes:
    """The page as a PDF; every figure with the row of the table it stands in."""
    transfers = tables["transfers"]
    sheet = new_sheet(names.say("report.summary"), transfers, names, made)
    with typefaces_let_go(sheet):
        sheet.add_page()
        y = _deals(sheet, tables, made)
        put_verdict(sheet, tables, LEFT, y, WIDTH)
        y = _tiles(sheet, tables, y + BAND_HEIGHT + 3)
        y = _map(sheet, tables, y, _MAP_HEIGHT if len(transfers.rows) == 1 else _LOW_MAP_HEIGHT)
        below = max(_sections(sheet, tables, LEFT, y), _parties(sheet, tables, LEFT + _HALF + _GUTTER, y))
        left = _rules(sheet, tables, LEFT, below)
        right = _what_to_do(sheet, tables, LEFT + _HALF + _GUTTER, below)
        _sureness(sheet, tables, LEFT, left)
        _drought_and_end(sheet, tables, LEFT + _HALF + _GUTTER, right)
        return bytes(sheet.output())


def _deals(sheet: Sheet, tables: Tables, made: date) -> float:
    """Who gives to whom, and the terms in a line; of several transfers each."""
    names, settings = sheet.names, sheet.names.basin.settings
    basin = settings.name_zh if names.language == "zh_CN" else settings.name_en
    sheet.put(LEFT, 15, names.say("report.subtitle", basin=basin, made=made.isoformat()), NOTE)
    y = 17.5
    transfers = tables["transfers"].numbered()
    style = Type(SANS, 15 if len(transfers) == 1 else 10)
    for at, transfer in transfers[:4]:
        y = sheet.put_lines(LEFT, y, sheet.set_in(WIDTH, title_of(transfer, names), style))
        y = sheet.put_lines(LEFT, y, sheet.set_in(WIDTH - 24, _terms(transfer, names), NOTE))
        sheet.put(LEFT, y - NOTE.height * 0.24, f"transfers.csv {at}", ROW, "R", WIDTH)
    return y + 2


def _terms(transfer: Mapping[str, Any], names: Names) -> str:
    basis = names.say(f"statement.bases.{transfer['basis']}")
    return "    ".join(
        (
            names.say("report.deal.volume", volume=f"{transfer['volume_m3']:,}", basis=basis),
            names.say("statement.from_to", starts=transfer["from"], ends=transfer["to"]),
            names.say("statement.price_per_m3", yuan=yuan_text(transfer["price_fen_per_m3"])),
            names.say(f"statement.objects.{transfer['object']}"),
        )
    )


def _tiles(sheet: Sheet, tables: Tables, y: float) -> float:
    """The figures people ask for first."""
    tiles = list(_figures(tables, sheet.names))
    width = (WIDTH - 3 * (len(tiles) - 1)) / len(tiles)
    for place, (label, value, where) in enumerate(tiles):
        x = LEFT + place * (width + 3)
        sheet.set_fill_color(*rgb("#f2f5f9"))
        sheet.rect(x, y, width, 17.5, style="F")
        sheet.put_lines(x + 2.2, y + 1.4, sheet.set_in(width - 4, label, HEAD)[:2])
        size = min(_BIG.size, _BIG.size * (width - 4.4) / sheet.width_of(value, _BIG))
        sheet.put(x + 2.2, y + 13, value, Type(SANS, size))
        sheet.put(x + 2.2, y + 16.4, where, ROW)
    return y + 20.5


def _figures(tables: Tables, names: Names) -> Iterator[tuple[str, str, str]]:
    verdict = tables["verdict"].rows[0]
    paper = volume_text(verdict["paper_water_m3"] / 1e6, names)
    yield names.say("report.tile.paper"), paper, "verdict.csv 1"
    for name, table in (("injured", "third_parties"), ("worse", "sections")):
        counts = [sum(bool(row[name]) for _, row in _of(tables, table, use)) for use in USES]
        yield names.say(f"report.tile.{name}"), f"{counts[0]} / {counts[1]}", f"{table}.csv {name}"
    change, where = [], []
    for use in USES:
        at, row = tables["baselines"].numbered(use=use)[0]
        change.append(cell_text(row["consumed_more_hm3_per_year"], "change", names))
        where.append(str(at))
    yield names.say("report.tile.consumption"), " / ".join(change), f"baselines.csv {' / '.join(where)}"


def _of(tables: Tables, table: str, use: str) -> tuple[tuple[int, Mapping[str, Any]], ...]:
    return tables[table].numbered(use=use) if table in tables else ()


def _map(sheet: Sheet, tables: Tables, y: float, height: float) -> float:
    """The mean difference against actual use, where new use shows first."""
    shown = MapView("actual", "difference", "mean")
    names = sheet.names
    drawing = report_map(tables, names, shown, height)
    titles = " · ".join(names.say(key) for key in ("report.map.mean", "report.map.difference", "report.word.actual"))
    sheet.put(LEFT, y + 3, titles[0].upper() + titles[1:], _HEADING)
    sheet.put(LEFT, y + 3, names.say("report.map.files", use="actual"), ROW, "R", WIDTH)
    end = put_drawing(sheet, drawing, LEFT, y + 5, WIDTH)
    sheet.set_draw_color(*rgb(PALE))
    sheet.set_line_width(0.2)
    sheet.rect(LEFT, y + 5, WIDTH, end - y - 5)
    return end + 4


def _sections(sheet: Sheet, tables: Tables, x: float, y: float) -> float:
    """The sections somebody guarantees, or all where nobody does, with their change against both baselines."""
    names = sheet.names
    rows = [row for _, row in _of(tables, "sections", USES[0])]
    chosen = [row["node"] for row in rows if row["guarantor"]] or [row["node"] for row in rows]
    found = [(names.node(node), *_pair(tables, "sections", "node", node, "mean_change_hm3_per_year", "change", names))
             for node in chosen[:8]]  # fmt: skip
    return _small_table(sheet, x, y, "report.table.sections", "sections.csv", found)


def _parties(sheet: Sheet, tables: Tables, x: float, y: float) -> float:
    """The third parties that lose most under either baseline."""
    names = sheet.names
    worst: dict[str, float] = {}
    for use in USES:
        for _, row in _of(tables, "third_parties", use):
            worst[row["right"]] = max(worst.get(row["right"], 0.0), row["injury_hm3_per_year"])
    chosen = sorted((right for right in worst if worst[right] > 1e-6), key=lambda right: (-worst[right], right))
    column = "injury_hm3_per_year"
    found = [(names.right(right), *_pair(tables, "third_parties", "right", right, column, "volume", names))
             for right in chosen[:_MOST_ROWS]]  # fmt: skip
    return _small_table(sheet, x, y, "report.table.third_parties", "third_parties.csv", found)


def _pair(
    tables: Tables, table: str, key: str, value: str, column: str, kind: str, names: Names
) -> tuple[str, str, str]:
    """The figure of a thing under both baselines, and the two rows it stands in."""
    found = [tables[table].numbered(**{"use": use, key: value})[0] for use in USES]
    texts = [cell_text(row[column], kind, names) for _, row in found]
    return texts[0], texts[1], " · ".join(str(at) for at, _ in found)


def _small_table(
    sheet: Sheet, x: float, y: float, title: str, file: str, rows: Sequence[tuple[str, str, str, str]]
) -> float:
    names = sheet.names
    sheet.put(x, y + 3, names.say(title), _HEADING)
    widths = (_HALF - 45, 16.0, 16.0, 13.0)
    heads = ("", names.say("report.word.entitlement"), names.say("report.word.actual"), names.say("report.row"))
    y = _line(sheet, x, y + 4.6, widths, heads, HEAD)
    sheet.rule(y, GREY, 0.2, x, x + _HALF)
    for row in rows:
        y = _line(sheet, x, y + 0.5, widths, row, CELL)
    if not rows:
        sheet.put(x, y + 4, names.say("report.nobody"), CELL)
        y += 5
    sheet.put(x, y + 3, f"{file}    {names.say('report.unit.volume')}", ROW)
    return y + 6


def _line(sheet: Sheet, x: float, y: float, widths: Sequence[float], cells: Sequence[str], style: Type) -> float:
    lines = [sheet.set_in(widths[0] - 1.5, cells[0], style)] + [((cell, style),) for cell in cells[1:]]
    for number, (width, cell) in enumerate(zip(widths, lines, strict=True)):
        own = tuple((text, ROW) for text, _ in cell) if number == len(widths) - 1 and style is CELL else cell
        sheet.put_lines(x, y, own, "R" if number else "L", width)
        x += width
    return y + style.height * max(1, len(lines[0]))


def _rules(sheet: Sheet, tables: Tables, x: float, y: float) -> float:
    """Which rules are broken, and which cannot be told."""
    names = sheet.names
    sheet.put(x, y + 3, names.say("report.chapter.rules"), _HEADING)
    y += 5
    for answer in ("broken", "cannot-tell", "met"):
        found = [(at, row) for at, row in tables["rules"].numbered(answer=answer)]
        ids = " ".join(dict.fromkeys(row["id"] for _, row in found)) or "–"
        sheet.put(x, y + 3, names.say(f"report.word.{answer}"), Type(SANS, 8, ANSWER_COLOURS[answer]))
        y = sheet.put_lines(x + 26, y + 0.2, sheet.set_in(_HALF - 26, ids, CELL))
    sheet.put(x, y + 3, "rules.csv", ROW)
    return y + 6


def _what_to_do(sheet: Sheet, tables: Tables, x: float, y: float) -> float:
    """The cures that were found, or that none is needed."""
    names = sheet.names
    sheet.put(x, y + 3, names.say("report.chapter.cures"), _HEADING)
    y += 5
    for at, row in _numbered(tables, "cures")[:5]:
        outcome = names.say(f"report.cure.{'harmless' if row['is_harmless'] else 'left'}")
        said = names.say(f"report.cure.{row['kind']}", volume=f"{row['volume_m3']:,}", rate=f"{row['exchange_rate']:g}")
        y = sheet.put_lines(x, y + 0.2, sheet.set_in(_HALF - 8, f"{said} {outcome}", CELL))
        sheet.put(x, y - CELL.height * 0.3, str(at), ROW, "R", _HALF)
    if "cures" not in tables:
        y = sheet.put_lines(x, y + 0.2, sheet.set_in(_HALF, names.say("report.nothing.cures"), CELL))
    sheet.put(x, y + 3, "cures.csv", ROW)
    return y + 6


def _sureness(sheet: Sheet, tables: Tables, x: float, y: float) -> float:
    """What dry years and drawn records say, in a line each."""
    names = sheet.names
    sheet.put(x, y + 3, names.say("report.chapter.certainty"), _HEADING)
    y += 5
    for kind in ("wet", "normal", "dry"):
        found = [_of_kind(tables, use, kind) for use in USES]
        if all(found):
            text = " / ".join(volume_text(each[1]["injury_hm3"], names) for each in found if each)
            sheet.put(x, y + 3, names.say("report.sure", type=names.say(f"report.word.{kind}"), range=text), CELL)
            sheet.put(x, y + 3, " · ".join(str(each[0]) for each in found if each), ROW, "R", _HALF)
            y += CELL.height + 0.3
    if "year_types" not in tables:
        y = sheet.put_lines(x, y + 0.2, sheet.set_in(_HALF, names.say("report.nothing.year_types"), CELL))
    sheet.put(x, y + 3, f"year_types.csv    {names.say('report.unit.volume')}", ROW)
    return y + 6


def _of_kind(tables: Tables, use: str, kind: str) -> tuple[int, Mapping[str, Any]] | None:
    found = _numbered(tables, "year_types", use=use, type=kind)
    return found[0] if found else None


def _drought_and_end(sheet: Sheet, tables: Tables, x: float, y: float) -> float:
    """What happens in the driest year, when to pause, and what the taker loses when it ends."""
    names = sheet.names
    sheet.put(x, y + 3, names.say("report.drought_and_end"), _HEADING)
    y += 5
    for said, where in _drought_lines(tables, names):
        y = sheet.put_lines(x, y + 0.2, sheet.set_in(_HALF - 26, said, CELL))
        sheet.put(x, y - CELL.height * 0.3, where, ROW, "R", _HALF)
    return y + 3


def _drought_lines(tables: Tables, names: Names) -> Iterator[tuple[str, str]]:
    for at, driest in _numbered(tables, "drought_driest", use="actual")[:1]:
        volume = volume_text(driest["injury_hm3"], names)
        yield names.say("report.driest", year=driest["water_year"], volume=volume), f"drought_driest.csv {at}"
    if "drought_driest" not in tables:
        yield names.say("report.no_whole_year"), ""
    for at, row in _numbered(tables, "drought"):
        if row.get("pause_section"):
            flow = cell_text(row["pause_below_m3_s"], "flow", names)
            use = names.word(row["use"])
            yield (
                names.say("report.pause", section=names.node(row["pause_section"]), flow=flow, use=use),
                (f"drought.csv {at}"),
            )
    for at, row in _numbered(tables, "endings", use="actual")[:2]:
        share = cell_text(row["taker_share_that_ends"], "share", names)
        yield names.say("report.end", day=row["last_day"], share=share), f"endings.csv {at}"


def _numbered(tables: Tables, table: str, **wanted: str) -> Sequence[tuple[int, Mapping[str, Any]]]:
    """The rows of a table that may have none, and then is not there."""
    return tables[table].numbered(**wanted) if table in tables else ()
