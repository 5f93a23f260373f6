from datetime import date

import pytest
from fenshui.transfer import Unfit, read_transfer, transfer_from, transfer_text
from fenshui.words import Refused, say

TERMS = {
    "format": 1,
    "id": "deal",
    "right": "giver",
    "to_right": "taker",
    "volume_m3": 1_000_000,
    "from": "2024-01-01",
    "to": "2026-12-31",
    "price_fen_per_m3": 120,
}


def test_a_transfer_file_is_read_and_written_back_the_same(tmp_path):
    transfer = transfer_from(TERMS, "deal.toml")
    (tmp_path / "deal.toml").write_text(transfer_text(transfer), encoding="utf-8")
    assert read_transfer(tmp_path / "deal.toml") == transfer


def test_a_transfer_to_a_new_right_is_written_back_the_same(tmp_path):
    terms = {key: value for key, value in TERMS.items() if key != "to_right"}
    terms |= {"to_node": "here", "to_holder": "people", "to_priority": "industry", "to_consumption_ratio": 0.6}
    terms |= {"basis": "diversion", "conversion": "same-diversion", "schedule": [0.5, 0.5]}
    transfer = transfer_from(terms, "deal.toml")
    (tmp_path / "deal.toml").write_text(transfer_text(transfer), encoding="utf-8")
    assert read_transfer(tmp_path / "deal.toml") == transfer


def test_three_years_of_a_million_at_1_20_yuan_cost_3_6_million_yuan():
    transfer = transfer_from(TERMS, "deal.toml")
    assert (transfer.starts, transfer.years, transfer.total_fen) == (date(2024, 1, 1), 3, 360_000_000)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", 2),
        ("id", "no spaces allowed"),
        ("volume_m3", -5),
        ("volume_m3", 1.5),
        ("volume_m3", True),
        ("basis", "both"),
        ("exchange_rate", 0),
        ("exchange_rate", 1.01),
        ("exchange_rate", 5),
        ("from", "2024-13-01"),
        ("to", "2023-12-31"),
        ("schedule", [0.5, 0.4]),
        ("schedule", [1.5, -0.5]),
        ("object", "gift"),
        ("price_fen_per_m3", -1),
        ("colour", "blue"),
    ],
)
def test_a_term_that_cannot_be_is_refused_by_name(key, value):
    with pytest.raises(Refused) as refused:
        transfer_from({**TERMS, key: value}, "deal.toml")
    assert refused.value.sentence.values["key"] == key


def test_every_term_that_cannot_be_is_named_at_once_in_one_line_and_in_one_each():
    with pytest.raises(Unfit) as unfit:
        transfer_from({**TERMS, "volume_m3": -5, "to": "2023-12-31", "colour": "blue"}, "deal.toml")
    assert [fault.values["key"] for fault in unfit.value.faults] == ["volume_m3", "to", "colour"]
    line = say(unfit.value.sentence, "en")
    assert line == f"{say(unfit.value.faults[0], 'en')}; unusable too: to, colour"
