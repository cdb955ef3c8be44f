"""The page as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from geo.export.evidence import whole
from geo.export.page import inline
from geo.export.page.cards import BLANK, card
from geo.export.page.entries import Entry, apart, countries, entries, kind
from geo.export.page.left_out import left_out
from geo.export.page.method import method
from geo.export.page.words import ENGLISH, Words
from geo.export.picture import to_svg
from geo.export.provenance import GENERATOR, UNTOLD, Provenance
from geo.maps import OfflineMap, pins, previews, scene
from geo.maps.basemap.extract import packed_extract
from geo.maps.view import bounds
from geo.model import Geoparse, Report, Role

MANY = 60
"""Places above which the browser lays out cards only when they come into sight."""

_PAGE = Markup(
    """<!DOCTYPE html>
<html lang='{language}'>
<head>
<meta charset='utf-8'>
<meta http-equiv='Content-Security-Policy' content="{policy}">
<meta name='viewport' content='width=device-width, initial-scale=1'>
<meta name='referrer' content='no-referrer'>
<meta name='color-scheme' content='light dark'>
<meta name='generator' content='{generator}'>
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{header}
<main>
{atlas}
{reading}
</main>
<footer class='foot'><p>{borders}</p><p>{credits}</p></footer>
<p class='hidden' role='status' id='status'></p>
{data}
<script type='application/octet-stream' id='ground'>{ground}</script>
<script>{script}</script>
</body>
</html>
"""
)


def to_html(result: Geoparse, provenance: Provenance = UNTOLD, *, words: Words = ENGLISH) -> str:
    """Return a report's map, places and passages as one page that needs nothing else.

    It asks nobody for anything, shows its text without scripts, and is the same for the same.

    Args:
        result: the report with its places.
        provenance: what the result does not know of itself.
        words: the page's own texts.
    """
    report = result.report
    found = entries(result)
    page = _PAGE.format(
        language=words.language,
        policy=Markup(inline.policy()),
        generator=GENERATOR,
        title=_title(report, words),
        style=inline.style(),
        header=_header(report, found, words),
        atlas=_atlas(result, found, provenance, words),
        reading=_reading(result, found, provenance, words),
        borders=words.picture.borders,
        credits=words.picture.credits.format(credits="; ".join(provenance.credits)),
        data=_data(result, found, provenance, words),
        ground=packed_extract(pins(result, actors=True)),
        script=inline.script(),
    )
    return whole(str(page))


def _title(report: Report, words: Words) -> str:
    return " ".join(report.title.split()) or words.picture.untitled


def _header(report: Report, found: Sequence[Entry], words: Words) -> Markup:
    located = [entry for entry in found if entry.standing is Role.LOCATION]
    source = (
        report.publisher,
        report.author,
        report.source or words.picture.pasted,
        report.published or words.picture.undated,
    )
    counts = words.picture.counts(
        len(located), sum(entry.number for entry in located), countries(located)
    )
    return Markup(
        "<header class='top'><h1 dir='auto' lang='{}'>{}</h1>"
        "<p class='source'>{}</p><p class='event'><b>{}</b> {}</p>"
        "<nav aria-label='{}'><b>{}</b> <a href='#list' class='skip'>{}</a>"
        "<a href='#left-out'>{}</a><a href='#method'>{}</a></nav></header>"
    ).format(
        report.language if report.title else words.language,
        _title(report, words),
        Markup(" · ").join(
            Markup("<bdi>{}</bdi>").format(part) for part in dict.fromkeys(source) if part
        ),
        words.event,
        words.picture.statement,
        words.on_this_page,
        counts,
        words.skip,
        words.left_out,
        words.method_title,
    )


def _atlas(
    result: Geoparse, found: Sequence[Entry], provenance: Provenance, words: Words
) -> Markup:
    """Return the map and the list that is equal to it."""
    listed = [entry for entry in found if entry.standing in (Role.LOCATION, Role.ACTOR)]
    differences = apart([entry.place for entry in listed], words)
    chips = BLANK.join(_chip(entry, differences.get(entry.place.id, ""), words) for entry in listed)
    actors = any(entry.standing is Role.ACTOR for entry in listed)
    switch = Markup("<label class='switch'><input type='checkbox' id='actors'> {}</label>").format(
        words.with_actors
    )
    svg = to_svg(result, provenance, words=words.picture, evidence=False)
    return Markup(
        "<section class='atlas' aria-label='{}'><div id='map'></div>"
        "<img class='picture' alt='{}' width='1600' height='1000' src='{}'>"
        "<div class='listed'><nav class='chips' id='list' aria-label='{}' tabindex='-1'>{}</nav>"
        "{}</div></section>"
    ).format(
        words.map_title,
        words.picture_of,
        inline.picture(whole(svg)),
        words.list_title,
        chips or Markup("<p>{}</p>").format(words.none),
        switch if actors else BLANK,
    )


def _chip(entry: Entry, difference: str, words: Words) -> Markup:
    return Markup(
        "<a class='chip {}' href='#{}' title='{}'><bdi>{}</bdi>{}"
        "<b aria-hidden='true'>{}</b><span class='hidden'>, {}</span></a>"
    ).format(
        entry.standing.value,
        entry.anchor,
        kind(entry.place, words),
        entry.place.name,
        Markup(" <i>{}</i>").format(difference) if difference else BLANK,
        entry.number,
        words.mentions(entry.number),
    )


def _reading(
    result: Geoparse, found: Sequence[Entry], provenance: Provenance, words: Words
) -> Markup:
    """Return the passages, the names that are not on the map, and the method."""
    language = result.report.language
    groups = []
    for role in Role:
        of_role = [entry for entry in found if entry.standing is role]
        if not of_role:
            continue
        standing = words.standings[role]
        groups.append(
            Markup("<section aria-labelledby='as-{}'><h2 id='as-{}'>{}</h2>{}{}</section>").format(
                role.value,
                role.value,
                words.groups[role],
                Markup("<p class='standing'>{}</p>").format(standing) if standing else BLANK,
                BLANK.join(card(entry, words, language) for entry in of_role),
            )
        )
    located = any(entry.standing is Role.LOCATION for entry in found)
    return Markup(
        "<div class='reading{}' tabindex='0' role='region' aria-label='{}'>"
        "<p class='lede{}'>{}</p>{}<section id='left-out' aria-labelledby='left-out-title'>"
        "<h2 id='left-out-title' tabindex='-1'>{}</h2>{}</section>{}</div>"
    ).format(
        " many" if len(found) > MANY else "",
        words.groups[Role.LOCATION],
        " guide" if located else "",
        words.lede if located else words.nothing,
        BLANK.join(groups),
        words.left_out,
        left_out(result, words),
        method(result.report, provenance, words),
    )


def _data(result: Geoparse, found: Sequence[Entry], provenance: Provenance, words: Words) -> Markup:
    """Return what the scripts draw, and what they say."""
    marks = pins(result, actors=True)
    located = [pin for pin in marks if not pin.actor]
    shown = scene(
        marks,
        report=result.report.text_sha256,
        previews=previews(result, marks, lambda place: kind(place, words)),
    )
    world = OfflineMap(
        assets="",
        ground="",
        credits=provenance.credits,
        words=words.map,
        language=words.language,
    )
    return inline.data(
        "data",
        {
            "map": world.settings,
            "places": dict(shown.state) | {"selected": "", "all": bounds(located or marks)},
            "anchors": [
                [entry.place.id, entry.anchor, entry.place.name, words.passages(number)]
                for entry in found
                if (number := len(entry.passages))
            ],
            "words": {"again": words.again, "cleared": words.cleared},
        },
    )
