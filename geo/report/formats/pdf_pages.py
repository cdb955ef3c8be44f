"""The lines of a PDF document's pages, as PDFium finds them."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref
from typing import Any

import pypdfium2
from pypdfium2 import raw

_PASSWORD, _SECURITY = 4, 5
"""PDFium's numbers for why a document cannot be opened."""
_HYPHEN = (0x02, 0xFFFE)
"""What PDFium returns for a hyphen at a line's end, instead of hyphen and line end."""
_LINE = 8
"""The least characters that a line counts for: each costs memory, however short."""
_WIDE = 0.9
"""A blank wider than this share of the type size may divide columns."""
_Line = tuple[str, float, float, float, float, tuple[tuple[int, float, float], ...]]
"""Its words, where they stand (left, right, bottom, top, in points), and its wide blanks."""


def read_pages(data: bytes, most_pages: int, most_characters: int) -> dict[str, Any]:
    """Return pages, title and author, or a fault: "locked", "damaged", "pages", "characters"."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (_PASSWORD, _SECURITY)
        return {"fault": "locked" if locked else "damaged"}
    if len(document) > most_pages:
        return {"fault": "pages", "number": len(document)}
    about = document.get_metadata_dict()
    pages: list[tuple[float, tuple[_Line, ...]]] = []
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            pages.append((0.0, ()))
            continue
        lines = []
        if characters + text.count_chars() <= most_characters:
            lines = list(_lines(text))
        characters += max(text.count_chars(), _LINE * len(lines))
        if characters > most_characters:
            return {"fault": "characters"}
        pages.append((page.get_height(), tuple(lines)))
        text.close()
        page.close()
    return {"pages": pages, "title": about.get("Title"), "author": about.get("Author")}


def _lines(text: Any) -> Iterator[_Line]:
    letters: list[str] = []
    indexes: list[int] = []
    half = 0
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in (0x0A, 0x0D, *_HYPHEN):
            if code in _HYPHEN:
                letters.append("-")
                indexes.append(index)
            if line := _line(text, letters, indexes):
                yield line
            letters, indexes = [], []
        elif 0xD800 <= code < 0xDC00:
            half = code
        elif 0xDC00 <= code < 0xE000:
            # PDFium counts in UTF-16: a character beyond the first plane comes as two.
            if half:
                letters.append(chr(0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00)))
                indexes.append(index)
            half = 0
        elif code >= 0x20:
            letters.append(chr(min(code, 0x10FFFF)))
            indexes.append(index)
    if line := _line(text, letters, indexes):
        yield line


def _line(text: Any, letters: list[str], indexes: list[int]) -> _Line | None:
    shown = [index for letter, index in zip(letters, indexes, strict=True) if not letter.isspace()]
    if not shown:
        return None
    boxes = list(filter(None, (_box(text, index) for index in (shown[0], shown[-1]))))
    words = " ".join("".join(letters).split())
    if not boxes:
        return (words, 0.0, 0.0, 0.0, 0.0, ())
    bottom, top = float(boxes[0].bottom), float(boxes[0].top)
    return (
        words,
        float(min(box.left for box in boxes)),
        float(max(box.right for box in boxes)),
        bottom,
        top,
        tuple(_gaps(text, letters, indexes, _WIDE * (top - bottom))),
    )


def _gaps(
    text: Any, letters: list[str], indexes: list[int], least: float
) -> Iterator[tuple[int, float, float]]:
    """Yield the blanks wider than `least`: where the next word begins, and their two ends."""
    at = 0
    before = -1
    for letter, index in zip(letters, indexes, strict=True):
        if letter.isspace():
            continue
        if before >= 0 and index > before + 1:
            at += 1
            left, right = _box(text, before), _box(text, index)
            if left and right and right.left - left.right > least:
                yield at, float(left.right), float(right.left)
        at += 1
        before = index


def _box(text: Any, index: int) -> Any:
    box = raw.FS_RECTF()
    return box if raw.FPDFText_GetLooseCharBox(text, index, byref(box)) else None
