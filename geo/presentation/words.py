"""What every view says of a report, a place, a mention or a number, in the language in use.

>>> places(12), mentions(1200), countries(1)
('12 places', '1,200 mentions', '1 country')
>>> confidence(0.845), share(0.845), role(Role.ACTOR)
('High', '85%', 'as an actor')
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from geo import coordinates
from geo.corrections import SOURCE as CORRECTION
from geo.excerpts import Passage
from geo.excerpts import sentence as sentence
from geo.language import N_, _, comma_joined, grouped, isolated, ngettext, translated
from geo.model import Paragraph, ParagraphKind, Place, Precision, Report, Role
from geo.presentation.confidence import WORDS, certainty, per_cent
from geo.presentation.entries import Entry
from geo.resolution.approximate import OWN_WORDS
from geo.resolution.written_points import OWN

MOST_RUNNERS_UP = 6
"""Runners-up that are listed of a place."""

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
    Precision.DESCRIBED: N_("Described place"),
    Precision.VAGUE: N_("Area without a border"),
}
_ROLES = {
    Role.LOCATION: N_("as a place"),
    Role.ACTOR: N_("as an actor"),
    Role.DEMONYM: N_("by a demonym"),
    Role.CREDIT: N_("in a credit"),
}


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


def reports(count: int) -> str:
    """Return "1 report", "4 reports"."""
    return ngettext("{number} report", "{number} reports", count).format(number=grouped(count))


def others(count: int) -> str:
    """Return "1 other place considered", "3 other places considered"."""
    return ngettext(
        "{number} other place considered", "{number} other places considered", count
    ).format(number=grouped(count))


def kind(place: Place) -> str:
    """Return what a place is: "Settlement", "Country"; never more than the gazetteer knows."""
    own_reach = (Precision.SITE, Precision.WATER, Precision.DESCRIBED)
    if place.radius_km and place.precision not in own_reach:
        return precision(Precision.VAGUE)
    code = _CODES.get(place.feature_code)
    return _(code) if code else precision(place.precision)


def precision(value: Precision) -> str:
    """Return a kind of place: "Settlement", "Area without a border"."""
    return _(_PRECISIONS[value])


def where(place: Place) -> str:
    """Return the region and country around a place: "Kharkiv Oblast, Ukraine"."""
    return _around(place, place.admin1, place.country or place.country_code)


def chain(place: Place) -> str:
    """Return all that lies around a place: "Izium Raion, Kharkiv Oblast, Ukraine"."""
    return _around(place, place.admin2, place.admin1, place.country or place.country_code)


def _around(place: Place, *parts: str) -> str:
    kept = [part for part in dict.fromkeys(parts) if part and part != place.name]
    return comma_joined(kept)


def apart(place: Place, others: Iterable[Place]) -> str:
    """Return what sets a place apart from others of its name: "Region", "Odesa Oblast, Ukraine"."""
    namesakes = [other for other in others if other.name == place.name and other.id != place.id]
    if not namesakes:
        return ""
    if all(kind(other) != kind(place) for other in namesakes):
        return kind(place)
    if all(where(other) != where(place) for other in namesakes):
        return where(place)
    if all(chain(other) != chain(place) for other in namesakes):
        return chain(place)
    return point(place)


def confidence(value: float) -> str:
    """Return a confidence of 0..1 as a word: "High", "Fair", "Low", "Very low"."""
    return _(WORDS[certainty(value)])


def share(value: float) -> str:
    """Return a confidence or a share of belief of 0..1 in per cent: "85%"."""
    return f"{per_cent(value)}%"


def sure(entry: Entry) -> Markup:
    """Return how sure a place is: its word and share, or that a reader or the report set it."""
    if entry.by_reader:
        return Markup.escape(_("Set by a reader"))
    if entry.best.source == OWN and entry.confidence == 1:
        return Markup.escape(sentence(_(OWN)))
    return Markup("{} <span class='share'>{}</span>").format(
        confidence(entry.confidence), share(entry.confidence)
    )


def names_place(passage: Passage) -> bool:
    """Tell whether a passage names its place as the place itself."""
    return any(mention.role is Role.LOCATION for mention in passage.mentions)


def roles(passage: Passage) -> str:
    """Return how a passage names its place, "" where it is as the place itself."""
    if names_place(passage):
        return ""
    return comma_joined(dict.fromkeys(role(mention.role) for mention in passage.mentions))


def role(value: Role) -> str:
    """Return how a place is named, to follow "named": "as an actor", "by a demonym"."""
    return _(_ROLES[value])


def unplaced(reason: str | None) -> str:
    """Return why a mention is not placed, as a sentence."""
    if reason == "vague":
        return _("Too vague for a point or a border.")
    return sentence(translated(reason) if reason else _("no reason was given"))


def stands_for(place: Place) -> str:
    """Return the sentence on what the mark of an area stands for, "" where it is the place."""
    if place.precision in (Precision.SITE, Precision.WATER):
        return ""
    if place.precision is Precision.DESCRIBED:
        return _(
            "The report describes this place; the mark stands at the middle of where it may be."
        )
    if place.radius_km or place.precision is Precision.VAGUE:
        return _("This area has no agreed border; the marker stands about its middle.")
    if place.precision in (Precision.REGION, Precision.DISTRICT):
        if place.seat is not None:
            return _(
                "The report names the region; the marker stands at its seat, {seat}, or in the "
                "middle where that is named too."
            ).format(seat=isolated(place.seat.name))
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


def title(report: Report) -> str:
    """Return a report's title on one line, or that it has none."""
    return " ".join(report.title.split()) or _("Untitled report")


def address(report: Report) -> str:
    """Return the file or address that a report was read from, or that it was pasted."""
    return report.source or _("Pasted text")


def published(report: Report) -> str:
    """Return the date that a report gives of itself, or that it gives none."""
    return report.published or _("no date in the report")


def counts(entries: Iterable[Entry], *roles: Role) -> str:
    """Return "12 places, 39 mentions, 5 countries" of what is named in certain roles.

    Guesses are told of apart.
    """
    named = [(each, sum(map(each.count, roles))) for each in entries]
    named = [(each, number) for each, number in named if number]
    within = {each.place.country_code for each, _number in named if each.place.country_code}
    total = sum(number for _each, number in named)
    said = comma_joined((places(len(named)), mentions(total), countries(len(within))))
    guessed = sum(each.guessed for each, _number in named)
    return f"{said}; {guesses(guessed)}" if guessed else said


def guesses(count: int) -> str:
    """Return "1 place is a guess", "12 places are guesses"."""
    return ngettext("{number} place is a guess", "{number} places are guesses", count).format(
        number=grouped(count)
    )


def point(place: Place) -> str:
    """Return a place's point in decimal degrees, and how finely it is known."""
    fine = coordinates.fineness(place)
    about = (
        _("to about {number} m").format(number=round(fine.about_km * 1000))
        if fine.about_km < 1
        else _("to about {number} km").format(number=round(fine.about_km))
    )
    return f"{isolated(coordinates.decimal(place.lat, place.lon, fine))} ({about})"


def source(resolution: str) -> str:
    """Return who gave a mention its place; an online geocoder goes by its own name."""
    named = {
        "gazetteer": _("gazetteer"),
        CORRECTION: _("correction"),
        OWN: _(OWN),
        OWN_WORDS: _(OWN_WORDS),
    }
    return named.get(resolution, resolution)


def event() -> str:
    """Return the sentence that must stand wherever people look at the map."""
    return _("A mention is not an event.")


def statement(several: bool = False) -> str:
    """Return what the map does and does not say.

    Args:
        several: it is of several reports.
    """
    if several:
        return _(
            "This map shows where the reports name places. It does not verify that anything "
            "happened there."
        )
    return _(
        "This map shows where the report names places. It does not verify that anything "
        "happened there."
    )


def borders() -> str:
    """Return how the map draws disputed borders."""
    return _(
        "The names and borders shown imply no opinion on the legal status of any territory. "
        "Crimea is drawn in Ukraine, as the UN General Assembly does (resolution 68/262); "
        "other disputed borders are dashed."
    )


def credits(sources: Iterable[str]) -> str:
    """Return whose data a picture or a page is made from."""
    return _("Places: {credits}. Base map: Natural Earth.").format(credits="; ".join(sources))
