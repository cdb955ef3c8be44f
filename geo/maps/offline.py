"""A folium map that loads nothing from outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import folium
from folium.template import Template
from folium.utilities import camelize

from geo.gazetteer.files import CREDITS
from geo.language import current, direction
from geo.maps.layout import layout
from geo.maps.literal import script_literal
from geo.maps.verbatim import Verbatim
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
_START = "script/start.js"

GROUND_CREDIT = "Natural Earth"


def _short(credit: str) -> str:
    """Return who is credited, without the licence, which pages and files give in full.

    A phone's map has room for one line. OpenStreetMap's guideline allows its name alone. What a
    reader's own gazetteer says stays as it is.
    """
    if credit not in CREDITS:
        return credit
    return credit.split(",")[0].removesuffix(" contributors")


class OfflineMap(folium.Map, Verbatim):
    """A map of the world whose scripts, styles and base map all come from given addresses.

    It speaks the language in use when it is made.

    Args:
        assets: address of the directory `ASSETS`, as the page that shows the map reaches it.
        ground: address of the base map (TopoJSON), likewise.
        settlements: address below which tiles of towns and villages lie, "" for none.
        names: address of what the base map's names are in the language in use, "" where they
            are in it already.
        font: address of the font of the labels, "" for the reader's own sans-serif.
        credits: of the gazetteer's sources.
    """

    # Folium's own forbids readers to zoom the page, and brings styles that are set here anyway.
    _template = Template(
        """
        {% macro header(this, kwargs) %}
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>#{{ this.get_name() }} { position: relative; width: 100%; height: 100%; }</style>
        {% endmacro %}
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
                center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}
            });
        {% endmacro %}
        """
    )

    def __init__(
        self,
        *,
        assets: str,
        ground: str,
        settlements: str = "",
        names: str = "",
        font: str = "",
        credits: Sequence[str] = CREDITS[:1],
    ) -> None:
        super().__init__(
            location=(25.0, 20.0),
            zoom_start=2,
            tiles=None,
            zoom_snap=layout.zoom.step,
            fade_animation=False,
            world_copy_jump=True,
        )
        # folium hands the limits of the zoom to its own tiles alone.
        self.options |= {"min_zoom": layout.zoom.farthest, "max_zoom": layout.zoom.deepest}
        # folium's own lists, of the class, name addresses on the web.
        self.default_js = [(name, f"{assets}/{name}") for name in (*LIBRARIES, _START)]
        self.default_css = [(name, f"{assets}/{name}") for name in STYLES]
        options = {
            "topology": ground,
            "settlements": settlements,
            "font": font,
            "credits": " · ".join((*map(_short, credits), GROUND_CREDIT)),
            "words": map_words(),
            "names": names,
            "language": current(),
            "direction": direction(),
        }
        self._ground = _Ground(options)
        self.add_child(self._ground)

    @property
    def settings(self) -> dict[str, Any]:
        """What a page that makes the map by itself gives to its scripts.

        `map` is for `L.map`, `ground` for `ground` of script/ground.js.
        """
        leaflet = {camelize(key): value for key, value in self.options.items()}
        return {
            "map": {**leaflet, "center": self.location},
            "ground": dict(self._ground.options),
        }


class _Ground(Verbatim):
    """The base map below the places: land, water, borders, names, credits, scale."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Dateline.ground({{ this._parent.get_name() }}, {{ this.literal }});
        {% endmacro %}
        """
    )

    def __init__(self, options: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Ground"
        self.options = options

    @property
    def literal(self) -> str:
        """The options as they stand in the script."""
        return script_literal(self.options)
