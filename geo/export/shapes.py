"""What our own GeoJSON and Web Annotations are made of, as types that a file is held to.

`Any` stands where nothing is read: what a field has there is told elsewhere too, or for others.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

from geo.corrections import Correction
from geo.corrections.correction import WHEN
from geo.language import say
from geo.model import (
    Candidate,
    Latitude,
    Longitude,
    Mention,
    NameTier,
    Place,
    Report,
    Resolution,
    Role,
    Share,
    Text,
)
from geo.strictjson import FaultError, as_kind

_Made = Annotated[str, Meta(pattern=rf"^({WHEN})?\Z")]


class Whole(Struct, kw_only=True):
    """What a file of either form has."""

    made: _Made = ""
    report: dict[str, Any]
    gazetteer: Text
    credits: tuple[Text, ...]
    note: Any
    discreet: bool
    corrections: tuple[Correction, ...]
    generator: Any


class FeatureCollection(Whole, kw_only=True):
    """A file of GeoJSON."""

    type: Literal["FeatureCollection"]
    features: tuple[Feature, ...]
    runners_up: tuple[dict[str, Any], ...]
    bbox: Any = None


class Feature(Struct, kw_only=True):
    """A place with its mentions, or a name without a place."""

    type: Literal["Feature"]
    geometry: Point | None
    properties: dict[str, Any]
    id: Any = None


class Point(Struct):
    """Where a place is."""

    type: Literal["Point"]
    coordinates: tuple[Longitude, Latitude]


class Polygon(Struct):
    """The outline of a place: one ring, whose last position is its first."""

    type: Literal["Polygon"]
    coordinates: Annotated[tuple[_Ring, ...], Meta(min_length=1, max_length=1)]


_Ring = Annotated[tuple[tuple[Longitude, Latitude], ...], Meta(min_length=2)]


class _Mention(Struct, kw_only=True):
    text: str
    start: int
    end: int
    paragraph: Any
    role: Role
    quote: Any


class UnplacedMention(_Mention, kw_only=True):
    """A mention without a place."""

    reason_unplaced: Text | None


class PlacedMention(_Mention, kw_only=True):
    """A mention of a place, with the runners-up where they are told."""

    confidence: Share
    reasons: tuple[Text, ...]
    source: Text
    alternatives: tuple[_Candidate, ...] = ()


class _Candidate(Struct):
    id: Text
    name: Text
    tier: NameTier
    score: Share
    reasons: tuple[Text, ...]


class Placed(Struct):
    """What the properties of a feature say beside the fields of its place."""

    written_as: Any
    confidence: Any
    reasons: Any
    source: Any
    mentions: Annotated[tuple[PlacedMention, ...], Meta(min_length=1)]


class Unplaced(Struct):
    """The properties of a feature without a place."""

    name: Any
    reason_unplaced: Any
    mentions: tuple[UnplacedMention, ...]


class AnnotationCollection(Whole, kw_only=True):
    """A file of Web Annotations."""

    context: Any = field(name="@context")
    id: Any
    type: Literal["AnnotationCollection"]
    label: Any
    total: int
    made: _Made = field(name="generated", default="")
    first: Page | UnsetType = UNSET


class Page(Struct):
    """The one page of a collection."""

    id: Any
    type: Any
    partOf: Any
    startIndex: Any
    items: tuple[Annotation, ...]


class Annotation(Struct, kw_only=True):
    """A mention."""

    id: Any
    type: Any
    motivation: Any
    body: tuple[dict[str, Any], ...]
    target: Target
    mention: dict[str, Any]
    generated: Any = None


class Target(Struct):
    """Where a mention stands, and in which text."""

    source: str
    selector: Any


def place_of(told: dict[str, Any], where: str) -> Place:
    """Return the place that is `told`.

    Its outline is a polygon; in older files it is a list of (lat, lon).

    Raises:
        FaultError: it is no place; says where.
    """
    if isinstance(told.get("outline"), dict):
        here = f"{where}.outline"
        (ring,) = as_kind(told["outline"], Polygon, here).coordinates
        if ring[0] != ring[-1]:
            raise FaultError(say("{where} does not end where it begins", where=here))
        told = told | {"outline": [(lat, lon) for lon, lat in ring[:-1]]}
    return as_kind(told, Place, where)


def mention_of(
    told: UnplacedMention | PlacedMention, where: str, report: Report, found: Resolution | None
) -> Mention:
    """Return the mention that is `told`, with what was `found` for it.

    Raises:
        FaultError: it does not stand in the report's text; says where.
    """
    start, end = told.start, told.end
    if not 0 <= start < end <= len(report.text) or told.text != report.text[start:end]:
        raise FaultError(say("{where} does not stand in the text at its offsets", where=where))
    reason = told.reason_unplaced if isinstance(told, UnplacedMention) else None
    return Mention(start, end, told.text, told.role, found, reason)


def resolution_of(
    told: PlacedMention, where: str, place: Place, known: dict[str, Place]
) -> Resolution:
    """Return what was found for the mention that is `told`, with runners-up `known` by id.

    Raises:
        FaultError: a runner-up is not known; says where.
    """
    for number, each in enumerate(told.alternatives):
        if each.id not in known:
            here = f"{where}.alternatives[{number}]"
            raise FaultError(say("{where} is a place that the file does not tell of", where=here))
    alternatives = tuple(
        Candidate(known[each.id], each.name, each.tier, each.score, each.reasons)
        for each in told.alternatives
    )
    return Resolution(place, told.confidence, told.reasons, alternatives, told.source)
