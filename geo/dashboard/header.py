"""The head of the page: title, source, counts; and its foot: what the map does and does not say."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from geo.dashboard import words
from geo.dashboard.opening import Opened
from geo.gazetteer import open_gazetteer
from geo.model import Role

ICON = Path(__file__).with_name("icon.svg")
"""The page's icon: a file of ours, as those with a name come from fonts elsewhere."""

PURPOSE = (
    "This map shows where the report names places. It does not verify that anything happened there."
)
BORDERS = (
    "The names and borders shown imply no opinion on the legal status of any territory. Crimea is "
    "drawn in Ukraine, as the UN General Assembly does (resolution 68/262); other disputed borders "
    "are dashed."
)


def header(opened: Opened) -> Markup:
    """Return the title, the source and the counts of a report."""
    report = opened.report
    source = [report.source or "Pasted text", report.published or "no date in the report"]
    return Markup(
        "<a class='skip' href='#list-of-places' target='_self'>Skip the map, go to the list</a>"
        "<header class='top'><h1 dir='auto'>{}</h1>"
        "<p>{} <span class='counts'>{}</span></p></header>"
    ).format(report.title or "Untitled report", " · ".join(source), counts(opened))


def counts(opened: Opened) -> str:
    """Return "12 places, 39 mentions, 5 countries", counting what the report names as places."""
    named = [entry for entry in opened.entries.values() if entry.standing is Role.LOCATION]
    mentions = sum(entry.count(Role.LOCATION) for entry in named)
    countries = {entry.place.country_code for entry in named if entry.place.country_code}
    return ", ".join(
        [
            words.number(len(named), "place"),
            words.number(mentions, "mention"),
            words.number(len(countries), "country", "countries"),
        ]
    )


def footer(opened: Opened) -> Markup:
    """Return what a reader must know of the map, and whose data it stands on."""
    return Markup(
        "<footer class='foot'><p><b>{}</b></p><p>{}</p><p>Places: {}. Base map: "
        "Natural Earth. All of it was read on this machine; nothing was sent anywhere.</p></footer>"
    ).format(PURPOSE, BORDERS, "; ".join(open_gazetteer().credits))
