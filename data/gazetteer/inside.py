"""Which country, region and district points lie in: by outlines, else by the towns about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import outlines
import shapely
from nearness import Points

ASHORE = 0.1
"""Degrees off an outline at which a point still lies in it: coasts are generalised."""
HELD = 0.75
"""Share of a region's towns that an outline must hold to be the region's."""
ABOUT_KM = 60.0
"""Within this distance towns tell the region where there is no outline."""
DISTRICT_KM = 25.0
"""Within this distance three towns, all of one district, tell the district."""
_THREE = 3
_ASKED = 8
"""How many towns about a point are asked."""
_Key = TypeVar("_Key")


class Town(NamedTuple):
    """A settlement whose regions are known, by their ids, 0 for none."""

    lat: float
    lon: float
    country: str
    admin1: int
    admin2: int


class Where(NamedTuple):
    """What a point lies in; "" and 0 where that is not known."""

    country: str
    admin1: int
    admin2: int


class Map:
    """Outlines of the base map, and the towns of the gazetteer."""

    def __init__(
        self,
        basemap: Path,
        countries: Mapping[int, str],
        regions: Mapping[int, str],
        towns: Sequence[Town],
    ) -> None:
        """Read the outlines.

        Args:
            basemap: the base map's file.
            countries: code by id.
            regions: code of the country by id of a first-level region.
            towns: settlements that tell the regions about them.
        """
        self._towns = towns
        self._points = Points([t.lat for t in towns], [t.lon for t in towns])
        parts = outlines.read(basemap)
        named = [(countries[id], part) for id, each in parts["countries"].items() for part in each]
        for number, each in parts["territories"].items():
            named += [(list(outlines.DEPENDENCIES)[number], part) for part in each]
        self._countries = _Outlines(named)
        every = [(id, part) for id, each in parts["regions"].items() for part in each]
        lying = _Outlines(every).of(self._points.lats, self._points.lons)
        right = Counter(t.admin1 for t, id in zip(towns, lying, strict=True) if t.admin1 == id)
        total = Counter(t.admin1 for t in towns)
        sure = {id for id in regions if right[id] >= HELD * total[id]}
        self._regions = _Outlines([(id, part) for id, part in every if id in sure])
        self._country_of = regions

    def where(self, lats: Sequence[float], lons: Sequence[float]) -> list[Where]:
        """Return what each point lies in."""
        countries = self._countries.of(lats, lons)
        regions = self._regions.of(lats, lons)
        about = self._points.nearest(lats, lons, _ASKED, ABOUT_KM)
        out = []
        for country, region, near in zip(countries, regions, about, strict=True):
            towns = [(self._towns[number], km) for number, km in near]
            if not country and towns:
                country = towns[0][0].country
            if region and self._country_of[region] != country:
                region = 0
            own = [town.admin1 for town, _ in towns if town.country == country]
            if not region and own:
                region = Counter(own[:_THREE]).most_common(1)[0][0]
            out.append(Where(country or "", region or 0, _district(region or 0, towns)))
        return out


def _district(region: int, near: Sequence[tuple[Town, float]]) -> int:
    """Return the district of the three nearest towns of the region, where they agree."""
    mine = [town.admin2 for town, km in near if km <= DISTRICT_KM and town.admin1 == region]
    return mine[0] if len(mine) >= _THREE and len(set(mine[:_THREE])) == 1 else 0


class _Outlines(Generic[_Key]):
    """Polygons, each somebody's."""

    def __init__(self, named: Sequence[tuple[_Key, shapely.Polygon]]) -> None:
        self._keys = [key for key, _ in named]
        self._parts = [shapely.make_valid(part) for _, part in named]
        self._tree = shapely.STRtree(self._parts)

    def of(self, lats: Sequence[float], lons: Sequence[float]) -> list[_Key | None]:
        """Return whose each point is: of the polygon that holds it, or of the nearest one."""
        points = shapely.points(np.asarray(lons, float), np.asarray(lats, float))
        found: list[_Key | None] = [None] * len(points)
        # This way round shapely prepares the outlines, which have many more corners.
        for part, point in shapely.STRtree(points).query(self._parts, "intersects").T.tolist():
            found[point] = self._keys[part]
        missing = [at for at, key in enumerate(found) if key is None]
        near = self._tree.query_nearest(
            points[missing], max_distance=ASHORE, all_matches=False
        ).T.tolist()
        for point, part in near:
            found[missing[point]] = self._keys[part]
        return found
