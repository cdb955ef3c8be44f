"""What the map says in words of its own; whoever shows it may say it in another language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "map": "Map of the places that the report names",
        "mentions.one": "{number} mention",
        "mentions.few": "{number} mentions",
        "mentions.many": "{number} mentions",
        "mentions.other": "{number} mentions",
        "region": "region",
        "country": "country",
        "vague": "area without a border",
        "water": "sea, lake or river",
        "actor": "named only as an actor",
        "unsure": "place uncertain",
        "rival": "considered instead",
        "share": "{share} of belief",
        "region-row": "region, marker at its seat",
        "disputed": "disputed border",
        "area": "Area: number of mentions",
        "legend": "Legend",
        "written": "Written as",
        "pile": "{number} places lie here",
        "close": "Close",
        "pick": "Click where the place is, or move the cross there and press Enter.",
        "stop": "Stop picking",
        "in": "Zoom in",
        "out": "Zoom out",
        "fit": "Show all places",
        "full": "Full screen",
        "leave": "Leave full screen",
        "km": "{number} km",
        "m": "{number} m",
        "deep": "The base map has no more detail than this.",
        "missing": "The base map could not be read. The places stand where they should.",
        "unanswered": "OpenStreetMap does not answer. The map below it is this machine's own.",
        "osm": "© OpenStreetMap contributors",
    }
)
"""Every text of the map that does not come from the report or the gazetteer, by what it is for.

A text that goes with a number has one form for each plural category of Unicode's CLDR that whole
numbers have in the languages of the page.
"""
