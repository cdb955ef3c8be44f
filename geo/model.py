"""The vocabulary of the package: what a report is and what was found in it.

Every class is a plain frozen value. They point one way: a `Geoparse` knows its mentions, a
mention its resolution, a resolution its place; a place knows no mentions.

Units: latitudes and longitudes are degrees WGS 84, distances kilometres, offsets Python string
indexes (Unicode code points) into `Report.text`, end excluded.

>>> Role.ACTOR, str(Role.ACTOR)
(<Role.ACTOR: 'actor'>, 'actor')
>>> mention = Mention(16, 21, "Izium", Role.LOCATION, reason_unplaced="vague")
>>> mention.resolution is None
True
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

LONGEST = 2_000
"""Code points that a text may have where nothing else is said."""
# To these bounds a value is held where it is read from a file (geo/strictjson.py).
Text = Annotated[str, Meta(max_length=LONGEST)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Share = Annotated[float, Meta(ge=0, le=1)]


class Role(StrEnum):
    """What a name stands for where it is written."""

    LOCATION = "location"
    """The place itself: "fighting near Izium"."""
    ACTOR = "actor"
    """A government, army or team: "Moscow said"."""
    DEMONYM = "demonym"
    """A word for people or things of a country: "Russian"; it resolves to the country."""
    CREDIT = "credit"
    """Byline, photo credit, site furniture."""


class Precision(StrEnum):
    """How exactly a place's point stands for the place."""

    SETTLEMENT = "settlement"
    SITE = "site"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    WATER = "water"
    DESCRIBED = "described"
    """The report describes it, by a distance, a direction or its neighbours, and names it not."""
    VAGUE = "vague"


POINTS = (Precision.SETTLEMENT, Precision.SITE)
"""Places that a point stands for as a whole."""
AREAS = (Precision.REGION, Precision.DISTRICT)
"""Places larger than a point, which stands for their middle or seat."""
CONTAINERS = (Precision.COUNTRY, *AREAS)
"""Places that others are said to lie in."""


class ParagraphKind(StrEnum):
    """What a paragraph is in the layout of a report."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    """Byline, picture credit, publisher, site furniture: read, but not evidence."""


class NameTier(StrEnum):
    """How a surface form matched a gazetteer name, best first."""

    LABEL = "label"
    """It is the place's label, letter for letter."""
    NAME = "name"
    """It is one of the place's alternate names, letter for letter."""
    FOLDED = "folded"
    """It is one of them once case, accents, apostrophes and romanisation are folded."""
    SKELETON = "skeleton"
    """Only their consonants agree."""
    DEMONYM = "demonym"
    """It is a word for the place's people or things."""


EXACT = (NameTier.LABEL, NameTier.NAME)
"""How what is called so letter for letter matched."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the report; `number` counts body and caption paragraphs from 1, else None."""

    start: int
    end: int
    kind: ParagraphKind
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `paragraph` is the index of its paragraph in `Report.paragraphs`."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Written:
    """Letters that a document has where the text has others: alike, unseen or turned about."""

    start: int
    end: int
    text: str
    """As the document has it; the text has a word of plain letters from `start` to `end`."""


@dataclass(frozen=True, slots=True)
class Report:
    """A text with its layout; `text` is what is shown and what every offset counts in."""

    text: str
    title: str
    source: str
    published: str | None
    """ISO 8601 date, only where the report itself gives a full one."""
    language: str
    """ISO 639-1 code, or "" where unknown."""
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    sha256: str
    """Of the original bytes."""
    text_sha256: str
    """Of `text` in UTF-8."""
    repairs: tuple[str, ...] = ()
    """What was changed between the bytes and `text`, one short sentence each."""
    author: str = ""
    """As the document's own data say it, "" where they do not."""
    publisher: str = ""
    """As the document's own data say it, "" where they do not."""
    left_out: tuple[str, ...] = ()
    """What the document shows beside `text`, such as a page's navigation, one passage each."""
    written: tuple[Written, ...] = ()
    """Words of `text`, by start, whose letters in the document only look like these."""


@dataclass(frozen=True, slots=True)
class Seat:
    """The settlement from which a region is governed."""

    name: Text
    lat: Latitude
    lon: Longitude


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry."""

    id: Annotated[Text, Meta(min_length=1)]
    """ "geonames:707292", "dateline:donbas"; of places without an entry "point:", "text:"."""
    name: Text
    """The label: established English name, else official romanisation."""
    lat: Latitude
    lon: Longitude
    feature_class: Text
    """GeoNames class: A, P, H, L, R, S, T, U or V."""
    feature_code: Text
    """GeoNames code: PPL, PPLC, ADM1, PCLI, RGN ..."""
    country_code: Text
    """ISO 3166-1 alpha-2, "" where the place belongs to none or several."""
    admin1: Text
    """Label of the first-level region, "" where none."""
    precision: Precision
    population: Annotated[int, Meta(ge=0, lt=10**11)] | None = None
    country: Text = ""
    """Label of the country."""
    admin2: Text = ""
    seat: Seat | None = None
    extent: tuple[Longitude, Latitude, Longitude, Latitude] | None = None
    """(west, south, east, north); west > east where it crosses the antimeridian."""
    radius_km: Annotated[float, Meta(ge=0, le=20_100)] | None = None
    """For a place without a border: how far about the point it reaches."""
    outline: tuple[tuple[Latitude, Longitude], ...] | None = None
    """(lat, lon) of the corners of a described place, where the words tell more than a circle."""
    note: Text = ""
    """A sentence that a reader must see with the place, such as on a disputed status."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a surface form may mean, and how its name was matched."""

    place: Place
    name: str
    """The gazetteer's name that matched."""
    tier: NameTier
    score: float = 0.0
    """Share of belief among the candidates of one mention, 0..1; 0 before resolution."""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The place that a mention was resolved to, and why."""

    place: Place
    confidence: float
    """0..1."""
    reasons: tuple[str, ...]
    alternatives: tuple[Candidate, ...]
    """The runners-up, best first."""
    source: str
    """Who gave the place: "gazetteer", a geocoder's name, "correction"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a place name in the report."""

    start: int
    end: int
    text: str
    role: Role
    resolution: Resolution | None = None
    reason_unplaced: str | None = None
    """ "vague", or a short sentence; None when placed."""


@dataclass(frozen=True, slots=True)
class Geoparse:
    """A report with its mentions (by start) and places (most `location` mentions first).

    Two mentions never cross. Where the text describes a place ("15 km north of Izium"), its mention
    holds those of the names in it; it begins before them, so that no two begin together.
    """

    report: Report
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    possible: tuple[Mention, ...] = ()
    """Names that may be places and count nowhere: each with the place that it would be."""

    @property
    def unplaced(self) -> tuple[Mention, ...]:
        """The mentions that were not put on the map; each says why."""
        return tuple(mention for mention in self.mentions if mention.resolution is None)

    def mentions_of(self, place: Place) -> tuple[Mention, ...]:
        """Every mention resolved to `place`, whatever its role, by start."""
        return tuple(
            mention
            for mention in self.mentions
            if mention.resolution is not None and mention.resolution.place.id == place.id
        )
