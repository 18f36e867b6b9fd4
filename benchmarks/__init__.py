"""How fast it is, as ratios to a plain query; run by hand and weekly, never by the tests."""

__all__: list[str] = []
