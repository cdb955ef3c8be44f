"""The head of the page: title, source, counts; and its foot: what the map does and does not say."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from geo import language
from geo.dashboard.reports.opening import Opened
from geo.dashboard.session.filters import Filters
from geo.gazetteer import open_gazetteer
from geo.language import _
from geo.model import Role
from geo.presentation import words
from geo.report import is_address

ICON = Path(__file__).with_name("icon.svg")
"""The page's icon: a file of ours, as those with a name come from fonts elsewhere."""

_BLANK = Markup("")


def header(opened: Opened, left: Opened, filters: Filters) -> Markup:
    """Return the title, the source and the counts of a report.

    Args:
        opened: the report.
        left: the same with only what the filter leaves.
        filters: the filter.
    """
    report = opened.report
    source = [
        *filter(None, (report.author, report.publisher)),
        report.source or _("Pasted text"),
        report.published or _("no date in the report"),
    ]
    return Markup(
        "<a class='skip' href='#list-of-places' target='_self'>{}</a>"
        "<header class='top'><h1 dir='auto' lang='{}'>{}</h1>"
        "<p>{} <span class='counts'>{}</span></p></header>"
    ).format(
        _("Skip the map, go to the list"),
        report.language if report.title else language.current(),
        report.title or _("Untitled report"),
        " · ".join(source),
        counts(left, filters),
    )


def counts(left: Opened, filters: Filters) -> str:
    """Return "12 places, 39 mentions, 5 countries", as a filter leaves them.

    Without a role in the filter they are what the report names as places.
    """
    roles = filters.roles or {Role.LOCATION}
    number = [
        (entry.place, sum(entry.count(role) for role in roles)) for entry in left.entries.values()
    ]
    named = [place for place, mentions in number if mentions]
    countries = {place.country_code for place in named if place.country_code}
    said = ", ".join(
        [
            words.places(len(named)),
            words.mentions(sum(mentions for _place, mentions in number)),
            words.countries(len(countries)),
        ]
    )
    return _("{counts} (filtered)").format(counts=said) if filters else said


def footer(opened: Opened, *, tiles: bool = False) -> Markup:
    """Return what a reader must know of the map, whose data it stands on, and the languages.

    Args:
        opened: the report.
        tiles: online tiles are on, so that something is sent.
    """
    credits = "; ".join((*open_gazetteer().credits, *opened.credits))
    return Markup("<footer class='foot'><p><b>{}</b></p><p>{}</p><p>{}</p>{}</footer>").format(
        _(
            "This map shows where the report names places. It does not verify that anything "
            "happened there."
        ),
        _(
            "The names and borders shown imply no opinion on the legal status of any territory. "
            "Crimea is drawn in Ukraine, as the UN General Assembly does (resolution 68/262); "
            "other disputed borders are dashed."
        ),
        _whence(opened, tiles=tiles).format(credits=credits),
        _languages() + _keys(),
    )


def _whence(opened: Opened, *, tiles: bool) -> str:
    """Return on whose data the map stands and who was asked for anything, with "{credits}"."""
    if tiles:
        return _(
            "Places: {credits}. Base map: Natural Earth. All of it was read on this machine; "
            "your browser asks OpenStreetMap for the online map."
        )
    if opened.credits or is_address(opened.report.source):
        return _(
            "Places: {credits}. Base map: Natural Earth. All of it was read on this machine; "
            "nothing of the report was sent but what you asked for."
        )
    return _(
        "Places: {credits}. Base map: Natural Earth. All of it was read on this machine; "
        "nothing was sent anywhere."
    )


def _keys() -> Markup:
    return Markup(
        "<p class='pills'><button type='button' data-keys='yes' aria-pressed='true'>{}</button></p>"
    ).format(_("Keys [ ] and , . step through mentions"))


def _languages() -> Markup:
    known = language.available()
    if len(known) < 2:
        return _BLANK
    rows = _BLANK.join(
        Markup(
            "<button type='button' data-language='{}' lang='{}' aria-pressed='{}'>{}</button>"
        ).format(
            code, code, "true" if code == language.current() else "false", language.NAMES[code]
        )
        for code in known
    )
    return Markup("<p class='pills languages' role='group' aria-label='{}'>{}</p>").format(
        _("Language"), rows
    )
