"""What geoparsers found that never saw the corpus, kept as numbers, with the hashes of its origin.

`data/models/quality_train.py` keeps it. The corpora's texts are no part of this project, so only
ids, offsets and coordinates are here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.model import Report
from geo.progress import Progress
from geo.recognition import Entity
from geo.resolution import Ranker
from geo.resolution.ranker import read_ranker
from tests.quality.corpus import Document, Toponym

PREDICTIONS = Path(__file__).parent / "predictions"
RANKERS = Path(__file__).parent / "rankers"


@dataclass(frozen=True, slots=True)
class Found:
    """A name that a geoparser found; the point is (lat, lon) in degrees WGS 84, or None."""

    start: int
    end: int
    point: tuple[float, float] | None
    demonym: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is kept for one corpus, the names by the id of their document."""

    corpus_sha256: str
    tagger_sha256: str
    ranker_sha256: str
    gazetteer: str
    """Version of the gazetteer from which the coordinates are."""
    spans: Mapping[str, tuple[Entity, ...]]
    """What the tagger found."""
    places: Mapping[str, tuple[Found, ...]]
    """What recogniser and resolver made of it."""


class LeftOutTagger:
    """Gives back the spans kept for the documents of one corpus."""

    def __init__(self, spans: Mapping[str, tuple[Entity, ...]], documents: Sequence[Document]):
        self._spans = {document.text: spans.get(document.id, ()) for document in documents}

    def tag(self, report: Report, progress: Progress | None = None) -> tuple[Entity, ...]:
        """Return the spans kept for the document whose text this is."""
        return self._spans[report.text]


def left_out_ranker(name: str) -> Ranker:
    """Return the ranker that never saw the corpus `name`."""
    return read_ranker(RANKERS / f"{name}.json")


def sha256(path: Path) -> str:
    """Return the hash of the file at `path`, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def toponyms(found: Sequence[Found], *, demonyms: bool) -> list[Toponym]:
    """Return `found` for scoring, with or without the words for a people."""
    return [Toponym(f.start, f.end, f.point) for f in found if demonyms or not f.demonym]


def read_left_out(name: str) -> LeftOut:
    """Return what is kept for the corpus `name`."""
    kept = json.loads((PREDICTIONS / f"{name}.json").read_text(encoding="utf-8"))
    return LeftOut(
        kept["corpus_sha256"],
        kept["tagger_sha256"],
        kept["ranker_sha256"],
        kept["gazetteer"],
        {key: _spans(numbers) for key, numbers in kept["spans"].items()},
        {key: tuple(_found(*row) for row in rows) for key, rows in kept["places"].items()},
    )


def write_left_out(name: str, kept: LeftOut) -> None:
    """Keep `kept` for the corpus `name`, a line for every document."""
    document = {
        "what": "What a geoparser found that never saw the corpus",
        "corpus_sha256": kept.corpus_sha256,
        "tagger_sha256": kept.tagger_sha256,
        "ranker_sha256": kept.ranker_sha256,
        "gazetteer": kept.gazetteer,
        "columns": {
            "spans": ["start", "end", "confidence in percent"],
            "places": ["start", "end", "lat", "lon", "demonym"],
        },
        "spans": {
            key: [n for s in spans for n in (s.start, s.end, round(100 * s.confidence))]
            for key, spans in kept.spans.items()
        },
        "places": {
            key: [[f.start, f.end, *(f.point or (None, None)), int(f.demonym)] for f in found]
            for key, found in kept.places.items()
        },
    }
    PREDICTIONS.mkdir(exist_ok=True)
    text = json.dumps(document, separators=(",", ":"))
    text = text.replace('],"', '],\n"').replace('{"', '{\n"')
    (PREDICTIONS / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _spans(numbers: Sequence[int]) -> tuple[Entity, ...]:
    rows = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return tuple(Entity(start, end, percent / 100) for start, end, percent in rows)


def _found(start: int, end: int, lat: float | None, lon: float | None, demonym: int) -> Found:
    point = None if lat is None or lon is None else (lat, lon)
    return Found(start, end, point, bool(demonym))
