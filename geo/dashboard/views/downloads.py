"""Taking the report's places away: the map as a picture, the evidence in every format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextvars import copy_context
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st
from markupsafe import Markup

from geo.dashboard.client.fragment import fragment
from geo.dashboard.reports.opening import Opened
from geo.dashboard.reports.reviewed import Reviewed
from geo.dashboard.session.fields import show_again
from geo.dashboard.session.keys import DISCREET, PICTURED, WITH_LAYERS
from geo.export import FORMATS, Format, Provenance, discreet, discreet_provenance
from geo.gazetteer import open_gazetteer
from geo.language import _
from geo.model import Geoparse
from geo.presentation import words

if TYPE_CHECKING:
    from geo.export.picture import Shown

_Content = TypeVar("_Content", str, bytes)

KEY = "downloads"
_PICTURES = ("svg", "png")
_WHOLE: tuple[()] = ()
"""What stands for the whole report among the sizes: None would be no choice."""


def downloads(
    opened: Reviewed,
    drawn: Opened,
    *,
    actors: bool,
    filtered: bool,
    on_choose: Callable[[dict[str, Any]], None],
) -> None:
    """Show the control that saves the report's places.

    Args:
        opened: the report, which the files tell whole.
        drawn: the same with what the filter leaves on the map, which the pictures show.
        actors: the places that are named only as actors are on the map too.
        filtered: the filter leaves something out.
        on_choose: gets {"view": "lat,lon,zoom"} of what the map shows.
    """
    popover = st.popover(_("Save as"), key=KEY, on_change=show_again, args=(DISCREET, WITH_LAYERS))
    if not popover.open:
        return
    # What draws takes a moment to load, and most pages save nothing.
    from geo.export.picture import SHEETS

    with popover:
        st.toggle(
            _("Round the coordinates, leave named sites out"),
            key=DISCREET,
            persist_state="session",
            help=_(
                "Coordinates to a tenth of a degree, about 10 km, and no place for named sites "
                "such as hospitals: for reports that could endanger someone. The passages stay as "
                "the report writes them."
            ),
        )
        st.selectbox(
            _("The pictures show"),
            (_WHOLE, *SHEETS),
            key=PICTURED,
            format_func=_pictured,
            persist_state="session",
        )
        fragment(Markup(), key="asked-view", on_choose=on_choose, asks="view")
        if st.session_state.own_layers:
            st.toggle(
                _("The page takes along the layers of your own"),
                key=WITH_LAYERS,
                persist_state="session",
            )
        if filtered:
            st.caption(_("The pictures show what the filter leaves; the files tell everything."))
        with st.container(key="formats"):
            for name in sorted(FORMATS, key=lambda name: name not in _PICTURES):
                _offer(opened, drawn, FORMATS[name], actors=actors, filtered=filtered)


def _pictured(size: tuple[int, int] | tuple[()]) -> str:
    if not size:
        return _("the whole report, {width} × {height}").format(width=1600, height=1000)
    width, height = size
    return _("the map as it is now, {width} × {height}").format(width=width, height=height)


def _shown() -> Shown | None:
    """Return what of the world the pictures show, None for the whole report."""
    from geo.export.picture import Shown

    size, view = st.session_state.get(PICTURED), st.session_state.get("view")
    if not (size and view):
        return None
    lat, lon, zoom = view
    return Shown(lat, lon, zoom, size)


def _offer(opened: Reviewed, drawn: Opened, kind: Format, *, actors: bool, filtered: bool) -> None:
    shown = drawn if kind.key in _PICTURES else opened
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            _(kind.title),
            _drawing(shown.result, opened, kind, actors=actors, filtered=filtered)
            if kind.key in _PICTURES
            else _writing(shown.result, opened, kind),
            file_name=f"{slug(opened)}{kind.suffix}",
            mime=kind.media_type,
            on_click="ignore",
            # The page tells by it whether what it shows as asked for has arrived.
            key=f"download-{_asked()}{kind.key}",
        )
        st.caption(words.sentence(_(kind.about)))


def _drawing(
    result: Geoparse, opened: Reviewed, kind: Format, *, actors: bool, filtered: bool
) -> Callable[[], str] | Callable[[], bytes]:
    """Return what draws the map when it is asked for, with what the filter leaves on it."""
    from geo.export.picture import rasterised, to_svg

    result, provenance = _told(result, opened)
    shown = _shown()

    def svg() -> str:
        return to_svg(result, provenance, actors=actors, filtered=filtered, shown=shown)

    if kind.key == "svg":
        return _in_this_language(svg)
    return _in_this_language(lambda: rasterised(svg()))


def _writing(result: Geoparse, opened: Reviewed, kind: Format) -> Callable[[], bytes]:
    """Return what writes a file when it is asked for."""
    result, provenance = _told(result, opened)
    return _in_this_language(lambda: kind.write(result, provenance))


def _in_this_language(write: Callable[[], _Content]) -> Callable[[], _Content]:
    """Return what writes in the reader's language, whichever thread the server writes in."""
    reader = copy_context()
    # A context can be entered once at a time, and two threads may write the same file.
    return lambda: reader.copy().run(write)


def _asked() -> str:
    with_layers = st.session_state.get(WITH_LAYERS)
    return f"{'rounded-' if _is_discreet() else ''}{'layers-' if with_layers else ''}"


def _told(result: Geoparse, opened: Reviewed) -> tuple[Geoparse, Provenance]:
    """Return what a file tells of a result and of where it comes from, discreet where wanted."""
    gazetteer = open_gazetteer()
    provenance = Provenance(
        (*gazetteer.credits, *opened.credits),
        gazetteer.version,
        tuple(applied.correction for applied in opened.applied),
        datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        st.session_state.own_layers if st.session_state.get(WITH_LAYERS) else (),
    )
    if not _is_discreet():
        return result, provenance
    return discreet(result), discreet_provenance(provenance)


def _is_discreet() -> bool:
    return bool(st.session_state.get(DISCREET))


def slug(opened: Opened) -> str:
    """Return a file's name for a report, without its ending: letters, digits and hyphens."""
    title = unicodedata.normalize("NFKD", opened.report.title).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60].strip("-")
    return f"{name or 'map'}-{opened.key}"
