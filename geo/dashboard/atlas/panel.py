"""The atlas' panel: what the archive holds, or a place with its passages, newest first."""

from __future__ import annotations

from markupsafe import Markup

from geo import coordinates
from geo.atlas import Archive, Filter, Found, choices, days, passages, places
from geo.atlas.filter import KEYS
from geo.atlas.marks import place_of
from geo.atlas.passages import A_PAGE, Passage
from geo.atlas.wording import dated, label
from geo.dashboard.atlas.timeline import timeline
from geo.language import _, comma_joined
from geo.presentation import words
from geo.presentation.localised import named
from geo.presentation.marking import marked
from geo.presentation.templates import templates
from geo.remembered import remembered

MOST_BARS = 10

_render = templates(__file__)


@remembered
def overview(archive: Archive, wanted: Filter) -> Markup:
    """Return where, when and in which sources the mentions stand that a filter leaves.

    Raises:
        ArchiveError: a file is not what it was.
    """
    left = places(archive, wanted)
    counted = choices(archive, wanted)
    return _render(
        "overview",
        left=left,
        wanted=wanted,
        counts=counts(archive, wanted),
        timeline=timeline(days(archive, wanted), wanted),
        ranked=left.found[:MOST_BARS],
        bars=[
            (KEYS[part], title, _bars(counted[part], part), getattr(wanted, part))
            for part, title in (("sources", _("By source")), ("countries", _("By country")))
            if len(counted[part]) > 1 or getattr(wanted, part)
        ],
        name_of=lambda found: named(place_of(found)).name,
        most_bars=MOST_BARS,
    )


@remembered
def card(archive: Archive, wanted: Filter, place_id: str, pages: int) -> Markup:
    """Return a place with when, where and by whom it is named, and its first pages of passages.

    Raises:
        ArchiveError: a file is not what it was.
    """
    found = found_in(archive, place_id)
    if found is None:
        return _render("unknown", id=place_id)
    told: list[Passage] = []
    total = 0
    for page in range(pages):
        some, total = passages(archive, wanted, place_id, page * A_PAGE)
        told += some
    place = named(place_of(found))
    here = choices(archive, wanted, place_id)
    left = places(archive, wanted, place=place_id)
    return _render(
        "card",
        place=place,
        point=coordinates.decimal(place.lat, place.lon, coordinates.fineness(place)),
        counts=[words.mentions(left.mentions), words.reports(left.reports)],
        timeline=timeline(days(archive, wanted, place_id), wanted),
        bars=[(KEYS["sources"], _("By source"), _bars(here["sources"], "sources"), wanted.sources)],
        passages=told,
        left=total - len(told),
        total=total,
        dated=dated,
        quote=_quote,
        most_bars=MOST_BARS,
    )


def numbers(archive: Archive, wanted: Filter) -> str:
    """Return "12 places, 39 mentions, 5 reports", as a filter leaves them."""
    left = places(archive, wanted)
    return comma_joined(
        (words.places(left.total), words.mentions(left.mentions), words.reports(left.reports))
    )


def counts(archive: Archive, wanted: Filter) -> str:
    """Return the same, and that it is filtered."""
    said = numbers(archive, wanted)
    return _("{counts} (filtered)").format(counts=said) if wanted else said


def found_in(archive: Archive, place_id: str) -> Found | None:
    """Return a place of the archive whatever the filter, None where it has none of that id."""
    return next(iter(places(archive, Filter(), place=place_id).found), None)


def _bars(counted: dict[str, int], part: str) -> list[tuple[str, str, int]]:
    return [(value, label(part, value), number) for value, number in counted.items()]


def _quote(passage: Passage) -> Markup:
    return marked(passage.text, passage.start, passage.mentions)
