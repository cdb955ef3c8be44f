"""What a page gives to the map's scripts, whoever draws it: files, options, credits and words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geo.gazetteer.files import CREDITS
from geo.language import current, direction
from geo.maps.layout import layout
from geo.maps.words import map_words

ASSETS = Path(__file__).with_name("assets")
"""Directory of the map's scripts and styles, for whoever serves them."""

LIBRARIES = (
    "vendor/leaflet/leaflet.js",
    "vendor/topojson-client/topojson-client.js",
    "vendor/geojson-vt/geojson-vt.js",
)
"""Scripts of others in `ASSETS`, which ours build on."""
STYLES = ("vendor/leaflet/leaflet.css", "style/map.css")

GROUND_CREDIT = "Natural Earth"


def map_settings() -> dict[str, Any]:
    """Return what `L.map` is given."""
    return {
        "center": [25.0, 20.0],
        "zoom": 2,
        "minZoom": layout.zoom.farthest,
        "maxZoom": layout.zoom.deepest,
        "zoomSnap": layout.zoom.step,
        "fadeAnimation": False,
        "worldCopyJump": True,
    }


def ground_settings(
    *,
    ground: str = "",
    settlements: str = "",
    names: str = "",
    font: str = "",
    credits: Sequence[str] = CREDITS[:1],
) -> dict[str, Any]:
    """Return what `ground` of script/ground.js is given, in the language in use.

    Args:
        ground: address of the base map (TopoJSON), "" where the page holds it.
        settlements: address below which tiles of towns and villages lie, "" for none.
        names: address of what the base map's names are in the language in use, "" where it has
            these already.
        font: address of the font of the labels, "" for the reader's own sans-serif.
        credits: of the gazetteer's sources.
    """
    return {
        "topology": ground,
        "settlements": settlements,
        "font": font,
        "credits": " · ".join((*map(_short, credits), GROUND_CREDIT)),
        "words": map_words(),
        "names": names,
        "language": current(),
        "direction": direction(),
    }


def _short(credit: str) -> str:
    """Return who is credited, without the licence, which pages and files give in full.

    A phone's map has room for one line. OpenStreetMap's guideline allows its name alone. What a
    reader's own gazetteer says stays as it is.
    """
    if credit not in CREDITS:
        return credit
    return credit.split(",")[0].removesuffix(" contributors")
