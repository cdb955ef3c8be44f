"""Our own GeoJSON and Web Annotations read back, beside the report that they were made of.

A file may come from anywhere: what is not exactly as this project writes it is refused whole, and
what it says of the text is held against the text.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from geo.corrections import Correction, read_corrections
from geo.corrections.form import check
from geo.corrections.store import THE_FILE
from geo.errors import ExportError
from geo.export import shapes
from geo.export.identifiers import text_iri
from geo.export.provenance import Provenance
from geo.export.shapes import mention_of, place_of, resolution_of
from geo.geoparser import rank_places
from geo.language import say
from geo.model import Geoparse, Mention, Place, Report
from geo.strictjson import FaultError, as_kind, parsed

MAX_BYTES = 32_000_000
"""What the longest report that is read comes to as GeoJSON; more would not fit into memory."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """What an exported file holds; the corrections in force are in its provenance."""

    result: Geoparse
    provenance: Provenance


def from_geojson(data: bytes, report: Report, *, name: str = THE_FILE) -> Reopened:
    """Return what `to_geojson` wrote of `report`, runners-up too.

    Raises:
        ExportError: it is no such file, or of another text; names it by `name`.
    """
    return _opened(data, report, name, _collection)


def from_annotations(data: bytes, report: Report, *, name: str = THE_FILE) -> Reopened:
    """Return what `to_annotations` wrote of `report`, which is all but the runners-up.

    Raises:
        ExportError: it is no such file, or of another text; names it by `name`.
    """
    return _opened(data, report, name, _annotations)


def from_export(data: bytes, report: Report, *, name: str = THE_FILE) -> Reopened:
    """Return what either of the two formats holds of `report`, whichever `data` is.

    Raises:
        ExportError: it is neither, or of another text; names it by `name`.
    """
    return _opened(data, report, name, _either)


def corrections_in(data: bytes, report: Report, *, name: str = THE_FILE) -> tuple[Correction, ...]:
    """Return the corrections in a file of them, or in an export of `report` that tells them.

    Raises:
        CorrectionsError: it is a file of corrections and cannot be used.
        ExportError: it is an export and cannot be used, is discreet, or is of another report.
    """
    with suppress(FaultError):
        content = parsed(data)
        if isinstance(content, dict) and "format" not in content:
            provenance = from_export(data, report, name=name).provenance
            if provenance.discreet:
                # They have the ids of the exact ones, whose place they would take for good.
                raise ExportError(
                    "{file} cannot give corrections, as its points were rounded on purpose: take "
                    "one written without --discreet.",
                    file=name,
                )
            return provenance.corrections
    return read_corrections(data, name=name)


def _opened(
    data: bytes, report: Report, name: str, read: Callable[[object, Report], Reopened]
) -> Reopened:
    if len(data) > MAX_BYTES:
        raise ExportError(
            "{file} has more than the {size} MB that are read: it is no export of a report.",
            file=name,
            size=MAX_BYTES // 1_000_000,
        )
    try:
        return read(parsed(data), report)
    except FaultError as fault:
        raise ExportError(
            "{file} cannot be opened as an export ({sentence}): take the GeoJSON or the "
            "annotations that Dateline wrote of this report, unchanged.",
            file=name,
            sentence=fault.sentence,
        ) from None


def _either(content: object, report: Report) -> Reopened:
    if isinstance(content, dict) and content.get("type") == "AnnotationCollection":
        return _annotations(content, report)
    return _collection(content, report)


def _collection(content: object, report: Report) -> Reopened:
    file = as_kind(content, shapes.FeatureCollection)
    _same_text(file.report.get("text_sha256"), report.text_sha256)
    known: dict[str, Place] = {}
    mentions, placed = [], []
    for number, feature in enumerate(file.features):
        where = f"features[{number}].properties"
        if feature.geometry is None:
            unplaced = as_kind(feature.properties, shapes.Unplaced, where)
            mentions += [
                mention_of(told, f"{where}.mentions[{n}]", report, None)
                for n, told in enumerate(unplaced.mentions)
            ]
            continue
        about = dict(feature.properties)
        fields = shapes.Placed.__struct_fields__
        beside = {name: about.pop(name) for name in fields if name in about}
        about["lon"], about["lat"] = feature.geometry.coordinates
        place = place_of(about, where)
        _keep(known, place, where)
        placed += [
            (told, f"{where}.mentions[{n}]", place)
            for n, told in enumerate(as_kind(beside, shapes.Placed, where).mentions)
        ]
    for number, told_place in enumerate(file.runners_up):
        where = f"runners_up[{number}]"
        _keep(known, place_of(told_place, where), where)
    mentions += [
        mention_of(told, where, report, resolution_of(told, where, place, known))
        for told, where, place in placed
    ]
    return _reopened(report, mentions, file)


def _annotations(content: object, report: Report) -> Reopened:
    file = as_kind(content, shapes.AnnotationCollection)
    _same_text(file.report.get("text_sha256"), report.text_sha256)
    items = file.first.items if file.first else ()
    if file.total != len(items):
        raise FaultError(say("total does not count the items"))
    known: dict[str, Place] = {}
    mentions = [
        _annotation(item, f"first.items[{number}]", report, known)
        for number, item in enumerate(items)
    ]
    return _reopened(report, mentions, file)


def _annotation(
    item: shapes.Annotation, where: str, report: Report, known: dict[str, Place]
) -> Mention:
    _same_text(item.target.source, text_iri(report))
    place = None
    for number, body in enumerate(item.body):
        if body.get("type") == "Feature":
            here = f"{where}.body[{number}].properties"
            place = place_of(as_kind(body.get("properties"), dict[str, Any], here), here)
            if known.setdefault(place.id, place) != place:
                raise FaultError(
                    say("{where} tells of {id} otherwise than one before", where=here, id=place.id)
                )
            place = known[place.id]
    where = f"{where}.mention"
    if place is None:
        return mention_of(as_kind(item.mention, shapes.UnplacedMention, where), where, report, None)
    told = as_kind(item.mention, shapes.PlacedMention, where)
    return mention_of(told, where, report, resolution_of(told, where, place, known))


def _same_text(told: object, ours: str) -> None:
    if told != ours:
        raise FaultError(say("it was made of another text than this report's"))


def _keep(known: dict[str, Place], place: Place, where: str) -> None:
    if known.setdefault(place.id, place) is not place:
        raise FaultError(say("{where} is a place that was told before", where=where))


def _reopened(report: Report, mentions: list[Mention], file: shapes.Whole) -> Reopened:
    ordered = tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))
    spans = {(mention.start, mention.end) for mention in ordered}
    if len(spans) < len(ordered):
        raise FaultError(say("two mentions stand in the same place"))
    check(file.corrections, "corrections")
    provenance = Provenance(
        credits=file.credits,
        gazetteer=file.gazetteer,
        corrections=file.corrections,
        made=file.made,
        discreet=file.discreet,
    )
    return Reopened(Geoparse(report, ordered, rank_places(ordered)), provenance)
