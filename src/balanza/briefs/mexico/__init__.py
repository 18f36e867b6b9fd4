"""The profile of a partner, for Mexico."""

__all__: list[str] = []
