"""Saving the map as a picture, which is drawn only when it is asked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextvars import copy_context

import streamlit as st

from geo.dashboard import language, words
from geo.dashboard.language import _
from geo.dashboard.opening import Opened
from geo.export.picture import Words, rasterised, to_svg
from geo.gazetteer import open_gazetteer

KEY = "pictures"


def pictures(opened: Opened, *, actors: bool = False, filtered: bool = False) -> None:
    """Show the control that saves the map as SVG or PNG.

    Args:
        opened: the report, with what the filter leaves on the map.
        actors: the places that are named only as actors are on the map too.
        filtered: the filter leaves something out, which the picture says.
    """
    popover = st.popover(_("Save the map"), key=KEY, on_change="rerun")
    if not popover.open:
        return
    with popover:
        st.caption(
            _("The map as a picture of its own, with title, legend, scale and credits, for print.")
        )
        svg = _drawn(opened, actors=actors, filtered=filtered)
    with popover, st.container(horizontal=True):
        for kind, mime, label, data in (
            ("svg", "image/svg+xml", _("SVG, sharp at every size"), svg),
            ("png", "image/png", _("PNG, 1600 x 1000 px"), _as_png(svg)),
        ):
            st.download_button(
                label,
                data,
                file_name=f"{_slug(opened)}.{kind}",
                mime=mime,
                on_click="ignore",
                key=f"picture-{kind}",
            )


def _drawn(opened: Opened, *, actors: bool, filtered: bool = False) -> Callable[[], str]:
    """Return what draws the map, later and in another thread, in the reader's language now."""
    # The language in use is this thread's, and the server draws in one of its own.
    reader = copy_context()
    credits = open_gazetteer().credits

    def draw() -> str:
        return to_svg(
            opened.result, actors=actors, credits=credits, words=_words(filtered=filtered)
        )

    return lambda: reader.copy().run(draw)


def _as_png(svg: Callable[[], str]) -> Callable[[], bytes]:
    def draw() -> bytes:
        return rasterised(svg())

    return draw


def _slug(opened: Opened) -> str:
    title = unicodedata.normalize("NFKD", opened.report.title).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60].strip("-")
    return f"{slug or 'map'}-{opened.key}"


def _words(*, filtered: bool = False) -> Words:
    """Return the picture's own texts in the language in use."""
    return Words(
        language=language.current(),
        untitled=_("Untitled report"),
        pasted=_("Pasted text"),
        undated=_("no date in the report"),
        counts=_counts_filtered if filtered else _counts,
        area=_("Area: number of mentions"),
        region=_("region, marker at its seat"),
        country=_("country"),
        vague=_("area without a border"),
        water=_("sea, lake or river"),
        actor=_("named only as an actor"),
        uncertain=_("place uncertain"),
        disputed=_("disputed border"),
        beyond=_("Outside this picture: {places}"),
        unlabelled=_("Without a label here: {places}"),
        more=_("{places} and {number} more"),
        kilometres=_("{number} km"),
        metres=_("{number} m"),
        statement=_(
            "This map shows where the report names places. It does not verify that anything "
            "happened there."
        ),
        borders=_(
            "The names and borders shown imply no opinion on the legal status of any territory. "
            "Crimea is drawn in Ukraine, as the UN General Assembly does (resolution 68/262); "
            "other disputed borders are dashed."
        ),
        credits=_("Places: {credits}. Base map: Natural Earth."),
    )


def _counts(places: int, mentions: int, countries: int) -> str:
    return ", ".join((words.places(places), words.mentions(mentions), words.countries(countries)))


def _counts_filtered(places: int, mentions: int, countries: int) -> str:
    return _("{counts} (filtered)").format(counts=_counts(places, mentions, countries))
