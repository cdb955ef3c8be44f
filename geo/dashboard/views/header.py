"""The head of the page: title, source, counts; and its foot: what the map does and does not say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from geo import language
from geo.dashboard.reports.opening import Opened
from geo.dashboard.session.filters import Filters
from geo.gazetteer import open_gazetteer
from geo.language import _
from geo.model import Role
from geo.presentation import words
from geo.presentation.templates import templates
from geo.remembered import remembered
from geo.report import is_address

ICON = Path(__file__).with_name("icon.svg")
"""The page's icon: a file of ours, as those with a name come from fonts elsewhere."""

_render = templates(__file__)


def header(opened: Opened, filtered: Opened, filters: Filters) -> Markup:
    """Return the title, the source and the counts of a report.

    Args:
        opened: the report.
        filtered: the same with only what the filter leaves.
        filters: the filter.
    """
    report = opened.report
    source = [
        *filter(None, (report.author, report.publisher)),
        words.address(report),
        words.published(report),
    ]
    return _render("header", report=report, source=source, counts=counts(filtered, filters))


@remembered
def counts(filtered: Opened, filters: Filters) -> str:
    """Return "12 places, 39 mentions, 5 countries", as a filter leaves them.

    Without a role in the filter they are what the report names as places.
    """
    said = words.counts(filtered.entries.values(), *(filters.roles or (Role.LOCATION,)))
    return _("{counts} (filtered)").format(counts=said) if filters else said


def footer(opened: Opened, *, tiles: Sequence[str] = ()) -> Markup:
    """Return what a reader must know of the map, whose data it stands on, and the languages.

    Args:
        opened: the report.
        tiles: whose online tiles are on, so that something is sent to them.
    """
    # The reader asked an online geocoder, or a server for the report.
    asked = bool(opened.credits) or is_address(opened.report.source)
    return foot(credits=opened.credits, tiles=tiles, asked=asked)


def foot(
    *,
    credits: Sequence[str] = (),
    tiles: Sequence[str] = (),
    asked: bool = False,
    several: bool = False,
) -> Markup:
    """Return the foot of a page.

    Args:
        credits: whose places are shown beside the gazetteer's.
        tiles: whose online tiles are on.
        asked: something was sent for what is shown.
        several: the map is of several reports, through which no key steps.
    """
    return _render(
        "footer",
        credits="; ".join((*open_gazetteer().credits, *credits)),
        tiles=", ".join(tiles),
        asked=asked,
        languages={code: language.NAMES[code] for code in language.available()},
        several=several,
    )
