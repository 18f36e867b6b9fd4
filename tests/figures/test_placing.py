from hypothesis import given
from hypothesis import strategies as st

from balanza.figures.placing import Box, Room

WHOLE = Box(0, 0, 200, 100)
places = st.tuples(st.floats(0, 200), st.floats(0, 100))


def test_the_nearest_free_place_is_up_and_to_the_right():
    assert Room(WHOLE).place(50, 50, (20, 10), (5,)) == Box(55, 55, 75, 65)


def test_what_is_taken_is_kept_free():
    room = Room(WHOLE, [Box(50, 50, 200, 100)])
    assert room.place(50, 50, (20, 10), (5,)) == Box(25, 55, 45, 65)


def test_where_nothing_is_free_nothing_is_placed():
    assert Room(WHOLE, [WHOLE]).place(50, 50, (20, 10), (5, 50)) is None


def test_a_line_is_kept_free_along_its_whole_length():
    room = Room(WHOLE)
    room.draw([(0, 0), (200, 100)])
    assert any(Box(99, 49, 101, 51).meets(it) for it in room.taken)


@given(st.lists(places, max_size=20))
def test_places_never_meet_and_never_leave_the_plot(points):
    room = Room(WHOLE)
    found = [it for x, y in points if (it := room.place(x, y, (30, 12), (4, 20, 60)))]
    assert all(it.within(WHOLE) for it in found)
    assert not [1 for n, one in enumerate(found) for it in found[:n] if one.meets(it)]


def test_no_line_to_a_later_place_crosses_an_earlier_one():
    room = Room(Box(0, 0, 100, 40))
    first = room.place(50, 20, (30, 8), [2])
    room.take(Box(0, 0, 100, 12))
    assert first == Box(52, 22, 82, 30)
    assert room.place(60, 20, (10, 8), [12]) is None  # above lies the first, below is taken


def test_nothing_is_placed_on_the_line_to_a_place():
    room = Room(Box(0, 0, 100, 100))
    room.place(0, 0, (10, 10), [40])
    assert not room.place(21, 21, (8, 4), [1]).meets(Box(22, 22, 24, 24))
