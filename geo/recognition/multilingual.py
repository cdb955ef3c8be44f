"""The recogniser of other languages than English: one small encoder that finds names and roles.

Its scores for every word are those of `LABELS`, then those of `ROLES`. Arabic writes "and", "in"
and "for" as letters before a name, so that one may begin after the first or second letter of a
word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import log
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from geo.model import Report, Role
from geo.paths import data_dir
from geo.progress import Progress
from geo.recognition.entities import UNSURE, Entity
from geo.recognition.pieces import LINE_START, Pieces, Shape, split_pieces
from geo.recognition.toponym_tagger import (
    CONTEXT,
    Scorer,
    log_likelihoods,
    open_model,
    piece_scores,
    runs,
)
from geo.recognition.vocabulary import Vocabulary

LABELS = ("outside", "begin", "inside", "begin after one letter", "begin after two letters")
BEGINS = {0: 1, 1: 3, 2: 4}
"""The label of a name that begins after so many letters of its word."""
ROLES = tuple(role.value for role in (Role.LOCATION, Role.ACTOR, Role.DEMONYM, Role.CREDIT))

_MODEL = "multilingual.onnx"
_VOCABULARY = "multilingual-tokenizer.json"
_LOADING = Lock()
_OUTSIDE, _INSIDE = 0, 2
_ARABIC_CONTEXT = 24
"""Arabic is written in more pieces, and loses hardly a name with fewer of them around it."""
_LETTERS = tuple(BEGINS)
_LEAST = 0.1
"""How likely an Arabic word that is rather no name has to be one, to be told as `UNSURE`."""


class MultilingualTagger:
    """Finds names of places in Ukrainian, Russian, Arabic, Spanish and French, with their roles."""

    def __init__(self, vocabulary: Vocabulary, scorer: Scorer) -> None:
        self._vocabulary = vocabulary
        self._scorer = scorer

    @classmethod
    def load(cls) -> MultilingualTagger:
        """Return the tagger with the shipped model, loaded once per process.

        Raises:
            ModelError: the model is missing or damaged.
        """
        with _LOADING:
            return _load()

    def tag(
        self,
        report: Report,
        progress: Progress | None = None,
        paragraphs: frozenset[int] | None = None,
    ) -> tuple[Entity, ...]:
        """Return the names in `report` with their roles, by start, not overlapping.

        Args:
            report: the report.
            progress: called with the share that is done.
            paragraphs: the indexes of those to read; None reads all.
        """
        spans = [(paragraph.start, paragraph.end) for paragraph in report.paragraphs]
        pieces = split_pieces(self._vocabulary, report.text, spans)
        if not len(pieces.ids):
            return ()
        wanted = [span for at, span in enumerate(spans) if paragraphs is None or at in paragraphs]
        readable = _within(pieces.starts, wanted)
        columns = len(LABELS) + len(ROLES)
        ends = self._vocabulary.ends
        context = _ARABIC_CONTEXT if report.language == "ar" else CONTEXT
        scores = piece_scores(pieces, self._scorer, ends, readable, columns, progress, context)
        return tuple(_entities(pieces, readable, scores))


@cache
def _load() -> MultilingualTagger:
    return MultilingualTagger(*open_model(data_dir() / "models", _MODEL, _VOCABULARY))


def _within(starts: NDArray[np.int64], spans: list[tuple[int, int]]) -> NDArray[np.bool_]:
    """Tell which of `starts` lie in one of `spans`, both by start."""
    found = np.zeros(len(starts), np.bool_)
    for begin, end in spans:
        found[np.searchsorted(starts, begin) : np.searchsorted(starts, end)] = True
    return found


def _entities(
    pieces: Pieces, readable: NDArray[np.bool_], scores: NDArray[np.float32]
) -> Iterator[Entity]:
    firsts = np.flatnonzero(pieces.firsts)
    lasts = np.append(firsts[1:], len(pieces.ids)) - 1
    of_words = scores[firsts]
    labels = log_likelihoods(of_words[:, : len(LABELS)])
    begins = labels[:, list(BEGINS.values())]
    begin = np.logaddexp.reduce(begins, axis=1)
    logs = np.stack([labels[:, _OUTSIDE], begin, labels[:, _INSIDE]], axis=1)
    breaks = pieces.shapes[firsts] >= LINE_START
    found = list(runs(logs, breaks))
    for first, last, sure in sorted((*found, *_unsure(pieces, firsts, begin, found))):
        if not readable[firsts[first]]:
            continue
        letters = _LETTERS[int(begins[first].argmax())]
        start, end = int(pieces.starts[firsts[first]]), int(pieces.ends[lasts[last]])
        # A word of one letter has no name after it.
        start += letters if start + letters < end else 0
        role = Role(ROLES[int(of_words[first, len(LABELS) :].argmax())])
        yield Entity(start, end, sure, role)


def _unsure(
    pieces: Pieces,
    firsts: NDArray[np.int64],
    begin: NDArray[np.float32],
    found: Sequence[tuple[int, int, float]],
) -> Iterator[tuple[int, int, float]]:
    """Yield the words in Arabic letters that are rather no names, but may be some.

    No capital tells them, so that the model is often of two minds.
    """
    likely = begin >= log(_LEAST)
    for first, last, _ in found:
        likely[first : last + 1] = False
    likely &= pieces.shapes[firsts] % LINE_START == Shape.UNCASED
    yield from ((int(at), int(at), UNSURE) for at in np.flatnonzero(likely))
