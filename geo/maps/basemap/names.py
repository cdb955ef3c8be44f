"""What is written on the base map in the language in use, where that is not English."""

from __future__ import annotations

from functools import cache

from geo.gazetteer import open_gazetteer
from geo.gazetteer.localnames import told_names
from geo.language import ENGLISH, current
from geo.wordlists import read_table

_LEAST_POPULATION = 100_000
"""Of a town; names of smaller ones would be half of the page that shows the map."""
_LANGUAGES = ("uk", "es", "ar")
"""The columns of the table by hand, after the label's."""


def base_names() -> dict[str, str]:
    """Return what is written on the base map in the language in use, by what stands there."""
    return {} if current() == ENGLISH else _names(current())


@cache
def _names(language: str) -> dict[str, str]:
    return {**told_names(open_gazetteer(), language, _LEAST_POPULATION), **by_hand(language)}


def by_hand(language: str) -> dict[str, str]:
    """Return the names that the table by hand has in a language, by the base map's labels."""
    if language not in _LANGUAGES:
        return {}
    column = 1 + _LANGUAGES.index(language)
    return {row[0]: row[column] for row in read_table("basemap/local_names.tsv")}
