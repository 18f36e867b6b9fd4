"""Who supplies the United States with advanced technology, and what North America weighs."""

__all__: list[str] = []
