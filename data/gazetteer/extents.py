"""Tell how far each country and region reaches: writes `extents.tsv.xz` beside itself.

Run as `python data/gazetteer/extents.py` after the gazetteer's and the base map's build; it reads
their files alone and needs shapely. An outline of the base map tells the extent where there is
one. Elsewhere it is the land that is nearer to one of the region's settlements than to any other
region's, within the outline of what the region lies in.
"""

from __future__ import annotations

import csv
import lzma
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import cos, floor, hypot, radians
from pathlib import Path
from typing import NamedTuple

import shapely
from shapely import MultiPoint, MultiPolygon, Point, box
from shapely.geometry.base import BaseGeometry

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

import outlines  # noqa: E402
from build import write  # noqa: E402
from outlines import DEPENDENCIES, shape, unrolled, without_distant  # noqa: E402

from geo.extent import Extent, union  # noqa: E402

At = tuple[float, float]
"""(lon, lat) in degrees."""

OFF = 0.25
"""Degrees outside of what a region lies in at which a settlement is filed wrongly."""
ASTRAY = 0.5
"""Degrees off the region's other settlements at which one may be filed wrongly."""
HELD = 0.75
"""Share of a region's settlements that an outline must hold to be the region's."""
REACH = 2.0
"""Degrees about its settlements beyond which no land counts as a region's."""
ROUND = 0.05
"""Degrees about a settlement that count as the region's where there is no land around it."""


class Unit(NamedTuple):
    """A country or region, and its representative point."""

    id: int
    country: str
    parent: int
    at: At


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table by its header."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE)


def units(path: Path, code: str) -> list[Unit]:
    """Return the countries or regions whose feature code starts with `code`."""
    return [
        Unit(
            int(row["id"]),
            row["country"],
            int(row.get("parent") or 0),
            (float(row["lon"]), float(row["lat"])),
        )
        for row in rows(path)
        if row["code"].startswith(code)
    ]


class Region(NamedTuple):
    """A region without an outline, and its settlements; its own point counts as one."""

    unit: Unit
    points: Sequence[At]


class Row(NamedTuple):
    """A row of the file: degrees, west > east across the antimeridian."""

    id: int
    west: float
    south: float
    east: float
    north: float


def lands(
    regions: Sequence[Region], others: Iterable[At], whole: BaseGeometry
) -> list[BaseGeometry]:
    """Return the land of each region, in degrees.

    Args:
        regions: those whose land is wanted.
        others: settlements of other regions.
        whole: what all of them lie in.
    """
    middle = (whole.bounds[1] + whole.bounds[3]) / 2
    shrink = cos(radians(min(80.0, abs(middle))))
    plane = shapely.make_valid(shapely.transform(whole, lambda at: at * (shrink, 1.0)))
    shapely.prepare(plane)

    def flat(at: At) -> At:
        # Points that differ by a float's error alone would share a cell.
        return round(at[0] * shrink, 6), round(at[1], 6)

    kept: list[list[At]] = []
    for region in regions:
        points = [flat(at) for at in (region.unit.at, *region.points)]
        inside = [at for at in points if plane.dwithin(Point(at), OFF)]
        kept.append(inside or points)
    every = sorted({at for points in kept for at in points} | {flat(at) for at in others})
    number = {at: index for index, at in enumerate(every)}
    found = shapely.voronoi_polygons(MultiPoint(every), extend_to=plane, ordered=True)
    cells = list(found.geoms) if len(every) > 1 else [plane.envelope.buffer(OFF)]
    assert len(cells) == len(every)
    out = []
    for region, points in zip(regions, kept, strict=True):
        own = {number[at] for at in points}
        ground = _main(shapely.union_all([cells[at] for at in sorted(own)]), points,
                       flat(region.unit.at))  # fmt: skip
        near = [at for at in points if ground.dwithin(Point(at), 1e-9)]
        west, south, east, north = MultiPoint(near).bounds
        reached = box(west - REACH, south - REACH, east + REACH, north + REACH)
        land = shapely.union_all(
            [
                shapely.intersection(shapely.intersection(ground, reached), plane),
                MultiPoint(near).buffer(ROUND, quad_segs=2),
            ]
        )
        out.append(shapely.transform(land, lambda at: at / (shrink, 1.0)))
    return out


def _main(ground: BaseGeometry, points: Sequence[At], about: At) -> BaseGeometry:
    """Return the ground without pieces that a settlement filed in the wrong region makes.

    Those are apart from the piece with most settlements by more than that piece is wide.
    """
    pieces = list(ground.geoms) if isinstance(ground, MultiPolygon) else [ground]
    if len(pieces) == 1:
        return ground
    held = [[at for at in points if piece.dwithin(Point(at), 1e-9)] for piece in pieces]
    first = max(
        range(len(pieces)), key=lambda at: (len(held[at]), -pieces[at].distance(Point(about)))
    )
    main = MultiPoint(held[first])
    west, south, east, north = main.bounds
    reach = max(ASTRAY, hypot(east - west, north - south))
    return shapely.union_all(
        [
            piece
            for piece, inside in zip(pieces, held, strict=True)
            if inside and main.distance(MultiPoint(inside)) <= reach
        ]
    )


def holds(whole: MultiPolygon, points: Sequence[At]) -> bool:
    """Return whether an outline is the region's in which the points are filed."""
    shapely.prepare(whole)
    return sum(whole.dwithin(Point(at), OFF) for at in points) >= HELD * len(points)


def with_near(whole: MultiPolygon, points: Iterable[At]) -> BaseGeometry:
    """Return an outline with the points off it that its generalised coast leaves out."""
    shapely.prepare(whole)
    near = [at for at in points if whole.dwithin(Point(at), OFF)]
    return shapely.GeometryCollection([*whole.geoms, MultiPoint(near)])


def extent(land: BaseGeometry) -> Extent:
    """Return the extent of a land, rounded outward to hundredths of a degree."""
    boxes = []
    for part in shapely.get_parts(shapely.get_parts(land)):
        west, south, east, north = part.bounds
        west, east = _lower(west), -_lower(-east)
        if east - west < 360.0:
            west, east = round(unrolled(west, 0.0), 2), -round(unrolled(-east, 0.0), 2)
        boxes.append((west, max(-90.0, _lower(south)), east, min(90.0, -_lower(-north))))
    return union(boxes)


def _lower(degrees: float) -> float:
    # What is whole hundredths but for the error of a float stays so.
    return floor(round(degrees * 100.0, 6)) / 100.0


def build(gazetteer: Path, basemap: Path) -> Iterator[Row]:
    """Yield the extent of every country and region."""
    settlements = list(rows(gazetteer / "settlements.tsv.xz"))
    inside: dict[int, list[At]] = defaultdict(list)
    of_country: dict[str, list[tuple[At, int]]] = defaultdict(list)
    for row in settlements:
        at = float(row["lon"]), float(row["lat"])
        of_country[row["country"]].append((at, int(row["admin1"])))
        inside[int(row["admin1"])].append(at)
        inside[int(row["admin2"])].append(at)
    parts = outlines.read(basemap / "world.topojson.gz")
    countries = units(gazetteer / "countries.tsv", "")
    shapes: dict[int, BaseGeometry] = {}
    """The land of countries and first-level regions, about the longitude of their point."""
    ground: dict[str, Unit] = {}
    for unit in countries:
        ground[unit.country] = unit
        towns = [(unrolled(at[0], unit.at[0]), at[1]) for at, _ in of_country[unit.country]]
        number = list(DEPENDENCIES).index(unit.country) if unit.country in DEPENDENCIES else -1
        own = parts["territories"].get(number) or parts["countries"][unit.id]
        whole = without_distant(shape(own, unit.at[0]), towns)
        shapes[unit.id] = shape(own, unit.at[0])
        yield Row(unit.id, *extent(with_near(whole, [unit.at, *towns])))
    first = units(gazetteer / "regions.tsv.xz", "ADM1")
    without: dict[str, list[Region]] = defaultdict(list)
    for unit in first:
        towns = [(unrolled(lon, unit.at[0]), lat) for lon, lat in inside[unit.id]]
        outline = shape(parts["regions"].get(unit.id, ()), unit.at[0])
        if outline.is_empty or not holds(outline, towns):
            without[unit.country].append(Region(unit, towns))
            continue
        shapes[unit.id] = outline
        whole = without_distant(outline, towns)
        yield Row(unit.id, *extent(with_near(whole, [unit.at, *towns])))
    for country, regions in without.items():
        about = ground[country].at[0]
        missing = {region.unit.id for region in regions}
        others = [at for at, admin1 in of_country[country] if admin1 not in missing]
        yield from _tell(regions, others, shapes[ground[country].id], about, shapes)
    second: dict[int, list[Region]] = defaultdict(list)
    for unit in units(gazetteer / "regions.tsv.xz", "ADM2"):
        second[unit.parent or ground[unit.country].id].append(Region(unit, inside[unit.id]))
    above = {unit.id: unit for unit in (*countries, *first)}
    for parent, regions in second.items():
        yield from _tell(regions, (), shapes[parent], above[parent].at[0], {})


def _tell(
    regions: Sequence[Region],
    others: Iterable[At],
    whole: BaseGeometry,
    about: float,
    shapes: dict[int, BaseGeometry],
) -> Iterator[Row]:
    """Yield the extents of regions that have no outline, and keep their land in `shapes`."""

    def turned(points: Iterable[At]) -> list[At]:
        return [(unrolled(lon, about), lat) for lon, lat in points]

    about_one = [
        Region(r.unit._replace(at=turned([r.unit.at])[0]), turned(r.points)) for r in regions
    ]
    for region, land in zip(about_one, lands(about_one, turned(others), whole), strict=True):
        shapes[region.unit.id] = land
        yield Row(region.unit.id, *extent(land))


def main() -> None:
    """Run from the command line."""
    basemap = HERE.parent / "basemap"
    write(HERE / "extents.tsv.xz", sorted(build(HERE, basemap)))


if __name__ == "__main__":
    main()
