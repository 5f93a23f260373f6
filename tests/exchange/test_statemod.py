"""A StateMod deck written by hand in the columns of its manual."""

import pytest
from fenshui.allocation import allocate
from fenshui.basin import find_problems
from fenshui.exchange.statemod.model import import_statemod
from fenshui.words import Refused, say

HM3_PER_ACRE_FOOT = 1233.48183754752e-6


def station(name, title, at, tail=""):
    return f"{name:<12}{title:<24}{at:<12}{tail}\n"


def months(name, value, year=2001):
    return f"{year:4d} {name:<12}" + "".join(f"{value:8.0f}" for _ in range(12)) + f"{12 * value:10.0f}\n"


def decree(name, at, number, cfs):
    return f"{name:<12}{name:<24}{at:<12}{number:16.5f}{cfs:8.2f}{1:8d}\n"


@pytest.fixture
def deck(tmp_path):
    """1,000 acre-feet a month; the junior sits above the senior; half of what it takes returns a month later."""
    files = {
        "rin": station("UP", "upper ditch", "LOW") + station("LOW", "lower ditch", "END") + station("END", "gage", ""),
        "rim": "    1/2001  -  12/2001 ACFT  CYR\n" + months("UP", 1000),
        "dds": station("D1", "upper", "UP", f"{1:8d}{99:8.0f}") + f"{'':48}{1:8d}{1:8d}{50:8.0f}\n"
        + f"{'':36}{'LOW':<12}{100:8.2f}{1:8d}\n"
        + station("D2", "lower", "LOW", f"{1:8d}{99:8.0f}") + f"{'':48}{1:8d}{0:8d}{100:8.0f}\n",
        "dly": "       1       2    0.00  100.00\n",
        "ddr": decree("D1.01", "D1", 30000, 999) + decree("D2.01", "D2", 20000, 999),
        "ddm": "    1/2001  -  12/2001 ACFT  CYR\n" + months("D1", 800) + months("D2", 600),
        "ifs": station("I1", "fish", "LOW"),
        "ifr": decree("I1.01", "I1", 10000, 999),
        "ifa": "    1/2001  -  12/2001 ACFT  CYR\n" + months("I1", 100, 0),
    }  # fmt: skip
    for ending, text in files.items():
        (tmp_path / f"river.{ending}").write_text("# by hand\n" + text)
    return tmp_path


def test_first_in_time_is_first_in_right_and_returns_come_late(deck):
    """January: 100 pass, the senior takes 600, the junior the 300 left; in February 150 of these are back below."""
    basin = import_statemod(deck / "river.rin").basin
    assert find_problems(basin) == []
    got = allocate(basin).delivered_hm3 / HM3_PER_ACRE_FOOT
    of = [right.id for right in basin.rights]
    assert got[0, of.index("D2.01")] == pytest.approx(600, abs=1e-3)
    assert got[0, of.index("D1.01")] == pytest.approx(300, abs=1e-3)
    assert got[1, of.index("D1.01")] == pytest.approx(450, abs=1e-3)


@pytest.mark.parametrize("ending", ["rin", "rim", "dds", "dly", "ddr", "ddm", "ifr", "ifa"])
def test_a_deck_with_a_broken_file_is_refused(deck, ending):
    (deck / f"river.{ending}").write_text("what is\nthis x y z\n")
    with pytest.raises(Refused):
        import_statemod(deck)


def with_dam(deck, rights, points=((0, 0, 0), (500, 100, 0))):
    """A dam of 500 acre-feet, 100 of them dead, above the ditches; 150 lie in it at first."""
    cards = station("R1", "dam", "UP", f"{1:8d}{1:8.0f}") + f"{'':24}{0:8d}{500:8d}{99999:8d}{100:8d}"
    cards += f"{1:8d}{0:8d}{0:8d}{len(points):8d}\n{'':12}{'all':<12}{500:8d}{150:8d}{1:8d}{1:8d}\n"
    cards += "".join(f"{'':24}{volume:8d}{area:8d}{seepage:8d}\n" for volume, area, seepage in points)
    (deck / "river.res").write_text("# by hand\n" + cards)
    (deck / "river.rer").write_text("".join(decree(name, "R1", number, volume) for name, number, volume in rights))
    return deck


def test_a_storage_right_fills_before_its_juniors_and_keeps_what_it_has(deck):
    """1,000 come: 100 pass, the senior takes 600, the dam stores 250 up to its right, the junior gets the 50 left."""
    with_dam(deck, [("R1.01", 25000, 300)])
    basin = import_statemod(deck).basin
    assert find_problems(basin) == []
    assert [node.kind for node in basin.nodes] == ["reservoir", "junction", "outlet"]
    run = allocate(basin)
    got, of = run.delivered_hm3 / HM3_PER_ACRE_FOOT, [right.id for right in basin.rights]
    assert got[0, of.index("D2.01")] == pytest.approx(600, abs=1e-3)
    assert run.storage_hm3[0, 0] / HM3_PER_ACRE_FOOT == pytest.approx(400, abs=1e-3)
    assert got[0, of.index("D1.01")] == pytest.approx(50, abs=1e-3)
    assert basin.reservoir_curves[1].area_km2 == pytest.approx(0.40468564224)


def test_what_a_reservoir_has_beyond_the_format_is_refused_or_named(deck):
    with_dam(deck, [("R1.01", 25000, 300)], points=((0, 0, 0), (500, 100, 9)))
    with pytest.raises(Refused) as refused:
        import_statemod(deck)
    assert "无法表达渗漏" in say(refused.value.sentence, "zh_CN")
    report = import_statemod(deck, approximate=True).report
    assert [say(line, "en") for line in report.left_out] == ["R1: seepage"]


@pytest.mark.parametrize("spoilt", ["one card\n", f"{'R1':<36}{'UP':<12}\n{'':56}{-1:8d}\n", f"{'':56}{9:8d}\n" * 3])
def test_reservoir_cards_that_do_not_add_up_are_refused(deck, spoilt):
    (deck / "river.res").write_text(spoilt)
    with pytest.raises(Refused):
        import_statemod(deck)
