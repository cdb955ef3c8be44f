"""The gazetteer as the other parts see it: names to candidates, ids to places."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from heapq import nsmallest
from math import cos, radians
from typing import Any

from geo.distance import distance_km
from geo.extent import Extent
from geo.gazetteer import rows, villages
from geo.gazetteer.arabicscript import unmarked, with_doubling
from geo.gazetteer.bounds import LocalName, Settlement, settlements
from geo.gazetteer.files import CREDITS
from geo.gazetteer.index import cell
from geo.gazetteer.matching import Matching
from geo.gazetteer.misspelt import misspelt, romanised_otherwise
from geo.gazetteer.names import fold, normalise
from geo.gazetteer.rows import Met, PlaceRow
from geo.language import ENGLISH
from geo.letters import one_script
from geo.model import Candidate, NameTier, Place, Precision, Seat

_KM_PER_DEGREE = 111.195
_CACHED_NAMES = 4_096
_CACHED_PLACES = 8_192
_MOST_VILLAGES = 200
_PRECISIONS = {precision.value: precision for precision in Precision}


class Gazetteer:
    """Reads the index; safe to use from several threads."""

    credits: tuple[str, ...]
    """What the page must say of the data's sources."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        version: str,
        mend: Callable[[], None],
        credits: tuple[str, ...] = CREDITS,
    ) -> None:
        """Read from `connection`; `mend` is called when a query finds the index damaged."""
        self.credits = credits
        self.version = version
        self._hold(connection)
        self._mend = mend
        self._lock = threading.Lock()
        self._countries: dict[str, str] = {}
        self._names = Matching(self._rows, self._read_demonyms)
        self._lookup = lru_cache(_CACHED_NAMES)(self._look_up)
        self._villages = lru_cache(_CACHED_NAMES)(self._look_up_villages)
        self._place = lru_cache(_CACHED_PLACES)(self._read_place)

    def replace(self, connection: sqlite3.Connection) -> None:
        """Read from another `connection` from now on."""
        with self._lock:
            self._close()
            self._hold(connection)
        self._lookup.cache_clear()
        self._villages.cache_clear()
        self._place.cache_clear()
        self._names.forget()

    def _hold(self, connection: sqlite3.Connection) -> None:
        """Read from `connection`, and close it when nobody holds this gazetteer any more."""
        self._connection = connection
        self._close = weakref.finalize(self, connection.close)

    def lookup(self, name: str, *, limit: int = 50) -> tuple[Candidate, ...]:
        """Return the places that `name` may mean, best first, at most `limit`.

        First come countries matched by an exact name, then demonyms, then the tiers of `NameTier`;
        within a tier countries, then regions matched by their label, then the rest by population.
        A tier says how the name was matched, not how likely the place is: "Balakliia" is the label
        of a city and of a village. Skeletons are looked up only where nothing else was found.
        Places of the village tier come last, whatever else there is.
        """
        return self._lookup(name, limit)

    def villages(self, name: str) -> tuple[Candidate, ...]:
        """Return the places of the village tier that `name` may mean, by tier of the name."""
        return self._villages(name, _MOST_VILLAGES)

    def misspelt(self, name: str, countries: Collection[str]) -> tuple[Candidate, ...]:
        """Return the larger towns of some countries, by their codes, one letter off the name."""
        met = misspelt(self._rows, normalise(one_script(name)), countries)
        return tuple(map(self._as_candidate, met))

    def romanised_otherwise(self, name: str, countries: Collection[str]) -> tuple[Candidate, ...]:
        """Return the places of some countries whose name other writers romanise so."""
        met = romanised_otherwise(self._rows, normalise(one_script(name)), countries)
        return tuple(map(self._as_candidate, met))

    def place(self, place_id: str) -> Place | None:
        """Return the place with this id ("geonames:707292", "dateline:donbas"), None if unknown."""
        if (number := _number_of(place_id)) is not None:
            return self._place(number)
        for row in self._rows(rows.BY_SLUG, place_id):
            return self._as_place(row)
        return None

    def local_name(self, place_id: str, language: str) -> str | None:
        """Return what a place is called in a language (ISO 639-1), None where no table tells."""
        number = _number_of(place_id)
        if number is None:
            found = self._answer(rows.LOCAL_BY_SLUG, (language, place_id))
        else:
            found = self._answer(rows.LOCAL, (language, number))
        return found[0][0] if found else None

    def local_name_of(self, country_code: str, label: str, language: str) -> str | None:
        """Return the same by country and label, a region's before that of a settlement."""
        found = self._answer(rows.LOCAL_BY_LABEL, (fold(label), language, country_code, label))
        return found[0][0] if found else None

    def local_names(self, language: str) -> dict[str, tuple[LocalName, ...]]:
        """Return by label what places are called otherwise in a language, villages aside.

        Of one label countries come first, then the largest.
        """
        found: dict[str, tuple[LocalName, ...]] = {}
        for label, *told in self._answer(rows.LOCAL_OF_ALL, (language,)):
            found[label] = (*found.get(label, ()), LocalName(*told))
        return found

    def country(self, code: str) -> Place | None:
        """Return the country with this ISO 3166-1 alpha-2 code, None if there is none."""
        for row in self._rows(rows.COUNTRY, code.upper()):
            return self._as_place(row)
        return None

    def largest(self, number: int) -> tuple[Place, ...]:
        """Return the `number` largest settlements, the largest first."""
        return tuple(self._as_place(row) for row in self._rows(rows.LARGEST, number))

    def settlements(self, extent: Extent, language: str = ENGLISH) -> tuple[Settlement, ...]:
        """Return every settlement, villages too, within an extent east of its western edge.

        Args:
            extent: west, south, east and north in degrees.
            language: of their names, ISO 639-1; where none is known the label stands.
        """
        return tuple(settlements(self._answer, extent, language))

    def nearest(
        self, lat: float, lon: float, *, within_km: float = 50.0
    ) -> tuple[Place, float] | None:
        """Return the settlement nearest to a point, and its distance in km.

        Args:
            lat: degrees WGS 84, -90 to 90.
            lon: degrees WGS 84; any turn of the globe.
            within_km: farther settlements do not count.

        Returns:
            None where there is no settlement within `within_km`.
        """
        return next(iter(self.near(lat, lon, within_km=within_km, limit=1)), None)

    def near(
        self, lat: float, lon: float, *, within_km: float = 50.0, limit: int
    ) -> tuple[tuple[Place, float], ...]:
        """Return at most `limit` settlements about a point with their distances in km, by these.

        Args:
            lat: degrees WGS 84, -90 to 90.
            lon: degrees WGS 84; any turn of the globe.
            within_km: farther settlements do not count.
            limit: how many.
        """
        lon = (lon + 180.0) % 360.0 - 180.0
        reached = (
            (km, row)
            for row in self._around(lat, lon, within_km)
            if (km := distance_km(lat, lon, row.lat, row.lon)) <= within_km
        )
        nearest = nsmallest(limit, reached, key=lambda each: each[0])
        return tuple((self._as_place(row), km) for km, row in nearest)

    def _around(self, lat: float, lon: float, within_km: float) -> Iterator[PlaceRow]:
        reach = within_km / _KM_PER_DEGREE
        south, north = max(-90.0, lat - reach), min(90.0, lat + reach)
        shrink = cos(radians(min(89.0, max(abs(south), abs(north)))))
        wide = min(180.0, reach / shrink)
        bands = [(max(-180.0, lon - wide), min(179.9999, lon + wide))]
        if lon - wide < -180.0:
            bands.append((lon - wide + 360.0, 179.9999))
        if lon + wide >= 180.0:
            bands.append((-180.0, lon + wide - 360.0))
        step = south
        while True:
            for west, east in bands:
                ends = (cell(step, west), cell(step, east))
                yield from self._rows(rows.IN_CELLS, *ends, south, north)
            if int((step + 90.0) * 2.0) >= int((north + 90.0) * 2.0):
                return
            step += 0.5

    def _look_up(self, name: str, limit: int) -> tuple[Candidate, ...]:
        places = self._names.places(_in_one_script(name), limit)
        if signed := with_doubling(name):
            # "عمّان" is Amman rather than Oman, where names are written with the sign.
            told = self._names.places(signed, limit)
            places = tuple(m for m in told if m.tier is NameTier.NAME) or places
        found = tuple(map(self._as_candidate, places))
        return (found + self._villages(name, max(limit, _MOST_VILLAGES)))[:limit]

    def _look_up_villages(self, name: str, limit: int) -> tuple[Candidate, ...]:
        met = self._names.villages(_in_one_script(name), limit)
        return tuple(map(self._as_candidate, met))

    def _as_candidate(self, met: Met) -> Candidate:
        return Candidate(self._as_place(met.row), met.found, met.tier)

    def _read_place(self, number: int) -> Place | None:
        for row in self._rows(rows.BY_ID, number):
            return self._as_place(row)
        return None

    def _read_demonyms(self) -> frozenset[str]:
        return frozenset(word for (word,) in self._answer(rows.DEMONYMS, ()))

    def _as_place(self, row: PlaceRow) -> Place:
        return Place(
            id=row.slug or _id_of(row.number),
            name=row.label,
            lat=row.lat,
            lon=row.lon,
            feature_class=row.feature_class,
            feature_code=row.code,
            country_code=row.country,
            admin1=row.admin1,
            precision=_PRECISIONS[row.precision],
            population=row.population,
            country=self._country_label(row.country) if row.country else "",
            admin2=row.admin2,
            seat=Seat(row.seat, row.seat_lat, row.seat_lon) if row.seat else None,
            extent=_extent(row.extent) if row.extent else None,
            radius_km=row.radius_km,
            note=row.note or "",
        )

    def _country_label(self, code: str) -> str:
        if code not in self._countries:
            self._countries[code] = next((r.label for r in self._rows(rows.COUNTRY, code)), "")
        return self._countries[code]

    def _rows(self, query: str, *values: object) -> list[PlaceRow]:
        return [PlaceRow._make(row) for row in self._answer(query, values)]

    def _answer(self, query: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error:
            self._mend()
        with self._lock:
            return self._connection.execute(query, values).fetchall()


@lru_cache(_CACHED_NAMES)
def _in_one_script(name: str) -> str:
    return normalise(one_script(unmarked(name)))


def _number_of(place_id: str) -> int | None:
    """Return the number in the index that an id tells, None for a place of our own."""
    if (number := villages.number_of(place_id)) is not None:
        return number
    kind, _, rest = place_id.partition(":")
    return int(rest) if kind == "geonames" and rest.isdecimal() and len(rest) < 19 else None


def _id_of(number: int) -> str:
    return villages.id_of(number) if number <= villages.LAST else f"geonames:{number}"


def _extent(written: str) -> Extent:
    west, south, east, north = map(float, written.split())
    return west, south, east, north
