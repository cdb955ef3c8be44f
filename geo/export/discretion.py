"""A result that endangers nobody: coordinates rounded, named sites off the map.

Applied before any writer, so that every format has it. Notes in people's own words and distances
from other places are left out too: either can reveal where a site is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from math import ceil, floor

from geo.coordinates.finding import find_points
from geo.corrections import Anchor, Correction, Reading
from geo.corrections.correction import NOTED
from geo.excerpts import sentence_at
from geo.export.provenance import Provenance
from geo.geoparser import rank_places
from geo.language import N_, Sentence, joined, say
from geo.model import Candidate, Geoparse, Mention, Place, Precision, Report, Resolution, Seat

_DECIMALS = 1
"""Of a degree: 11 km from south to north."""
_SIGN = re.compile(r"[\dA-Z]")
_DIGITS = re.compile(r"\d")
_COVER = "•"
_PUBLIC = ("geonames:", "dateline:", "village:")
"""Ids of the package's own gazetteer. Others may be a hash of an exact point, which could be found
by trying points, or lead to it in somebody else's gazetteer."""
REASON = say("a named site, left out on purpose")
"""`Mention.reason_unplaced` of a site."""
BESIDE_SITE = say("described beside a named site, left out on purpose")
"""`Mention.reason_unplaced` of a described place in whose sentence a site is named."""
WITHHELD = say("the reason is left out on purpose")
"""`Mention.reason_unplaced` of a name whose reason may tell where something is."""
_CUT = NOTED | {
    N_("too unsure which place is meant; the likeliest is {place}"): N_(
        "too unsure which place is meant"
    )
}
"""Forms that tell too much, each with one that tells no more than it may."""
_HARMLESS = frozenset(
    "country day kind name number other place sentence service total who word".split()
)
"""Names of the values that a reason may have. Distances and notes (`km`, `note`) are not among
them, three distances giving the exact point, nor is any name that is not known here."""
_SENTENCES = frozenset(("kind", "sentence"))
"""Of these, what is a sentence of ours, or a text that may say anything."""
_OF_PLACES = frozenset("kind name other place".split())
"""Of these, what a name without a place may not tell: it may be what was meant."""
# A plain text has lost its form, as one that was read from a file, or never had any: what is a
# distance in it cannot be told by name, so it goes, unless it is one of these.
_PLAIN = frozenset(
    (
        "vague",
        REASON,
        BESIDE_SITE,
        WITHHELD,
        "no place of this name is in the gazetteer",
        "no place of this name is known near those of the report",
        "too unsure which place is meant",
        "a country's name",
        "a capital, named for its government",
        "named with “the”, as waters and landscapes are",
        "the region rather than the town of the same name",
        "named without “region”, so the town rather than the region of the same name",
    )
)


def discreet(result: Geoparse) -> Geoparse:
    """Return `result` with coordinates rounded to 0.1 degree and every named site unplaced.

    The digits of coordinates that the report itself gives are covered, in its text too.
    """
    report = _report(result.report)
    telling = {
        sentence_at(report, mention.start)
        for mention in result.mentions
        if mention.resolution and _is_site(mention.resolution.place)
    }
    mentions = tuple(
        _mention(
            replace(mention, text=report.text[mention.start : mention.end]),
            beside_site=sentence_at(report, mention.start) in telling,
        )
        for mention in result.mentions
    )
    return Geoparse(report, mentions, rank_places(mentions))


def _report(report: Report) -> Report:
    """Return a report whose text gives no coordinates, with as many signs, so that offsets stay."""
    text = _covered(report.text)
    if text != report.text:
        # With the hash of the whole text what is covered could be found by trying.
        digest = hashlib.sha256(text.encode()).hexdigest()
        report = replace(report, text=text, sha256=digest, text_sha256=digest, written=())
    return replace(report, title=_covered(report.title), source=_covered(report.source))


def _covered(text: str) -> str:
    pieces, position = [], 0
    for found in find_points(text):
        pieces.append(text[position : found.start])
        pieces.append(_SIGN.sub(_COVER, text[found.start : found.end]))
        position = found.end
    return "".join((*pieces, text[position:]))


def discreet_provenance(provenance: Provenance) -> Provenance:
    """Return `provenance` to stand with a discreet result: its corrections tell no more.

    A correction that names a site is left out, since its anchor may reveal it; the others lose
    their notes.
    """
    return replace(
        provenance, discreet=True, corrections=tuple(_corrections(provenance.corrections))
    )


def _mention(mention: Mention, *, beside_site: bool) -> Mention:
    resolution = mention.resolution
    if resolution is None:
        return replace(mention, reason_unplaced=_reason_unplaced(mention.reason_unplaced))
    if resolution.place.precision is Precision.SITE:
        return replace(mention, resolution=None, reason_unplaced=REASON)
    if beside_site and resolution.place.precision is Precision.DESCRIBED:
        return replace(mention, resolution=None, reason_unplaced=BESIDE_SITE)
    return replace(mention, resolution=_resolution(resolution))


def _resolution(resolution: Resolution) -> Resolution:
    return replace(
        resolution,
        place=_place(resolution.place),
        reasons=_reasons(resolution.reasons),
        alternatives=tuple(
            _candidate(candidate)
            for candidate in resolution.alternatives
            if candidate.place.precision is not Precision.SITE
        ),
    )


def _candidate(candidate: Candidate) -> Candidate:
    return replace(candidate, place=_place(candidate.place), reasons=_reasons(candidate.reasons))


def _reasons(reasons: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(told for each in reasons if (told := _harmless(each)))


def _reason_unplaced(reason: str | None) -> str | None:
    """Return the first sentence: those after it tell of places that may have been meant."""
    if not reason:
        return reason
    while isinstance(reason, Sentence) and "sentence0" in reason.values:
        reason = reason.values["sentence0"]
    told = _harmless(reason if isinstance(reason, Sentence) else reason.partition(";")[0])
    if isinstance(told, Sentence) and not _OF_PLACES.isdisjoint(told.values):
        return WITHHELD
    return told or WITHHELD


def _harmless(told: str) -> str:
    """Return what may be told of a reason, "" where that is nothing."""
    if not isinstance(told, Sentence):
        return told if told in _PLAIN else ""
    if "sentence0" in told.values:
        return joined(filter(None, map(_harmless, told.values.values())))
    if told.form in _CUT:
        form = _CUT[told.form]
        left = {name: each for name, each in told.values.items() if f"{{{name}}}" in form}
        told = say(form, **left)
    values = {
        name: _harmless(value) if name in _SENTENCES or isinstance(value, Sentence) else value
        for name, value in told.values.items()
    }
    if "" in values.values() or not values.keys() <= _HARMLESS:
        return ""
    return Sentence(told.form, values, told.one)


def _corrections(corrections: tuple[Correction, ...]) -> Iterator[Correction]:
    for correction in corrections:
        readings = (correction.old, correction.new)
        if not any(each and each.place and _is_site(each.place) for each in readings):
            old, new = map(_reading, readings)
            yield replace(correction, anchor=_anchor(correction.anchor), old=old, new=new, note="")


def _anchor(anchor: Anchor) -> Anchor:
    """Return an anchor without digits, which may be a part of coordinates, and without the hash."""
    return replace(
        anchor,
        text_sha256="0" * len(anchor.text_sha256),
        quote=_DIGITS.sub(_COVER, anchor.quote),
        prefix=_DIGITS.sub(_COVER, anchor.prefix),
        suffix=_DIGITS.sub(_COVER, anchor.suffix),
    )


def _reading(reading: Reading | None) -> Reading | None:
    if reading is None or reading.place is None:
        return reading
    return replace(reading, place=_place(reading.place))


def _is_site(place: Place) -> bool:
    return place.precision is Precision.SITE


def _place(place: Place) -> Place:
    lat, lon = _rounded(place.lat), _rounded(place.lon)
    id = place.id
    if not id.startswith(_PUBLIC):
        source, rounded = id.partition(":")[0], f"{place.name}\n{lat:.1f}\n{lon:.1f}"
        digest = hashlib.sha256(rounded.encode("utf-8", "replace")).hexdigest()
        id = f"{source}:{digest[:12]}"
    return replace(
        place,
        id=id,
        name=_covered(place.name),
        lat=lat,
        lon=lon,
        seat=_seat(place.seat) if place.seat else None,
        extent=_extent(place.extent) if place.extent else None,
        outline=None,
    )


def _seat(seat: Seat) -> Seat:
    return replace(seat, lat=_rounded(seat.lat), lon=_rounded(seat.lon))


def _extent(extent: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Round outwards, so that it still contains everything it did."""
    west, south, east, north = extent
    tenths = 10**_DECIMALS
    return (
        floor(west * tenths) / tenths,
        floor(south * tenths) / tenths,
        ceil(east * tenths) / tenths,
        ceil(north * tenths) / tenths,
    )


def _rounded(degrees: float) -> float:
    # Adding zero takes the sign off a negative number that was rounded to nothing.
    return round(degrees, _DECIMALS) + 0.0
