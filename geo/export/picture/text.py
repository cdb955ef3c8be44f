"""Text on the picture: what may be drawn, how wide it is, and where lines break."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

import fontpkg_noto_sans_arabic
import uharfbuzz
from font_source_sans_pro import font_directory

FAMILY = (
    "Source Sans 3, Source Sans Pro, Noto Sans Arabic, Segoe UI, Helvetica Neue, Arial, sans-serif"
)
"""Fonts for a reader's own viewer, the first that it has."""

_FILES = {"400": "Regular", "600": "Semibold", "700": "Bold", "italic": "It"}
_ARABIC = "arabic"
"""The one file of all weights for Arabic letters."""
_ELLIPSIS = "…"
_LONGEST = 20_000

# What XML 1.0 forbids, and the marks that turn the direction of all that follows.
_FORBIDDEN = re.compile("[^\t\n\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_EMBEDDED, _ENDED, _FROM_THE_LEFT = "\u202b", "\u202c", "\u200e"


def clean(text: str) -> str:
    """Return a text on one line, without what cannot stand in XML or turns its neighbours.

    No text of a picture is longer than what is kept of it.
    """
    return " ".join(_TURNS.sub("", _FORBIDDEN.sub(" ", text[:_LONGEST])).split())


def directed(text: str) -> str:
    """Return a text that begins with a letter written from right to left so that all of it runs so.

    What draws pictures lays each text out from left to right, and heeds these marks alone. A plus
    sign after such letters would change sides but for a mark of its own.
    """
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    if first == "L":
        return text
    return f"{_EMBEDDED}{text.replace(' +', f' {_FROM_THE_LEFT}+')}{_ENDED}"


def font_files() -> tuple[str, ...]:
    """Return the fonts that come with the package, for whoever draws text without a browser."""
    return tuple(_file(weight) for weight in (*_FILES, _ARABIC))


def is_covered(text: str) -> bool:
    """Return whether the package's own fonts have all letters of a text."""
    return all(_known(letter) or _is_arabic(letter) for letter in set(_TURNS.sub("", text)))


def width_of(text: str, size: float, weight: str = "400", spacing: float = 0.0) -> float:
    """Return the width of a text in px.

    Args:
        text: one line.
        size: of the font, in px.
        weight: "400", "600", "700" or "italic".
        spacing: px added behind each letter.
    """
    width = 0.0
    for font, letters in groupby(text, _font_of):
        run = "".join(letters)
        # Letters of other scripts come from fonts that only the viewer knows: never too narrow.
        width += sum(map(_unknown, run)) if font is None else _shaped(run, font, weight)
    return width * size + spacing * len(text)


def wrapped(text: str, width: float, size: float, weight: str = "400", most: int = 99) -> list[str]:
    """Return a text as lines of at most `width` px; beyond `most` lines it ends in an ellipsis."""
    lines: list[str] = []
    line, wide = "", 0.0
    for word in clean(text).split(" "):
        own = _word_width(word, weight) * size
        # Words do not overlap, so that a line is at most as wide as its words and blanks.
        joined = wide + _word_width(" ", weight) * size + own if line else own
        if joined <= width:
            line, wide = f"{line} {word}" if line else word, joined
            continue
        if line:
            lines.append(line)
        while width_of(word, size, weight) > width:
            head = _fitting(word, width, size, weight)
            lines.append(head)
            word = word[len(head) :]
            if len(lines) > most:
                break
        line, wide = word, _word_width(word, weight) * size
        if len(lines) > most:
            break
    if line:
        lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), width, size, weight)]
    return lines


@lru_cache(4_096)
def _word_width(word: str, weight: str) -> float:
    return width_of(word, 1.0, weight)


def shortened(text: str, width: float, size: float, weight: str = "400") -> str:
    """Return a text cut to `width` px, with an ellipsis where it was cut."""
    if width_of(text, size, weight) <= width:
        return text
    room = width - width_of(_ELLIPSIS, size, weight)
    return _fitting(text, room, size, weight).rstrip(" ,;:") + _ELLIPSIS


def _fitting(text: str, width: float, size: float, weight: str) -> str:
    """Return the longest start of a text that fits, one letter at least."""
    lengths = range(2, len(text) + 1)
    fits = 1 + bisect_right(lengths, width, key=lambda end: width_of(text[:end], size, weight))
    # A letter and its accents stay together.
    while 1 < fits < len(text) and unicodedata.combining(text[fits]):
        fits -= 1
    return text[:fits]


def is_measured(text: str) -> bool:
    """Return whether the width of a text is known, and not only what it is at most."""
    return all(map(_known, set(text)))


def _file(weight: str) -> str:
    if weight == _ARABIC:
        return str(next((fontpkg_noto_sans_arabic.ROOT / "files").glob("*.ttf")))
    return str(Path(font_directory) / f"SourceSansPro-{_FILES[weight]}.ttf")


@cache
def _font(name: str, weight: str) -> uharfbuzz.Font:
    """Return a font in a weight: where `name` is "" the one that has a file of its own for each."""
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(_file(name or weight))))
    if name and weight.isdecimal():
        font.set_variations({"wght": float(weight)})
    return font


def _shaped(text: str, name: str, weight: str) -> float:
    """Return the width of letters that a font has, in px at a size of 1 px, kerned and joined."""
    font, buffer = _font(name, weight), uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    return sum(float(glyph.x_advance) for glyph in buffer.glyph_positions) / float(font.face.upem)


def _font_of(letter: str) -> str | None:
    """Return the font that a letter is drawn in: "" for that of its weight, None for a foreign."""
    if _known(letter):
        return ""
    return _ARABIC if _is_arabic(letter) else None


@cache
def _known(letter: str) -> bool:
    return bool(_font("", "400").get_nominal_glyph(ord(letter)))


@cache
def _is_arabic(letter: str) -> bool:
    return bool(_font(_ARABIC, "400").get_nominal_glyph(ord(letter)))


def _unknown(letter: str) -> float:
    if unicodedata.combining(letter) or _TURNS.match(letter):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.75
