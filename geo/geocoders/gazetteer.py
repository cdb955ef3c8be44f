"""The gazetteer as a geopy geocoder: the same calls as an online one, and no network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer import Gazetteer, open_gazetteer
from geo.gazetteer.search import search
from geo.model import NameTier, Place

_NEAR_KM = 50.0


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """Geocodes with the gazetteer.

    `geocode("Balakliia, Kharkiv region")` reads what follows a comma as the district, region or
    country that the place lies in; `geo.gazetteer.search` says more.

    >>> print(GazetteerGeocoder().geocode("Springfield, IL"))
    Springfield, Illinois, United States
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
        found = [c.place for c in search(self._gazetteer, query) if c.tier is not NameTier.SKELETON]
        codes = [country_codes] if isinstance(country_codes, str) else country_codes
        if codes is not None:
            wanted = {code.upper() for code in codes}
            found = [place for place in found if place.country_code in wanted]
        if not found:
            return None
        if exactly_one:
            return _location(found[0])
        return [_location(place) for place in found[:limit]]

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


def _location(place: Place, *, km: float | None = None) -> Location:
    parts = dict.fromkeys(filter(None, (place.name, place.admin1, place.country)))
    raw: dict[str, Any] = asdict(place)
    if km is not None:
        raw["distance_km"] = round(km, 3)
    return Location(", ".join(parts), Point(place.lat, place.lon), raw)
