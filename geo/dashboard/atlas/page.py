"""The page over all reports of an archive: map, filter, list, and the panel beside them."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

import streamlit as st
from markupsafe import Markup

from geo.atlas import Archive, Filter, known_choices, places
from geo.atlas.comparing import common
from geo.atlas.marks import marks_of, place_of
from geo.atlas.wording import span_text
from geo.dashboard.access import is_private, public_notice
from geo.dashboard.atlas import filtering, state
from geo.dashboard.atlas.comparing import (
    compared_entries,
    compared_scene,
    comparison,
    form_of,
)
from geo.dashboard.atlas.downloads import downloads
from geo.dashboard.atlas.panel import card, counts, overview
from geo.dashboard.client.fragment import fragment
from geo.dashboard.client.markdown import literal
from geo.dashboard.reports.archives import key_of
from geo.dashboard.reports.renewal import is_behind, take_in
from geo.dashboard.session import announcements
from geo.dashboard.session.keys import TILES
from geo.dashboard.views.header import foot
from geo.dashboard.views.map import draw_map
from geo.dashboard.views.map_options import asked_for_tiles, map_options, own_ground
from geo.dashboard.views.open_report import report_dialog
from geo.errors import GeoError
from geo.language import _, direction, grouped, translated
from geo.maps import Scene, scene
from geo.maps.layer import PlaceLayer
from geo.model import Place
from geo.presentation.localised import named
from geo.presentation.templates import templates
from geo.remembered import remembered

MOST_AT_ONCE = 100
"""Buttons of the list that the browser lays out together."""

_render = templates(__file__)


def show_atlas(archive: Archive) -> None:
    """Show the archive as its address says.

    Raises:
        ArchiveError: a file is not what it was when the archive was opened.
    """
    state.follow_address()
    session = st.session_state
    wanted: Filter = session.atlas_filter
    against: Filter | None = session.atlas_against
    # Beside each other, what time, source and report of a side are is said in the panel.
    alike = wanted if against is None else common(wanted)
    choose = partial(state.act, archive)
    with st.container(horizontal=True, vertical_alignment="top", key="head"):
        st.html(_header(archive, alike))
        with st.container(horizontal=True, width="content", key="actions"):
            downloads(archive, alike)
            report_dialog()
    with st.container(key="notices"):
        if not is_private():
            st.warning(public_notice())
        if session.notice:
            st.info(literal(session.notice))
        _corrections(archive)
    left, right = st.columns([16, 10], gap="medium")
    with left:
        with st.container(key="map-frame"):
            draw_map(
                PlaceLayer(
                    drawn(archive, wanted, against),
                    filter=f"{wanted.to_query()} {against.to_query() if against else ''}".strip(),
                    area=wanted.area,
                    tiles=bool(session.get(TILES)),
                    own=own_ground(),
                ),
                choose,
            )
        with st.container(horizontal=True, vertical_alignment="center", key="bar"):
            fragment(
                filtering.form_of(archive),
                key="atlas-filter",
                on_choose=choose,
                slots={
                    "active": str(filtering.active(alike)),
                    **filtering.counts_of(archive, wanted),
                },
                values=filtering.values_of(wanted),
                heard=session.heard,
            )
            map_options()
        fragment(
            listed(archive, wanted, against), key="atlas-list", on_choose=choose, listens="chips"
        )
        fragment(
            Markup(),
            key="atlas-teller",
            on_choose=choose,
            report=_scene_key(archive),
            selected=session.place,
            mention=-1,
            broadcast=session.scroll_to or "nothing",
            scroll_turn=session.scroll_turn,
            status=session.announcement,
            language=session.language,
            direction=direction(),
            keys=False,
            silent=announcements.of_silence(),
        )
    with right, st.container(key="panel"):
        fragment(
            _panel(archive, wanted, against),
            key="atlas-panel",
            on_choose=choose,
            selected=session.place,
            mention=-1,
            scroll_to=session.scroll_to,
            scroll_turn=session.scroll_turn,
        )
    fragment(foot(tiles=asked_for_tiles(), several=True), key="foot", on_choose=choose)


@remembered
def drawn(archive: Archive, wanted: Filter, against: Filter | None) -> Scene:
    """Return the places that a filter leaves, or two beside each other, as the map draws them."""
    if against is not None:
        return compared_scene(archive, wanted, against, _scene_key(archive))
    return scene(marks_of(places(archive, wanted).found), report=_scene_key(archive))


@remembered
def listed(archive: Archive, wanted: Filter, against: Filter | None) -> Markup:
    """Return one button for each place on the map, most mentions first."""
    told = (
        [(found, grouped(found.mentions)) for found in places(archive, wanted).found]
        if against is None
        else [(each.place, said) for each, said in compared_entries(archive, wanted, against)]
    )
    entries = [(named(place_of(found, whole=False)), said) for found, said in told]
    namesakes: dict[str, list[Place]] = defaultdict(list)
    for place, _number in entries:
        namesakes[place.name].append(place)
    return _render("list", entries=entries, namesakes=namesakes, most_at_once=MOST_AT_ONCE)


def _corrections(archive: Archive) -> None:
    """Offer to take in the corrections that were made since an archive was made."""
    if not is_behind(archive):
        return
    st.info(_("Corrections were made since this archive was: its map does not know of them yet."))
    if not st.button(_("Take them in"), key="take-in"):
        return
    try:
        with st.spinner(_("Taking in the corrections …")):
            take_in(archive)
    except GeoError as error:
        st.error(literal(translated(error.sentence)))
        return
    st.rerun()


def _panel(archive: Archive, wanted: Filter, against: Filter | None) -> Markup:
    session = st.session_state
    if session.place:
        # Beside each other, a place's passages are those of both sides and all others.
        asked = wanted if against is None else common(wanted)
        return card(archive, asked, session.place, session.atlas_pages)
    if against is not None:
        return comparison(archive, wanted, against)
    return overview(archive, wanted) + form_of(archive, known_choices(archive)["sources"])


def _header(archive: Archive, wanted: Filter) -> Markup:
    first, last = filtering.span_of(archive)
    source = [_("Archive"), span_text(first, last) if first and last else _("undated")]
    return _render("header", name=archive.name, source=source, counts=counts(archive, wanted))


def _scene_key(archive: Archive) -> str:
    """Return what the map knows the archive by, as it does a report."""
    return f"atlas-{key_of(archive)}"
