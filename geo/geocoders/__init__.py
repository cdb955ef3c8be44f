"""geopy's geocoders: the gazetteer as one of them, and online ones that are asked on request.

    asked = ask_online(result, online_geocoder("nominatim", contact="desk@example.org"))

Nothing here reaches a network before `ask_online` is called; `names_to_ask` tells beforehand what
would be sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.geocoders.answers import forget
from geo.geocoders.asking import Asked, ask_online, names_to_ask
from geo.geocoders.services import SERVICES, Service

if TYPE_CHECKING:
    from geo.geocoders.gazetteer import GazetteerGeocoder
    from geo.geocoders.online import OnlineGeocoder, online_geocoder

__all__ = [
    "SERVICES",
    "Asked",
    "GazetteerGeocoder",
    "OnlineGeocoder",
    "Service",
    "ask_online",
    "forget",
    "names_to_ask",
    "online_geocoder",
]


def __getattr__(name: str) -> Any:
    # geopy's geocoders take a third of a second to import; who only lists names need not wait.
    if name == "GazetteerGeocoder":
        from geo.geocoders.gazetteer import GazetteerGeocoder

        return GazetteerGeocoder
    if name in ("OnlineGeocoder", "online_geocoder"):
        from geo.geocoders import online

        return getattr(online, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
