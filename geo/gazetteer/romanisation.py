"""Latin letters for Cyrillic ones, by the rule a map label follows.

Ukrainian names follow the national romanisation of 2010: Cabinet of Ministers of Ukraine,
Resolution 55 of 27 January 2010, adopted by the United Nations conference on the standardisation
of geographical names as resolution X/9.
"""

from __future__ import annotations

import re

from geo.wordlists import read_table

_TABLE = read_table("gazetteer/letters.tsv")
_LETTERS = {letter: latin for letter, latin, rule in _TABLE if rule == "ukrainian"}
_INITIAL = {letter: latin for letter, latin, rule in _TABLE if rule == "ukrainian-initial"}
_APOSTROPHES = "'’ʼ`‘′\u02bb"

_UKRAINIAN_ONLY = re.compile("[іїєґ]", re.IGNORECASE)
_NOT_UKRAINIAN = re.compile(
    "[^абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’ʼ`‘\u02bb() .0-9-]", re.IGNORECASE
)


def is_ukrainian(name: str) -> bool:
    """Return whether `name` is written with letters of the Ukrainian alphabet alone.

    >>> is_ukrainian("Харків"), is_ukrainian("Быково")
    (True, False)
    """
    return (
        bool(name) and not _NOT_UKRAINIAN.search(name) and any(c in _LETTERS for c in name.lower())
    )


def is_surely_ukrainian(name: str) -> bool:
    """Return whether `name` also holds a letter, or the apostrophe, that Russian lacks."""
    if not is_ukrainian(name):
        return False
    return bool(_UKRAINIAN_ONLY.search(name)) or any(mark in name for mark in _APOSTROPHES)


def romanise_ukrainian(name: str) -> str:
    """Return `name` in Latin letters by the Ukrainian national romanisation of 2010.

    >>> [romanise_ukrainian(name) for name in ("Згурівка", "Юр'ївка", "Ізюм", "Куп'янськ")]
    ['Zghurivka', 'Yurivka', 'Izium', 'Kupiansk']

    The soft sign and the apostrophe are dropped, зг becomes zgh, and є, ї, й, ю, я have a form of
    their own at the start of a word.
    """
    out: list[str] = []
    initial = True
    previous = ""
    for char in name:
        if char in _APOSTROPHES:
            continue
        lower = char.lower()
        if lower not in _LETTERS:
            out.append(char)
            initial = not char.isalpha()
            previous = ""
            continue
        latin = _INITIAL.get(lower, _LETTERS[lower]) if initial else _LETTERS[lower]
        if lower == "г" and previous == "з":
            latin = "gh"
        out.append(latin.capitalize() if char != lower else latin)
        initial = False
        previous = lower
    return "".join(out)
