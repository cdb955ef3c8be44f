"""Places that a report has nothing to do with: small ones and waters abroad, any city's streets."""

from __future__ import annotations

from geo.distance import distance_km
from geo.gazetteer.files import WATERS_PREFIX
from geo.model import EXACT, Place, Precision
from geo.recognition.bearers import STREETS
from geo.resolution.company import Company
from geo.resolution.meant import Lookup

_SMALL = 15_000
"""People of a place below which few in other countries know of it."""
_LARGE = 100_000
"""People of a place that streets are named after in other cities."""
FAR_KM = 300.0
"""To the nearest large place of a report, beyond which a small place abroad has no part in it."""


def is_small(place: Place) -> bool:
    """Tell whether the place is a settlement, or a part of one, that few know of."""
    return place.feature_class == "P" and (place.population or 0) < _SMALL


def is_another_water(place: Place, company: Company) -> bool:
    """Tell whether the place is a river or lake far from all that a report names.

    Others are called the same, and the gazetteer has but one St. Marys, that of Nova Scotia.
    """
    if not place.id.startswith(WATERS_PREFIX) or not place.country_code:
        return False
    others = [anchor.place for anchor in company.anchors if anchor.place.id != place.id]
    reach = FAR_KM + (place.radius_km or 0.0)
    return bool(others) and not any(
        other.country_code == place.country_code
        or distance_km(place.lat, place.lon, other.lat, other.lon) <= reach
        for other in others
    )


def is_any_citys(place: Place, company: Company, lookup: Lookup) -> bool:
    """Tell whether the place is a street that many cities have, and none of its country is named.

    Baghdad has a Haifa Street, and so have Damascus and Zarqa, which the gazetteer does not know.
    """
    *named, kind = place.name.split()
    if kind.lower() not in STREETS or company.peoples.get(place.country_code):
        return False
    if any(anchor.place.country_code == place.country_code for anchor in company.anchors):
        return False
    return any(
        candidate.tier in EXACT
        and (
            candidate.place.precision is Precision.COUNTRY
            or (candidate.place.population or 0) >= _LARGE
        )
        for candidate in lookup(" ".join(named))
    )
