"""Names that are written otherwise: "Merjayoun" for Marjayoun, or a letter off as "Baydhaba"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import product
from string import ascii_lowercase

from geo.gazetteer import rows
from geo.gazetteer.abbreviations import without_settlement
from geo.gazetteer.arabicscript import SHORTEST as SHORTEST_CONSONANTS
from geo.gazetteer.arabicscript import latin_consonants
from geo.gazetteer.inflection import is_cyrillic
from geo.gazetteer.namekeys import ARABIC_WRITING, CONSONANTS_PREFIX
from geo.gazetteer.names import arabic, fold, fold_each, plain
from geo.gazetteer.rows import Ask, Met, PlaceRow
from geo.model import NameTier

SHORTEST = 5
"""Letters of a name below which too many names are one letter off."""
_LONGEST = 24
_LONG = 6
"""Letters of a name that may be an alias."""
_FEWEST_CONSONANTS = 3
_ALIKE = str.maketrans("ij", "ag")
_SPELT = {"e": "eai", "o": "oau"}
"""What Arabic has for a vowel of writers."""
_OF_ONE_CONSONANT = range(4, 7)
"""Letters of a name like Nawa: of shorter ones too many are alike, of longer ones nearly none."""
_VOWELS = re.compile("[aeiou]")
_PEOPLE = 5_000
"""People of a town below which it is likelier that something else is meant."""


def misspelt(ask: Ask, name: str, countries: Collection[str]) -> tuple[Met, ...]:
    """Return the larger towns of some countries whose name is one letter off.

    Args:
        ask: runs a query of `rows` with its values.
        name: as it is written.
        countries: their codes.
    """
    name = without_settlement(name) or name
    written = plain(name)
    # Of a name in Cyrillic a letter may be its case.
    shortest = SHORTEST + is_cyrillic(name)
    if not shortest <= len(written) <= _LONGEST or not (written.isascii() and written.isalpha()):
        return ()
    keys = sorted({*fold_each(one_off(written))} - {fold(name)})
    found = ask(rows.BY_NAMES.format(marks=",".join("?" * len(keys))), *keys)
    towns = (r for r in found if r.country in countries and (r.population or 0) >= _PEOPLE)
    if len(written) < _LONG:
        # Aliases as short are too many: "Mboma" is one of Boma's.
        towns = (row for row in towns if fold(row.label) in keys)
    return _met(towns, NameTier.SKELETON)


def romanised_otherwise(ask: Ask, name: str, countries: Collection[str]) -> tuple[Met, ...]:
    """Return the places of some countries whose name other writers put into these letters.

    Of an Arabic name they write each vowel but u as they like.

    Args:
        ask: runs a query of `rows` with its values.
        name: as it is written.
        countries: their codes.
    """
    if ARABIC_WRITING.isdisjoint(countries):
        return ()
    name = without_settlement(name) or name
    # Where q is said as g, it is written so: "Um Gasr".
    for spoken in dict.fromkeys((name, name.lower().replace("g", "q"))):
        found = [
            row
            for row in _of_its_consonants(ask, spoken)
            if row.feature_class == "P"
            and row.country in countries
            and any(_sounds_like(spoken, called, row) for called in row.names.split("|"))
        ]
        if found:
            return _met(found, NameTier.FOLDED)
    return ()


def _of_its_consonants(ask: Ask, name: str) -> list[PlaceRow]:
    """Return the places whose names have the same consonants, of one alone as many vowels too."""
    bones = latin_consonants(arabic(name))
    if len(bones) >= SHORTEST_CONSONANTS:
        return ask(rows.BY_NAME, CONSONANTS_PREFIX + bones)
    if len(name) not in _OF_ONE_CONSONANT:
        return []
    keys = ["".join(letters) for letters in product(*(_SPELT.get(c, c) for c in fold(name)))]
    return ask(rows.BY_NAMES.format(marks=",".join("?" * len(keys))), *keys)


def _sounds_like(name: str, called: str, row: PlaceRow) -> bool:
    """Tell whether both have each u, and of smaller places also some vowel in the same gaps.

    A name of two consonants is a larger town's own, and has both as they are written.
    """
    written, known = (arabic(each).translate(_ALIKE) for each in (name, called))
    is_town = (row.population or 0) >= _PEOPLE
    if len(_VOWELS.sub("", written)) < _FEWEST_CONSONANTS:
        own = is_town and called == row.label
        return own and written == known and _letters(name) == _letters(called)
    if not is_town:
        return written == known
    begun = written[:1] == known[:1]
    return begun and written.replace("a", "") == known.replace("a", "")


def _letters(name: str) -> str:
    return _VOWELS.sub("", fold(name)).replace("q", "k")


def _met(found: Iterable[PlaceRow], tier: NameTier) -> tuple[Met, ...]:
    each = {row.number: row for row in found}
    return tuple(
        Met(rows.rank(row, tier, 1), row, row.names.split("|")[0], tier) for row in each.values()
    )


def one_off(key: str) -> tuple[str, ...]:
    """Return what comes of a key by one letter less, more, changed or before its neighbour.

    The first letter stays, since hardly anyone mistakes it.

    >>> one_off("ab")[:3], "adb" in one_off("ab"), "acb" in one_off("abc")
    (('a', 'aab', 'abb'), True, True)
    """
    cuts = [(key[:at], key[at:]) for at in range(1, len(key) + 1)]
    forms = [a + b[1:] for a, b in cuts if b]
    forms += [a + letter + b for a, b in cuts for letter in ascii_lowercase]
    forms += [a + letter + b[1:] for a, b in cuts if b for letter in ascii_lowercase]
    forms += [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    return tuple(form for form in dict.fromkeys(forms) if form != key)
