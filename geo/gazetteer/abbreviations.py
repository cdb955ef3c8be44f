"""Short forms within the name of a place: "S. Sudan", "Donetsk Obl.", and words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.wordlists import alternatives, read_table

_ROWS = read_table("gazetteer/abbreviations.tsv")
_LONG = {(short, where): long.split("|") for short, where, long in _ROWS}
# "St. Marc", "St.Marc", "St Marc", "St-Marc"
_START = re.compile(
    rf"(?P<short>{alternatives(s.rstrip('.') for s, where, _ in _ROWS if where == 'start')})"
    r"(?:\.[\s-]?|[ -])(?P<rest>\w.*)",
    re.I,
)
_END = re.compile(
    rf"(?P<rest>.*\w)\s(?P<short>{alternatives(s for s, where, _ in _ROWS if where == 'end')})",
    re.I,
)
_KIND = re.compile(
    rf"(?P<rest>.*?\w)\s(?P<kind>{alternatives(s for s, where, _ in _ROWS if where == 'kind')})",
    re.I,
)
_SEVERAL = ("Islands", "Mountains")
_PARTS = alternatives(word for (word,) in read_table("gazetteer/parts.tsv"))
_PART = re.compile(rf"(?:{_PARTS})[ -](?P<rest>\w.*)?", re.I)
_SETTLEMENT = re.compile(
    rf"(?P<name>.*\w)[ -](?:{alternatives(s for s, where, _ in _ROWS if where == 'settlement')})",
    re.I,
)
_MIDDLE = re.compile(
    rf"(?P<name>.*\w)-(?:{alternatives(s for s, where, _ in _ROWS if where == 'middle')})", re.I
)
_TURNED = re.compile(
    rf"(?P<word>{alternatives(s for s, where, _ in _ROWS if where == 'turned')}) (?P<rest>\w.*)",
    re.I,
)
_SAINT = re.compile(r"\b(?:saint|st)(?P<e>e?)(?:\.[ -]?|[ -])(?=\w)", re.I)


def spelt_out(name: str) -> Iterator[str]:
    """Yield the forms that a name with a short form may stand for, likeliest first.

    >>> list(spelt_out("S. Sudan"))
    ['South Sudan', 'Southern Sudan']
    >>> list(spelt_out("Donetsk Obl."))
    ['Donetsk Oblast']
    """
    if match := _START.fullmatch(name):
        for word in _of_start(match):
            yield f"{word} {match['rest']}"
    if match := _END.fullmatch(name):
        for word in _LONG[match["short"].lower(), "end"]:
            yield f"{match['rest']} {word}"


def told_otherwise(name: str) -> tuple[str, ...]:
    """Return the names that others may give a plant or a base, or islands and mountains.

    >>> told_otherwise("Smolensk nuclear plant"), told_otherwise("Faroes")
    (('Smolensk Nuclear Power Plant',), ('Faroe Islands', 'Faroe Mountains'))
    """
    if match := _KIND.fullmatch(name):
        return tuple(f"{match['rest']} {kind}" for kind in _LONG[match["kind"].lower(), "kind"])
    return tuple(f"{name[:-1]} {kind}" for kind in _SEVERAL) if name.endswith("s") else ()


def without_side(name: str) -> str:
    """Return what is left of a name without the word for a part of the place, "" for none.

    >>> without_side("E. Ghouta"), without_side("Southern California")
    ('Ghouta', 'California')
    """
    # "eastern Ukraine" is Ukraine and a word before it.
    if name[:1].isupper() and (part := _PART.fullmatch(name)):
        return part["rest"] or ""
    match = _START.fullmatch(name)
    sides = _of_start(match) if match else ()
    return match["rest"] if match and any(_PART.match(f"{side} ") for side in sides) else ""


def without_settlement(name: str) -> str:
    """Return a settlement's name without the word for what it is, "" where there is no such word.

    >>> without_settlement("Donetsk City")
    'Donetsk'
    """
    match = _SETTLEMENT.fullmatch(name) or _MIDDLE.fullmatch(name)
    return match["name"] if match else ""


def turned(name: str) -> str:
    """Return a name whose first word also stands last, turned so, "" for any other.

    >>> turned("River Oskil")
    'Oskil River'
    """
    match = _TURNED.fullmatch(name)
    return f"{match['rest']} {match['word']}" if match else ""


def saint_forms(name: str) -> tuple[str, ...]:
    """Return the other ways of writing a saint's name, none where there is no saint in it.

    >>> saint_forms("St-Marc"), saint_forms("Sault Sainte Marie"), saint_forms("Stamford")
    (('Saint Marc', 'St. Marc'), ('Sault Ste. Marie',), ())
    """
    if not _SAINT.search(name):
        return ()
    whole = _SAINT.sub(lambda match: f"Saint{match['e'].lower()} ", name)
    short = _SAINT.sub(lambda match: f"St{match['e'].lower()}. ", name)
    return tuple(form for form in (whole, short) if form != name)


def _of_start(match: re.Match[str]) -> list[str]:
    """Return what the short form at a name's start stands for; its stop may be missing."""
    return _LONG[f"{match['short'].lower()}.", "start"]
