"""The gazetteer as the other parts see it: names to candidates, ids to places."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from functools import lru_cache
from math import cos, radians
from typing import Any

from geo.distance import distance_km
from geo.gazetteer import regionwords
from geo.gazetteer.files import CREDITS
from geo.gazetteer.index import ARABIC_PREFIX, cell
from geo.gazetteer.names import arabic, fold, normalise, plain, skeleton
from geo.model import Candidate, NameTier, Place, Precision, Seat

_FIELDS = (
    "p.id, p.slug, p.name, p.lat, p.lon, p.class, p.code, p.country, p.admin1, p.admin2,"
    " p.precision, p.population, p.seat, p.radius_km, p.note"
)
_BY_NAME = f"SELECT n.names, {_FIELDS} FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?"
_BY_SKELETON = (
    f"SELECT p.name, {_FIELDS} FROM skeleton s JOIN place p ON p.id = s.place WHERE s.key = ?"
)
_BY_DEMONYM = (
    f"SELECT d.form, {_FIELDS} FROM demonym d JOIN place p ON p.id = d.place WHERE d.word = ?"
)
_BY_ID = f"SELECT '', {_FIELDS} FROM place p WHERE p.id = ?"
_BY_SLUG = f"SELECT '', {_FIELDS} FROM place p WHERE p.slug = ?"
_POINT = "SELECT name, lat, lon FROM place WHERE id = ?"
_COUNTRY = f"SELECT '', {_FIELDS} FROM place p WHERE p.country = ? AND p.precision = 'country'"
_LARGEST = (
    f"SELECT '', {_FIELDS} FROM place p WHERE p.class = 'P'"
    " ORDER BY p.population DESC, p.id LIMIT ?"
)
_IN_CELLS = (
    f"SELECT '', {_FIELDS} FROM place p WHERE p.cell BETWEEN ? AND ? AND p.lat BETWEEN ? AND ?"
)

Row = tuple[Any, ...]

_TIER_ORDER = {
    NameTier.DEMONYM: 1,
    NameTier.LABEL: 2,
    NameTier.NAME: 3,
    NameTier.FOLDED: 4,
    NameTier.SKELETON: 5,
}
_KM_PER_DEGREE = 111.195
_CACHED_NAMES = 4_096
_CACHED_PLACES = 8_192


class Gazetteer:
    """Reads the index; safe to use from several threads."""

    credits: tuple[str, ...] = CREDITS
    """What the page must say of the data's sources."""

    def __init__(
        self, connection: sqlite3.Connection, version: str, mend: Callable[[], None]
    ) -> None:
        """Read from `connection`; `mend` is called when the index proves damaged on the way."""
        self.version = version
        self._connection = connection
        self._mend = mend
        self._lock = threading.Lock()
        self._countries: dict[str, str] = {}
        self._lookup = lru_cache(_CACHED_NAMES)(self._look_up)
        self._place = lru_cache(_CACHED_PLACES)(self._read_place)
        self._point = lru_cache(_CACHED_PLACES)(self._read_point)

    def replace(self, connection: sqlite3.Connection) -> None:
        """Read from another `connection` from now on."""
        with self._lock:
            self._connection.close()
            self._connection = connection
        self._lookup.cache_clear()
        self._place.cache_clear()
        self._point.cache_clear()

    def lookup(self, name: str, *, limit: int = 50) -> tuple[Candidate, ...]:
        """Return the places that `name` may mean, best first, at most `limit`.

        First stand countries met by an exact name, then demonyms, then the tiers of `NameTier`;
        within a tier countries, first-level and informal regions, then the rest by population. A
        tier says how the name was met, not how likely the place is: "Balakliia" is the label of a
        city and of a village. Skeletons are asked only where nothing else was met.
        """
        return self._lookup(normalise(name), limit)

    def place(self, place_id: str) -> Place | None:
        """Return the place with this id ("geonames:707292", "dateline:donbas"), None if unknown."""
        kind, _, rest = place_id.partition(":")
        if kind == "geonames" and rest.isdecimal() and len(rest) < 19:
            return self._place(int(rest))
        for row in self._rows(_BY_SLUG, (place_id,)):
            return self._as_place(row[1:])
        return None

    def country(self, code: str) -> Place | None:
        """Return the country with this ISO 3166-1 alpha-2 code, None if there is none."""
        for row in self._rows(_COUNTRY, (code.upper(),)):
            return self._as_place(row[1:])
        return None

    def largest(self, number: int) -> tuple[Place, ...]:
        """Return the `number` largest settlements, the largest first."""
        return tuple(self._as_place(row[1:]) for row in self._rows(_LARGEST, (number,)))

    def nearest(
        self, lat: float, lon: float, *, within_km: float = 50.0
    ) -> tuple[Place, float] | None:
        """Return the settlement nearest to a point and how many km it is off.

        Args:
            lat: degrees WGS 84, -90 to 90.
            lon: degrees WGS 84; any turn of the globe.
            within_km: farther settlements do not count.

        Returns:
            None where there is no settlement within `within_km`.
        """
        lon = (lon + 180.0) % 360.0 - 180.0
        best: tuple[float, Row] | None = None
        for row in self._around(lat, lon, within_km):
            km = distance_km(lat, lon, row[4], row[5])
            if km <= within_km and (best is None or km < best[0]):
                best = (km, row)
        return (self._as_place(best[1][1:]), best[0]) if best is not None else None

    def _around(self, lat: float, lon: float, within_km: float) -> Iterator[Row]:
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
                yield from self._rows(_IN_CELLS, (*ends, south, north))
            if int((step + 90.0) * 2.0) >= int((north + 90.0) * 2.0):
                return
            step += 0.5

    def _look_up(self, name: str, limit: int) -> tuple[Candidate, ...]:
        key = fold(name)
        if not key:
            return ()
        met: dict[int, tuple[tuple[Any, ...], Row, str, NameTier]] = {}
        self._meet(met, name, self._rows(_BY_NAME, (key,)))
        self._meet_demonyms(met, name)
        if _is_short_acronym(name):
            met = {number: m for number, m in met.items() if m[3] is not NameTier.FOLDED}
        elif not any(m[3] is not NameTier.FOLDED for m in met.values()):
            arabic_key = ARABIC_PREFIX + arabic(name)
            self._meet(met, name, self._rows(_BY_NAME, (arabic_key,)), near=2)
            self._meet_regions(met, name)
        if not met and (bones := skeleton(name)):
            for row in self._rows(_BY_SKELETON, (bones,)):
                self._add(met, row, row[0], NameTier.SKELETON, plain(name))
        ranked = sorted(met.values(), key=lambda m: m[0])[:limit]
        return tuple(
            Candidate(self._as_place(row[1:]), found, tier) for _, row, found, tier in ranked
        )

    def _meet(self, met: dict[int, Any], name: str, rows: list[Row], *, near: int = 1) -> None:
        straight, bare = _straight(name), plain(name)
        for row in rows:
            if row[1] in met:
                continue
            names = row[0].split("|")
            if straight == _straight(row[3]):
                self._add(met, row, row[3], NameTier.LABEL, bare)
                continue
            exact = next((n for n in names if _straight(n) == straight), None)
            if exact is not None:
                self._add(met, row, exact, NameTier.NAME, bare)
                continue
            nearest = next((n for n in names if plain(n) == bare), names[0])
            self._add(met, row, nearest, NameTier.FOLDED, bare, near)

    def _meet_demonyms(self, met: dict[int, Any], name: str) -> None:
        if name[:1].isupper():
            for row in self._rows(_BY_DEMONYM, (name.lower(),)):
                if row[1] not in met:
                    self._add(met, row, row[0], NameTier.DEMONYM, plain(name))

    def _meet_regions(self, met: dict[int, Any], name: str) -> None:
        """Meet "Kharkiv region" and "region of Belgorod" with the regions called so."""
        stem = regionwords.stem(name)
        if not stem:
            return
        for row in self._rows(_BY_NAME, (fold(stem),)):
            if row[1] not in met and regionwords.may_be_called_region(row[7], row[3]):
                names = row[0].split("|")
                near = next((n for n in names if plain(n) == plain(stem)), names[0])
                self._add(met, row, near, NameTier.FOLDED, plain(name))

    def _add(
        self, met: dict[int, Any], row: Row, found: str, tier: NameTier, bare: str, near: int = 1
    ) -> None:
        precision, code, population = row[11], row[7], row[12] or 0
        order = _TIER_ORDER[tier]
        if precision == "country" and tier in (NameTier.LABEL, NameTier.NAME):
            order = 0
        kind = 0 if precision == "country" else 3
        if code in ("ADM1", "CONT") or (precision == "region" and row[6] == "L"):
            kind = 1
        elif code == "ADM2":
            kind = 4
        near = 0 if tier is not NameTier.FOLDED or plain(found) == bare else near
        met[row[1]] = ((order, near, kind, -population, row[1]), row, found, tier)

    def _read_place(self, number: int) -> Place | None:
        for row in self._rows(_BY_ID, (number,)):
            return self._as_place(row[1:])
        return None

    def _as_place(self, row: Row) -> Place:
        (number, slug, name, lat, lon, feature_class, code, country, admin1, admin2,
         precision, population, seat, radius, note) = row  # fmt: skip
        land = "" if not country else self._country_label(country)
        return Place(
            id=slug or f"geonames:{number}",
            name=name,
            lat=lat,
            lon=lon,
            feature_class=feature_class,
            feature_code=code,
            country_code=country,
            admin1=self._label(admin1, number, name),
            precision=Precision(precision),
            population=population,
            country=land,
            admin2=self._label(admin2, number, name),
            seat=self._point(seat) if seat else None,
            radius_km=radius,
            note=note or "",
        )

    def _label(self, number: int | None, own: int, own_name: str) -> str:
        if not number:
            return ""
        if number == own:
            return own_name
        region = self._point(number)
        return region.name if region is not None else ""

    def _read_point(self, number: int) -> Seat | None:
        for name, lat, lon in self._rows(_POINT, (number,)):
            return Seat(name, lat, lon)
        return None

    def _country_label(self, code: str) -> str:
        if code not in self._countries:
            self._countries[code] = next((row[3] for row in self._rows(_COUNTRY, (code,))), "")
        return self._countries[code]

    def _rows(self, query: str, values: tuple[object, ...]) -> list[Row]:
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error:
            self._mend()
        with self._lock:
            return self._connection.execute(query, values).fetchall()


def _straight(name: str) -> str:
    return name.replace("’", "'").replace("ʼ", "'")


def _is_short_acronym(name: str) -> bool:
    """Return whether `name` is two or three capitals, which a place's name only meets exactly."""
    letters = name.replace(".", "")
    return len(letters) <= 3 and letters.isupper()
