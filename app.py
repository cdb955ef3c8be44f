"""The dashboard: one report or an archive, its places on a map, and the passages that name them."""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import streamlit as st
from markupsafe import Markup

from geo import GeoError
from geo.dashboard import actions
from geo.dashboard.access import is_private, public_notice
from geo.dashboard.atlas.page import show_atlas
from geo.dashboard.atlas.state import leave_report, opens_report
from geo.dashboard.client.fragment import fragment, stylesheet
from geo.dashboard.client.markdown import literal
from geo.dashboard.correct import editing
from geo.dashboard.correct.left_out import left_out_of
from geo.dashboard.reports import opening
from geo.dashboard.reports.archives import archive_of_page
from geo.dashboard.reports.online import answer_wanted
from geo.dashboard.session import announcements, keys, selection
from geo.dashboard.session.filters import shown
from geo.dashboard.session.keys import ACTORS, TAB, TILES
from geo.dashboard.views.card import card_of, card_slots, folded_of, portions_of
from geo.dashboard.views.downloads import downloads
from geo.dashboard.views.header import ICON, footer, header
from geo.dashboard.views.map import show_map
from geo.dashboard.views.map_options import asked_for_tiles, map_options, own_ground
from geo.dashboard.views.names import review_names
from geo.dashboard.views.open_report import hold_pasted, report_dialog
from geo.dashboard.views.overview import overview
from geo.dashboard.views.place_list import active_filter, chips_of, filter_bar, filter_counts
from geo.dashboard.views.report_text import report_html
from geo.dashboard.views.wanted import open_wanted
from geo.language import _, direction, ngettext, translated
from geo.model import Role
from geo.report.language import KNOWN as KNOWN_LANGUAGES
from geo.report.language import UNKNOWN as UNKNOWN_LANGUAGE

st.set_page_config("Dateline", str(ICON), layout="wide")
keys.begin()
stylesheet()

# Streamlit puts what follows `--` behind the script's own name.
own_arguments = sys.argv if Path(sys.argv[0]).name == Path(__file__).name else [__file__]
try:
    opening.prepare_gazetteer()
    open_wanted()
    archive = archive_of_page(own_arguments)
    if archive is not None and not opens_report(archive):
        show_atlas(archive)
        st.stop()
    # Nobody waits for a report that is open, and what would say so costs a thread at every click.
    waits = selection.is_led_elsewhere()
    with st.spinner(_("Reading the report …")) if waits else nullcontext():
        opened = selection.follow_address(opening.report_named(own_arguments))
    if answer_wanted(opened):
        opened = selection.follow_address(opening.report_named(own_arguments))
except GeoError as error:
    st.title("Dateline")
    st.error(literal(translated(error.sentence)))
    st.stop()

editing.leave_with_report(opened)

session = st.session_state
filters = session.filters
left_over = opening.in_language(shown(opened, filters))
outside = session.place if session.place not in left_over.entries else ""
kept = shown(opened, filters, always=outside)
# Places are shown under the reader's names for them; what is done to them is done to `opened`.
told, drawn = opening.in_language(opened), opening.in_language(kept)


def choose(chosen: dict[str, Any]) -> None:
    actions.act(opened, chosen)


# Head
with st.container(horizontal=True, vertical_alignment="top", key="head"):
    st.html(header(opened, left_over, filters))
    with st.container(horizontal=True, width="content", key="actions"):
        if archive is not None:
            st.button(_("Back to the atlas"), key="back-to-atlas", on_click=leave_report)
        saving = st.container(width="content")
        report_dialog()
# In a container of their own, so that what stands below them is not made anew when one goes.
with st.container(key="notices"):
    if not is_private():
        st.warning(public_notice())
    if opened.report.language not in KNOWN_LANGUAGES:
        st.warning(translated(UNKNOWN_LANGUAGE))
    for problem in opened.problems:
        st.warning(literal(translated(problem)))
    if session.notice:
        st.info(literal(session.notice))

left, right = st.columns([16, 10], gap="medium")

# Map, filter and list
with left:
    only_actors = sum(entry.main_role is Role.ACTOR for entry in left_over.entries.values())
    wanted_actors = Role.ACTOR in filters.roles
    actors = wanted_actors or (bool(session.get(ACTORS, False)) and only_actors > 0)
    listed = {Role.LOCATION, *filters.roles, *({Role.ACTOR} if actors else ())}
    with st.container(key="map-frame"):
        chosen = told.entries.get(session.place)
        show_map(
            drawn,
            actors=actors,
            on_choose=choose,
            picking=session.picking,
            rivals=chosen.alternatives if chosen and session.rivals else (),
            filters=filters,
            tiles=bool(session.get(TILES)),
            own=own_ground(),
        )
    with st.container(horizontal=True, vertical_alignment="center", key="bar"):
        fragment(
            filter_bar(told),
            key="filter",
            on_choose=choose,
            slots={
                "active": str(active_filter(told, filters)),
                **filter_counts(told, filters, actors=actors),
            },
            values=filters.as_address(),
            heard=session.heard,
        )
        if only_actors and not wanted_actors:
            st.toggle(
                ngettext(
                    "Show {number} named only as an actor",
                    "Show {number} named only as actors",
                    only_actors,
                ).format(number=only_actors),
                key=ACTORS,
                persist_state="session",
            )
        map_options()
    fragment(
        chips_of(drawn, roles=frozenset(listed), selected_outside=outside),
        key="list",
        on_choose=choose,
        listens="chips",
    )
    fragment(
        Markup(),
        key="teller",
        on_choose=choose,
        report=opened.key,
        selected=session.place,
        mention=selection.mention_start(opened),
        broadcast=session.scroll_to or "nothing",
        scroll_turn=session.scroll_turn,
        status=session.announcement,
        language=session.language,
        direction=direction(),
        keys=session.step_keys,
        silent=announcements.of_silence(),
    )

hold_pasted(opened)

with saving:
    downloads(opened, kept, actors=actors, filtered=bool(filters), on_choose=choose)

# Panel
with right, st.container(key="panel"):
    labels = [_(name) for name in selection.TABS]
    excerpts_tab, report_tab, places_tab = st.tabs(
        labels, key=TAB, on_change=editing.show_filled_in
    )
    if excerpts_tab.open:
        with excerpts_tab:
            entry = told.entries.get(session.place)
            portions = (
                portions_of(told, session.place, session.mention, session.portions) if entry else {}
            )
            fragment(
                card_of(told, session.place, portions)
                if entry
                else overview(left_over, filters, announcements.whole(opened)),
                key="excerpts",
                on_choose=choose,
                slots=card_slots(
                    entry,
                    session.mention,
                    session.wrapped,
                    outside=bool(outside),
                    folded=folded_of(told, session.place, portions)
                    if selection.is_unfolded(entry)
                    else Markup(),
                )
                if entry
                else {},
                pressed=["rivals"] if session.rivals else [],
                selected=session.place,
                mention=selection.mention_start(opened),
                scroll_to=session.scroll_to
                if session.scroll_to.isdecimal()
                else "top" * bool(session.scroll_to),
                scroll_turn=session.scroll_turn,
            )
    if report_tab.open:
        with report_tab:
            left_out_of(opened, on_choose=choose)
            # Apart from what each selection sends, as it can name thousands of places.
            fragment(
                Markup(),
                key="sieve",
                on_choose=choose,
                filter=announcements.told_filter(left_over),
            )
            fragment(
                report_html(told.result),
                key="text",
                on_choose=choose,
                listens="text",
            )
    if places_tab.open:
        with places_tab:
            review_names(opened, left_over, whole=not filters, on_choose=choose)

fragment(
    footer(opened, tiles=asked_for_tiles()),
    key="foot",
    on_choose=choose,
    pressed=["keys"] if session.step_keys else [],
)
