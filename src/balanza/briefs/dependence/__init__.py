"""On whom the United States depends for advanced technology."""

__all__: list[str] = []
