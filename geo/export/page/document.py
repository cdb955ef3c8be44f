"""The page as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from markupsafe import Markup

from geo.excerpts import Passage, keyword_in_context, paragraph_of
from geo.export.evidence import whole
from geo.export.page import inline
from geo.export.page.method import about, corrections, method
from geo.export.picture import to_svg
from geo.export.provenance import GENERATOR, UNTOLD, Provenance
from geo.gazetteer import open_gazetteer
from geo.language import _
from geo.maps import Pin, ground_settings, map_settings, pins, previews, scene
from geo.maps.basemap.extract import packed_extract
from geo.maps.basemap.settlements import packed_around
from geo.maps.own.layers import Layer
from geo.maps.view import bounds
from geo.model import Geoparse, Mention, Paragraph, Place, Report, Role
from geo.presentation import words
from geo.presentation.entries import Entry, gather, passages_of
from geo.presentation.localised import localised
from geo.presentation.templates import templates

MANY = 60
"""With more places than this, the browser lays out cards only when they come into view."""
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
    svg = to_svg(result, provenance, evidence=False)
    gazetteer = open_gazetteer()
    # The towns and villages below the places are there whatever the report's own are from.
    credits = tuple(dict.fromkeys((*provenance.credits, *gazetteer.credits)))
    marks = pins(result, actors=True)
    page = _render(
        "page",
        policy=Markup(inline.policy()),
        generator=GENERATOR,
        report=report,
        title=words.title(report),
        style=inline.style(),
        source=_source(report),
        counts=words.counts(located, Role.LOCATION),
        picture=inline.picture(whole(svg)),
        on_map=on_map,
        namesakes=namesakes,
        has_actors=len(on_map) > len(located),
        many=len(cards) > MANY,
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
        layers=[layer.name for layer in provenance.layers],
        data=_data(result, cards, marks, credits, provenance.layers),
        ground=packed_extract(marks),
        settlements=packed_around(gazetteer, marks),
        script=inline.script(),
    )
    return whole(str(page))


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


def _data(
    result: Geoparse,
    cards: Sequence[_Card],
    marks: Sequence[Pin],
    credits: Sequence[str],
    layers: Sequence[Layer],
) -> Markup:
    """Return what the scripts draw, and what they say."""
    located = [pin for pin in marks if not pin.actor]
    shown = scene(
        marks, report=result.report.text_sha256, previews=previews(result, marks, words.kind)
    )
    return inline.data(
        "data",
        {
            "map": {"map": map_settings(), "ground": ground_settings(credits=credits)},
            "places": dict(shown.state) | {"selected": "", "all": bounds(located or marks)},
            "layers": [{"name": layer.name, "shapes": layer.drawn} for layer in layers],
            "anchors": [
                [entry.place.id, anchor, entry.place.name, words.passages(len(passages))]
                for entry, anchor, passages in cards
            ],
            "words": {
                "again": _("Enter once more goes to them."),
                "cleared": _("No place is selected."),
            },
        },
    )
