"""Places that a report has nothing to do with: small ones abroad, and streets of any city."""

from __future__ import annotations

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
