"""Large first letters of a PDF page, put before the words that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.report.formats.pdf_lines import Line

_LARGER = 1.6
"""By how much such a letter is larger than its words."""
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = "AI"
"""Letters that are words too: "A man", but "After"."""


def with_capitals(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a page, a large letter and the line that it begins as one."""
    found: list[Line] = []
    for line in lines:
        if not found or not _begins(found[-1], line):
            found.append(line)
            continue
        letter = found.pop().text
        blank = " " if letter in _WORDS and _is_word(line, lines) else ""
        found.append(replace(line, text=letter + blank + line.text))
    return tuple(found)


def _begins(letter: Line, line: Line) -> bool:
    """Tell whether a line stands at the side of a large letter, and begins within a word."""
    return (
        len(letter.text) == 1
        and letter.text.isupper()
        and letter.size > _LARGER * line.size > 0
        and line.text[:1].isalpha()
        and letter.bottom < line.top
        and line.bottom < letter.top
        and 0 <= line.left - letter.left < 2 * letter.size
    )


def _is_word(line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether the first word of a line stands by itself in another line too."""
    first = _WORD.match(line.text)
    others = (_WORD.findall(each.text) for each in lines if each is not line)
    return first is not None and any(first[0] in words for words in others)
