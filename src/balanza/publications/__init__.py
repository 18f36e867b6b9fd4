"""Briefs: prose, findings and figures put together, with how each number was made."""

__all__: list[str] = []
