"""Geoparses the documents of a corpus, with whichever tagger and ranker."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from geo.errors import ReportError
from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.geoparser import named_places
from geo.model import Mention, Role
from geo.recognition import Entity, EntityTagger, mentions_at
from geo.report import report_from_text
from geo.resolution import Ranker, resolve
from tests.quality.corpus import Document, read_corpus
from tests.quality.left_out import (
    RANKERS,
    Found,
    LeftOut,
    LeftOutTagger,
    left_out_ranker,
    sha256,
    write_left_out,
)


def geoparse(document: Document, tagger: EntityTagger, ranker: Ranker) -> tuple[Found, ...]:
    """Return the names of places in `document`, vague phrases ("the border area") left out.

    Names alone, as corpora annotate them: coordinates in the text are not among them.
    """
    gazetteer = open_gazetteer()
    try:
        report = report_from_text(document.text)
    except ReportError:
        return ()
    named, _possible = named_places(report, tagger.tag(report), gazetteer, ranker)
    return found_in(named)


def resolve_gold(document: Document, ranker: Ranker) -> tuple[Mention, ...]:
    """Return the names annotated in `document`, resolved."""
    gazetteer = open_gazetteer()
    report = report_from_text(document.text)
    spans = sorted((toponym.start, toponym.end) for toponym in document.toponyms)
    marked = mentions_at(report, spans, GazetteerLexicon(gazetteer))
    return resolve(report, marked, gazetteer.lookup, ranker, gazetteer.villages)


def found_in(mentions: Sequence[Mention]) -> tuple[Found, ...]:
    """Return what is scored of `mentions`."""
    return tuple(
        Found(
            m.start,
            m.end,
            (m.resolution.place.lat, m.resolution.place.lon) if m.resolution else None,
            m.role is Role.DEMONYM,
        )
        for m in mentions
        if m.reason_unplaced != "vague"
    )


def keep(name: str, corpus: Path, spans: dict[str, tuple[Entity, ...]], tagger: str) -> LeftOut:
    """Resolve `spans` with the ranker that never saw the corpus `name`, and keep what comes of it.

    Args:
        name: the corpus.
        corpus: its file.
        spans: what the tagger found, by the id of the document.
        tagger: the hash of its model.
    """
    documents, ranker = read_corpus(corpus), left_out_ranker(name)
    tagged = LeftOutTagger(spans, documents)
    kept = LeftOut(
        sha256(corpus),
        tagger,
        sha256(RANKERS / f"{name}.json"),
        open_gazetteer().version,
        spans,
        {document.id: geoparse(document, tagged, ranker) for document in documents},
    )
    write_left_out(name, kept)
    return kept
