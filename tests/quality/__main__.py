"""Prints the geoparsing tables: `python -m tests.quality CORPORA`, CORPORA a folder of corpora.

The figures for a corpus come from a ranker that never saw it (`rankers/`, by `make quality-train`);
those of the ranker that ships, which saw it, stand beside them as "seen".
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from geo.distance import distance_km
from geo.errors import ReportError
from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import Mention, Role
from geo.recognition import EntityTagger, mentions_at, recognise
from geo.report import report_from_text
from geo.resolution import Ranker, resolve
from geo.resolution.ranker import read_ranker
from tests.quality.corpus import NAMES, WITHOUT_DEMONYMS, Document, Toponym, read_corpus
from tests.quality.left_out import LeftOutTagger
from tests.quality.reliability import reliability_table
from tests.quality.scoring import NEAR_KM, score

RANKERS = Path(__file__).parent / "rankers"
NAIVE = Ranker({"population": 100.0}, {"population": 100.0})


def main(folder: Path) -> None:
    """Print resolution on gold names, then recognition and both together, for each corpus."""
    corpora = {
        name: read_corpus(folder / f"{name}.jsonl")
        for name in NAMES
        if (folder / f"{name}.jsonl").is_file()
    }
    if not corpora:
        sys.exit(f"No corpus ({', '.join(NAMES)}.jsonl) lies in {folder}: name another folder.")
    outcomes = _print_resolution(corpora)
    print("\nReliability of the confidence, the three corpora together, none seen in training")
    print(reliability_table(outcomes))
    _print_end_to_end(corpora)


def _print_resolution(corpora: dict[str, tuple[Document, ...]]) -> list[tuple[float, bool]]:
    print("Resolution of gold names: Accuracy@161 km over all, mean error in km of those resolved")
    print("(naive: the most populous of the gazetteer's candidates)")
    print(f"{'':10}{'left out':>18}{'naive':>18}{'seen':>18}")
    outcomes: list[tuple[float, bool]] = []
    for name, documents in corpora.items():
        print(f"{name:10}", end="")
        for ranker in (_left_out(name), NAIVE, Ranker.load()):
            found = [(d, _resolve_gold(d, ranker)) for d in documents]
            scores = score((d, _toponyms(mentions)) for d, mentions in found)
            print(f"{scores.accuracy:11.3f}{scores.mean_km:7.0f}", end="")
            if ranker is _left_out(name):
                outcomes += [o for d, mentions in found for o in _outcomes(d, mentions)]
        print(flush=True)
    return outcomes


def _print_end_to_end(corpora: dict[str, tuple[Document, ...]]) -> None:
    print("\nRecognition (strict; F1 by overlap) and end to end (F1@161 km by overlap), all roles;")
    print("without demonyms on GeoVirus, which does not annotate them")
    print(f"{'':10}{'P':>7}{'R':>7}{'F1':>7}{'overlap':>9}{'F1@161':>9}")
    for name, documents in corpora.items():
        demonyms = name not in WITHOUT_DEMONYMS
        tagger, ranker = LeftOutTagger(name, documents), _left_out(name)
        scores = score(
            (d, _toponyms(_geoparse(d, tagger, ranker), demonyms=demonyms)) for d in documents
        )
        strict = scores.strict
        print(
            f"{name:10}{strict.precision:7.3f}{strict.recall:7.3f}{strict.f1:7.3f}"
            f"{scores.overlap.f1:9.3f}{scores.end_to_end.f1:9.3f}",
            flush=True,
        )


def _left_out(name: str) -> Ranker:
    return read_ranker(RANKERS / f"{name}.json")


def _geoparse(document: Document, tagger: EntityTagger, ranker: Ranker) -> Sequence[Mention]:
    gazetteer = open_gazetteer()
    try:
        report = report_from_text(document.text)
    except ReportError:
        return ()
    mentions = recognise(report, tagger, GazetteerLexicon(gazetteer))
    return resolve(report, mentions, gazetteer.lookup, ranker)


def _resolve_gold(document: Document, ranker: Ranker) -> tuple[Mention, ...]:
    gazetteer = open_gazetteer()
    report = report_from_text(document.text)
    spans = sorted((toponym.start, toponym.end) for toponym in document.toponyms)
    marked = mentions_at(report, spans, GazetteerLexicon(gazetteer))
    return resolve(report, marked, gazetteer.lookup, ranker)


def _toponyms(mentions: Sequence[Mention], *, demonyms: bool = True) -> list[Toponym]:
    return [
        Toponym(m.start, m.end, (m.resolution.place.lat, m.resolution.place.lon))
        if m.resolution
        else Toponym(m.start, m.end, None)
        for m in mentions
        if m.reason_unplaced != "vague" and (demonyms or m.role is not Role.DEMONYM)
    ]


def _outcomes(document: Document, mentions: Sequence[Mention]) -> Iterator[tuple[float, bool]]:
    points = {(t.start, t.end): t.point for t in document.toponyms}
    for mention in mentions:
        point = points.get((mention.start, mention.end))
        if mention.resolution is not None and point is not None:
            place = mention.resolution.place
            near = distance_km(*point, place.lat, place.lon) <= NEAR_KM
            yield mention.resolution.confidence, near


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print("No corpora given: make quality CORPORA=FOLDER prints the tables.")
    else:
        main(Path(sys.argv[1]))
