"""Minutes of a case: everything that was done and why, in both languages, on paper as in the acts."""

import subprocess

from fenshui.export.minutes import minutes
from fenshui.export.minutes_pdf import minutes_pdf
from fenshui.words import say
from table_of_three import agreed, done, offered, package


def told(case, language="en"):
    return [
        [say(row.label, language), *(say(cell, language) for cell in row.cells)]
        for part in minutes(case)
        for row in part.rows
    ]


def countered():
    return done(offered(), "counter", "ningdong", 3, terms=package(volume_m3=4_000_000, price=110), why="too dear")


def test_every_act_is_there_with_its_reason():
    lines = told(countered())
    assert ["counter-offer — ningdong", "2023-09-04 08:00Z  too dear"] in lines


def test_only_what_changed_is_told_of_a_counter_offer():
    """The first transfer lost a million cubic metres and ten fen, the second ten fen."""
    step = next(part for part in minutes(countered()) if say(part.title, "en").startswith("Step 2"))
    changed = [say(row.cells[0], "en") for row in step.rows if "→" in say(row.cells[0], "en")]
    assert changed[0] == "5,000,000 m³ → 4,000,000 m³"
    assert "CNY 1.20 per m³ → CNY 1.10 per m³" in changed


def test_who_accepted_is_told_under_the_terms_they_accepted():
    labels = [line[0] for line in told(agreed())]
    assert labels.index("accept — gannan") < labels.index("accept — ningdong")


def test_the_paper_says_what_the_minutes_say_in_both_languages(tmp_path):
    paper = tmp_path / "minutes.pdf"
    paper.write_bytes(minutes_pdf(countered()))
    said = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    for words in ("协商纪要", "Minutes of the negotiation", "too dear", "反要约", "counter-offer"):
        assert words in said


def test_the_same_case_makes_the_same_paper():
    assert minutes_pdf(agreed()) == minutes_pdf(agreed())
