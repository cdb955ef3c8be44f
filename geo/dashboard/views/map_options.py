"""What else the reader wants on the map: other tiles, a map file, layers of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from geo.dashboard import own_ground as offered
from geo.dashboard.access import is_private
from geo.dashboard.client.markdown import literal
from geo.dashboard.door.headers import OPENSTREETMAP, let_tiles_come_from
from geo.dashboard.routes import PREFIX
from geo.dashboard.session.fields import show_again
from geo.dashboard.session.keys import SOURCE_ON, TILES
from geo.errors import CorrectionsError, OwnMapError
from geo.language import _, isolated, translated
from geo.maps.own import MapFile, read_layer, read_source, told

KEY = "map-options"
_PATH, _TEMPLATE, _LAYER = "own-map-path", "tile-source", "own-layer-"
_MOST_LAYERS = 4


def own_ground() -> dict[str, Any]:
    """Return what the map is told of the reader's own maps and layers; let its tiles come."""
    session = st.session_state
    source = session.tile_source if session.get(SOURCE_ON) else None
    on = {*([OPENSTREETMAP] if session.get(TILES) else []), *([source.origin] if source else [])}
    for origin in on:
        let_tiles_come_from(origin)
    session.tile_origins |= on
    return told(
        base=_base(),
        source=source,
        layers=[
            (_address("layer", offered.offer_layer(each)), each) for each in session.own_layers
        ],
    )


def asked_for_tiles() -> tuple[str, ...]:
    """Return whom the reader's browser asks for tiles, by name."""
    session = st.session_state
    source = session.tile_source if session.get(SOURCE_ON) else None
    return (*(["OpenStreetMap"] if session.get(TILES) else []), *([source.host] if source else []))


def map_options() -> None:
    """Show the controls for other tiles, off by default, and for what is the reader's own."""
    popover = st.popover(
        _("Map options"), key=KEY, on_change=show_again, args=(TILES, SOURCE_ON, _PATH, _TEMPLATE)
    )
    # A dozen controls that would go to the page again with every click.
    if not popover.open:
        return
    with popover:
        st.toggle(_("Online map: OpenStreetMap"), key=TILES, persist_state="session")
        st.caption(
            _(
                "While this is on, your browser asks the servers of the OpenStreetMap Foundation "
                "for each part of the map that you look at. They learn which part, your network "
                "address and that you use this page; the report is not sent. Names and borders on "
                "those tiles are OpenStreetMap's."
            )
        )
        _tile_source()
        if is_private():
            _map_file()
        _layers()


def _base() -> tuple[str, MapFile] | None:
    session = st.session_state
    if session.own_map is None:
        session.own_map = str(offered.first_path(kept=is_private()) or "")
    if not session.own_map:
        return None
    try:
        key, file = offered.offer_map(Path(session.own_map))
    except OwnMapError as error:
        session.own_map_problem = error.sentence
        return None
    session.own_map_problem = None
    return _address("map", key), file


def _address(kind: str, key: str) -> str:
    """Return where the map's frame, two levels down, asks for something."""
    return f"../../{PREFIX}/{kind}/{key}"


def _map_file() -> None:
    session = st.session_state
    session.setdefault(_PATH, session.own_map or "")
    st.text_input(
        _("Map file on this machine (PMTiles or MBTiles)"),
        key=_PATH,
        on_change=_take_path,
        placeholder="~/maps/ukraine.pmtiles",
        persist_state="session",
    )
    if session.own_map_problem:
        st.error(literal(translated(session.own_map_problem)))
    st.caption(
        _(
            "The file stays where it is, and is drawn below the places. Its path is kept for the "
            "next time; an empty field forgets it."
        )
    )


def _take_path() -> None:
    session = st.session_state
    session.own_map_problem = None
    # Shells and file managers put quotes about a path.
    session.own_map = session[_PATH].strip().strip("\"'")
    try:
        if not session.own_map:
            offered.keep_path(None)
            return
        _key, file = offered.offer_map(Path(session.own_map))
        offered.keep_path(file.path)
    except (OwnMapError, CorrectionsError) as error:
        session.own_map_problem = error.sentence


def _tile_source() -> None:
    session = st.session_state
    st.text_input(
        _("Another online map: address of its tiles"),
        key=_TEMPLATE,
        on_change=_take_template,
        placeholder="https://tiles.example.org/{z}/{x}/{y}.png",
        persist_state="session",
    )
    source = session.tile_source
    if isinstance(source, str):
        st.error(literal(translated(source)))
    elif source:
        st.toggle(
            literal(_("Online map: {host}").format(host=source.host)),
            key=SOURCE_ON,
            persist_state="session",
        )
        st.caption(
            literal(
                _(
                    "While this is on, your browser asks {host} for each part of the map that you "
                    "look at. It learns which part, your network address and that you use this "
                    "page; the report is not sent. Names and borders on those tiles are theirs."
                ).format(host=source.host)
            )
        )


def _take_template() -> None:
    session = st.session_state
    # Another server is asked only once the reader says so again.
    session[SOURCE_ON] = False
    session.tile_source = None
    try:
        if session[_TEMPLATE].strip():
            session.tile_source = read_source(session[_TEMPLATE])
    except OwnMapError as error:
        session.tile_source = error.sentence


def _layers() -> None:
    session = st.session_state
    st.markdown(_("Layers of your own"))
    for number, layer in enumerate(session.own_layers):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(literal(layer.name))
            st.button(
                _("Remove"),
                key=f"{_LAYER}remove-{number}",
                help=literal(_("Take {name} off the map").format(name=isolated(layer.name))),
                on_click=_remove,
                args=(number,),
            )
    if len(session.own_layers) < _MOST_LAYERS:
        st.file_uploader(
            _("A front line, an area, a track: GeoJSON, KML or GPX"),
            type=["geojson", "json", "kml", "gpx"],
            key=f"{_LAYER}{session.own_layer_turn}",
            on_change=_take_layer,
        )
    if session.own_problem:
        st.error(literal(translated(session.own_problem)))
    st.caption(
        _(
            "A layer stays in this page and the memory of the machine that serves it. It is in no "
            "file that you save, unless you say so there."
        )
    )


def _take_layer() -> None:
    session = st.session_state
    given = session[f"{_LAYER}{session.own_layer_turn}"]
    if given is None:
        return
    session.own_problem = None
    try:
        layer = read_layer(given.getvalue(), given.name)
    except OwnMapError as error:
        session.own_problem = error.sentence
    else:
        others = tuple(each for each in session.own_layers if each.key != layer.key)
        session.own_layers = (*others, layer)
    # A control under a new name has no file in it.
    session.own_layer_turn += 1


def _remove(number: int) -> None:
    session = st.session_state
    session.own_layers = tuple(layer for at, layer in enumerate(session.own_layers) if at != number)
