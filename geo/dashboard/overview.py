"""What the panel shows before a place is chosen."""

from __future__ import annotations

from markupsafe import Markup

from geo.dashboard import words
from geo.dashboard.excerpts import marked
from geo.dashboard.opening import Opened
from geo.excerpts import passages
from geo.model import Role

MOST_SHOWN = 6


def overview(opened: Opened) -> Markup:
    """Return the places that the report names most, each with its first passage."""
    named = [entry for entry in opened.entries.values() if entry.standing is Role.LOCATION]
    if not named:
        return Markup(
            "<div class='overview'><p class='lede'>No place was found in this report that could "
            "stand on the map.</p><p>The tab <b>Places</b> lists every name that was found, and "
            "why it is not on the map; the tab <b>Report</b> shows the text.</p></div>"
        )
    rows = []
    places = [entry.place for entry in named]
    for entry in named[:MOST_SHOWN]:
        first = next(
            passage
            for passage in passages(opened.result, entry.place)
            if any(mention.role is Role.LOCATION for mention in passage.mentions)
        )
        mentions = words.number(entry.count(Role.LOCATION), "mention")
        rows.append(
            Markup(
                "<li><button type='button' data-place='{}' aria-pressed='false'>"
                "<span class='what'><b>{}</b> <span>{}</span></span>"
                "<span class='quote'>{}</span></button></li>"
            ).format(
                entry.place.id,
                entry.place.name,
                " · ".join(filter(None, (words.apart(entry.place, places), mentions))),
                marked(first.text, first.start, first.mentions),
            )
        )
    return Markup(
        "<div class='overview'><p class='lede'>Choose a place on the map, in the list or in the "
        "report to read every passage that names it.</p><h3>Named most</h3><ul>{}</ul></div>"
    ).format(Markup("").join(rows))
