"""The editor's controls that choose a place: considered, found, typed, picked or of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from geo import coordinates
from geo.dashboard.client.markdown import literal
from geo.dashboard.correct.draft import (
    Means,
    Unfinished,
    point_wanted,
)
from geo.dashboard.correct.editing import (
    LONGEST_NAME,
    button,
    key,
    start_picking,
    stop_picking,
    value,
)
from geo.dashboard.correct.wording import place_name
from geo.dashboard.reports.reviewed import Reviewed
from geo.gazetteer import open_gazetteer
from geo.gazetteer.search import LONGEST as LONGEST_QUERY
from geo.gazetteer.search import search
from geo.language import _, comma_joined, grouped, ngettext
from geo.model import Candidate, Mention, Place, Precision
from geo.presentation import words
from geo.presentation.localised import named

MOST_RUNNERS_UP = 8
_MOST_FOUND = 12
_NEAR_KM = 50.0
_PRECISIONS = (
    Precision.SITE,
    Precision.SETTLEMENT,
    Precision.DISTRICT,
    Precision.REGION,
    Precision.WATER,
)

_Option = TypeVar("_Option")


def settle(name: str, options: Sequence[_Option], default: _Option | None) -> str:
    """Return the key of a control that holds one of `options`, else the default."""
    if value(name) not in options:
        st.session_state[key(name)] = default
    return key(name)


def prefilled(name: str, text: str) -> str:
    """Return the key of a text field, filled with `text` when it is first shown."""
    st.session_state.setdefault(key(name), text)
    return key(name)


def which_place(opened: Reviewed, means: Means, mention: Mention | None, name: str) -> None:
    """Show the controls that choose a place, for what the name is said to be."""
    match means:
        case Means.RUNNER_UP if mention is not None:
            candidates = runners_up(opened, mention)
            _choice(
                _("Which of them"),
                "runner-up",
                [candidate.place for candidate in candidates],
                [words.share(each.score) if each.score else "" for each in candidates],
            )
        case Means.SEARCH:
            _search(opened, name)
        case Means.POINT:
            _point(name)
        case Means.REPORT:
            labels = _labels(others(opened, mention))
            st.selectbox(
                _("Which place"),
                list(labels),
                index=None,
                key=settle("of-report", list(labels), None),
                placeholder=_("Choose a place"),
                format_func=lambda place_id: labels[place_id],
                persist_state="session",
            )


def _search(opened: Reviewed, name: str) -> None:
    query = st.text_input(
        _("Search the gazetteer"),
        key=prefilled("query", name),
        max_chars=LONGEST_QUERY,
        help=_("A name, a name with its region or country after a comma, or an id."),
        persist_state="session",
    )
    if not query.strip():
        return
    countries = {place.country_code for place in opened.result.places}
    found = search(open_gazetteer(), query, countries=countries)
    places = [candidate.place for candidate in found[:_MOST_FOUND]]
    if places:
        _choice(_("Found"), "found", places, ["" for _place in places])
    else:
        st.caption(
            _("The gazetteer has no “{name}”. Try another spelling, or give a point.").format(
                name=literal(query)
            )
        )


def _choice(label: str, name: str, places: Sequence[Place], shares: Sequence[str]) -> None:
    known = {place.id: place for place in places}
    ids = list(known)
    labels = _labels(list(known.values()))
    st.radio(
        label,
        ids,
        index=None,
        key=settle(name, ids, ids[0] if len(ids) == 1 else None),
        format_func=lambda place_id: literal(labels[place_id]),
        captions=[
            literal(" · ".join(filter(None, (_about(place), share))))
            for place, share in zip(places, shares, strict=True)
        ],
        persist_state="session",
    )


def _point(name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            _("Latitude and longitude"),
            key=key("point"),
            placeholder="49.21, 37.25",
            help=_("Decimal degrees, degrees with minutes and seconds, or a military grid square."),
            persist_state="session",
        )
        if st.session_state.picking:
            st.button(_("Stop picking"), key=button("stop"), on_click=_pick, args=(False,))
        else:
            st.button(_("Pick on the map"), key=button("pick"), on_click=_pick, args=(True,))
    if st.session_state.picking:
        st.info(_("Click the point on the map. Escape leaves without one."))
    with st.container(horizontal=True):
        st.text_input(
            _("Its name"),
            key=prefilled("label", name),
            max_chars=LONGEST_NAME,
            persist_state="session",
        )
        st.selectbox(
            _("It stands for"),
            _PRECISIONS,
            key=settle("precision", _PRECISIONS, _PRECISIONS[0]),
            format_func=words.precision,
            persist_state="session",
        )
    try:
        place = point_wanted()
    except Unfinished as missing:
        if str(missing):
            st.error(literal(str(missing)))
        return
    st.caption(
        literal(f"{coordinates.sexagesimal(place.lat, place.lon, coordinates.SITE)}{_near(place)}")
    )


def _near(place: Place) -> str:
    near = open_gazetteer().nearest(place.lat, place.lon, within_km=_NEAR_KM)
    if near is None:
        return " · " + _("no settlement within 50 km")
    return " · " + _("{km} km from {place}").format(km=round(near[1]), place=place_name(near[0]))


def _pick(picking: bool) -> None:
    if picking:
        start_picking()
    else:
        stop_picking(st.session_state.picking)
    # The map lies outside the part that is drawn again, so the whole page has to be.
    st.session_state.correct_drawn = -1


def runners_up(opened: Reviewed, mention: Mention) -> list[Candidate]:
    """Return the places that were considered for a mention, the likeliest first."""
    if mention.resolution is None:
        return []
    met = {mention.resolution.place.id}
    found = list(mention.resolution.alternatives)
    entry = opened.entries.get(mention.resolution.place.id)
    found += entry.alternatives if entry else ()
    unique = {c.place.id: c for c in reversed(found) if c.place.id not in met}
    ranked = sorted(unique.values(), key=lambda candidate: -candidate.score)
    return ranked[:MOST_RUNNERS_UP]


def others(opened: Reviewed, mention: Mention | None) -> list[Place]:
    """Return the places of the report, without the one that a mention is read as."""
    own = mention.resolution.place.id if mention and mention.resolution else ""
    return [place for place in opened.result.places if place.id != own]


def _about(place: Place) -> str:
    people = ""
    if place.population:
        people = ngettext("{number} person", "{number} people", place.population).format(
            number=grouped(place.population)
        )
    about = words.kind(place), named(place).admin2, _point_of(place), people
    return " · ".join(filter(None, about))


def _labels(places: Sequence[Place]) -> dict[str, str]:
    """Return a label for each place by its id, no two alike, as a control needs them."""
    places = [named(place) for place in places]
    labels = {
        place.id: comma_joined(filter(None, (place.name, words.where(place)))) for place in places
    }
    for parts in (words.kind, _point_of, lambda place: place.id):
        often = Counter(labels.values())
        for place in places:
            if often[labels[place.id]] > 1:
                labels[place.id] += f", {parts(place)}"
    return labels


def _point_of(place: Place) -> str:
    return coordinates.decimal(place.lat, place.lon, coordinates.fineness(place))
