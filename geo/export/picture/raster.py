"""The picture as PNG, drawn by resvg with the fonts of the package."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import resvg_py

from geo.export.picture.lettering import font_files, is_covered

_FAMILY = "Source Sans Pro"


def rasterised(svg: str) -> bytes:
    """Return an SVG picture as PNG, at the size that it names.

    Letters that the package's fonts lack come from the machine's own, where it has them.
    """
    texts = (element.text or "" for element in fromstring(svg).iter() if element.tag[-4:] == "text")
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        font_files=list(font_files()),
        font_family=_FAMILY,
        sans_serif_family=_FAMILY,
        skip_system_fonts=all(is_covered(text) for text in texts),
    )
