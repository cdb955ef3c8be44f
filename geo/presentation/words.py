"""What the page says of a place, a mention or a number, in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from geo.dashboard.reasons_in import in_language
from geo.excerpts import sentence as sentence
from geo.excerpts import share as share
from geo.language import N_, _, grouped, ngettext
from geo.model import Paragraph, ParagraphKind, Place, Precision, Role
from geo.presentation.entries import Entry

_CODES = {
    "PPLC": N_("Capital city"),
    "PPLQ": N_("Abandoned settlement"),
    "PPLX": N_("Part of a settlement"),
    "PCLI": N_("Country"),
    "PCLD": N_("Dependent territory"),
    "PCLS": N_("Territory"),
    "ADM1": N_("First-level region"),
    "ADM2": N_("District"),
    "RGN": N_("Region"),
}
_PRECISIONS = {
    Precision.SETTLEMENT: N_("Settlement"),
    Precision.SITE: N_("Site"),
    Precision.DISTRICT: N_("District"),
    Precision.REGION: N_("Region"),
    Precision.COUNTRY: N_("Country"),
    Precision.WATER: N_("Water"),
    Precision.VAGUE: N_("Area without a border"),
}
_ROLES = {
    Role.LOCATION: N_("as a place"),
    Role.ACTOR: N_("as an actor"),
    Role.DEMONYM: N_("by a demonym"),
    Role.CREDIT: N_("in a credit"),
}
CONFIDENCES = (
    (0.85, N_("High")),
    (0.65, N_("Fair")),
    (0.45, N_("Low")),
    (0.0, N_("Very low")),
)
"""The least confidence for each word, best first."""


def mentions(count: int) -> str:
    """Return "1 mention", "1,200 mentions"."""
    return ngettext("{number} mention", "{number} mentions", count).format(number=grouped(count))


def places(count: int) -> str:
    """Return "1 place", "12 places"."""
    return ngettext("{number} place", "{number} places", count).format(number=grouped(count))


def countries(count: int) -> str:
    """Return "1 country", "5 countries"."""
    return ngettext("{number} country", "{number} countries", count).format(number=grouped(count))


def paragraphs(count: int) -> str:
    """Return "1 paragraph", "4 paragraphs"."""
    return ngettext("{number} paragraph", "{number} paragraphs", count).format(
        number=grouped(count)
    )


def passages(count: int) -> str:
    """Return "1 passage", "4 passages"."""
    return ngettext("{number} passage", "{number} passages", count).format(number=grouped(count))


def others(count: int) -> str:
    """Return "1 other place considered", "3 other places considered"."""
    return ngettext(
        "{number} other place considered", "{number} other places considered", count
    ).format(number=grouped(count))


def kind(place: Place) -> str:
    """Return what a place is: "Settlement", "Country"; never more than the gazetteer knows."""
    if place.radius_km and place.precision not in (Precision.SITE, Precision.WATER):
        return precision(Precision.VAGUE)
    code = _CODES.get(place.feature_code)
    return _(code) if code else precision(place.precision)


def precision(value: Precision) -> str:
    """Return a kind of place: "Settlement", "Area without a border"."""
    return _(_PRECISIONS[value])


def kinds() -> dict[str, str]:
    """Return every kind of place by its feature code, else by its precision."""
    return {code: _(text) for code, text in (*_CODES.items(), *_PRECISIONS.items())}


def where(place: Place) -> str:
    """Return the region and country around a place: "Kharkiv Oblast, Ukraine"."""
    return _around(place, place.admin1, place.country or place.country_code)


def chain(place: Place) -> str:
    """Return all that lies around a place: "Izium Raion, Kharkiv Oblast, Ukraine"."""
    return _around(place, place.admin2, place.admin1, place.country or place.country_code)


def _around(place: Place, *parts: str) -> str:
    kept = [part for part in dict.fromkeys(parts) if part and part != place.name]
    return ", ".join(kept)


def apart(place: Place, others: Iterable[Place]) -> str:
    """Return what tells a place from others of its name: "Region", "Odesa Oblast, Ukraine"."""
    namesakes = [other for other in others if other.name == place.name and other.id != place.id]
    if not namesakes:
        return ""
    if all(kind(other) != kind(place) for other in namesakes):
        return kind(place)
    return where(place)


def confidence(value: float) -> str:
    """Return a confidence of 0..1 as a word: "High", "Fair", "Low", "Very low"."""
    return _(next(word for least, word in CONFIDENCES if value >= least))


def sure(entry: Entry) -> Markup:
    """Return how sure a place is: its word and share, or that a reader set it."""
    if entry.by_reader:
        return Markup.escape(_("Set by a reader"))
    return Markup("{} <span class='share'>{}</span>").format(
        confidence(entry.confidence), share(entry.confidence)
    )


def role(value: Role) -> str:
    """Return how a place is named, to follow "named": "as an actor", "by a demonym"."""
    return _(_ROLES[value])


def unplaced(reason: str | None) -> str:
    """Return why a mention is not placed, as a sentence."""
    if reason == "vague":
        return _("Too vague for a point or a border.")
    return sentence(in_language(reason) if reason else _("no reason was given"))


def standing_point(place: Place) -> str:
    """Return the sentence on what the mark of an area stands for, "" where it is the place."""
    if place.precision in (Precision.SITE, Precision.WATER):
        return ""
    if place.radius_km or place.precision is Precision.VAGUE:
        return _("This area has no agreed border; the marker stands about its middle.")
    if place.precision in (Precision.REGION, Precision.DISTRICT):
        if place.seat is not None:
            return _("The report names the region; the marker stands at its seat, {seat}.").format(
                seat=place.seat.name
            )
        return _("The report names the region; the marker stands at a point inside it.")
    if place.precision is Precision.COUNTRY:
        return _("The report names the country; the label stands at a point inside it.")
    return ""


def paragraph(value: Paragraph) -> str:
    """Return where a passage stands: "Paragraph 3", "Picture caption, paragraph 9", "Title"."""
    if value.kind is ParagraphKind.TITLE:
        return _("Title")
    if value.number is None:
        return _("Credits and site text")
    if value.kind is ParagraphKind.CAPTION:
        return _("Picture caption, paragraph {number}").format(number=value.number)
    return _("Paragraph {number}").format(number=value.number)
