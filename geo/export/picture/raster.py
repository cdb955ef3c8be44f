"""The picture as PNG, drawn by resvg with the fonts of the package."""

from __future__ import annotations

import struct
import zlib
from xml.etree.ElementTree import fromstring

import resvg_py

from geo.export.picture.text import font_files, is_covered

_FAMILY = "Source Sans Pro"
_KEYWORD = b"GeoJSON"
_HEAD = 8 + 12 + 13
"""The length of a PNG's signature and first chunk (PNG specification, third edition, 5.2, 11.2)."""


def rasterised(svg: str) -> bytes:
    """Return an SVG picture as PNG, at the size that it names.

    Letters that the package's fonts lack come from the machine's own, where it has them. What the
    picture carries in its metadata stands in a text of the PNG called GeoJSON.
    """
    elements = list(fromstring(svg).iter())
    texts = (element.text or "" for element in elements if element.tag[-4:] == "text")
    carried = next((e.text or "" for e in elements if e.tag.endswith("metadata")), "")
    png = resvg_py.svg_to_bytes(
        svg_string=svg,
        font_files=list(font_files()),
        font_family=_FAMILY,
        sans_serif_family=_FAMILY,
        skip_system_fonts=all(is_covered(text) for text in texts),
    )
    return _with_text(png, carried) if carried else png


def _with_text(png: bytes, text: str) -> bytes:
    """Return a PNG with a compressed international text (iTXt, PNG specification, 11.3.3.4)."""
    compressed, no_language, no_translation = b"\1\0", b"\0", b"\0"
    what = _KEYWORD + b"\0" + compressed + no_language + no_translation
    chunk = b"iTXt" + what + zlib.compress(text.encode())
    length, check = struct.pack(">I", len(chunk) - 4), struct.pack(">I", zlib.crc32(chunk))
    return png[:_HEAD] + length + chunk + check + png[_HEAD:]
