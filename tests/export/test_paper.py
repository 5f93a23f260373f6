"""The foot of a page says what it is and when it was made, however many transfers it is about."""

import subprocess
from datetime import UTC, datetime

import pytest
from fenshui.export.paper import Paper, typefaces_let_go
from fenshui.export.typesetting import shortened

MADE = datetime(2026, 1, 2, tzinfo=UTC)
MARK = "SHA-256 0123456789abcdef0123456789abcdef"


def printed_foot(foot, tmp_path):
    paper = Paper(foot, MARK, MADE)
    with typefaces_let_go(paper):
        for _ in range(12):
            paper.add_page()
        (tmp_path / "paper.pdf").write_bytes(bytes(paper.output()))
    words = ["pdftotext", "-layout", "-f", "12", tmp_path / "paper.pdf", "-"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip(" \f\n")


@pytest.mark.parametrize("transfers", [1, 9])
def test_a_long_foot_is_cut_before_its_mark_and_never_runs_into_the_number_of_the_page(tmp_path, transfers):
    foot = " · ".join(["weining-ningdong"] * transfers)
    line = printed_foot(foot, tmp_path)
    assert line.startswith("weining-ningdong")
    assert ("…" in line) == (transfers == 9)
    assert MARK in line
    assert line.endswith("第 12 页，共 12 页 Page 12 of 12")


def test_a_text_that_fits_is_not_shortened_and_one_that_does_not_ends_in_an_ellipsis():
    assert shortened("分水计划", lambda text: len(text) <= 4) == "分水计划"
    assert shortened("分水计划书", lambda text: len(text) <= 4) == "分水计…"
    assert shortened("ab", lambda text: False) == "ab"


def test_a_foot_of_a_thousand_transfers_is_measured_a_few_times_only():
    measured = []

    def fits(text):
        measured.append(text)
        return len(text) <= 40

    assert shortened("weining-ningdong · " * 1000, fits) == "weining-ningdong · weining-ningdong · w…"
    assert len(measured) < 20
