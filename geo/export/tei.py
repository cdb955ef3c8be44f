"""TEI P5: the whole report with every name marked, for editions and corpora.

The characters of `body` are those of the report's text, one for one, so that offsets count in it.
Names point at a list of places by `corresp`, and at the gazetteer's entry by `ref`; role,
confidence and reasons of each follow the text, under the field names of the types. A described
place ("15 km north of Izium") holds the names in it.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, indent

from geo.export.evidence import (
    degrees,
    mention_told,
    place_told,
    provenance_told,
    report_told,
)
from geo.export.identifiers import place_iri
from geo.export.provenance import GENERATOR, UNTOLD, Provenance
from geo.export.xml import add, document, legal, root
from geo.model import Geoparse, Mention, ParagraphKind, Place, Precision
from geo.nesting import nested
from geo.presentation.confidence import Certainty, certainty

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_CERTAINTY = {
    Certainty.HIGH: "high",
    Certainty.FAIR: "medium",
    Certainty.LOW: "low",
    Certainty.VERY_LOW: "low",
}


def to_tei(result: Geoparse, provenance: Provenance = UNTOLD) -> str:
    """Return `result` as a TEI document; `geo` is "lat lon" in degrees WGS 84."""
    tei = root("TEI", xmlns=_NAMESPACE)
    header = add(tei, "teiHeader")
    _header(header, result, provenance)
    text = add(tei, "text")
    numbers = {place.id: number for number, place in enumerate(result.places, start=1)}
    marked = _body(add(text, "body"), result, numbers)
    if result.mentions:
        back = add(text, "back")
        _back(back, result, marked)
        indent(back, " ", 2)
    indent(header, " ", 1)
    return document(tei, indented=False)


def _header(header: Element, result: Geoparse, provenance: Provenance) -> None:
    report = result.report
    told = report_told(report)
    file = add(header, "fileDesc")
    add(add(file, "titleStmt"), "title", f"Places in: {report.title or 'a report'}")
    published = add(file, "publicationStmt")
    add(published, "p", provenance.note)
    for credit in provenance.credits:
        add(published, "p", credit)
    source = add(add(file, "sourceDesc"), "bibl")
    add(source, "title", report.title)
    for name in ("author", "publisher"):
        if told[name]:
            add(source, name, told[name])
    if report.published:
        add(source, "date", report.published, when=report.published)
    for name in ("source", "sha256", "text_sha256"):
        add(source, "idno", told[name], type=name)
    encoding = add(header, "encodingDesc")
    made = f" on {provenance.made}" if provenance.made else ""
    about = add(encoding, "projectDesc")
    add(about, "p", f"Names were found and placed by {GENERATOR}{made}.")
    if provenance.gazetteer:
        add(about, "p", f"gazetteer: {provenance.gazetteer}")
    if report.repairs:
        repairs = add(encoding, "editorialDecl")
        for repair in report.repairs:
            add(repairs, "p", repair)
    add(encoding, "geoDecl", "Latitude, then longitude, in degrees.", datum="WGS84")
    if report.language:
        languages = add(add(header, "profileDesc"), "langUsage")
        add(languages, "language", report.language, ident=report.language)
    if provenance.corrections:
        changes = add(header, "revisionDesc")
        written = provenance_told(provenance)["corrections"]
        for correction, form in zip(provenance.corrections, written, strict=True):
            change = add(changes, "change", correction.sentence, when=correction.when[:10])
            add(change, "note", json.dumps(form, ensure_ascii=False), type="correction")


def _body(body: Element, result: Geoparse, numbers: dict[str, int]) -> set[Mention]:
    """Fill in the text; return the mentions that could be marked in it."""
    report = result.report
    marked: set[Mention] = set()
    at, last = 0, None
    for paragraph in report.paragraphs:
        if paragraph.start < at or paragraph.end <= paragraph.start:
            continue
        last = _between(body, last, report.text[at : paragraph.start])
        last = add(body, "p")
        if paragraph.number is not None:
            last.set("n", str(paragraph.number))
        if paragraph.kind is not ParagraphKind.BODY:
            last.set("rend", paragraph.kind.value)
        marked.update(_mark(last, result, paragraph.start, paragraph.end, numbers))
        at = paragraph.end
    last = _between(body, last, report.text[at:])
    if last is None:
        add(body, "p")
    return marked


def _between(body: Element, last: Element | None, text: str) -> Element | None:
    """Add the text between two paragraphs, and return the element that is last now."""
    if last is not None and not text.strip(" \t\r\n"):
        last.tail = text or None
        return last
    return add(body, "ab", text) if text else last


def _mark(
    parent: Element, result: Geoparse, start: int, end: int, numbers: dict[str, int]
) -> Iterator[Mention]:
    mentions = result.mentions
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    last = bisect_left(mentions, end, key=lambda mention: mention.start)
    within = [m for m in mentions[first:last] if m.start < m.end <= end]
    return _fill(parent, result.report.text, start, end, within, numbers)


def _fill(
    parent: Element,
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    numbers: dict[str, int],
) -> Iterator[Mention]:
    """Fill an element with `text[start:end]`, its names within it and theirs within them."""
    at, before = start, None
    for mention, within in nested(mentions):
        _append(parent, before, text[at : mention.start])
        before = _name(parent, mention, numbers)
        yield mention
        yield from _fill(before, text, mention.start, mention.end, within, numbers)
        at = mention.end
    _append(parent, before, text[at:end])


def _append(parent: Element, before: Element | None, text: str) -> None:
    if before is None:
        parent.text = legal(text) or None
    else:
        before.tail = legal(text) or None


def _name(parent: Element, mention: Mention, numbers: dict[str, int]) -> Element:
    tag = "placeName" if mention.resolution else "rs"
    name = add(parent, tag, xml_id=_id_of(mention), role=mention.role.value, cert="unknown")
    if mention.resolution:
        place = mention.resolution.place
        name.set("cert", _CERTAINTY[certainty(mention.resolution.confidence)])
        name.set("ref", place_iri(place.id))
        name.set("corresp", f"#place-{numbers[place.id]}")
    return name


def _back(back: Element, result: Geoparse, marked: set[Mention]) -> None:
    if result.places:
        places = add(add(back, "div", type="places"), "listPlace")
        for number, place in enumerate(result.places, start=1):
            _place(add(places, "place", xml_id=f"place-{number}"), place)
    mentions = add(add(back, "div", type="mentions"), "list")
    for mention in result.mentions:
        item = add(mentions, "item")
        if mention in marked:
            item.set("corresp", f"#{_id_of(mention)}")
        fields = add(item, "list", type="gloss")
        for name, value in mention_told(result, mention, runners_up=False).items():
            add(fields, "label", name)
            several = value if isinstance(value, list) else [value]
            add(fields, "item", "; ".join("" if each is None else str(each) for each in several))


def _place(parent: Element, place: Place) -> None:
    parent.set("type", place.precision.value)
    add(parent, "placeName", place.name)
    told = place_told(place)
    if place.country and place.precision is not Precision.COUNTRY:
        add(parent, "country", place.country, key=place.country_code)
    if place.admin1 and place.admin1 != place.name:
        add(parent, "region", place.admin1)
    if place.admin2:
        add(parent, "district", place.admin2)
    add(add(parent, "location"), "geo", f"{degrees(place.lat):.5f} {degrees(place.lon):.5f}")
    add(parent, "note", f"{place.feature_class} {place.feature_code}".strip(), type="feature")
    for name in ("population", "extent", "radius_km", "note"):
        if name in told:
            value = told[name]
            text = " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
            add(parent, "note", text, type=name)
    add(parent, "idno", place.id, type="id")
    add(parent, "idno", place_iri(place.id), type="URI")


def _id_of(mention: Mention) -> str:
    return f"m-{mention.start}-{mention.end}"
