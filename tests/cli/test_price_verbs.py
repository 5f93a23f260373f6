"""Prices as people ask for them."""

import json

import pytest
from fenshui.cli.main import main
from fenshui.places import sample_basin

DEAL = (sample_basin("two_farms"), sample_basin("two_farms") / "transfers" / "upper-to-lower.toml")


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("FENSHUI_LANG", "en")


def said(capsys, verb, *words):
    status = main([verb, *(str(word) for word in (*DEAL, *words))])
    return status, capsys.readouterr().out


def test_between_cost_and_other_source_there_is_a_corridor_and_its_middle(capsys):
    status, told = said(capsys, "corridor", "--floor", 0.1, "--other-source", 0.9, "--json")
    found = json.loads(told)
    assert status == 0
    assert (found["floor"], found["ceiling"], found["bargained"]) == pytest.approx((10, 90, 50))


def test_where_the_cost_is_above_the_other_source_there_is_none(capsys):
    status, told = said(capsys, "corridor", "--floor", 2, "--other-source", 0.9)
    assert status == 1
    expected = "No price suits both: the water costs the giver 2.00 yuan per m³, the taker can pay 0.90 at most\n"
    assert told == expected


def test_a_corridor_without_a_ceiling_is_refused_in_one_line(capsys):
    assert main(["corridor", *map(str, DEAL), "--floor", "1"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_better_terms_are_better_for_both(capsys, tmp_path):
    picture = tmp_path / "frontier.svg"
    status, told = said(capsys, "better-terms", "--cost", 0.1, "--worth", 0.9, "--json", "--out", picture)
    proposal, *better = json.loads(told)
    assert status == 0 and better
    assert all(
        one["giver_fen"] >= proposal["giver_fen"] and one["taker_fen"] >= proposal["taker_fen"] for one in better
    )
    assert picture.read_bytes().startswith(b"<svg")


def test_where_the_water_is_worth_less_than_it_costs_nothing_is_offered(capsys):
    """At 0.30 yuan the giver loses 0.60 on each m³, the taker 0.20."""
    status, told = said(capsys, "better-terms", "--cost", 0.9, "--worth", 0.1)
    proposal, verdict = told.splitlines()
    assert status == 1 and verdict.startswith("There is no gain to divide")
    assert "yuan" in proposal and "fen" not in proposal
