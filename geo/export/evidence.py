"""What every format says of a result, as JSON values, under the field names of the types.

Confidences and scores are rounded to a thousandth, coordinates to a metre, and lone surrogates
become the replacement character, so that reading and writing again gives the same.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import replace
from typing import Any

from geo.corrections import to_json
from geo.corrections.form import place_written
from geo.excerpts import paragraph_of
from geo.export.provenance import GENERATOR, Provenance
from geo.extent import union
from geo.letters import as_written
from geo.model import Candidate, Geoparse, Mention, Place, Report, Seat
from geo.presentation.entries import rounded

_DECIMALS = 5
"""About a metre: finer than any gazetteer."""
_HALF = re.compile("[\ud800-\udfff]")


def report_told(report: Report) -> dict[str, Any]:
    """Return what identifies `report`, without its text."""
    return {
        "title": report.title,
        "author": report.author,
        "publisher": report.publisher,
        "published": report.published,
        "source": report.source,
        "language": report.language,
        "sha256": report.sha256,
        "text_sha256": report.text_sha256,
        "repairs": list(report.repairs),
    }


def provenance_told(provenance: Provenance) -> dict[str, Any]:
    """Return who made it, from what, when, and what people changed."""
    told = {
        "generator": GENERATOR,
        "gazetteer": provenance.gazetteer,
        "credits": list(provenance.credits),
        "note": provenance.note,
        "discreet": provenance.discreet,
        "corrections": [to_json(correction) for correction in provenance.corrections],
    }
    return told | ({"made": provenance.made} if provenance.made else {})


def origin_told(report: Report, provenance: Provenance) -> dict[str, Any]:
    """Return what stands beside the evidence in every format: the report, and who made it."""
    return {"report": report_told(report)} | provenance_told(provenance)


def point_told(place: Place) -> dict[str, Any]:
    """Return the GeoJSON geometry of `place`."""
    return {"type": "Point", "coordinates": [degrees(place.lon), degrees(place.lat)]}


def box_told(result: Geoparse) -> dict[str, list[float]]:
    """Return the smallest `bbox` about all places, nothing where there are none."""
    points = [point_told(place)["coordinates"] for place in result.places]
    return {"bbox": list(union((lon, lat, lon, lat) for lon, lat in points))} if points else {}


def place_told(place: Place) -> dict[str, Any]:
    """Return all that is known of `place`; what it need not have is left out where it lacks.

    Its outline is a GeoJSON polygon, so that nobody has to ask which of two numbers comes first.
    """
    told = place_written(rounded_place(place))
    if place.outline:
        ring = [[lon, lat] for lat, lon in place.outline]
        told["outline"] = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    return told


def mention_told(result: Geoparse, mention: Mention, *, runners_up: bool = True) -> dict[str, Any]:
    """Return what is known of `mention`, with its sentence but without its place."""
    resolution = mention.resolution
    told: dict[str, Any] = {
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "paragraph": paragraph_number(result.report, mention),
        "role": mention.role.value,
    }
    if resolution is None:
        told |= {"reason_unplaced": mention.reason_unplaced}
    else:
        told |= {
            "confidence": rounded(resolution.confidence),
            "reasons": list(resolution.reasons),
            "source": resolution.source,
        }
        if runners_up:
            told["alternatives"] = [_candidate_told(each) for each in resolution.alternatives]
    quote, letters = quote_of(result.report, mention), quote_as_written(result.report, mention)
    return told | {"quote": quote} | ({"quote_as_written": letters} if letters != quote else {})


def runners_up(result: Geoparse) -> dict[str, Place]:
    """Return the places that are only runners-up, by id, in order of first appearance."""
    met: dict[str, Place] = {}
    for mention in result.mentions:
        if mention.resolution:
            for candidate in mention.resolution.alternatives:
                met.setdefault(candidate.place.id, candidate.place)
    chosen = {place.id for place in result.places}
    return {id: place for id, place in met.items() if id not in chosen}


def quote_of(report: Report, mention: Mention) -> str:
    """Return the sentence of `mention`, longer where the mention reaches beyond it."""
    start, end = quoted(report, mention)
    return report.text[start:end]


def quote_as_written(report: Report, mention: Mention) -> str:
    """Return the quote of `mention` in the document's own letters, which may deceive the eye."""
    return as_written(report.text, report.written, *quoted(report, mention))


def quoted(report: Report, mention: Mention) -> tuple[int, int]:
    """Return where the quote of `mention` starts and ends in the report's text."""
    index = bisect_right(report.sentences, mention.start, key=lambda item: item.start) - 1
    if index < 0 or report.sentences[index].end <= mention.start:
        return mention.start, mention.end
    sentence = report.sentences[index]
    return sentence.start, max(sentence.end, mention.end)


def paragraph_number(report: Report, mention: Mention) -> int | None:
    """Return the number of the paragraph of `mention`, None where it has none."""
    return paragraph_of(report, mention.start).number if report.paragraphs else None


def rounded_place(place: Place) -> Place:
    """Return `place` with its coordinates as they are written."""
    return replace(
        place,
        lat=degrees(place.lat),
        lon=degrees(place.lon),
        seat=Seat(place.seat.name, degrees(place.seat.lat), degrees(place.seat.lon))
        if place.seat
        else None,
    )


def degrees(value: float) -> float:
    """Return a coordinate as it is written."""
    # Adding zero takes the sign off a negative number that was rounded to nothing.
    return round(value, _DECIMALS) + 0.0


def to_text(document: Any) -> str:
    """Return `document` as JSON without lone surrogates."""
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    return f"{whole(text)}\n"


def whole(text: str) -> str:
    """Return `text` with lone surrogates replaced, without shifting an offset."""
    return _HALF.sub("\ufffd", text)


def _candidate_told(candidate: Candidate) -> dict[str, Any]:
    return {
        "id": candidate.place.id,
        "name": candidate.name,
        "tier": candidate.tier.value,
        "score": rounded(candidate.score),
        "reasons": list(candidate.reasons),
    }
