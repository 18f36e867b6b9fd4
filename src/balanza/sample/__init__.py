"""What answers while a user has no store of their own: a small one, made by a command."""

__all__: list[str] = []
