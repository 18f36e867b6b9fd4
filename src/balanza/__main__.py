"""``python -m balanza``."""

from balanza.cli import main

main()
