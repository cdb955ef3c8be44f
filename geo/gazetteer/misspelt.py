"""Names that are one letter off: "Baydhaba" for Baydhabo."""

from __future__ import annotations

from collections.abc import Callable, Collection
from string import ascii_lowercase

from geo.gazetteer import rows
from geo.gazetteer.names import fold
from geo.gazetteer.rows import Met, PlaceRow
from geo.model import NameTier

SHORTEST = 6
"""Letters of a key below which too many names are one letter off."""
_LONGEST = 24
_PEOPLE = 5_000
"""People of a town below which it is likelier that something else is meant."""


def misspelt(
    ask: Callable[..., list[PlaceRow]], name: str, countries: Collection[str]
) -> tuple[Met, ...]:
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
    near = {
        row.number: row
        for row in found
        if row.country in countries and (row.population or 0) >= _PEOPLE
    }
    return tuple(
        Met(rows.rank(row, NameTier.SKELETON, 0), row, row.names.split("|")[0], NameTier.SKELETON)
        for row in near.values()
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
