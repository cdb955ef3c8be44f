"""What an online geocoder's answer is: a village, a lake, a shop; in the words of the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from geo.language import N_, say
from geo.model import Precision
from geo.wordlists import read_table


class Rank(IntEnum):
    """What a report means by a bare name, the likelier the higher."""

    THING = 0
    """A street, a shop, a house: only where the name says so itself ("Lenin Street")."""
    SITE = 1
    """What stands in one spot and is spoken of by its name: an airfield, a dam, a mine."""
    LAND = 2
    """Water, landscape and whole regions."""
    TOWN = 3
    """What people live in."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a place is."""

    called: str
    """For a sentence: "a village"; a word that is not known here stands as the service has it."""
    feature_class: str
    feature_code: str
    precision: Precision
    rank: Rank


def _read() -> Iterator[tuple[str, Kind, frozenset[str]]]:
    """Yield what each word of a service means, and the words of a name that say the same."""
    for called, feature, precision, rank, *named in read_table("geocoders/kinds.tsv"):
        kind = Kind(say(called), feature[0], feature[2:], Precision(precision), Rank[rank.upper()])
        yield called.partition(" ")[2].replace(" ", "_"), kind, frozenset(" ".join(named).split())


_TABLE = tuple(_read())
_KINDS = {word: kind for word, kind, _named in _TABLE}
_NAMED = {word: named for word, _kind, named in _TABLE if named}
_BY_CLASS = {"aeroway": "aerodrome", "military": "military", "waterway": "waterway"}
"""Words for the classes of OpenStreetMap of which every member is of one kind."""
_OF_A_SORT = {
    "shop": N_("a shop ({word})"),
    "office": N_("an office ({word})"),
    "craft": N_("a craft ({word})"),
}
"""By the classes of which the word says more."""

_STREETS = frozenset("street avenue boulevard road highway lane square".split())
_WORDS = re.compile(r"[^\W\d_]+")


def kind_of(word: str, *, of_class: str = "") -> Kind:
    """Return the kind that a service calls `word`, of the class or category `of_class`."""
    word, of_class = word.lower(), of_class.lower()
    known = _KINDS.get(word) if of_class not in ("highway", "shop", "building", "amenity") else None
    if known is None or known.rank is Rank.THING:
        if of_class in _BY_CLASS:
            return _KINDS[_BY_CLASS[of_class]]
        return Kind(_thing(word, of_class), "S", "", Precision.SITE, Rank.THING)
    return known


def says_what_it_is(name: str, word: str, *, of_class: str = "") -> bool:
    """Return whether `name` itself names the kind: "Lenin Street", "Azovstal steel plant"."""
    words, word = {found.lower() for found in _WORDS.findall(name)}, word.lower()
    if of_class.lower() in ("highway", "street", "road") or word in ("street", "road"):
        return not words.isdisjoint(_STREETS)
    if word == "venue":
        return any(not words.isdisjoint(each) for each in _NAMED.values())
    return not words.isdisjoint(_NAMED.get(word, word.replace("_", " ").split()))


def _thing(word: str, of_class: str) -> str:
    if of_class in ("highway", "road"):
        return _KINDS["street"].called
    if of_class in _OF_A_SORT and word not in ("", "yes", of_class):
        return say(_OF_A_SORT[of_class], word=word.replace("_", " "))
    if of_class in _OF_A_SORT or word in ("yes", ""):
        word = of_class or "thing"
    return _KINDS[word].called if word in _KINDS else _with_article(word.replace("_", " "))


def _with_article(word: str) -> str:
    sounds_of_vowel = word[:1] in "aeiou" and not word.startswith(("uni", "eu"))
    return f"an {word}" if sounds_of_vowel else f"a {word}"
