"""The page of one report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from geo.excerpts import Passage, keyword_in_context, paragraph_of
from geo.export.page.method import about, corrections, method
from geo.export.page.shell import Card, Text, page_of
from geo.export.picture import to_svg
from geo.export.provenance import UNTOLD, Provenance
from geo.gazetteer import open_gazetteer
from geo.language import _
from geo.maps import pins, previews, scene
from geo.maps.view import bounds
from geo.model import Geoparse, Mention, Paragraph, Place, Report, Role
from geo.presentation import words
from geo.presentation.entries import Entry, gather, passages_of
from geo.presentation.localised import localised
from geo.presentation.templates import templates

_WIDTH = 90
"""Characters of the paragraph on each side of a name that is not on the map."""

_render = templates(__file__)
_Card = tuple[Entry, str, tuple[Passage, ...]]
"""A place, what an address on the page calls it, and its passages."""


def to_html(result: Geoparse, provenance: Provenance = UNTOLD) -> str:
    """Return a report's map, places and passages as one page that needs nothing else.

    It is in the language in use, makes no request, shows its text without scripts, and is the same
    for the same input.

    Args:
        result: the report with its places.
        provenance: where the result comes from.
    """
    result, report = localised(result), result.report
    cards: list[_Card] = [
        (entry, f"place-{number}", passages_of(result, entry))
        for number, entry in enumerate(gather(result).values(), start=1)
    ]
    located = [entry for entry, *_more in cards if entry.main_role is Role.LOCATION]
    on_map = [
        (entry, anchor)
        for entry, anchor, _passages in cards
        if entry.main_role in (Role.LOCATION, Role.ACTOR)
    ]
    namesakes: dict[str, list[Place]] = defaultdict(list)
    for entry, _anchor in on_map:
        namesakes[entry.place.name].append(entry.place)
    marks = pins(result, actors=True)
    shown = scene(marks, report=report.text_sha256, previews=previews(result, marks, words.kind))
    only_located = [pin for pin in marks if not pin.actor]
    # The towns and villages below the places are there whatever the report's own are from.
    credits = tuple(dict.fromkeys((*provenance.credits, *open_gazetteer().credits)))
    reading = _render(
        "reading",
        report=report,
        located=located,
        groups=[
            (role, title, why_not, [each for each in cards if each[0].main_role is role])
            for role, title, why_not in _groups()
        ],
        left_out=_left_out(result),
        method=method(discreet=provenance.discreet),
        corrections=corrections(provenance.corrections),
        about=about(report, provenance),
        credits=words.credits(credits),
    )
    text = Text(
        words.title(report),
        _render(
            "header",
            report=report,
            title=words.title(report),
            source=_source(report),
            counts=words.counts(located, Role.LOCATION),
        ),
        _render("list", on_map=on_map, namesakes=namesakes, has_actors=len(on_map) > len(located)),
        reading,
        [
            Card(entry.place.id, anchor, entry.place.name, words.passages(len(passages)))
            for entry, anchor, passages in cards
        ],
    )
    return page_of(
        text,
        marks,
        {**shown.state, "all": bounds(only_located or marks)},
        svg=to_svg(result, provenance, evidence=False),
        credits=credits,
        layers=provenance.layers,
    )


def _source(report: Report) -> Sequence[str]:
    parts = (report.publisher, report.author, words.address(report), words.published(report))
    return list(dict.fromkeys(part for part in parts if part))


def _groups() -> tuple[tuple[Role, str, str], ...]:
    """Return the parts of the list of cards: role, title, and why they are not on the map."""
    return (
        (Role.LOCATION, _("Passages, place by place"), ""),
        (
            Role.ACTOR,
            _("Named only as actors"),
            _(
                "Not on the map at first: the report names them as a government, an army or a team "
                "(“Moscow said”), never as the scene of anything."
            ),
        ),
        (
            Role.DEMONYM,
            _("Named only by their people or things"),
            _("Not on the map: the report names only their people or things (“Turkish”)."),
        ),
        (
            Role.CREDIT,
            _("Named only in credits"),
            _("Not on the map: named only in a byline, a credit or the site's own text."),
        ),
    )


def _left_out(
    result: Geoparse,
) -> dict[str, list[tuple[Mention, Paragraph, str, str, str]]]:
    """Return the names without a place, by the reason, each with the words around it."""
    by_reason = defaultdict(list)
    for mention in result.unplaced:
        by_reason[words.unplaced(mention.reason_unplaced)].append(
            (
                mention,
                paragraph_of(result.report, mention.start),
                *keyword_in_context(
                    result.report, mention.start, mention.end, before=_WIDTH, after=_WIDTH
                ),
            )
        )
    return dict(by_reason)
