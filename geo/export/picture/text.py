"""Text on the picture: what may be drawn, how wide it is, and where lines break."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path

import fontpkg_noto_sans_arabic
from font_source_sans_pro import font_directory
from PIL import ImageFont

FAMILY = (
    "Source Sans 3, Source Sans Pro, Noto Sans Arabic, Segoe UI, Helvetica Neue, Arial, sans-serif"
)
"""Fonts for a reader's own viewer, the first that it has."""

_FILES = {"400": "Regular", "600": "Semibold", "700": "Bold", "italic": "It"}
_ARABIC = "arabic"
"""The one file of all weights for Arabic letters."""
_JOINED = 0.9
"""How wide Arabic letters are in a word, at most, beside what each takes alone."""
_MEASURED_AT = 100
_ELLIPSIS = "…"
_LONGEST = 20_000

# What XML 1.0 forbids, and the marks that turn the direction of all that follows.
_FORBIDDEN = re.compile("[^\t\n\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_EMBEDDED, _ENDED = "\u202b", "\u202c"


def clean(text: str) -> str:
    """Return a text on one line, without what cannot stand in XML or turns its neighbours.

    No text of a picture is longer than what is kept of it.
    """
    return " ".join(_TURNS.sub("", _FORBIDDEN.sub(" ", text[:_LONGEST])).split())


def directed(text: str) -> str:
    """Return a text that begins with a letter written from right to left so that all of it runs so.

    What draws pictures lays each text out from left to right, and heeds these marks alone.
    """
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return text if first == "L" else f"{_EMBEDDED}{text}{_ENDED}"


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
    length = len(text)
    known = "".join(letter if _known(letter) else "" for letter in text)
    width = float(_font(weight).getlength(known)) * size / _MEASURED_AT
    arabic = [letter for letter in text if not _known(letter) and _is_arabic(letter)]
    width += sum(map(_arabic_width, arabic)) * size
    # Letters of other scripts come from fonts that only the viewer knows: never too narrow.
    text = "".join(letter for letter in text if letter not in set(arabic))
    width += sum(_unknown(letter) for letter in text if not _known(letter)) * size
    return width + spacing * length


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
def _font(weight: str) -> ImageFont.FreeTypeFont:
    path = _file(weight)
    return ImageFont.truetype(path, _MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)


@cache
def _known(letter: str) -> bool:
    return _has(_font("400"), letter)


@cache
def _is_arabic(letter: str) -> bool:
    return _has(_font(_ARABIC), letter)


@cache
def _arabic_width(letter: str) -> float:
    return float(_font(_ARABIC).getlength(letter)) / _MEASURED_AT * _JOINED


def _has(font: ImageFont.FreeTypeFont, letter: str) -> bool:
    if letter == " ":
        return True
    missing = font.getmask("\uffff")
    mask = font.getmask(letter)
    return mask.size != missing.size or bytes(mask) != bytes(missing)


def _unknown(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.75
