"""The list below the map: one button for each place on it; and the filter's own bar above it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from markupsafe import Markup

from geo.dashboard.reports.opening import Opened
from geo.dashboard.session.filters import LONGEST_TEXT, NO_COUNTRY, Filters, facets
from geo.language import _, grouped
from geo.model import Place, Precision, Role
from geo.presentation import words
from geo.presentation.entries import Entry
from geo.remembered import remembered

MOST_AT_ONCE = 100
"""Buttons that the browser lays out together."""

_BLANK = Markup("")
_ORDER = {role: at for at, role in enumerate(Role)}
_CLOSE = Markup("<span aria-hidden='true'>×</span>")


@remembered
def chips_of(opened: Opened, *, roles: frozenset[Role], selected_outside: str) -> Markup:
    """Return the list of a report's places; the arguments are those of `chips`."""
    return chips(opened.entries.values(), roles=roles, outside=selected_outside)


def chips(entries: Iterable[Entry], *, roles: Collection[Role], outside: str = "") -> Markup:
    """Return one button for each place: as a location before as an actor, most mentions first.

    Args:
        entries: the places.
        roles: places that stand in one of these roles are listed.
        outside: id of a place that the filter leaves out and that is listed all the same.
    """
    listed = [entry for entry in entries if entry.main_role in roles or entry.place.id == outside]
    listed.sort(key=lambda entry: (_ORDER[entry.main_role], -entry.count(entry.main_role)))
    namesakes: dict[str, list[Place]] = {}
    for entry in listed:
        namesakes.setdefault(entry.place.name, []).append(entry.place)
    rows = [
        Markup(
            "<button type='button' class='chip {}{}' aria-pressed='false' data-place='{}'"
            " title='{}'>{}{} <b>{}</b></button>"
        ).format(
            entry.main_role.value,
            " outside" if entry.place.id == outside else "",
            entry.place.id,
            ", ".join(filter(None, (words.kind(entry.place), words.where(entry.place)))),
            entry.place.name,
            _apart(entry.place, namesakes[entry.place.name]),
            entry.count(entry.main_role),
        )
        for entry in listed
    ]
    if len(rows) > MOST_AT_ONCE:
        rows = [
            Markup("<div class='some'>{}</div>").format(_BLANK.join(rows[at : at + MOST_AT_ONCE]))
            for at in range(0, len(rows), MOST_AT_ONCE)
        ]
    return Markup(
        "<div class='chips' id='list-of-places' role='group' aria-label='{}'"
        " tabindex='-1' data-roving>{}</div>"
    ).format(
        _("Places on the map"),
        _BLANK.join(rows) or Markup("<p class='none'>{}</p>").format(_("None.")),
    )


def _apart(place: Place, others: Iterable[Place]) -> Markup:
    difference = words.apart(place, others)
    return Markup(" <i>{}</i>").format(difference) if difference else _BLANK


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
    choices = _choices(opened)
    groups = _BLANK.join(
        (
            _group(_("Named"), "role", choices["role"]),
            _group(_("Kind of place"), "kind", choices["kind"]),
            _group(_("Country"), "country", choices["country"]),
        )
    )
    return Markup(
        "<form class='filter' role='search'>"
        "<label class='find'><span class='hidden'>{}</span><input type='search' name='q'"
        " maxlength='{}' placeholder='{}' autocomplete='off'></label>"
        "<button type='button' class='pill open-filter' popovertarget='filter-parts'>{}</button>"
        "<div id='filter-parts' class='parts' popover aria-label='{}' role='group'>{}"
        "<fieldset><legend>{}</legend><label class='sure'><input type='range' name='sure' min='0'"
        " max='95' step='5' value='0' aria-label='{}'><output></output></label></fieldset>"
        "<p class='end'><button type='button' class='pill' data-filter='clear'>{}</button>"
        "<button type='button' class='pill' popovertarget='filter-parts'"
        " popovertargetaction='hide'>{}</button></p></div></form>"
        "<div class='active' data-slot='active'></div>"
    ).format(
        _("Search the report and its places"),
        LONGEST_TEXT,
        _("Search report and places"),
        _("Filter"),
        _("Filter"),
        groups,
        _("Confidence of at least"),
        _("Confidence of at least"),
        _("Clear all"),
        _("Close"),
    )


def _group(title: str, key: str, choices: Sequence[tuple[str, str]]) -> Markup:
    rows = _BLANK.join(
        Markup(
            "<label><input type='checkbox' name='{}' value='{}'> {} "
            "<span data-slot='{}-{}'></span></label>"
        ).format(key, value, words.sentence(label), key, at)
        for at, (value, label) in enumerate(choices)
    )
    return Markup("<fieldset><legend>{}</legend><div>{}</div></fieldset>").format(title, rows)


def active(opened: Opened, filters: Filters) -> Markup:
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
        parts.append(("q", "", _("“{text}”").format(text=filters.text)))
    if not parts:
        return _BLANK
    rows = _BLANK.join(
        Markup(
            "<button type='button' class='chip on' data-filter='without' data-key='{}'"
            " data-value='{}' aria-label='{}'>{} {}</button>"
        ).format(
            key, value, _("Take off: {part}").format(part=label), words.sentence(label), _CLOSE
        )
        for key, value, label in parts
    )
    return Markup(
        "{}<button type='button' class='chip clear' data-filter='clear'>{}</button>"
    ).format(rows, _("Clear all"))


@remembered
def country_names(opened: Opened) -> dict[str, str]:
    """Return the label of each country that a report's places lie in, by its code."""
    names = {NO_COUNTRY: _("No single country")}
    for entry in opened.entries.values():
        place = entry.place
        if place.country_code:
            names[place.country_code] = place.country or place.country_code
    return names
