"""Build `waters.tsv.xz`: the rivers and lakes that the base map names and no file by hand has.

Run as `python data/gazetteer/waters.py` after the gazetteer's and the base map's build; it reads
their files alone. A river's points are those of its labels along its course, at most some 60 km
from each other; its own is the one from which the farthest is nearest.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import shapely

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

from airports import map_of  # noqa: E402
from build import write  # noqa: E402
from inside import Map  # noqa: E402
from outlines import parts_of, points  # noqa: E402

from geo.distance import distance_km  # noqa: E402
from geo.gazetteer import files  # noqa: E402
from geo.gazetteer.names import fold, fold_each  # noqa: E402

At = tuple[float, float]
"""(lat, lon) in degrees."""

LINK_KM = 200.0
"""Labels of one name no farther from each other are one river's, and no farther than half its
length: it may flow through lakes, where no river is drawn."""
BESIDE_KM = 200.0
"""So far beyond its reach a water by hand of the same name is the same."""
LABELS_KM = 15.0
"""A course goes on about so far after its last label."""
BESIDE = 0.5
"""Half the degrees between lakes of one name that are one."""
LEAST_KM = 5.0
LEAST_LETTERS = 5
"""Of a river's name that means it without the word for a river, and of a lake's in English."""
KNOWN_KM = 100.0
"""Half the length of a river below which few call it so."""
WRONG = ("Cuiaba", "Drava")
"""What Natural Earth calls the Paraguay, and rivers of France and of Iceland."""
ENGLISH = ("AU", "CA", "GB", "NZ", "US")
"""Where rivers are called Broad and Slave, and never without that word."""
_BATCH = 20_000

_SHORT = {"L.": "Lake", "Ft.": "Fort", "Rés.": "Réservoir"}
# What needs no word for a river, or would hardly have one.
_WHOLE = re.compile(
    r"\b(?:Rivers?|Canal|Channel|Branch|Fork|Nile|Bayou|Protoka|Duna|Gol|ström|\w*älv(?:en)?|\w*joki)$"
    r"|^(?:Oued|Oum|R[ií]o|Bahr|Shatt|Nahr|La|Bayou) "
)
_LAKE_BEFORE = re.compile(
    r"^(?:Lake|Lago|Lac|Laguna|Ozero)(?: (?:de|des|la)\b)? (?P<name>(?![a-z])\w.+)$"
)
_LAKE_AFTER = re.compile(r"^(?P<name>.+) (?:Lake|Hu|Co|Nuur|Köli|Yumco)$")


class Water(NamedTuple):
    """A row of `waters.tsv.xz`; the country is "" where it flows through several."""

    id: str
    name: str
    alternates: tuple[str, ...]
    lat: float
    lon: float
    code: str
    country: str
    radius_km: int


class Found(NamedTuple):
    """A water of the base map, its point first of its points."""

    name: str
    code: str
    points: Sequence[At]
    radius_km: float


def rivers(world: dict[str, Any]) -> Iterator[Found]:
    """Yield the rivers that have labels on the map; several may have one name."""
    labels: defaultdict[str, list[At]] = defaultdict(list)
    for geometry in world["objects"]["labels"]["geometries"]:
        if geometry["properties"]["k"] == "river":
            [(lon, lat)] = points([geometry["coordinates"]], world["transform"])
            labels[geometry["properties"]["n"]].append((lat, lon))
    for name, found in sorted(labels.items()):
        if name in WRONG or "(" in name:
            continue
        for course in _courses(found):
            yield Found(name, "STM", course, _reach(course) + LABELS_KM)


def lakes(world: dict[str, Any]) -> Iterator[Found]:
    """Yield the lakes that have a name on the map."""
    arcs = [points(arc, world["transform"]) for arc in world["arcs"]]
    named: defaultdict[str, list[shapely.Geometry]] = defaultdict(list)
    for geometry in world["objects"]["lakes"]["geometries"]:
        if name := geometry["properties"].get("n"):
            words = (_SHORT.get(word, word) for word in name.split())
            named[" ".join(words)] += map(shapely.make_valid, parts_of(geometry, arcs))
    for name, parts in sorted(named.items()):
        about = shapely.union_all(parts).buffer(BESIDE)
        for group in getattr(about, "geoms", [about]):
            lake = shapely.union_all([part for part in parts if group.contains(part)])
            at = lake.representative_point()
            west, south, east, north = lake.bounds
            radius = max(LEAST_KM, distance_km(south, west, north, east) / 2)
            around = [(lat, lon) for lon, lat in lake.convex_hull.exterior.coords]
            yield Found(name, "LK", [(at.y, at.x), *around], radius)


def _courses(places: Sequence[At]) -> list[list[At]]:
    """Return groups of points, each a river's, that from which the farthest is nearest first."""
    groups: list[list[At]] = []
    for at in places:
        near = [group for group in groups if _apart([at], group) <= LINK_KM]
        groups = [group for group in groups if group not in near]
        groups.append([at, *chain.from_iterable(near)])
    courses: list[list[At]] = []
    for group in sorted(groups, key=_reach, reverse=True):
        longer = (each for each in courses if _apart(each, group) <= _reach(each))
        if (course := next(longer, None)) is not None:
            course.extend(group)
        else:
            courses.append(group)
    return [sorted(course, key=lambda at: (_farthest(at, course), at)) for course in courses]


def _apart(some: Sequence[At], others: Sequence[At]) -> float:
    return min(distance_km(*one, *other) for one in some for other in others)


def _farthest(at: At, others: Sequence[At]) -> float:
    return max(distance_km(*at, *other) for other in others)


def _reach(course: Sequence[At]) -> float:
    return min(_farthest(at, course) for at in course)


def names_of(found: Found, country: str, taken: frozenset[str]) -> list[str]:
    """Return the label of a water, then what else it may be called.

    Args:
        found: the water.
        country: where it flows, "" for several.
        taken: the keys of what other places are called, which then do not mean it.
    """
    name = found.name
    if found.code == "LK":
        bare = _LAKE_BEFORE.match(name) or _LAKE_AFTER.match(name)
        if bare is None or len(bare["name"]) < LEAST_LETTERS:
            return [name]
        return [name, f"Lake {bare['name']}", f"{bare['name']} Lake"]
    if _WHOLE.search(name):
        return [name]
    is_known = found.radius_km >= KNOWN_KM and country not in ENGLISH
    alone = is_known and len(name) >= LEAST_LETTERS and fold(name) not in taken
    return [f"{name} River", *([name] if alone else [])]


def build(basemap: Path, where: Map) -> Iterator[Water]:
    """Yield the rivers and lakes that no file by hand has, by their ids.

    Args:
        basemap: the base map's file.
        where: tells the country of a point.
    """
    world = json.loads(gzip.decompress(basemap.read_bytes()))
    others = [entry for entry in files.entries() if not entry.slug.startswith(files.WATERS_PREFIX)]
    known: defaultdict[str, list[files.Entry]] = defaultdict(list)
    for entry in others:
        if entry.feature_class == "H":
            for name in (entry.name, *entry.alternates):
                known[fold(name)].append(entry)
    taken = _keys(chain(others, files.village_entries()))
    rows = []
    for found in chain(rivers(world), lakes(world)):
        lats, lons = zip(*found.points, strict=True)
        countries = {at.country for at in where.where(lats, lons)} - {""}
        country = countries.pop() if len(countries) == 1 else ""
        label, *further = names_of(found, country, taken)
        called = (found.name, f"{found.name} River", *further, label)
        alike = (entry for name in called for entry in known[fold(name)])
        if any(_is_same(found, entry) for entry in alike):
            continue
        alternates = tuple(dict.fromkeys(name for name in further if name != label))
        lat, lon = found.points[0]
        rows.append(
            Water(files.WATERS_PREFIX + _slug(label), label, alternates, round(lat, 2),
                  round(lon, 2), found.code, country, round(found.radius_km))
        )  # fmt: skip
    several = Counter(row.id for row in rows)
    yield from sorted(
        row if several[row.id] == 1 else row._replace(id=f"{row.id}-{row.lat:.0f}-{row.lon:.0f}")
        for row in rows
    )


def _keys(entries: Iterable[files.Entry]) -> frozenset[str]:
    names = chain.from_iterable((entry.name, *entry.alternates) for entry in entries)
    batches = iter(lambda: [*islice(names, _BATCH)], [])
    return frozenset(chain.from_iterable(map(fold_each, batches)))


def _is_same(found: Found, entry: files.Entry) -> bool:
    reach = found.radius_km + (entry.radius_km or 0.0) + BESIDE_KM
    return distance_km(*found.points[0], entry.lat, entry.lon) <= reach


def _slug(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")


def main() -> None:
    """Run from the command line."""
    basemap = HERE.parent / "basemap" / "world.topojson.gz"
    write(HERE / "waters.tsv.xz", list(build(basemap, map_of(HERE, basemap))))


if __name__ == "__main__":
    main()
