"""One self-contained page: map, list, passages, method and credits, from one file, offline."""

from geo.export.page.document import to_html

__all__ = ["to_html"]
