"""Our own GeoJSON and Web Annotations read back, beside the report that they were made of.

A file may come from anywhere: what is not exactly as this project writes it is refused whole, and
what it says of the text is held against the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields
from typing import Any

from geo.corrections import Correction, from_json, read_corrections
from geo.corrections.checks import (
    IT,
    FaultError,
    fault_of,
    list_of,
    matching,
    no_number,
    object_of,
    text_of,
)
from geo.corrections.store import THE_FILE
from geo.errors import CorrectionsError, ExportError
from geo.export.evidenceread import keep, mention_read, place_read, same, texts
from geo.export.identifiers import text_iri
from geo.export.provenance import Provenance
from geo.geoparser import rank_places
from geo.language import say
from geo.model import Geoparse, Mention, Place, Report

MAX_BYTES = 32_000_000
"""What the longest report that is read comes to as GeoJSON; more would not fit into memory."""

_MADE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z)?", re.ASCII)
_PLACE = tuple(field.name for field in fields(Place))
_NEEDED = tuple(field.name for field in fields(Place) if field.default is MISSING)
_BEST = ("written_as", "confidence", "reasons", "source", "mentions")
_PROVENANCE = ("gazetteer", "credits", "note", "discreet", "corrections")


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
    with suppress(ValueError, RecursionError):
        content = json.loads(data)
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
        return read(json.loads(data.decode("utf-8-sig"), parse_constant=no_number), report)
    except CorrectionsError as error:
        fault = error.sentence.values["sentence"]
    except (ValueError, RecursionError) as error:
        fault = fault_of(error)
    raise ExportError(
        "{file} cannot be opened as an export ({sentence}): take the GeoJSON or the annotations "
        "that Dateline wrote of this report, unchanged.",
        file=name,
        sentence=fault,
    )


def _either(content: object, report: Report) -> Reopened:
    if isinstance(content, dict) and content.get("type") == "AnnotationCollection":
        return _annotations(content, report)
    return _collection(content, report)


def _collection(content: object, report: Report) -> Reopened:
    needed = ("type", "features", "report", "runners_up", "generator", *_PROVENANCE)
    values = object_of(content, IT, needed, (*needed, "bbox", "made"))
    same(values["type"], "type", "FeatureCollection")
    _of_this_text(values["report"], report)
    known: dict[str, Place] = {}
    features = []
    for number, feature in enumerate(list_of(values["features"], "features")):
        where = f"features[{number}]"
        place, mentions = _feature(feature, where)
        if place is not None:
            keep(known, place, where)
        features.append((place, mentions, where))
    for number, value in enumerate(list_of(values["runners_up"], "runners_up")):
        where = f"runners_up[{number}]"
        keep(known, place_read(value, where), where)
    return _reopened(
        report,
        [
            mention_read(value, f"{where}.mentions[{number}]", report, place, known)
            for place, mentions, where in features
            for number, value in enumerate(mentions)
        ],
        values,
    )


def _feature(feature: object, where: str) -> tuple[Place | None, list[Any]]:
    needed = ("type", "geometry", "properties")
    values = object_of(feature, where, needed, (*needed, "id"))
    same(values["type"], f"{where}.type", "Feature")
    if values["geometry"] is None:
        unplaced = ("name", "reason_unplaced", "mentions")
        told = object_of(values["properties"], f"{where}.properties", unplaced)
        return None, list_of(told["mentions"], f"{where}.mentions")
    point = object_of(values["geometry"], f"{where}.geometry", ("type", "coordinates"))
    same(point["type"], f"{where}.geometry.type", "Point")
    position = list_of(point["coordinates"], f"{where}.coordinates")
    if len(position) != 2:
        raise FaultError(say("{where}.coordinates are not two", where=where))
    beside = tuple(name for name in _NEEDED if name not in ("lat", "lon"))
    told = object_of(
        values["properties"], f"{where}.properties", (*beside, *_BEST), (*_PLACE, *_BEST)
    )
    mentions = list_of(told["mentions"], f"{where}.mentions")
    if not mentions:
        raise FaultError(say("{where} has no mentions", where=where))
    written = {name: told[name] for name in _PLACE if name in told}
    lon, lat = position
    return place_read(written | {"lat": lat, "lon": lon}, where), mentions


def _annotations(content: object, report: Report) -> Reopened:
    needed = ("@context", "id", "type", "label", "generator", "total", "report", *_PROVENANCE)
    values = object_of(content, IT, needed, (*needed, "generated", "first"))
    same(values["type"], "type", "AnnotationCollection")
    _of_this_text(values["report"], report)
    items: list[Any] = []
    if "first" in values:
        page = ("id", "type", "partOf", "startIndex", "items")
        items = list_of(object_of(values["first"], "first", page)["items"], "first.items")
    if values["total"] != len(items):
        raise FaultError(say("total does not count the items"))
    known: dict[str, Place] = {}
    return _reopened(
        report,
        [_annotation(item, f"items[{n}]", report, known) for n, item in enumerate(items)],
        values | {"made": values.get("generated", "")},
    )


def _annotation(item: object, where: str, report: Report, known: dict[str, Place]) -> Mention:
    needed = ("id", "type", "motivation", "body", "target", "mention")
    values = object_of(item, where, needed, (*needed, "generated"))
    target = object_of(values["target"], f"{where}.target", ("source", "selector"))
    same(target["source"], f"{where}.target.source", text_iri(report))
    place = None
    for body in list_of(values["body"], f"{where}.body"):
        if isinstance(body, dict) and body.get("type") == "Feature":
            place = place_read(body.get("properties"), f"{where}.body")
            if known.setdefault(place.id, place) != place:
                raise FaultError(
                    say("{where} tells of {id} otherwise than one before", where=where, id=place.id)
                )
            place = known[place.id]
    return mention_read(values["mention"], f"{where}.mention", report, place, known)


def _reopened(report: Report, mentions: list[Mention], values: dict[str, Any]) -> Reopened:
    ordered = tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))
    spans = {(mention.start, mention.end) for mention in ordered}
    if len(spans) < len(ordered):
        raise FaultError(say("two mentions stand in the same place"))
    if not isinstance(values["discreet"], bool):
        raise FaultError(say("discreet is neither true nor false"))
    provenance = Provenance(
        credits=texts(values["credits"], "credits"),
        gazetteer=text_of(values["gazetteer"], "gazetteer"),
        corrections=tuple(
            from_json(value, name=f"corrections[{number}]")
            for number, value in enumerate(list_of(values["corrections"], "corrections"))
        ),
        made=matching(values.get("made", ""), "made", _MADE),
        discreet=values["discreet"],
    )
    return Reopened(Geoparse(report, ordered, rank_places(ordered)), provenance)


def _of_this_text(value: object, report: Report) -> None:
    told = value.get("text_sha256") if isinstance(value, dict) else None
    if told != report.text_sha256:
        raise FaultError(say("it was made of another text than this report's"))
