"""The village tier: villages and post towns that nobody vouches for, and their numbers.

A place of this tier stands after every other of its name. Its number and id follow from its name
and its point to a hundredth of a degree, so that they stay the same when the file is built again.
"""

from __future__ import annotations

from hashlib import blake2b

from geo.model import Place

PREFIX = "village:"
"""What the ids of the tier begin with; `osm:` begins those of online geocoders' answers."""
LAST = -(1 << 46)
"""The numbers of the tier lie at and below it, above twice as low."""
_HASH_BYTES = 2
_COLUMNS = 36_001


def number(name: str, lat: float, lon: float) -> int:
    """Return the number of a place of the tier: 30 bits of where it lies, 16 of its name.

    >>> number("Kapytolivka", 49.16, 37.32) == number("Kapytolivka", 49.161, 37.319)
    True
    """
    row, column = round((lat + 90.0) * 100.0), round((lon + 180.0) * 100.0)
    digest = blake2b(name.encode(), digest_size=_HASH_BYTES).digest()
    return LAST - ((row * _COLUMNS + column << 8 * _HASH_BYTES) + int.from_bytes(digest, "big"))


def id_of(number: int) -> str:
    """Return the id of the place with a number of the tier.

    >>> id_of(LAST - 255)
    'village:0000000000ff'
    """
    return f"{PREFIX}{LAST - number:012x}"


def number_of(place_id: str) -> int | None:
    """Return the number of the place with an id of the tier, None for any other text."""
    digits = place_id.removeprefix(PREFIX)
    if not place_id.startswith(PREFIX) or len(digits) != 12 or not digits.isascii():
        return None
    try:
        number = LAST - int(digits, 16)
    except ValueError:
        return None
    return number if id_of(number) == place_id else None


def is_village_tier(place: Place) -> bool:
    """Tell whether nothing but its name and point is known of the place."""
    return place.id.startswith(PREFIX)
