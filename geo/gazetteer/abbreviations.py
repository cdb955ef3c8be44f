"""Short forms within the name of a place: "S. Sudan", "Donetsk Obl.", and words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.wordlists import alternatives, read_table

_ROWS = read_table("gazetteer/abbreviations.tsv")
_LONG = {(short, where): long.split("|") for short, where, long in _ROWS}
_START = re.compile(
    rf"(?P<short>{alternatives(s for s, where, _ in _ROWS if where == 'start')})\s?(?P<rest>\w.*)",
    re.I,
)
_END = re.compile(
    rf"(?P<rest>.*\w)\s(?P<short>{alternatives(s for s, where, _ in _ROWS if where == 'end')})",
    re.I,
)
_PARTS = alternatives(word for (word,) in read_table("gazetteer/parts.tsv"))
_PART = re.compile(rf"(?:{_PARTS})[ -](?P<rest>\w.*)?", re.I)
_SETTLEMENT = re.compile(r"(?P<name>.*\w)[ -](?:city|town|village|municipality)", re.I)


def spelt_out(name: str) -> Iterator[str]:
    """Yield the forms that a name with a short form may stand for, likeliest first.

    >>> list(spelt_out("S. Sudan"))
    ['South Sudan', 'Southern Sudan']
    >>> list(spelt_out("Donetsk Obl."))
    ['Donetsk Oblast']
    """
    if match := _START.fullmatch(name):
        for word in _LONG[match["short"].lower(), "start"]:
            yield f"{word} {match['rest']}"
    if match := _END.fullmatch(name):
        for word in _LONG[match["short"].lower(), "end"]:
            yield f"{match['rest']} {word}"


def without_side(name: str) -> str:
    """Return what is left of a name without the word for a part of the place, "" for none.

    >>> without_side("E. Ghouta"), without_side("Southern California")
    ('Ghouta', 'California')
    """
    # "eastern Ukraine" is Ukraine and a word before it.
    if name[:1].isupper() and (part := _PART.fullmatch(name)):
        return part["rest"] or ""
    match = _START.fullmatch(name)
    sides = _LONG[match["short"].lower(), "start"] if match else ()
    return match["rest"] if match and any(_PART.match(f"{side} ") for side in sides) else ""


def without_settlement(name: str) -> str:
    """Return a settlement's name without the word for what it is, "" where there is no such word.

    >>> without_settlement("Donetsk City")
    'Donetsk'
    """
    match = _SETTLEMENT.fullmatch(name)
    return match["name"] if match else ""
