"""Arabic names that a model marked, made whole by what the gazetteer knows.

No capital tells where a name begins, and letters for "and", "in" and "for" are written before it in
one word, so that a model takes a letter or a common noun too much or too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geo.recognition.lexicon import Lexicon, LexiconEntry
from geo.wordlists import alternatives, read_table, read_words

_ARABIC = re.compile("[\u0621-\u064a]")
_WORD_START = re.compile(r"\w+$")
_NEXT = re.compile(r" [\u0621-\u064a]{3,}(?!\w)")
_ATTACHED = re.compile("[وف]?[بلك]?ـ?")
_ADJECTIVE = re.compile("(?:ي|يّ?ة)$")
_WORDS = read_words("recognition/marked.tsv")
_SITES = frozenset(_WORDS["site"])
_AFTER = frozenset(_WORDS["quality"])
_KINDS = ("region", "rural", "settlement", "side")


def is_arabic(name: str) -> bool:
    """Tell whether a name is in Arabic script."""
    return _ARABIC.match(name) is not None


def is_noun(name: str) -> bool:
    """Tell whether an Arabic name has not the ending of an adjective."""
    return is_arabic(name) and _ADJECTIVE.search(name) is None


def is_site(name: str) -> bool:
    """Tell whether an Arabic name begins with a word for what it is, as an airport's does."""
    return name.partition(" ")[0] in _SITES and " " in name


def whole_name(
    text: str, start: int, end: int, lexicon: Lexicon
) -> tuple[int, int, LexiconEntry | None]:
    """Return where the name marked at `text[start:end]` lies, and what is known under it by letter.

    It is the name as marked where the gazetteer has it so or in no other way either; with the word
    after it only where it is not known without, and with a side before it where both are a region's
    name: "غرب دارفور" is a state, "جنوب لبنان" a part of Lebanon.
    """
    for first, last in _readings(text, start, end):
        if known := _known_at(text, first, last, lexicon):
            side = None if known.country else _side().search(text, max(0, first - 8), first)
            if side and (region := _known_at(text, side.start(1), last, lexicon)) and region.region:
                return side.start(1), last, region
            return first, last, known
    longer = _NEXT.match(text, end)
    if longer and (known := _known_at(text, start, longer.end(), lexicon)):
        return start, longer.end(), known
    return start, end, None


def _readings(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what of the words around `start` and `end` may be the name, the likeliest first."""
    while text[start] == "ـ":
        start += 1
    yield start, end
    if letters := _WORD_START.search(text, max(0, start - 3), start):
        yield letters.start(), end
    begins, ends = [start], [end]
    while (gap := text.find(" ", begins[-1], end)) > 0 and _is_kind(text[begins[-1] : gap]):
        begins.append(gap + 1)
    while (gap := text.rfind(" ", start, ends[-1])) > 0 and text[gap + 1 : ends[-1]] in _AFTER:
        ends.append(gap)
    for first in begins:
        for last in ends:
            if first < last:
                yield first, last
                yield from ((first + count, last) for count in attached(text[first:last]))


def attached(name: str) -> Iterator[int]:
    """Yield how many letters at the head of `name` may be words of their own."""
    letters = _ATTACHED.match(name)
    most = len(letters[0]) if letters else 0
    yield from (count for count in range(1, most + 1) if len(name) - count > 2)


def _is_kind(word: str) -> bool:
    return any(word[count:] in kinds() for count in (0, *attached(word)))


@cache
def kinds() -> frozenset[str]:
    """Return the Arabic words that lead to a name and are no part of it."""
    rows = read_table("resolution/cues-ar.tsv")
    return frozenset(
        part for word, kind, _ in rows if kind in _KINDS for part in word.split()
    ).union(_WORDS["kind"], _WORDS["realm"])


@cache
def _side() -> re.Pattern[str]:
    """Return what finds a word for a side, "west", right before a name."""
    rows = read_table("resolution/cues-ar.tsv")
    sides = (word for word, kind, _ in rows if kind == "side" and " " not in word)
    return re.compile(rf"(?<!\w)[وف]?[بل]?({alternatives(sides)}) $")


def _known_at(text: str, start: int, end: int, lexicon: Lexicon) -> LexiconEntry | None:
    """Return what the gazetteer has by the letters of `text[start:end]`.

    After "for" the article has lost its first: "للعراق" is "ل" and "العراق".
    """
    name = text[start:end]
    for form in (name, f"ا{name}") if text[start - 1 : start + 1] == "لل" else (name,):
        known = lexicon.entry(form)
        if known is not None and known.exact:
            return known
    return None
