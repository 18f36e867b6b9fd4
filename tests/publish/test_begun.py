import polars as pl

from balanza.frames import lazy
from balanza.publish.begun import Begun


def frame(value):
    return lazy(pl.LazyFrame({"it": [value]}))


def test_a_frame_is_made_once_for_each_way_and_each_frame_it_is_made_of():
    begun, one, other = Begun(), frame(1), frame(2)
    made = begun.once("sums", lambda: frame(3), of=one)
    assert begun.once("sums", lambda: frame(4), of=one) is made
    assert begun.once("sums", lambda: frame(5), of=other) is not made
    assert begun.once("ranks", lambda: frame(6), of=one) is not made
