"""A folium map that loads nothing from outside."""

from __future__ import annotations

from pathlib import Path

import folium
from branca.element import MacroElement
from folium.template import Template

ASSETS = Path(__file__).with_name("assets")
"""Directory of the map's scripts and styles, for whoever serves them."""

_SCRIPTS = (
    "leaflet.js",
    "topojson-client.js",
    "geojson-vt.js",
    "ground.js",
    "names.js",
    "places.js",
)
_STYLES = ("leaflet.css", "map.css")

DEEPEST_ZOOM = 13
CREDITS = "GeoNames, CC BY 4.0 · Natural Earth"


class OfflineMap(folium.Map):
    """A map of the world whose scripts, styles and base map all come from given addresses.

    Args:
        assets: address of the directory `ASSETS`, as the page that shows the map reaches it.
        ground: address of the base map (TopoJSON), likewise.
        font: address of the font of the labels, "" for the reader's own sans-serif.
    """

    def __init__(self, *, assets: str, ground: str, font: str = "") -> None:
        super().__init__(
            location=(25.0, 20.0),
            zoom_start=2,
            tiles=None,
            min_zoom=1,
            max_zoom=DEEPEST_ZOOM,
            zoom_snap=0.5,
            fade_animation=False,
            world_copy_jump=True,
        )
        # folium's own lists, of the class, name addresses on the web.
        self.default_js = [(name, f"{assets}/{name}") for name in _SCRIPTS]
        self.default_css = [(name, f"{assets}/{name}") for name in _STYLES]
        self.add_child(_Ground(ground=ground, font=font))


class _Ground(MacroElement):
    """The base map below the places: land, water, borders, names, credits, scale."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Dateline.ground({{ this._parent.get_name() }}, {{ this.options|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, *, ground: str, font: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Ground"
        self.options = {"topology": ground, "font": font, "credits": CREDITS}
