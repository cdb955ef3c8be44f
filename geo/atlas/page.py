"""What a filter leaves as one page that needs nothing else: map, list, days, passages, method."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from geo import coordinates
from geo.atlas import files, wording
from geo.atlas.days import Days, bars
from geo.atlas.evidence import NOTHING, Evidence, evidence_of
from geo.atlas.filter import Filter
from geo.atlas.marks import marks_of, place_of
from geo.atlas.opening import Archive
from geo.atlas.passages import Passage
from geo.atlas.picture import picture
from geo.atlas.questions import days, places
from geo.export.page.shell import Card, Text, page_of
from geo.gazetteer import open_gazetteer
from geo.language import _, comma_joined, grouped
from geo.maps import scene
from geo.model import Place
from geo.presentation import words
from geo.presentation.localised import named
from geo.presentation.marking import marked
from geo.presentation.templates import templates

_TABLE_ROWS = 31
_HEIGHT_PX, _BAR_PX = 100, 10
"""Of the drawing of days, in px of its own."""

_render = templates(__file__)


@dataclass(frozen=True, slots=True)
class _Told:
    """A place of the page with all that is said of it."""

    anchor: str
    place: Place
    row: files.Row
    evidence: Evidence


def to_html(archive: Archive, wanted: Filter) -> str:
    """Return the places that a filter leaves, with their newest passages, as one page.

    It is in the language in use, makes no request and shows its text without scripts.

    Raises:
        ArchiveError: there are more places than a page can hold, or a file is not what it was.
    """
    left = places(archive, wanted)
    if left.total > files.MOST_ON_A_PAGE:
        raise files.too_many(left.total)
    told_rows = list(files.rows(archive, wanted))
    evidence = evidence_of(archive, wanted, len(told_rows))
    told = [
        _Told(
            f"place-{number}",
            named(place_of(row.found)),
            row,
            evidence.get(row.found.number, NOTHING),
        )
        for number, row in enumerate(told_rows, start=1)
    ]
    marks = marks_of(row.found for row in told_rows)
    whole = days(archive, Filter())
    text = Text(
        archive.name,
        _render(
            "header",
            title=archive.name,
            source=[_("Archive"), *_span(whole)],
            counts=comma_joined(
                (
                    words.places(left.total),
                    words.mentions(left.mentions),
                    words.reports(left.reports),
                )
            ),
            asked=wording.told_filter(wanted),
        ),
        _list(told),
        _render(
            "reading",
            told=told,
            days=_days(days(archive, wanted)),
            card=_card,
            about=_about(archive, wanted),
            credits=words.credits(open_gazetteer().credits),
            most=max((len(each.evidence.passages) for each in told), default=0),
            partly=any(each.evidence.passages_left for each in told),
        ),
        [
            Card(
                each.row.found.id,
                each.anchor,
                each.place.name,
                words.passages(len(each.evidence.passages)),
            )
            for each in told
        ],
    )
    return page_of(
        text,
        marks,
        scene(marks, report=archive.name).state,
        svg=picture(archive, wanted, marks),
        credits=open_gazetteer().credits,
    )


def _list(told: Sequence[_Told]) -> Markup:
    namesakes: dict[str, list[Place]] = defaultdict(list)
    for each in told:
        namesakes[each.place.name].append(each.place)
    return _render("list", told=told, namesakes=namesakes)


def _card(each: _Told) -> Markup:
    row = each.row
    spans = [wording.span_text(row.first, row.last)] if row.first and row.last else []
    if row.undated:
        spans.append(_("{number} undated").format(number=grouped(row.undated)))
    return _render(
        "place",
        place=each.place,
        anchor=each.anchor,
        counts=comma_joined((words.mentions(row.found.mentions), words.reports(row.found.reports))),
        spans=comma_joined(spans),
        point=coordinates.decimal(each.place.lat, each.place.lon, coordinates.fineness(each.place)),
        evidence=each.evidence,
        dated=wording.dated,
        quote=_quote,
    )


def _quote(passage: Passage) -> Markup:
    return marked(passage.text, passage.start, passage.mentions)


def _days(counted: Days) -> Markup:
    shown = bars(counted)
    most = max((bar.mentions for bar in shown), default=0)
    drawn = [
        (_BAR_PX * at, _HEIGHT_PX * bar.mentions / most, bar)
        for at, bar in enumerate(shown)
        if bar.mentions
    ]
    busiest = sorted((bar for *_at, bar in drawn), key=lambda bar: -bar.mentions)[:_TABLE_ROWS]
    return _render(
        "days",
        width=_BAR_PX * len(shown),
        height=_HEIGHT_PX,
        bar_width=_BAR_PX - 2,
        drawn=[(x, tall, wording.span_text(bar.first, bar.last), bar) for x, tall, bar in drawn],
        said=wording.told_days(counted, shown),
        undated=counted.undated,
        busiest=[(wording.span_text(bar.first, bar.last), bar.mentions) for bar in busiest],
    )


def _span(counted: Days) -> list[str]:
    if not counted.counted:
        return [_("undated")]
    return [wording.span_text(counted.counted[0][0], counted.counted[-1][0])]


def _about(archive: Archive, wanted: Filter) -> list[tuple[str, str]]:
    """Return what identifies the archive and what was asked of it, each with its name."""
    said = archive.about
    return [
        (_("Archive"), archive.name),
        (_("Filter"), wording.told_filter(wanted)),
        (_("Filter in the address"), wanted.to_query()),
        (_("Made"), str(said.get("made", ""))),
        ("Dateline", str(said.get("dateline", ""))),
        (_("Gazetteer"), str(said.get("gazetteer", ""))),
    ]
