"""What the page says in words of its own; whoever writes it may say it in another language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from geo.corrections import SOURCE as CORRECTION
from geo.export.picture.words import ENGLISH as PICTURE_ENGLISH
from geo.export.picture.words import Words as PictureWords
from geo.export.provenance import ROUNDED
from geo.maps import ENGLISH as MAP_ENGLISH
from geo.model import Precision, Role

Counted = Callable[[int], str]


def _mentions(number: int) -> str:
    return f"{number:,} {'mention' if number == 1 else 'mentions'}"


def _passages(number: int) -> str:
    return f"{number:,} {'passage' if number == 1 else 'passages'}"


def _others(number: int) -> str:
    return f"{number:,} other {'place' if number == 1 else 'places'} considered"


def _as_it_stands(sentence: str) -> str:
    return sentence


_KINDS = MappingProxyType(
    {
        "PPLC": "Capital city",
        "PPLQ": "Abandoned settlement",
        "PPLX": "Part of a settlement",
        "PCLI": "Country",
        "PCLD": "Dependent territory",
        "PCLS": "Territory",
        "ADM1": "First-level region",
        "ADM2": "District",
        "RGN": "Region",
        Precision.SETTLEMENT: "Settlement",
        Precision.SITE: "Site",
        Precision.DISTRICT: "District",
        Precision.REGION: "Region",
        Precision.COUNTRY: "Country",
        Precision.WATER: "Water",
        Precision.VAGUE: "Area without a border",
    }
)
_ROLES = MappingProxyType(
    {
        Role.LOCATION: "as a place",
        Role.ACTOR: "as an actor",
        Role.DEMONYM: "by a demonym",
        Role.CREDIT: "in a credit",
    }
)
_SOURCES = MappingProxyType({each: each for each in ("gazetteer", CORRECTION)})
_GROUPS = MappingProxyType(
    {
        Role.LOCATION: "Passages, place by place",
        Role.ACTOR: "Named only as actors",
        Role.DEMONYM: "Named only by their people or things",
        Role.CREDIT: "Named only in credits",
    }
)
_STANDINGS = MappingProxyType(
    {
        Role.LOCATION: "",
        Role.ACTOR: "Not on the map at first: the report names them as a government, an army or a "
        "team (“Moscow said”), never as the scene of anything.",
        Role.DEMONYM: "Not on the map: the report names only their people or things (“Turkish”).",
        Role.CREDIT: "Not on the map: named only in a byline, a credit or the site's own text.",
    }
)
_METHOD = (
    "Dateline, a program, found the names in the report, decided for each of them whether it "
    "stands for the place itself, for an actor, for people and things of a country or in a "
    "credit, and looked it up in a gazetteer. No person checked the result, except where a "
    "correction says so.",
    "Confidence is the program's own estimate that it took the right place of that name: high from "
    "85%, fair from 65%, low from 45%. It says nothing of whether the report is true.",
    "A mark's area follows the number of mentions as a place. Regions, countries and areas without "
    "a border are marked at one point, which stands for all of the area.",
    "Passages are the report's own words, letter for letter, and only the sentences that name a "
    "place. Labels are the established English names, else the official romanisation.",
    "Nothing is dated here that the report does not date.",
    "Characters count from 0 in the report's text, as Unicode code points, the end excluded; the "
    "second of the hashes is of that text in UTF-8. The base map is drawn in full about the "
    "report's places and coarser elsewhere.",
)


@dataclass(frozen=True, slots=True)
class Words:
    """Every text of the page that does not come from the report; in English as they stand."""

    language: str = "en"
    map: Mapping[str, str] = field(default_factory=lambda: MAP_ENGLISH)
    """With the keys of `geo.maps.ENGLISH`."""
    picture: PictureWords = PICTURE_ENGLISH
    """Of the map as it stands on paper and without scripts; title, counts and credits as well."""
    told: Callable[[str], str] = _as_it_stands
    """Gets a sentence of the program's, such as a reason or a note, and says it."""

    mentions: Counted = _mentions
    passages: Counted = _passages
    others: Counted = _others
    kinds: Mapping[str, str] = field(default_factory=lambda: _KINDS)
    """By feature code, else by precision."""
    roles: Mapping[Role, str] = field(default_factory=lambda: _ROLES)
    sources: Mapping[str, str] = field(default_factory=lambda: _SOURCES)
    """Of what a resolution says it comes from; an online geocoder stands under its own name."""
    groups: Mapping[Role, str] = field(default_factory=lambda: _GROUPS)
    standings: Mapping[Role, str] = field(default_factory=lambda: _STANDINGS)
    """Why places of a group are not on the map."""
    high: str = "High"
    fair: str = "Fair"
    low: str = "Low"
    very_low: str = "Very low"
    by_reader: str = "Set by a reader"

    skip: str = "Skip the map, go to the list"
    on_this_page: str = "On this page"
    map_title: str = "Map"
    list_title: str = "Places on the map"
    none: str = "None."
    with_actors: str = "Also mark those named only as actors"
    picture_of: str = "The map as a picture. The list and the passages say the same."
    lede: str = (
        "Choose a place on the map or in the list to come to every passage that names it, or read "
        "on."
    )
    nothing: str = "No place was found in this report that could stand on the map."
    again: str = "Enter once more goes to them."
    """Said after the number of passages, when a mark is chosen by key."""
    cleared: str = "No place is selected."
    show: str = "Show on the map"
    show_place: str = "Show on the map: {place}"

    written: str = "Written as"
    coordinates: str = "Coordinates"
    confidence: str = "Confidence"
    reasons: str = "Why here"
    evidence: str = "Evidence"
    identifier: str = "Gazetteer entry"
    name: str = "Name"
    characters: str = "Characters"
    paragraph_column: str = "Stands in"
    role: str = "Named"
    source: str = "Source"
    title_paragraph: str = "Title"
    credit_paragraph: str = "Credits and site text"
    paragraph: str = "Paragraph {number}"
    caption: str = "Picture caption, paragraph {number}"
    at_seat: str = "The report names the region; the marker stands at its seat, {seat}."
    inside_region: str = "The report names the region; the marker stands at a point inside it."
    inside_country: str = "The report names the country; the label stands at a point inside it."
    no_border: str = "This area has no agreed border; the marker stands about its middle."
    about_km: str = "to about {number} km"
    about_m: str = "to about {number} m"

    left_out: str = "Not on the map, and why"
    all_placed: str = "No name was left without a place."
    too_vague: str = "Too vague for a point or a border."
    no_reason: str = "No reason was given."

    method_title: str = "How this was made"
    method: tuple[str, ...] = _METHOD
    event: str = "A mention is not an event."
    rounded: str = ROUNDED
    corrections_title: str = "Corrections"
    no_corrections: str = "None were made."
    corrected: str = "“{quote}”: {old} → {new}"
    not_a_place: str = "not a place"
    not_found: str = "not found"
    unplaced: str = "without a place"
    source_title: str = "The report"
    report_title: str = "Title"
    author: str = "Author"
    publisher: str = "Publisher"
    address: str = "Read from"
    published: str = "Published"
    report_language: str = "Language"
    unknown: str = "not known"
    file_hash: str = "SHA-256 of the file"
    text_hash: str = "SHA-256 of the text"
    repairs: str = "Changed between file and text"
    gazetteer: str = "Gazetteer"
    made: str = "Written"
    by: str = "Dateline, {when}"
    credits_title: str = "Borders, names and credits"
    scripts: str = (
        "This page holds Leaflet (BSD 2-Clause), geojson-vt and topojson-client (ISC). It asks "
        "nobody for anything: all that it shows is in this one file."
    )


ENGLISH = Words()
