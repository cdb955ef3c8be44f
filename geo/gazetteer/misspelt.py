"""Names that are written otherwise: "Merjayoun" for Marjayoun, or a letter off as "Baydhaba"."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from string import ascii_lowercase

from geo.gazetteer import rows
from geo.gazetteer.arabicscript import latin_consonants
from geo.gazetteer.namekeys import ARABIC_WRITING, CONSONANTS_PREFIX
from geo.gazetteer.names import arabic, fold
from geo.gazetteer.rows import Ask, Met, PlaceRow
from geo.model import NameTier

SHORTEST = 6
"""Letters of a key below which too many names are one letter off."""
_LONGEST = 24
_FEWEST_CONSONANTS = 3
_PEOPLE = 5_000
"""People of a town below which it is likelier that something else is meant."""


def misspelt(ask: Ask, name: str, countries: Collection[str]) -> tuple[Met, ...]:
    """Return the larger towns of some countries whose name is one letter off.

    Args:
        ask: runs a query of `rows` with its values.
        name: as it is written.
        countries: their codes.
    """
    key = fold(name)
    if not SHORTEST <= len(key) <= _LONGEST or not (key.isascii() and key.isalpha()):
        return ()
    keys = one_off(key)
    found = ask(rows.BY_NAMES.format(marks=",".join("?" * len(keys))), *keys)
    return _met(
        (r for r in found if r.country in countries and (r.population or 0) >= _PEOPLE),
        NameTier.SKELETON,
    )


def romanised_otherwise(ask: Ask, name: str, countries: Collection[str]) -> tuple[Met, ...]:
    """Return the places of some countries whose name other writers put into these letters.

    Of an Arabic name they write each vowel but u as they like.

    Args:
        ask: runs a query of `rows` with its values.
        name: as it is written.
        countries: their codes.
    """
    key = arabic(name)
    bones = latin_consonants(key)
    if len(bones) < _FEWEST_CONSONANTS or ARABIC_WRITING.isdisjoint(countries):
        return ()
    found = (
        row
        for row in ask(rows.BY_NAME, CONSONANTS_PREFIX + bones)
        if row.feature_class == "P"
        and row.country in countries
        and any(_sounds_like(key, arabic(n), row) for n in row.names.split("|"))
    )
    return _met(found, NameTier.FOLDED)


def _sounds_like(key: str, other: str, row: PlaceRow) -> bool:
    """Tell whether both have each u, and of smaller places also some vowel in the same gaps."""
    written, called = (each.replace("i", "a") for each in (key, other))
    if (row.population or 0) < _PEOPLE:
        return written == called
    begun = written[:1] == called[:1]
    return begun and written.replace("a", "") == called.replace("a", "")


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
