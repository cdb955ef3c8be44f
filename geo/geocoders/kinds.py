"""What an online geocoder's answer is: a village, a lake, a shop; in the words of the gazetteer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from geo.model import Precision


class Standing(IntEnum):
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

    word: str
    """In English, for a sentence: "village"."""
    feature_class: str
    feature_code: str
    precision: Precision
    standing: Standing


def _kinds(
    words: str, feature: str, precision: Precision, standing: Standing
) -> dict[str, tuple[str, Precision, Standing]]:
    return dict.fromkeys(words.split(), (feature, precision, standing))


# Feature codes: www.geonames.org/export/codes.html; words: wiki.openstreetmap.org/wiki/Map_features
# and the layers of Pelias.
_KINDS = {
    **_kinds(
        "city town village hamlet municipality isolated_dwelling farm",
        "P.PPL",
        Precision.SETTLEMENT,
        Standing.TOWN,
    ),
    **_kinds(
        "suburb quarter neighbourhood neighborhood borough city_district",
        "P.PPLX",
        Precision.SETTLEMENT,
        Standing.TOWN,
    ),
    **_kinds("country", "A.PCLI", Precision.COUNTRY, Standing.LAND),
    **_kinds("state province region macroregion", "A.ADM1", Precision.REGION, Standing.LAND),
    **_kinds(
        "state_district county district macrocounty", "A.ADM2", Precision.DISTRICT, Standing.LAND
    ),
    **_kinds("localadmin administrative", "A.ADM3", Precision.DISTRICT, Standing.LAND),
    **_kinds("river stream canal waterway", "H.STM", Precision.WATER, Standing.LAND),
    **_kinds("water lake reservoir", "H.LK", Precision.WATER, Standing.LAND),
    **_kinds("bay strait sea ocean marinearea", "H.SEA", Precision.WATER, Standing.LAND),
    **_kinds("island islet archipelago", "T.ISL", Precision.REGION, Standing.LAND),
    **_kinds("peak hill mountain volcano cape", "T.MT", Precision.SITE, Standing.LAND),
    **_kinds("ridge mountain_range valley peninsula", "T.MTS", Precision.REGION, Standing.LAND),
    **_kinds("wood forest", "V.FRST", Precision.REGION, Standing.LAND),
    **_kinds("locality", "L.LCTY", Precision.SITE, Standing.LAND),
    **_kinds("aerodrome airport airfield military", "S.AIRP", Precision.SITE, Standing.SITE),
    **_kinds("dam weir", "S.DAM", Precision.SITE, Standing.SITE),
    **_kinds("border_control", "S.PSTB", Precision.SITE, Standing.SITE),
    **_kinds("station halt", "S.RSTN", Precision.SITE, Standing.SITE),
    **_kinds("plant substation", "S.PS", Precision.SITE, Standing.SITE),
    **_kinds("quarry mine mineshaft", "S.MN", Precision.SITE, Standing.SITE),
    **_kinds("harbour port", "H.HBR", Precision.SITE, Standing.SITE),
    **_kinds("refugee_site", "S.CMP", Precision.SITE, Standing.SITE),
}  # fmt: skip
_CODES = {
    "military": "MILB", "ocean": "OCN", "strait": "STRT", "bay": "BAY", "cape": "CAPE",
    "hill": "HLL", "peak": "PK", "valley": "VAL", "peninsula": "PEN",
}  # fmt: skip
_BY_CLASS = {"aeroway": "aerodrome", "military": "military", "waterway": "waterway"}
"""Words for the classes of OpenStreetMap of which every member is of one kind."""

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
    said = word.replace("_", " ")
    if known is None:
        return Kind(_thing(said, of_class), "S", "", Precision.SITE, Standing.THING)
    feature, precision, standing = known
    feature_class, _, code = feature.partition(".")
    return Kind(said, feature_class, _CODES.get(word, code), precision, standing)


def says_what_it_is(name: str, word: str, *, of_class: str = "") -> bool:
    """Return whether `name` itself names the kind: "Lenin Street", "Azovstal steel plant"."""
    words = {found.lower() for found in _WORDS.findall(name)}
    if of_class.lower() in ("highway", "street", "road") or word.lower() in ("street", "road"):
        return not words.isdisjoint(_STREETS.split())
    if word.lower() == "venue":
        return any(not words.isdisjoint(each.split()) for each in _NAMED.values())
    return not words.isdisjoint(_NAMED.get(word.lower(), word.replace("_", " ")).lower().split())


def _thing(said: str, of_class: str) -> str:
    if of_class in ("highway", "road"):
        return "street"
    if of_class in ("shop", "office", "craft"):
        return f"{of_class} ({said})" if said not in ("yes", of_class) else of_class
    return of_class or "thing" if said in ("yes", "") else said
