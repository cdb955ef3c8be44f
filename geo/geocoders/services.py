"""The online geocoders that can be asked: who they are, what they want and whom to credit.

Each answers from open data and lets answers be kept, which a cache and a corrected report need;
most others forbid it. Nominatim asks to cache (operations.osmfoundation.org/policies/nominatim),
OpenCage allows to keep answers for as long as one likes (opencagedata.com/api#caching), and
Geocode Earth, by the makers of Pelias, returns open data to be stored permanently (geocode.earth).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geo.wordlists import read_table


@dataclass(frozen=True, slots=True)
class Service:
    """An online geocoder."""

    key: str
    """What a caller names it by."""
    title: str
    """What a reader sees, and `Resolution.source`."""
    address: str
    """The host that is asked unless another is given."""
    credit: str
    """What must be said where its answers are shown."""
    key_variable: str = ""
    """The environment variable that holds the key on the command line, "" where none is needed."""

    @property
    def needs_key(self) -> bool:
        """Whether a key is required; where it is not, a contact is."""
        return bool(self.key_variable)


SERVICES: Mapping[str, Service] = MappingProxyType(
    {row[0]: Service(*row) for row in read_table("geocoders/services.tsv")}
)
"""By their keys, the one without a key first."""
