"""geopy's geocoders: the gazetteer as one of them, and online ones that are asked on request.

    asked = ask_online(result, online_geocoder("nominatim", contact="desk@example.org"))

Nothing here reaches a network before `ask_online` is called; `names_to_ask` tells beforehand what
would be sent.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.geocoders.answers import forget
    from geo.geocoders.asking import Asked, ask_online, names_to_ask
    from geo.geocoders.gazetteer import GazetteerGeocoder
    from geo.geocoders.online import OnlineGeocoder, online_geocoder
    from geo.geocoders.services import SERVICES, Service

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

# geopy's geocoders take a third of a second to import, which whoever asks nobody need not wait for.
_WHERE = {
    "SERVICES": "services",
    "Asked": "asking",
    "GazetteerGeocoder": "gazetteer",
    "OnlineGeocoder": "online",
    "Service": "services",
    "ask_online": "asking",
    "forget": "answers",
    "names_to_ask": "asking",
    "online_geocoder": "online",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
