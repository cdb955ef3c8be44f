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
        words.address(report),
        words.published(report),
    ]
    return Markup(
        "<a class='skip' href='#list-of-places' target='_self'>{}</a>"
        "<header class='top'><h1 dir='auto' lang='{}'>{}</h1>"
        "<p>{} <span class='counts'>{}</span></p></header>"
    ).format(
        _("Skip the map, go to the list"),
        report.language if report.title else language.current(),
        words.title(report),
        " · ".join(source),
        counts(left, filters),
    )


def counts(left: Opened, filters: Filters) -> str:
    """Return "12 places, 39 mentions, 5 countries", as a filter leaves them.

    Without a role in the filter they are what the report names as places.
    """
    said = words.counts(left.entries.values(), *(filters.roles or (Role.LOCATION,)))
    return _("{counts} (filtered)").format(counts=said) if filters else said


def footer(opened: Opened, *, tiles: bool = False) -> Markup:
    """Return what a reader must know of the map, whose data it stands on, and the languages.

    Args:
        opened: the report.
        tiles: online tiles are on, so that something is sent.
    """
    credits = "; ".join((*open_gazetteer().credits, *opened.credits))
    return Markup("<footer class='foot'><p><b>{}</b></p><p>{}</p><p>{}</p>{}</footer>").format(
        words.statement(),
        words.borders(),
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
