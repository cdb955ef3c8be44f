"""Places of the gazetteer that a search finds and the report does not name."""

from __future__ import annotations

import streamlit as st

from geo.dashboard.reports.opening import Opened
from geo.dashboard.session import selection
from geo.gazetteer import open_gazetteer
from geo.gazetteer.search import search
from geo.language import _, isolated
from geo.model import NameTier, Place
from geo.presentation.localised import named
from geo.remembered import remembered

MOST = 5
SHORTEST = 3
"""Characters of a text that is looked up: shorter ones are the beginning of one."""
_LIKE_IT = (NameTier.LABEL, NameTier.NAME, NameTier.FOLDED)


@remembered
def elsewhere(opened: Opened, text: str) -> list[Place]:
    """Return the places that a text names ("Sumy", "Lyman, Donetsk Oblast"), likeliest first.

    Args:
        opened: the report; its own places are left out, and its countries come first.
        text: what was searched for.
    """
    if len(text) < SHORTEST:
        return []
    countries = {place.country_code for place in opened.result.places}
    found = search(open_gazetteer(), text, countries=countries)
    others = (each.place for each in found if each.tier in _LIKE_IT)
    return [named(place) for place in others if place.id not in opened.entries][:MOST]


def show(opened: Opened, place_id: str) -> None:
    """Show a place of the gazetteer on the map; an unknown id changes nothing."""
    if place_id in opened.entries:
        # A filter leaves it out.
        selection.select(opened, place_id)
        return
    place = open_gazetteer().place(place_id)
    if place is None:
        return
    selection.deselect(opened, elsewhere=place_id)
    selection.say(
        _("{place}: shown on the map, not named in this report.").format(
            place=isolated(named(place).name)
        )
    )


def elsewhere_found() -> Place | None:
    """Return the place that is shown though the report does not name it."""
    place_id = st.session_state.elsewhere
    place = open_gazetteer().place(place_id) if place_id else None
    return named(place) if place else None
