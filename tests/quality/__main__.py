"""Prints the geoparsing tables: `python -m tests.quality CORPORA`, CORPORA a folder of corpora."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from geo import Geoparse, Role, geoparse
from geo.errors import ReportError
from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import Mention
from geo.recognition import mentions_at
from geo.report import report_from_text
from geo.resolution import Ranker, resolve
from tests.quality.corpus import NAMES, WITHOUT_DEMONYMS, Document, Toponym, read_corpus
from tests.quality.scoring import Scores, score


def main(folder: Path) -> None:
    """Print recognition, resolution on gold names, and both together, for each corpus."""
    corpora = {
        name: read_corpus(folder / f"{name}.jsonl")
        for name in NAMES
        if (folder / f"{name}.jsonl").is_file()
    }
    if not corpora:
        sys.exit(f"No corpus ({', '.join(NAMES)}.jsonl) lies in {folder}: name another folder.")
    print("Mentions of all roles; on GeoVirus without demonyms, which it does not annotate.\n")
    print(f"{'':10}{'recognition':^27}{'end to end':^18}{'gold names':^18}")
    print(f"{'':10}{'P':>6}{'R':>7}{'F1':>7}{'overlap':>9}{'F1@161':>10}{'A@161':>12}{'km':>8}")
    for name, documents in corpora.items():
        demonyms = name not in WITHOUT_DEMONYMS
        whole = score((d, _found(_geoparse(d), demonyms=demonyms)) for d in documents)
        gold = score((d, _resolved(d)) for d in documents)
        print(_row(name, whole, gold), flush=True)


def _row(name: str, whole: Scores, gold: Scores) -> str:
    strict = whole.strict
    return (
        f"{name:10}{strict.precision:6.3f}{strict.recall:7.3f}{strict.f1:7.3f}"
        f"{whole.overlap.f1:9.3f}{whole.end_to_end.f1:10.3f}{gold.accuracy:12.3f}"
        f"{gold.mean_km:8.0f}"
    )


def _geoparse(document: Document) -> Sequence[Mention]:
    try:
        result: Geoparse = geoparse(document.text)
    except ReportError:
        return ()
    return result.mentions


def _resolved(document: Document) -> list[Toponym]:
    gazetteer = open_gazetteer()
    report = report_from_text(document.text)
    spans = [(toponym.start, toponym.end) for toponym in document.toponyms]
    marked = mentions_at(report, spans, GazetteerLexicon(gazetteer))
    return _found(resolve(report, marked, gazetteer.lookup, Ranker.load()), demonyms=True)


def _found(mentions: Sequence[Mention], *, demonyms: bool) -> list[Toponym]:
    return [
        Toponym(m.start, m.end, (m.resolution.place.lat, m.resolution.place.lon))
        if m.resolution
        else Toponym(m.start, m.end, None)
        for m in mentions
        if m.reason_unplaced != "vague" and (demonyms or m.role is not Role.DEMONYM)
    ]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print("No corpora given: make quality CORPORA=FOLDER prints the tables.")
    else:
        main(Path(sys.argv[1]))
