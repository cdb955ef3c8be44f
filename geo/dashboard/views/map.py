"""The map in the page, and what a click on it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import folium
import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium

from geo.dashboard.reports.opening import Opened
from geo.dashboard.routes import PREFIX
from geo.dashboard.session.elsewhere import elsewhere_found
from geo.dashboard.session.filters import Filters
from geo.gazetteer import open_gazetteer
from geo.language import ENGLISH, current
from geo.maps import ASSETS, Scene, pins, previews, scene
from geo.maps.layer import PlaceLayer, Rival
from geo.maps.offline import OfflineMap
from geo.model import Candidate
from geo.paths import data_dir
from geo.presentation import words
from geo.remembered import remembered

KEY = "map"
HEIGHT_PX = 560
"""Of the frame before the page's style sheet sets it."""
_ID = "0" * 32
"""Of the map among folium's elements; otherwise a random number."""


def show_map(
    opened: Opened,
    *,
    actors: bool,
    on_choose: Callable[[dict[str, Any]], None],
    picking: int = 0,
    rivals: Sequence[Candidate] = (),
    filters: Filters | None = None,
    tiles: bool = False,
    own: Mapping[str, Any] | None = None,
) -> None:
    """Show the places of a report.

    Args:
        opened: the report.
        actors: show the places too that are named only as actors.
        on_choose: gets {"place": id} of a marker that was clicked, {"rival": id} of a runner-up,
            {"clear": "yes"} when nothing is to be selected; while a point is being picked,
            {"point": (lat, lon)} in degrees or {"cancel": turn}.
        picking: the turn in which the next click gives its point instead of selecting, 0 for none.
        rivals: the selected place's runners-up, best first, to be shown with a letter each.
        filters: what left these places; when it changes the map is fitted to them.
        tiles: lay OpenStreetMap's tiles over the map; the reader's browser asks for them outside.
        own: the reader's own maps and layers, as `geo.maps.own.told` tells them.
    """
    selected = st.session_state.place
    places, ids = _places(opened, actors)
    if selected and selected not in ids:
        places = _drawn(opened, actors, always=selected)[0]
    # What is selected the page tells the map itself: a thousand places are not sent for that.
    layer = PlaceLayer(
        places,
        picking=picking,
        rivals=[
            Rival(candidate.place, letter, words.share(candidate.score))
            for letter, candidate in zip("ABCDEF", rivals, strict=False)
        ],
        filter=urlencode(filters.as_address()) if filters else "",
        elsewhere=elsewhere_found(),
        tiles=tiles,
        own=own,
    )
    draw_map(layer, on_choose, credits=opened.credits)


def draw_map(
    layer: PlaceLayer, on_choose: Callable[[dict[str, Any]], None], credits: Sequence[str] = ()
) -> None:
    """Show a layer of places on the map; see `show_map`.

    Args:
        layer: what to draw.
        on_choose: gets what was clicked.
        credits: whose places are shown beside the gazetteer's.
    """
    group = folium.FeatureGroup()
    group.add_child(layer)
    # A frame that is open shows no tiles of a server that was switched on since: another takes its
    # place.
    servers = len(st.session_state.tile_origins)
    key = f"{KEY}-{servers}" if servers else KEY

    def clicked() -> None:
        value = st.session_state.get(key)
        match value:
            case {"place": str(place)}:
                on_choose({"place": place})
            case {"rival": str(place)}:
                on_choose({"rival": place})
            case {"clear": _}:
                on_choose({"clear": "yes"})
            case {"point": [float() | int() as lat, float() | int() as lon]}:
                on_choose({"point": (lat, lon)})
            case {"area": str(area)}:
                on_choose({"area": area})
            case {"cancel": int(turn)}:
                on_choose({"cancel": turn})

    # A map is changed by being shown: each run needs its own. Under one name, so that what has not
    # changed is the same to Streamlit, and is not sent again where it is long.
    gazetteer = open_gazetteer()
    base = OfflineMap(
        **_addresses(),
        settlements=f"../../{PREFIX}/settlements/{gazetteer.version}/{current()}",
        names=f"../../{PREFIX}/names/{gazetteer.version}/{current()}"
        if current() != ENGLISH
        else "",
        credits=(*gazetteer.credits, *credits),
    )
    base._id = _ID
    st_folium(
        base,
        key=key,
        height=HEIGHT_PX,
        # It renders the map a second time for whoever wants a whole page of it.
        render=False,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=group,
        on_change=clicked,
    )


@remembered
def _places(opened: Opened, actors: bool) -> tuple[Scene, frozenset[str]]:
    return _drawn(opened, actors)


def _drawn(opened: Opened, actors: bool, *, always: str = "") -> tuple[Scene, frozenset[str]]:
    """Return what the map draws, and the ids of the places in it."""
    marks = pins(opened.result, actors=actors, always=always)
    beside = previews(opened.result, marks, words.kind)
    drawn = scene(marks, report=opened.key, previews=beside)
    return drawn, frozenset(mark.place.id for mark in marks)


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
        "ground": f"{served['basemap']}/world.topojson.gz",
        "font": f"../../static/media/{font}" if font else "",
    }


def _served(name: str, directory: Path) -> str:
    return str(components.declare_component(name, path=str(directory)).name)


@cache
def _font() -> str:
    """Return the name of Streamlit's own sans-serif among its files, "" where it has moved."""
    media = Path(st.__file__).parent / "static" / "static" / "media"
    return next((file.name for file in sorted(media.glob("SourceSansVF-Upright*.woff2"))), "")
