"""What only bears a place's name in other languages: bodies at home, units and streets.

In Ukrainian and Russian a court, a bank or a ministry at work at home says nothing of where it is:
"Верховный суд Кении". What acts for its country does mean it: "Минобороны Литвы", "МИД Литвы", but
not "глава МИД Литвы Иванов", who is a person. In Arabic, Spanish and French a unit, a ship or a
street has its name right after its own word: "كتيبة جنين", "el batallón Junín", "rue de Crimée".
In all of them a square or a hotel may be called after a country. That has no square itself, but
hotels, so that in Cyrillic only a name in quotation marks is one's: "отели Турции" are Turkey's.
"""

from __future__ import annotations

import re
from functools import cache

from geo.wordlists import read_words

_LETTER = "[а-яёіїєґ'’-]"
_SMALL = "(?-i:[а-яёіїєґ'’-])+ "
_CAPITAL = "(?-i:(?=[А-ЯЁІЇЄҐ]))"
_LONGEST = 120
"""Characters before a name in which a body's may begin."""


def is_bodys(text: str, start: int) -> bool:
    """Tell whether the name at `start` ends the name of a body of a state."""
    before = text[max(0, start - _LONGEST) : start]
    return any(pattern.search(before) for pattern in (_body(), _namesake()))


def is_squares(text: str, start: int) -> bool:
    """Tell whether a country's name at `start` is a square's or a house's: "place d'Italie"."""
    return _square().search(text[max(0, start - _LONGEST) : start]) is not None


@cache
def _body() -> re.Pattern[str]:
    """Return the pattern of what stands before a name that ends a body's."""
    words = {kind: any_of(each) for kind, each in read_words("recognition/marked.tsv").items()}
    word = f"(?!(?:{words['apart']}) $){_SMALL}"
    at_home = f"(?!(?:{words['acting']}) ){word}"
    kinds = (
        f"{_CAPITAL}(?:{words['whole']}) ",
        f"{_CAPITAL}(?:{words['ministry']}) (?:{at_home}){{1,6}}",
        f"{_CAPITAL}(?:{words['rank']}) (?:{word}){{0,3}}?(?:{words['noun']}) (?:{word}){{0,6}}",
        f"(?:{words['office']}) (?:{word}){{0,4}}?{_CAPITAL}(?:{words['foreign']}) ",
    )
    pattern = rf"(?<![\w-])(?:{'|'.join(kinds)})[«\"“]?$"
    return re.compile(pattern.replace(" ", "[ \u00a0]"), re.I)


@cache
def _namesake() -> re.Pattern[str]:
    """Return the pattern of what stands before a name that a unit, a ship or a street has."""
    words = read_words("recognition/marked.tsv")
    # "A street of" a town does say where it is.
    street = rf"(?<!un[ea] )(?:{any_of(words['street'])}) (?:de |d['’])?"
    # What a unit is called in Arabic may be a district: "في لواء الرمثا".
    unit = rf"(?<!في )(?:{any_of(words['unit'])}) "
    pattern = rf"(?<![\w-])(?:{unit}|{street})[«\"“]?$"
    return re.compile(pattern.replace(" ", "[ \u00a0]"), re.I)


@cache
def _square() -> re.Pattern[str]:
    """Return the pattern of what stands before a name that a square or a house has."""
    words = read_words("recognition/marked.tsv")
    # "La place de la Russie" is Russia's, "place d'Italie" a square.
    joint = r"(?:de |d['’]|(?<!\bplace.)(?:de (?:la |l['’])|del |du |des ))?"
    square = rf"(?:{any_of(words['square'])})[ \u00a0]{joint}[«\"“]?"
    house = rf"(?:{any_of(words['house'])})[ \u00a0][«\"“]"
    return re.compile(rf"(?<![\w-])(?:{square}|{house})$", re.I)


def any_of(words: tuple[str, ...]) -> str:
    """Return a pattern for one of `words`, in which a star stands for any Cyrillic ending."""
    escaped = (re.escape(word).replace(r"\ ", " ") for word in words)
    return "|".join(word.replace(r"\*", f"{_LETTER}*") for word in escaped)
