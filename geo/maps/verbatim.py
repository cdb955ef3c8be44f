"""Folium elements whose rendered parts go to the page as they are."""

from __future__ import annotations

from typing import Any

from branca.element import Element, MacroElement


class Verbatim(MacroElement):
    """An element that is rendered once.

    Folium's own take what they have rendered for a template again, and compile it: for the places
    of a large report that takes longer than all else of a map.
    """

    def render(self, **kwargs: Any) -> str:
        """Give header, HTML and script to the figure, and those of the elements within."""
        figure = self.get_root()
        for part in ("header", "html", "script"):
            write = getattr(self._template.module, part, None)
            if write is not None:
                text = _Text(write(self, kwargs))
                getattr(figure, part).add_child(text, name=self.get_name())
        for element in self._children.values():
            element.render(**kwargs)
        return ""


class _Text(Element):
    """A part of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **kwargs: Any) -> str:
        """Return the text."""
        return self._text
