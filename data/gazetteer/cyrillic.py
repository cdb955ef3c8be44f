"""Latin labels for names in Cyrillic, by the rule of the country."""

from __future__ import annotations

import re
from functools import cache

from geo.gazetteer.romanisation import is_ukrainian, romanise_ukrainian
from geo.wordlists import read_table

_RULES = {"BG": "bulgarian", "RS": "serbian", "ME": "serbian", "BA": "serbian", "XK": "serbian",
          "MK": "serbian"}  # fmt: skip
_VOWELS = "аеёиоуыэюяъь"
_BULGARIAN_ENDING = re.compile(r"ия\b", re.IGNORECASE)


def romanise(name: str, country: str) -> str:
    """Return a Cyrillic name in the Latin letters that maps of `country` use.

    Ukraine: the rule of 2010. Bulgaria: its law of 2009. Serbia and its neighbours: their own Latin
    alphabet. Elsewhere Russian letters as BGN/PCGN 1947 has them, without its marks for ъ and ь.

    >>> romanise("Новое Ельцино", "RU"), romanise("Мъглиж", "BG"), romanise("Вишњица", "RS")
    ('Novoye Yeltsino', 'Maglizh', 'Višnjica')
    """
    if country == "UA" and is_ukrainian(name):
        return romanise_ukrainian(name)
    rule = _RULES.get(country, "russian")
    letters = _letters(rule)
    if rule == "bulgarian":
        name = _BULGARIAN_ENDING.sub("иа", name)
    out, previous = [], ""
    for char in name:
        lower = char.lower()
        latin = letters.get(lower, char)
        if rule == "russian" and lower == "е" and (not previous.isalpha() or previous in _VOWELS):
            latin = "ye"
        out.append(latin.capitalize() if char != lower else latin)
        previous = lower
    return "".join(out)


@cache
def _letters(rule: str) -> dict[str, str]:
    table = read_table("gazetteer/letters.tsv")
    return {letter: latin for letter, latin, named in table if named == rule}
