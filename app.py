"""The dashboard: one report, its places on a map, and the passages that name them."""

import sys
from pathlib import Path

import streamlit as st

from geo import GeoError
from geo.dashboard import opening, state
from geo.dashboard.another import another_report, open_wanted
from geo.dashboard.excerpts import card, spoken
from geo.dashboard.fragment import fragment, stylesheet
from geo.dashboard.header import ICON, footer, header
from geo.dashboard.locality import is_private, public_notice
from geo.dashboard.map_view import show_map
from geo.dashboard.overview import overview
from geo.dashboard.places_view import chips, places_html
from geo.dashboard.report_view import report_html
from geo.excerpts import passages
from geo.model import Role
from geo.report.language import UNKNOWN as UNKNOWN_LANGUAGE

st.set_page_config("Dateline", str(ICON), layout="wide")
stylesheet()

# Streamlit puts what follows `--` behind the script's own name.
own_arguments = sys.argv if Path(sys.argv[0]).name == Path(__file__).name else [__file__]
try:
    opening.prepare_gazetteer()
    open_wanted()
    with st.spinner("Reading the report …"):
        opened = state.follow_address(opening.report_path(own_arguments))
except GeoError as error:
    st.title("Dateline")
    st.error(str(error))
    st.stop()

session = st.session_state


def choose(chosen: dict[str, str]) -> None:
    state.choose(opened, chosen)


# Head
with st.container(horizontal=True, vertical_alignment="top", key="head"):
    st.html(header(opened))
    another_report()
if not is_private():
    st.warning(public_notice())
if not opened.result.report.language:
    st.warning(UNKNOWN_LANGUAGE)
if session.notice:
    st.info(session.notice)

left, right = st.columns([16, 10], gap="medium")

# Map and list
with left:
    actors_only = sum(entry.standing is Role.ACTOR for entry in opened.entries.values())
    actors = bool(session.get("actors", False)) and actors_only > 0
    with st.container(key="map-frame"):
        show_map(opened, actors=actors, on_choose=choose)
    fragment(
        chips(opened.entries.values(), actors=actors),
        key="list",
        on_choose=choose,
        selected=session.place,
        reveal="chip",
        tells=session.reveal or "nothing",
        turn=session.turn,
    )
    if actors_only:
        st.toggle(f"Show {actors_only} named only as actors (“Moscow said”)", key="actors")

# Panel
with right, st.container(key="panel"):
    excerpts_tab, report_tab, places_tab = st.tabs(state.TABS, key=state.TAB, on_change="rerun")
    if excerpts_tab.open:
        with excerpts_tab:
            entry = opened.entries.get(session.place)
            html = card(entry, passages(opened.result, entry.place)) if entry else overview(opened)
            fragment(
                html,
                key="excerpts",
                on_choose=choose,
                selected=session.place,
                reveal=session.reveal if session.reveal == "top" else "",
                turn=session.turn,
                status=spoken(entry) if entry else "",
            )
    if report_tab.open:
        with report_tab:
            fragment(
                report_html(opened.result, opened.entries),
                key="text",
                on_choose=choose,
                follows="text",
            )
    if places_tab.open:
        with places_tab:
            fragment(
                places_html(opened.result, opened.entries),
                key="names",
                on_choose=choose,
                follows="list",
            )

st.html(footer(opened))
