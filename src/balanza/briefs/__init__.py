"""What we publish: words and choices, no code."""

__all__: list[str] = []
