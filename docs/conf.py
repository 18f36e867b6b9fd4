"""How the documentation is built: Sphinx, Markdown, nothing fetched."""

# ruff: noqa: A001  Sphinx reads these names.

from importlib.metadata import version as installed

project = "balanza"
author = copyright = "The balanza authors"
release = version = installed("balanza")
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "balanza"
html_copy_source = False
html_show_sphinx = False
nitpicky = True
