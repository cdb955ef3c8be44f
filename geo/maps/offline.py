"""A folium map that loads nothing from outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import folium
from folium.template import Template

from geo.gazetteer.files import CREDITS
from geo.maps.literal import script_literal
from geo.maps.settings import LIBRARIES, STYLES, ground_settings, map_settings
from geo.maps.verbatim import Verbatim

_START = "script/start.js"


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
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.literal }});
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
        settings = map_settings()
        super().__init__(location=settings["center"], zoom_start=settings["zoom"], tiles=None)
        self.literal = script_literal(settings)
        # folium's own lists, of the class, name addresses on the web.
        self.default_js = [(name, f"{assets}/{name}") for name in (*LIBRARIES, _START)]
        self.default_css = [(name, f"{assets}/{name}") for name in STYLES]
        self.add_child(
            _Ground(
                ground_settings(
                    ground=ground,
                    settlements=settlements,
                    names=names,
                    font=font,
                    credits=credits,
                )
            )
        )


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
        self.literal = script_literal(options)
