"""The gazetteer as a geopy geocoder: the same calls as an online one, and no network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer import Gazetteer, open_gazetteer
from geo.model import Candidate, NameTier, Place, Precision

_NEAR_KM = 50.0
_MOST = 200


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """Geocodes with the gazetteer.

    `geocode("Balakliia, Kharkiv Oblast")` reads what follows a comma as the region or country that
    the place lies in.
    """

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        """Use `gazetteer`, or the one that `open_gazetteer` gives.

        Raises:
            GazetteerError: it can be neither built nor opened.
        """
        super().__init__(user_agent="dateline")
        self._gazetteer = gazetteer if gazetteer is not None else open_gazetteer()

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
        timeout: object = None,
    ) -> Location | list[Location] | None:
        """Return the location of a name.

        Args:
            query: a name, with its region or country after a comma where wanted.
            exactly_one: return the best location, else a list of them.
            limit: how many locations at most in the list; None for every one.
            country_codes: ISO 3166-1 alpha-2 codes that the place must be in.
            timeout: taken as geopy does and of no use here.

        Returns:
            None where nothing is found.
        """
        name, *around = [part.strip() for part in query.split(",")]
        found: Iterable[Candidate] = self._gazetteer.lookup(name, limit=_MOST) if name else ()
        found = [c for c in found if c.tier is not NameTier.SKELETON]
        codes = [country_codes] if isinstance(country_codes, str) else country_codes
        if codes is not None:
            wanted = {code.upper() for code in codes}
            found = [c for c in found if c.place.country_code in wanted]
        for outer in filter(None, around):
            areas = [c.place for c in self._gazetteer.lookup(outer, limit=_MOST)]
            found = [c for c in found if any(_lies_in(c.place, area) for area in areas)]
        if not found:
            return None
        ordered = sorted(found, key=_by_renown)
        if exactly_one:
            return _location(ordered[0].place)
        return [_location(c.place) for c in ordered[:limit]]

    def reverse(
        self, query: object, *, exactly_one: bool = True, timeout: object = None
    ) -> Location | list[Location] | None:
        """Return the settlement nearest to a point and within 50 km of it.

        Args:
            query: a point as geopy takes it: (lat, lon), "lat, lon" or a `Point`.
            exactly_one: return the location itself, else a list with it.
            timeout: taken as geopy does and of no use here.

        Returns:
            None where no settlement is near.

        Raises:
            ValueError: `query` is no point.
        """
        point = Point(query)
        found = self._gazetteer.nearest(point.latitude, point.longitude, within_km=_NEAR_KM)
        if found is None:
            return None
        location = _location(found[0], km=found[1])
        return location if exactly_one else [location]


def _lies_in(place: Place, area: Place) -> bool:
    if area.country_code != place.country_code or area.id == place.id:
        return False
    return area.precision is Precision.COUNTRY or area.name in (place.admin1, place.admin2)


def _by_renown(candidate: Candidate) -> tuple[bool, bool, bool, int]:
    """Put countries first, then exact names, then points before areas that share their name."""
    place, tier = candidate.place, candidate.tier
    exact = tier in (NameTier.LABEL, NameTier.NAME)
    return (
        not (exact and place.precision is Precision.COUNTRY),
        not exact,
        place.feature_class == "A" and tier is not NameTier.LABEL,
        -(place.population or 0),
    )


def _location(place: Place, *, km: float | None = None) -> Location:
    parts = dict.fromkeys(filter(None, (place.name, place.admin1, place.country)))
    raw: dict[str, Any] = asdict(place)
    if km is not None:
        raw["distance_km"] = round(km, 3)
    return Location(", ".join(parts), Point(place.lat, place.lon), raw)
