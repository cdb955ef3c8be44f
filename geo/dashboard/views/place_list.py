"""The list below the map: one button for each place on it; and the filter's own bar above it."""

from __future__ import annotations

from collections import defaultdict

from markupsafe import Markup

from geo.dashboard.reports.opening import Opened
from geo.dashboard.session.filters import LONGEST_TEXT, NO_COUNTRY, Filters, facets
from geo.language import _, grouped, isolated
from geo.model import Place, Precision, Role
from geo.presentation import words
from geo.presentation.templates import templates
from geo.remembered import remembered

MOST_AT_ONCE = 100
"""Buttons that the browser lays out together."""

_ORDER = {role: at for at, role in enumerate(Role)}

_render = templates(__file__)


@remembered
def chips_of(opened: Opened, *, roles: frozenset[Role], selected_outside: str) -> Markup:
    """Return one button for each place: as a location before as an actor, most mentions first.

    Args:
        opened: the report.
        roles: places that stand in one of these roles are listed.
        selected_outside: id of a place that the filter leaves out and that is listed all the same.
    """
    listed = [
        entry
        for entry in opened.entries.values()
        if entry.main_role in roles or entry.place.id == selected_outside
    ]
    listed.sort(key=lambda entry: (_ORDER[entry.main_role], -entry.number))
    namesakes: dict[str, list[Place]] = defaultdict(list)
    for entry in listed:
        namesakes[entry.place.name].append(entry.place)
    return _render(
        "chips",
        entries=listed,
        namesakes=namesakes,
        outside=selected_outside,
        most_at_once=MOST_AT_ONCE,
    )


@remembered
def _choices(opened: Opened) -> dict[str, list[tuple[str, str]]]:
    """Return what can be asked of a report: values and their labels, by the filter's name."""
    every = facets(opened, Filters(roles=frozenset(Role)), actors=True)
    names = country_names(opened)
    return {
        "role": [(r.value, words.role(r)) for r in Role if every["role"][r.value]],
        "kind": [(k.value, words.precision(k)) for k in Precision if every["kind"][k.value]],
        "country": [(code, names[code]) for code, _number in every["country"].most_common()],
    }


@remembered
def filter_counts(opened: Opened, filters: Filters, *, actors: bool) -> dict[str, str]:
    """Return how many places each box of the filter would leave, by the slot beside it."""
    counted = facets(opened, filters, actors=actors)
    return {
        f"{key}-{at}": grouped(counted[key][value])
        for key, choices in _choices(opened).items()
        for at, (value, _label) in enumerate(choices)
    }


@remembered
def filter_bar(opened: Opened) -> Markup:
    """Return the search field, the filter's controls and the room for what is filtered.

    The same for a report whatever its filter: the page sets the controls to it, and what
    `filter_counts` counts stands beside them.
    """
    return _render("filter_bar", choices=_choices(opened), longest_text=LONGEST_TEXT)


def active_filter(opened: Opened, filters: Filters) -> Markup:
    """Return what is filtered, each part with a button that takes it off."""
    names = country_names(opened)
    parts = [("role", role.value, words.role(role)) for role in Role if role in filters.roles]
    parts += [
        ("kind", kind.value, words.precision(kind)) for kind in Precision if kind in filters.kinds
    ]
    parts += [("country", code, names.get(code, code)) for code in sorted(filters.countries)]
    if filters.sure:
        parts.append(("sure", "", _("at least {share} sure").format(share=f"{filters.sure}%")))
    if filters.text:
        parts.append(("q", "", _("“{text}”").format(text=isolated(filters.text))))
    return _render("active_filter", parts=parts)


@remembered
def country_names(opened: Opened) -> dict[str, str]:
    """Return the label of each country that a report's places lie in, by its code."""
    names = {NO_COUNTRY: _("No single country")}
    for entry in opened.entries.values():
        place = entry.place
        if place.country_code:
            names[place.country_code] = place.country or place.country_code
    return names
