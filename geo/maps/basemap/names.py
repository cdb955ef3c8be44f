"""What is written on the base map in another language than English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from math import hypot

from geo.gazetteer import open_gazetteer
from geo.gazetteer.bounds import LocalName
from geo.language import ENGLISH
from geo.maps.basemap.shapes import Label, base_map
from geo.maps.mercator import mercator
from geo.model import Precision
from geo.wordlists import read_table

_LANGUAGES = ("uk", "es", "ar")
"""The columns of the table by hand, after the label's."""
_MEANS = {
    "country": Precision.COUNTRY, "capital": Precision.SETTLEMENT, "city": Precision.SETTLEMENT,
    "water": Precision.WATER, "river": Precision.WATER,
}  # fmt: skip
_SAME = 0.1 / 360
"""So near to a label, in widths of the world, lies the town that it names."""

BaseNames = Mapping[str, Mapping[str, str]]
"""By the kind of a label, names by what stands on the map in English."""


def base_names(language: str) -> BaseNames:
    """Return what is written on the base map in a language (ISO 639-1)."""
    return {} if language == ENGLISH else _names(language)


@cache
def _names(language: str) -> BaseNames:
    known, told_by_hand = open_gazetteer().local_names(language), by_hand(language)
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for label in base_map().labels:
        names = told_by_hand.get(label.name), _name(label, known.get(label.name, ()))
        # Those by hand are of areas, waters and capitals, whose names a town may bear as well.
        if name := next(filter(None, reversed(names) if label.kind == "city" else names), None):
            told[label.kind].setdefault(label.name, name)
    return told


def named(told: BaseNames, kind: str, label: str) -> str:
    """Return what is written for a label of a kind."""
    return told.get(kind, {}).get(label, label)


def _name(label: Label, known: Sequence[LocalName]) -> str | None:
    """Return the name of what a label stands for, of all places of that label."""
    for each in known:
        if each.precision != _MEANS.get(label.kind):
            continue
        x, y = (float(at) for at in mercator(each.lat, each.lon))
        # The name of an area stands anywhere within it.
        if each.precision != Precision.SETTLEMENT or hypot(x - label.x, y - label.y) < _SAME:
            return each.name
    return None


def by_hand(language: str) -> dict[str, str]:
    """Return the names that the table by hand has in a language, by the base map's labels."""
    if language not in _LANGUAGES:
        return {}
    column = 1 + _LANGUAGES.index(language)
    return {row[0]: row[column] for row in read_table("basemap/local_names.tsv")}
