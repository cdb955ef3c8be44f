"""The keys under which the names of a place stand in the index."""

from __future__ import annotations

from collections.abc import Iterator

from geo.gazetteer import arabickey, arabicscript, ukrainiankey
from geo.gazetteer.arabicscript import latin_consonants
from geo.gazetteer.files import Entry
from geo.gazetteer.names import arabic, fold, other_folds, somali, without_article

CONSONANTS_PREFIX = "^"
"""What marks a key made by `arabicscript.latin_consonants`."""
_NAMES_OF_CONSONANTS = 4
"""At most so many names of a place are kept under one key of consonants."""
_SOMALI_WRITING = ("SO", "DJ")
"""Countries whose names are Somali."""
ARABIC_WRITING = frozenset(
    "AE AF BH DJ DZ EG EH ER IL IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SS SY TD TN"
    " YE".split()
)
"""Countries whose names are Arabic, or of languages that write and romanise as Arabic does."""
_KNOWN_WITHOUT_ARTICLE = 50_000
"""People of a town whose name is often written without its article, as regions' are: Kut."""


def keys_of(entry: Entry, folds: Iterator[str]) -> dict[str, list[str]]:
    """Return each key of a place, its label's first, with the names that lead to it.

    Takes from `folds` the key of each of its names in turn.
    """
    by_key: dict[str, list[str]] = {}
    with_arabic = entry.country in ARABIC_WRITING
    with_somali = entry.country in _SOMALI_WRITING
    for name in (entry.name, *entry.alternates):
        for key in (next(folds), *other_folds(name)):
            found = by_key.setdefault(key, [])
            if name not in found:
                found.append(name)
        if with_somali and name.isascii():
            by_key.setdefault(somali(name), [name])
        if not with_arabic:
            continue
        key = arabic(name)
        # An Arabic key only adds what a nearer key did not give; one name is enough for it.
        if whole := arabickey.marked(key, name):
            by_key.setdefault(whole, [name])
        if len(bones := latin_consonants(key)) >= arabicscript.SHORTEST:
            found = by_key.setdefault(CONSONANTS_PREFIX + bones, [])
            if len(found) < _NAMES_OF_CONSONANTS:
                found.append(name)
    if with_arabic and entry.feature_code == "ADM1":
        for bare in dict.fromkeys(map(without_article, entry.alternates)):
            by_key.setdefault(fold(bare), [bare])
    elif with_arabic and entry.population >= _KNOWN_WITHOUT_ARTICLE:
        bare = without_article(entry.name)
        by_key.setdefault(fold(bare), [bare])
    elif entry.country == "UA":
        for key in [key for key in by_key if key.isascii()]:
            by_key.setdefault(ukrainiankey.marked(key), by_key[key][:1])
    by_key.pop("", None)
    return by_key
