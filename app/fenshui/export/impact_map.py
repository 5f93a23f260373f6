"""What a transfer does to the river, drawn for paper: one map for each baseline, under the same scale of colours."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from fenshui.basin import Basin
from fenshui.export.agreement import USES
from fenshui.export.credit_marks import credit_height, credit_marks
from fenshui.export.drawing import Area, Circle, Drawing, Line, Mark, Words
from fenshui.export.map_frame import Frame, frame_of
from fenshui.export.map_labels import Labels
from fenshui.impact import Assessment
from fenshui.impact.assessment import UseImpact
from fenshui.impact.third_parties import years_of_record
from fenshui.units import M3_PER_HM3, M3_PER_WAN_M3
from fenshui.words import say, sentence

WIDTH = 520.0
MAP_HEIGHT = 262.0
_HEAD, _LEGEND = 22.0, 34.0

GAINS = ("#9ecae1", "#4292c6", "#08519c")
LOSSES = ("#fdbe85", "#e6690b", "#8c2d04")
SAME = "#9aa3ad"
"""Blue gains and orange loses, told apart by every kind of colour sight; grey stays."""

STEPS = (0.02, 0.25, 0.6)
"""From which share of the greatest change on each colour is used; below the first it is no change."""


def impact_map(assessment: Assessment) -> Drawing:
    """Rivers and control sections coloured by their mean change in a year, once for each baseline."""
    credits = _credits(assessment.basin)
    each = MAP_HEIGHT - credit_height(credits) / len(USES)
    frame = frame_of(assessment.basin, WIDTH, each)
    changes = {use: reach_changes_m3(impact) for use, impact in assessment.uses.items()}
    most = greatest_of(changes)
    marks: list[Mark] = []
    for place, use in enumerate(USES):
        impact, top = assessment.uses[use], place * (_HEAD + each)
        marks += _head(use, top)
        marks += _map(assessment.basin, impact, changes[use], most, frame.moved(top + _HEAD))
    height = len(USES) * (_HEAD + each)
    marks += _legend(most, height)
    marks += [replace(line, y=line.y + height + _LEGEND) for line in credits]
    return Drawing(WIDTH, height + _LEGEND + credit_height(credits), tuple(marks))


def _credits(basin: Basin) -> list[Words]:
    """The line below the maps in both languages, from its own top; the maps give it the room."""
    chinese = credit_marks(basin, "zh_CN", 0.0, WIDTH, 7)
    return chinese + credit_marks(basin, "en", chinese[-1].y if chinese else 0.0, WIDTH, 6.5)


def reach_changes_m3(impact: UseImpact) -> dict[str, float]:
    """Mean change of the flow at the head of every reach, in m³ a year."""
    change = (impact.after.flow_hm3 - impact.before.flow_hm3).sum(axis=0) / years_of_record(impact.before.basin)
    reaches = impact.before.basin.reaches
    return {reach.id: float(value) * M3_PER_HM3 for reach, value in zip(reaches, np.asarray(change), strict=True)}


def greatest_of(changes: Mapping[str, Mapping[str, float]]) -> float:
    """The greatest change by reach in any use: the full colour of the scale that all of them share."""
    return max((abs(change) for each in changes.values() for change in each.values()), default=0.0)


def colour_of(change: float, most: float) -> str:
    """The colour of a change on a scale symmetric about nothing."""
    share = abs(change) / most if most > 0 else 0.0
    step = sum(share >= limit for limit in STEPS)
    return SAME if step == 0 else (GAINS if change > 0 else LOSSES)[step - 1]


def _head(use: str, top: float) -> list[Mark]:
    words = sentence(f"statement.use.{use}")
    zh, en = say(words, "zh_CN"), say(words, "en")
    return [Words(8, top + 15, zh, 10.5, "#1f4e79"), Words(8 + 11.5 * len(zh), top + 15, en, 8, "#6b6f76")]


def _map(basin: Basin, impact: UseImpact, changes: Mapping[str, float], most: float, frame: Frame) -> list[Mark]:
    grounds: list[Mark] = [Area(ring, "#f3f5f8", "#c9d0d9", 0.5) for ring in frame.region_rings()]
    rivers: list[Mark] = []
    for reach in sorted(basin.reaches, key=lambda reach: abs(changes[reach.id])):
        colour = colour_of(changes[reach.id], most)
        width = 1.0 if colour == SAME else 2.4
        rivers += [Line(line, colour, width) for line in frame.reach_lines(reach.id)]
    return [*grounds, *rivers, *_sections(basin, impact, most, frame)]


def _sections(basin: Basin, impact: UseImpact, most: float, frame: Frame) -> list[Mark]:
    """Sections with their change: up for a gain, down for a loss, a dot for none; labels that do not cover another."""
    names = {node.id: node.name_zh or node.id for node in basin.nodes}
    labels = Labels(frame.box)
    signs: list[Mark] = []
    placed = [(section, place) for section in impact.sections if (place := frame.place(section.node))]
    for _, (x, y) in placed:
        labels.avoid(x, y, 4)
    for section, (x, y) in sorted(placed, key=lambda each: -abs(each[0].mean_change_hm3_per_year)):
        change = section.mean_change_hm3_per_year * M3_PER_HM3
        signs.append(_sign(x, y, change, most))
        if colour_of(change, most) == SAME:
            labels.add(x, y, names[section.node], 6, "#6b6f76")
        else:
            labels.add(x, y, f"{names[section.node]} {change_text(change)}", 7.2)
    return [*signs, *labels.marks]


def change_text(change_m3: float) -> str:
    """A change in 万m³ with its sign, as maps write it."""
    wan = round(change_m3 / M3_PER_WAN_M3, 1)
    return f"{'+' if wan > 0 else '−'}{abs(wan):,.1f}" if wan else "0"


def _sign(x: float, y: float, change: float, most: float) -> Mark:
    colour = colour_of(change, most)
    if colour == SAME:
        return Circle(x, y, 2.6, "#ffffff", SAME, 1.2)
    up = -1 if change > 0 else 1
    corners = ((x - 4, y - up * 3), (x + 4, y - up * 3), (x, y + up * 4.5))
    return Area(corners, colour, "#ffffff", 0.8)


def _legend(most: float, top: float) -> list[Mark]:
    """The colours from loss to gain with the changes they begin at."""
    limits = [f"{step * most / M3_PER_WAN_M3:,.1f}" for step in STEPS]
    swatches = [*reversed(LOSSES), SAME, *GAINS]
    ticks = [*(f"−{limit}" for limit in reversed(limits)), *(f"+{limit}" for limit in limits)]
    left, width = 150.0, 46.0
    marks: list[Mark] = [
        Words(8, top + 13, say(sentence("export.map_scale"), "zh_CN"), 8, "#1a1a1a"),
        Words(8, top + 24, say(sentence("export.map_scale"), "en"), 6.5, "#6b6f76"),
    ]
    for place, colour in enumerate(swatches):
        x = left + place * width
        marks.append(Area(((x, top + 6), (x + width, top + 6), (x + width, top + 13), (x, top + 13)), colour))
    marks += [Words(left + (at + 1) * width, top + 23, tick, 6.5, "#6b6f76", "middle") for at, tick in enumerate(ticks)]
    return marks
