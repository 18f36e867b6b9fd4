"""How fast is it, and how fast could it be: whole commands beside the floor under them."""

__all__: list[str] = []
