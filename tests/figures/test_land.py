"""The land on a map: cut where the map ends, and as large as its authors say."""

import pytest

from balanza.figures.land import _countries, _cut, _unrolled
from balanza.figures.projection import NORTH, SOUTH, projected

EARTH = 6371.0072**2  # square kilometres for each square radius
AREAS = {"076": 8.52e6, "356": 3.17e6, "840": 9.6e6}  # CIA World Factbook


def area(ring):
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(x * after_y - after_x * y for (x, y), (after_x, after_y) in pairs) / 2


@pytest.mark.parametrize("code", ["076", "356", "840"])
def test_countries_have_their_areas(code):
    """Equal Earth keeps areas, so that outlines must enclose what the country does."""
    rings = dict(_countries())[code]
    found = abs(sum(map(area, rings))) * EARTH
    assert found == pytest.approx(AREAS[code], rel=0.05)


def test_nothing_lies_beyond_the_edges_of_the_map():
    east = projected(180, 0)[0] + 1e-9
    south, north = projected(0, SOUTH)[1] - 1e-9, projected(0, NORTH)[1] + 1e-9
    places = [it for _, rings in _countries() for ring in rings for it in ring]
    assert len(places) > 5000
    assert all(abs(x) <= east and south <= y <= north for x, y in places)


def test_a_country_that_the_cut_runs_through_is_on_both_sides():
    """Greenland lies across 30 degrees west, where the map is cut."""
    sides = {ring[0][0] > 0 for ring in dict(_countries())["304"]}
    assert sides == {True, False}


def test_a_ring_is_cut_at_an_edge():
    square = [(0, 0), (4, 0), (4, 4), (0, 4)]
    assert sorted(_cut(square, 0, 1, 1)) == [(1, 0), (1, 4), (4, 0), (4, 4)]
    assert _cut(square, 0, 5, 1) == []
    assert _cut(square, 1, 9, -1) == square


def test_a_ring_across_the_date_line_is_one_piece():
    """150 degrees east is the centre: Chukotka goes from 29 degrees to 41, not back."""
    assert [x for x, _ in _unrolled([(179, 66), (-179, 66), (-169, 66)])] == [29, 31, 41]
