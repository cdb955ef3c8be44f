"""One self-contained page: map, list, passages, method and credits, from one file, offline."""

from geo.export.page.document import to_html
from geo.export.page.words import Words

__all__ = ["Words", "to_html"]
