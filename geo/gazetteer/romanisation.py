"""Latin letters for Cyrillic ones, by the rule a map label follows.

Ukrainian names follow the national romanisation of 2010: Cabinet of Ministers of Ukraine,
Resolution 55 of 27 January 2010, adopted by the United Nations conference on the standardisation
of geographical names as resolution X/9.
"""

from __future__ import annotations

import re

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
    "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia",
}  # fmt: skip
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
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
