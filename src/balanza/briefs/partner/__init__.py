"""A partner of the United States in advanced technology: what it buys and sells."""

__all__: list[str] = []
