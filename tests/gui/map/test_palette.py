import numpy as np
import pytest
from fenshui.gui.dress.theme import DARK, LIGHT
from fenshui.gui.map.palette import change_scale, flow_scale, rgb


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_no_change_is_grey_less_is_orange_and_more_is_blue(theme):
    none, less, more = change_scale(1.0).colours(np.array([0.0, -1.0, 1.0]), theme).tolist()
    assert none == rgb(theme.no_change)
    assert less >> 16 > less & 255  # more red than blue
    assert more & 255 > more >> 16


def test_the_scale_is_symmetric_and_ends_at_a_round_number():
    scale = change_scale(0.146)
    assert scale.limit == 0.2
    assert scale.ticks() == (-0.2, -0.1, 0.0, 0.1, 0.2)
    assert scale.share(-0.2) == 0 and scale.share(0) == 0.5 and scale.share(0.2) == 1


def test_a_change_beyond_the_scale_has_the_colour_of_its_end():
    colours = change_scale(1.0).colours(np.array([1.0, 5.0, -1.0, -5.0]), LIGHT)
    assert colours[0] == colours[1] and colours[2] == colours[3]


def test_a_greater_change_is_darker_on_paper_and_brighter_in_the_dark():
    values = np.array([0.05, 0.3, 0.6, 1.0])
    for theme, rising in ((LIGHT, False), (DARK, True)):
        for sign in (1, -1):
            colours = change_scale(1.0).colours(sign * values, theme)
            lightness = sum(((colours >> shift) & 255) * weight for shift, weight in ((16, 0.3), (8, 0.59), (0, 0.11)))
            assert (np.diff(lightness) > 0).all() == rising and (np.diff(lightness) < 0).all() != rising


def test_nothing_changed_at_all_is_grey_everywhere():
    assert set(change_scale(0.0).colours(np.zeros(3), LIGHT).tolist()) == {rgb(LIGHT.no_change)}


def test_flows_are_told_apart_over_three_powers_of_ten():
    scale = flow_scale(742.0)
    assert scale.ticks() == (1.0, 10.0, 100.0, 1000.0)
    assert len(set(scale.colours(np.array([1.0, 10.0, 100.0, 1000.0]), LIGHT).tolist())) == 4


def test_where_no_water_flows_the_scale_says_0_and_has_one_colour():
    scale = flow_scale(0.0)
    assert scale.ticks() == (0.0,) and scale.share(0.0) == 0.5
    for theme in (LIGHT, DARK):
        along = scale.colours(scale.values(200), theme).tolist()
        assert set(along) == set(scale.colours(np.zeros(3), theme).tolist()) == {rgb(theme.flow[0])}


def test_a_trickle_has_a_scale_that_tells_it_from_nothing():
    scale = flow_scale(2e-4)
    assert scale.ticks() == (1e-6, 1e-5, 1e-4, 1e-3)
