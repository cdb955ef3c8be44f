"""What an online geocoder's answer is: a village, a lake, a shop; in the words of the gazetteer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from geo.language import N_, say
from geo.model import Precision


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


def _word(called: str) -> str:
    """Return what a service calls "a city district": "city_district"."""
    return called.partition(" ")[2].replace(" ", "_")


# Feature codes: www.geonames.org/export/codes.html; words: wiki.openstreetmap.org/wiki/Map_features
# and the layers of Pelias.
_CODES = {
    "military": "MILB", "ocean": "OCN", "strait": "STRT", "bay": "BAY", "cape": "CAPE",
    "hill": "HLL", "peak": "PK", "valley": "VAL", "peninsula": "PEN",
}  # fmt: skip
_TOWN, _LAND, _SITE = Rank.TOWN, Rank.LAND, Rank.SITE
_KINDS = {
    word: Kind(called, feature[0], _CODES.get(word, feature[2:]), precision, rank)
    for feature, precision, rank, words in (
        (
            "P.PPL", Precision.SETTLEMENT, _TOWN,
            (say("a city"), say("a town"), say("a village"), say("a hamlet"), say("a municipality"),
             say("an isolated dwelling"), say("a farm")),
        ),
        (
            "P.PPLX", Precision.SETTLEMENT, _TOWN,
            (say("a suburb"), say("a quarter"), say("a neighbourhood"), say("a neighborhood"),
             say("a borough"), say("a city district")),
        ),
        ("A.PCLI", Precision.COUNTRY, _LAND, (say("a country"),)),
        (
            "A.ADM1", Precision.REGION, _LAND,
            (say("a state"), say("a province"), say("a region"), say("a macroregion")),
        ),
        (
            "A.ADM2", Precision.DISTRICT, _LAND,
            (say("a state district"), say("a county"), say("a district"), say("a macrocounty")),
        ),
        ("A.ADM3", Precision.DISTRICT, _LAND, (say("a localadmin"), say("an administrative"))),
        (
            "H.STM", Precision.WATER, _LAND,
            (say("a river"), say("a stream"), say("a canal"), say("a waterway")),
        ),
        ("H.LK", Precision.WATER, _LAND, (say("a water"), say("a lake"), say("a reservoir"))),
        (
            "H.SEA", Precision.WATER, _LAND,
            (say("a bay"), say("a strait"), say("a sea"), say("an ocean"), say("a marinearea")),
        ),
        (
            "T.ISL", Precision.REGION, _LAND,
            (say("an island"), say("an islet"), say("an archipelago")),
        ),
        (
            "T.MT", Precision.SITE, _LAND,
            (say("a peak"), say("a hill"), say("a mountain"), say("a volcano"), say("a cape")),
        ),
        (
            "T.MTS", Precision.REGION, _LAND,
            (say("a ridge"), say("a mountain range"), say("a valley"), say("a peninsula")),
        ),
        ("V.FRST", Precision.REGION, _LAND, (say("a wood"), say("a forest"))),
        ("L.LCTY", Precision.SITE, _LAND, (say("a locality"),)),
        (
            "S.AIRP", Precision.SITE, _SITE,
            (say("an aerodrome"), say("an airport"), say("an airfield"), say("a military")),
        ),
        ("S.DAM", Precision.SITE, _SITE, (say("a dam"), say("a weir"))),
        ("S.PSTB", Precision.SITE, _SITE, (say("a border control"),)),
        ("S.RSTN", Precision.SITE, _SITE, (say("a station"), say("a halt"))),
        ("S.PS", Precision.SITE, _SITE, (say("a plant"), say("a substation"))),
        ("S.MN", Precision.SITE, _SITE, (say("a quarry"), say("a mine"), say("a mineshaft"))),
        ("H.HBR", Precision.SITE, _SITE, (say("a harbour"), say("a port"))),
        ("S.CMP", Precision.SITE, _SITE, (say("a refugee site"),)),
    )
    for called in words
    for word in (_word(called),)
}  # fmt: skip
_BY_CLASS = {"aeroway": "aerodrome", "military": "military", "waterway": "waterway"}
"""Words for the classes of OpenStreetMap of which every member is of one kind."""

_STREET = say("a street")
_THINGS = {
    _word(called): called
    for called in (
        say("a shop"), say("an office"), say("a craft"), say("a thing"), say("a venue"),
        say("an address"), say("a building"), say("a house"), say("a bridge"), say("a hospital"),
        say("a school"), say("a university"), say("a place of worship"), say("a monastery"),
        say("a prison"), say("a cemetery"), say("a park"), say("a stadium"), say("a theatre"),
        say("a museum"), say("a works"), say("an industrial"), say("a hotel"), say("a marketplace"),
        say("a market"), say("a tower"), _STREET,
        *(known.called for known in _KINDS.values()),
    )
}  # fmt: skip
"""What a name must say of itself, by the word for it; so must a station among the amenities."""
_OF_A_SORT = {
    "shop": N_("a shop ({word})"),
    "office": N_("an office ({word})"),
    "craft": N_("a craft ({word})"),
}
"""By the classes of which the word says more."""

_STREETS = "street avenue boulevard road highway lane square"
_NAMED = {
    "bridge": "bridge",
    "hospital": "hospital clinic",
    "school": "school",
    "university": "university college institute",
    "place_of_worship": "church cathedral mosque monastery temple synagogue",
    "monastery": "monastery lavra",
    "prison": "prison colony",
    "cemetery": "cemetery",
    "park": "park",
    "stadium": "stadium arena",
    "theatre": "theatre theater",
    "museum": "museum",
    "works": "plant factory works steelworks refinery",
    "industrial": "plant factory works steelworks refinery",
    "hotel": "hotel",
    "marketplace": "market bazaar",
    "market": "market bazaar",
    "station": "station",
    "tower": "tower",
}
"""Words of a name that say what the thing is, by what it is."""
_WORDS = re.compile(r"[^\W\d_]+")


def kind_of(word: str, *, of_class: str = "") -> Kind:
    """Return the kind that a service calls `word`, of the class or category `of_class`."""
    word, of_class = word.lower(), of_class.lower()
    known = _KINDS.get(word) if of_class not in ("highway", "shop", "building", "amenity") else None
    if known is None and of_class in _BY_CLASS:
        word = _BY_CLASS[of_class]
        known = _KINDS[word]
    if known is None:
        return Kind(_thing(word, of_class), "S", "", Precision.SITE, Rank.THING)
    return known


def says_what_it_is(name: str, word: str, *, of_class: str = "") -> bool:
    """Return whether `name` itself names the kind: "Lenin Street", "Azovstal steel plant"."""
    words = {found.lower() for found in _WORDS.findall(name)}
    if of_class.lower() in ("highway", "street", "road") or word.lower() in ("street", "road"):
        return not words.isdisjoint(_STREETS.split())
    if word.lower() == "venue":
        return any(not words.isdisjoint(each.split()) for each in _NAMED.values())
    return not words.isdisjoint(_NAMED.get(word.lower(), word.replace("_", " ")).lower().split())


def _thing(word: str, of_class: str) -> str:
    if of_class in ("highway", "road"):
        return _STREET
    if of_class in _OF_A_SORT and word not in ("", "yes", of_class):
        return say(_OF_A_SORT[of_class], word=word.replace("_", " "))
    if of_class in _OF_A_SORT or word in ("yes", ""):
        word = of_class or "thing"
    return _THINGS.get(word) or _with_article(word.replace("_", " "))


def _with_article(word: str) -> str:
    sounds_of_vowel = word[:1] in "aeiou" and not word.startswith(("uni", "eu"))
    return f"an {word}" if sounds_of_vowel else f"a {word}"
