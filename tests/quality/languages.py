"""Recognition in other languages than English, on corpora that the model never saw.

The corpora annotate neither words for a people nor adjectives, so that mentions of that role are
left out. ANERCorp annotates whole words, with the letters for "and", "in" and "for" that Arabic
writes before a name, Dateline marks the name: beside the figure for what is marked stands one for
which each name is taken with the letters of its word.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import Mention, Role
from geo.recognition import recognise
from geo.recognition.entities import EntityTagger
from geo.recognition.multilingual import MultilingualTagger
from geo.report import report_from_text
from tests.quality.conflict import NOTHING, read_reports, score_report
from tests.quality.corpus import Document, Toponym, read_corpus
from tests.quality.scoring import F1, score

CORPORA = {
    "slavicner-uk": 0.88,
    "slavicner-ru": 0.92,
    "anercorp-ar": 0.80,
    "conll2002-es": 0.80,
    "wikineural-fr": 0.83,
}
"""The strict F1 that is asked for, by corpus."""
CONFLICT = "conflict-multilingual.jsonl"
ASKED = {"uk": 0.93, "ru": 0.88, "ar": 0.78, "es": 0.91, "fr": 0.86}
_ATTACHED = "وفبلك"


@cache
def _lexicon() -> GazetteerLexicon:
    return GazetteerLexicon(open_gazetteer())


def names_in(text: str, tagger: EntityTagger) -> tuple[Mention, ...]:
    """Return the mentions of a text, words for a people left out."""
    report = report_from_text(text)
    everywhere = frozenset(range(len(report.paragraphs)))
    found = recognise(report, tagger.tag(report), _lexicon(), everywhere)
    return tuple(mention for mention in found if mention.role is not Role.DEMONYM)


def score_corpus(documents: Iterable[Document], tagger: EntityTagger) -> tuple[F1, F1]:
    """Return the strict score of the names marked, and of the same with their words' letters."""
    plain: list[tuple[Document, Sequence[Toponym]]] = []
    for document in documents:
        found = [Toponym(m.start, m.end, None) for m in names_in(document.text, tagger)]
        plain.append((document, found))
    words = [(d, [_with_letters(d.text, name) for name in found]) for d, found in plain]
    return score(plain).strict, score(words).strict


def _with_letters(text: str, name: Toponym) -> Toponym:
    """Return a name with the letters for "and", "in" and "for" that begin its word."""
    start = name.start
    while start and text[start - 1] in _ATTACHED:
        start -= 1
    return name if start and text[start - 1].isalpha() else replace(name, start=start)


def score_conflict(path: Path, tagger: EntityTagger) -> dict[str, F1]:
    """Return the strict score of the annotated conflict reports, by language."""
    found = defaultdict(lambda: NOTHING)
    languages = [json.loads(line)["lang"] for line in path.read_text("utf-8").splitlines()]
    for language, report in zip(languages, read_reports(path), strict=True):
        found[language] += score_report(report, names_in(report.text, tagger))
    return {language: outcome.strict for language, outcome in found.items()}


def print_languages(folder: Path, tagger: EntityTagger | None = None) -> None:
    """Print the figures for the corpora that lie in `folder`."""
    tagger = tagger or MultilingualTagger.load()
    print(
        "Recognition in other languages, words for a people left out: strict P, R, F1 and what is"
    )
    print('asked for. A name counts as Dateline marks it, in Arabic without the letters for "and",')
    print(
        '"in" and "for" that begin its word; ANERCorp annotates whole words, so that a second line'
    )
    print("counts each name with these letters, which is taken without a look at the annotation.")
    for name, asked in CORPORA.items():
        path = folder / f"{name}.jsonl"
        if path.is_file():
            strict, words = score_corpus(read_corpus(path), tagger)
            print(_row(name, strict, asked), flush=True)
            if words != strict:
                print(_row("  whole words", words, asked), flush=True)
    path = folder / CONFLICT
    if path.is_file():
        for language, strict in score_conflict(path, tagger).items():
            print(_row(f"conflict {language}", strict, ASKED[language]), flush=True)


def _row(name: str, strict: F1, asked: float) -> str:
    return f"{name:16}{strict.precision:7.3f}{strict.recall:7.3f}{strict.f1:7.3f}{asked:8.2f}"
