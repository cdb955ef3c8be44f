"""What the page says of a place, a mention or a number, in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from geo.model import Paragraph, ParagraphKind, Place, Precision, Role

_CODES = {
    "PPLC": "Capital city",
    "PPLQ": "Abandoned settlement",
    "PPLX": "Part of a settlement",
    "PCLI": "Country",
    "PCLD": "Dependent territory",
    "PCLS": "Territory",
    "ADM1": "First-level region",
    "ADM2": "District",
    "RGN": "Region",
}
_PRECISIONS = {
    Precision.SETTLEMENT: "Settlement",
    Precision.SITE: "Site",
    Precision.DISTRICT: "District",
    Precision.REGION: "Region",
    Precision.COUNTRY: "Country",
    Precision.WATER: "Water",
    Precision.VAGUE: "Area without a border",
}
_ROLES = {
    Role.LOCATION: "as a place",
    Role.ACTOR: "as an actor",
    Role.DEMONYM: "by a demonym",
    Role.CREDIT: "in a credit",
}
_CONFIDENCES = ((0.85, "High"), (0.65, "Fair"), (0.45, "Low"), (0.0, "Very low"))


def number(count: int, noun: str, plural: str = "") -> str:
    """Return "1 mention", "1,200 mentions"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def kind(place: Place) -> str:
    """Return what a place is: "Settlement", "Country"; never more than the gazetteer knows."""
    if place.radius_km and place.precision not in (Precision.SITE, Precision.WATER):
        return _PRECISIONS[Precision.VAGUE]
    return _CODES.get(place.feature_code, _PRECISIONS[place.precision])


def where(place: Place) -> str:
    """Return the region and country around a place: "Kharkiv Oblast, Ukraine"."""
    parts = [place.admin1, place.country or place.country_code]
    seen = {place.name}
    kept = []
    for part in parts:
        if part and part not in seen:
            seen.add(part)
            kept.append(part)
    return ", ".join(kept)


def apart(place: Place, others: Iterable[Place]) -> str:
    """Return what tells a place from others of its name: "Region", "Odesa Oblast, Ukraine"."""
    namesakes = [other for other in others if other.name == place.name and other.id != place.id]
    if not namesakes:
        return ""
    if all(kind(other) != kind(place) for other in namesakes):
        return kind(place)
    return where(place)


def coordinates(lat: float, lon: float, *, decimals: int = 2) -> str:
    """Return a point in degrees as "49.21° N, 37.26° E"."""
    north = "N" if lat >= 0 else "S"
    east = "E" if lon >= 0 else "W"
    return f"{abs(lat):.{decimals}f}° {north}, {abs(lon):.{decimals}f}° {east}"


def confidence(value: float) -> str:
    """Return a confidence of 0..1 as a word: "High", "Fair", "Low", "Very low"."""
    return next(word for least, word in _CONFIDENCES if value >= least)


def share(value: float) -> str:
    """Return a share of belief in per cent; no belief is shown as certain."""
    return f"{min(value, 0.99):.0%}"


def sentence(text: str) -> str:
    """Return a text with a capital letter at its start."""
    return text[:1].upper() + text[1:]


def role(value: Role) -> str:
    """Return how a place is named, to follow "named": "as an actor", "by a demonym"."""
    return _ROLES[value]


def unplaced(reason: str | None) -> str:
    """Return why a mention is not placed, as a sentence."""
    if reason == "vague":
        return "Too vague for a point or a border."
    return sentence(reason or "no reason was given")


def standing_point(place: Place) -> str:
    """Return the sentence on what the mark of an area stands for, "" where it is the place."""
    if place.precision in (Precision.SITE, Precision.WATER):
        return ""
    if place.radius_km or place.precision is Precision.VAGUE:
        return "This area has no agreed border; the marker stands about its middle."
    if place.precision in (Precision.REGION, Precision.DISTRICT):
        if place.seat is not None:
            return f"The report names the region; the marker stands at its seat, {place.seat.name}."
        return "The report names the region; the marker stands at a point inside it."
    if place.precision is Precision.COUNTRY:
        return "The report names the country; the label stands at a point inside it."
    return ""


def paragraph(value: Paragraph) -> str:
    """Return where a passage stands: "Paragraph 3", "Picture caption, paragraph 9", "Title"."""
    if value.kind is ParagraphKind.TITLE:
        return "Title"
    if value.number is None:
        return "Credits and site text"
    if value.kind is ParagraphKind.CAPTION:
        return f"Picture caption, paragraph {value.number}"
    return f"Paragraph {value.number}"
