"""The map in the page, and what a click on it does."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import folium
import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium

from geo.dashboard.opening import Opened
from geo.maps import ASSETS, OfflineMap, PlaceLayer, pins
from geo.paths import data_dir

KEY = "map"
HEIGHT_PX = 560
"""Of the frame before the page's style sheet sets it."""


def show_map(
    opened: Opened,
    *,
    actors: bool,
    on_choose: Callable[[dict[str, Any]], None],
    picking: bool = False,
) -> None:
    """Show the places of a report.

    Args:
        opened: the report.
        actors: show the places too that are named only as actors.
        on_choose: gets {"place": id} of a marker that was clicked; while a point is being picked,
            {"point": (lat, lon)} in degrees or {"cancel": "1"}.
        picking: the next click gives its point instead of selecting.
    """
    selected = st.session_state.place
    marks = pins(opened.result, actors=actors, always=selected)
    layer = PlaceLayer(marks, selected=selected, report=opened.key, picking=picking)
    group = folium.FeatureGroup()
    group.add_child(layer)

    def clicked() -> None:
        value = st.session_state.get(KEY)
        match value:
            case {"place": str(place)}:
                on_choose({"place": place})
            case {"point": [float() | int() as lat, float() | int() as lon]}:
                on_choose({"point": (lat, lon)})
            case {"cancel": _}:
                on_choose({"cancel": "1"})

    # A map is changed by being shown: each run needs its own.
    st_folium(
        OfflineMap(**_addresses()),
        key=KEY,
        height=HEIGHT_PX,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=group,
        on_change=clicked,
    )


def _addresses() -> dict[str, str]:
    # The map's frame is served from /component/<its own name>/index.html: its neighbours are one
    # level up, whatever path the server has been put under.
    served = {
        name: f"../{_served(name, directory)}"
        for name, directory in (("assets", ASSETS), ("basemap", data_dir() / "basemap"))
    }
    font = _font()
    return {
        "assets": served["assets"],
        "ground": f"{served['basemap']}/world.topojson",
        "font": f"../../static/media/{font}" if font else "",
    }


def _served(name: str, directory: Path) -> str:
    return str(components.declare_component(name, path=str(directory)).name)


@cache
def _font() -> str:
    """Return the name of Streamlit's own sans-serif among its files, "" where it has moved."""
    media = Path(st.__file__).parent / "static" / "static" / "media"
    return next((file.name for file in sorted(media.glob("SourceSansVF-Upright*.woff2"))), "")
