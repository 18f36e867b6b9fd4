"""How bytes come in: one folder per provider, each with fetch and parse."""

__all__: list[str] = []
