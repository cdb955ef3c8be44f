"""What any page of one file consists of: a map, a list and a text that are one selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from geo.export.evidence import whole
from geo.export.page import inline
from geo.export.provenance import GENERATOR
from geo.gazetteer import open_gazetteer
from geo.language import _
from geo.maps import Pin, ground_settings, map_settings
from geo.maps.basemap.extract import packed_extract
from geo.maps.basemap.settlements import packed_around
from geo.maps.own.layers import Layer
from geo.presentation import words
from geo.presentation.templates import templates

MANY = 60
"""With more places than this, the browser lays out cards only when they come into view."""

_render = templates(__file__)


@dataclass(frozen=True, slots=True)
class Card:
    """A place of the text, as the map and the list lead to it."""

    place: str
    """The place's id."""
    anchor: str
    """What an address on the page calls its card."""
    name: str
    passages: str
    """How many there are, in words."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is written on a page; the list links to the anchors of the cards in the text."""

    title: str
    header: Markup
    listed: Markup
    reading: Markup
    cards: Sequence[Card]


def page_of(
    text: Text,
    marks: Sequence[Pin],
    drawn: Mapping[str, Any],
    *,
    svg: str,
    credits: Sequence[str],
    layers: Sequence[Layer] = (),
) -> str:
    """Return a page that needs nothing else.

    Args:
        text: what is written on it.
        marks: the places about which the base map is drawn in full.
        drawn: the places as the map's script reads them.
        svg: the map as a picture, for whoever runs no scripts.
        credits: whose places these are.
        layers: the reader's own layers.
    """
    page = _render(
        "shell",
        policy=Markup(inline.policy()),
        generator=GENERATOR,
        title=text.title,
        style=inline.style(),
        header=text.header,
        picture=inline.picture(whole(svg)),
        listed=text.listed,
        many=len(text.cards) > MANY,
        reading=text.reading,
        credits=words.credits(credits),
        layers=[layer.name for layer in layers],
        data=inline.data("data", _data(text, drawn, credits, layers)),
        ground=packed_extract(marks),
        settlements=packed_around(open_gazetteer(), marks),
        script=inline.script(),
    )
    return whole(str(page))


def _data(
    text: Text, drawn: Mapping[str, Any], credits: Sequence[str], layers: Sequence[Layer]
) -> dict[str, Any]:
    """Return what the scripts draw, and what they say."""
    return {
        "map": {"map": map_settings(), "ground": ground_settings(credits=credits)},
        "places": {**drawn, "selected": ""},
        "layers": [{"name": layer.name, "shapes": layer.drawn} for layer in layers],
        "anchors": [[card.place, card.anchor, card.name, card.passages] for card in text.cards],
        "words": {
            "again": _("Enter once more goes to them."),
            "cleared": _("No place is selected."),
        },
    }
