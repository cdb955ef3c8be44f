"""Dateline's own toponym recogniser: a small encoder in ONNX, run on the processor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from geo.errors import ModelError
from geo.language import say
from geo.model import Report
from geo.paths import data_dir
from geo.progress import Progress
from geo.recognition.entities import Entity
from geo.recognition.onnx_runtime import onnxruntime, threads
from geo.recognition.pieces import LINE_START, Pieces, Shape, split_pieces
from geo.recognition.vocabulary import Vocabulary

Scorer = Callable[[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]], NDArray[np.float32]]
"""(ids, shapes, mask), each (batch, length) -> scores (batch, length, label)."""

_MODEL = "tagger.onnx"
_VOCABULARY = "tagger-tokenizer.json"
_LOADING = Lock()
_WINDOW = 190
"""Pieces that the models read at once, without the marks at both ends."""
CONTEXT = 31
"""Of them on either side of those that a window is read for."""
_BATCH = 8
_OUTSIDE, _BEGIN, _INSIDE = 0, 1, 2
_UNREAD = (Shape.UNCASED, Shape.SIGN, Shape.DIGIT)


@dataclass(frozen=True, slots=True)
class Span:
    """A name that the model found, and how sure it is of it (0..1)."""

    start: int
    end: int
    confidence: float


class ToponymTagger:
    """Finds place names, words for a people among them; implements `EntityTagger`."""

    def __init__(self, vocabulary: Vocabulary, scorer: Scorer) -> None:
        self._vocabulary = vocabulary
        self._scorer = scorer

    @classmethod
    def load(cls) -> ToponymTagger:
        """Return the tagger with the shipped model, loaded once per process.

        Raises:
            ModelError: the model is missing or damaged.
        """
        with _LOADING:
            return _load()

    def tag(self, report: Report, progress: Progress | None = None) -> tuple[Entity, ...]:
        """Return the names of places in `report`, by start, not overlapping."""
        return tuple(
            Entity(span.start, span.end, span.confidence) for span in self.spans(report, progress)
        )

    def spans(self, report: Report, progress: Progress | None = None) -> tuple[Span, ...]:
        """Return the names of places in `report`, by start, not overlapping, each with how sure.

        None goes on in another paragraph or cell; one that is broken at a line's end does.
        """
        paragraphs = [(paragraph.start, paragraph.end) for paragraph in report.paragraphs]
        pieces = split_pieces(self._vocabulary, report.text, paragraphs)
        if not len(pieces.ids):
            return ()
        # Arabic or Chinese, of which it knows letters but no names, has many times as many pieces.
        readable = ~np.isin(pieces.shapes % LINE_START, _UNREAD)
        scores = piece_scores(pieces, self._scorer, self._vocabulary.ends, readable, 3, progress)
        return tuple(_spans(pieces, scores))


@cache
def _load() -> ToponymTagger:
    return ToponymTagger(*open_model(data_dir() / "models", _MODEL, _VOCABULARY))


def open_model(folder: Path, model: str, vocabulary: str) -> tuple[Vocabulary, Scorer]:
    """Return the vocabulary and the scorer of the files of these names in `folder`.

    Raises:
        ModelError: one of them is missing or damaged.
    """
    try:
        return Vocabulary((folder / vocabulary).read_bytes()), open_scorer(folder / model)
    # onnxruntime raises classes of its own, and a bent vocabulary whatever it is bent to.
    except Exception as error:
        raise ModelError(
            "The recogniser's model in {folder} ({file}, {other}) is missing or damaged: "
            "install Dateline again (make run).",
            folder=str(folder),
            file=model,
            other=vocabulary,
        ) from error


def open_scorer(path: Path) -> Scorer:
    """Return a function that scores pieces by the model at `path`."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads()
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    # Each length of text would have a plan of its own, and a block of memory of that size.
    options.enable_mem_pattern = False
    # Threads that spin while they wait would take the processor from the rest of the program.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def scorer(
        ids: NDArray[np.int64], shapes: NDArray[np.int64], mask: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        found: NDArray[np.float32] = session.run(
            ["scores"], {"ids": ids, "shapes": shapes, "mask": mask}
        )[0]
        return found

    return scorer


def piece_scores(
    pieces: Pieces,
    scorer: Scorer,
    marks: tuple[int, int],
    readable: NDArray[np.bool_],
    columns: int,
    progress: Progress | None,
    context: int = CONTEXT,
) -> NDArray[np.float32]:
    """Score every piece in the window that has it near its middle, with context on both sides.

    Args:
        pieces: of the whole text.
        scorer: gives scores in so many `columns`, the first that of no name.
        marks: the pieces that stand at the ends of a window.
        readable: the pieces for whose sake a window is read; elsewhere there is no name.
        columns: how many scores a piece has.
        progress: called with the share that is done.
        context: how many pieces a window has on either side of those in its middle.
    """
    total = len(pieces.ids)
    middle = _WINDOW - 2 * context
    found = np.zeros((total, columns), np.float32)
    found[:, _OUTSIDE] = 1.0
    spans = [
        (begin, min(begin + middle, total), max(0, begin - context), begin + middle + context)
        for begin in range(0, total, middle)
        if readable[begin : begin + middle].any()
    ]
    for index in range(0, len(spans), _BATCH):
        if progress:
            progress(index / len(spans), say("Reading the report for names of places"))
        batch = spans[index : index + _BATCH]
        length = max(min(high, total) - low for _, _, low, high in batch) + 2
        ids = np.zeros((len(batch), length), np.int64)
        shapes = np.zeros_like(ids)
        mask = np.zeros_like(ids)
        for row, (_, _, low, high) in enumerate(batch):
            size = min(high, total) - low
            ids[row, 0] = marks[0]
            ids[row, 1 : size + 1] = pieces.ids[low : low + size]
            ids[row, size + 1] = marks[1]
            shapes[row, 1 : size + 1] = pieces.shapes[low : low + size]
            mask[row, : size + 2] = 1
        scores = scorer(ids, shapes, mask)
        for row, (begin, end, low, _) in enumerate(batch):
            found[begin:end] = scores[row, begin - low + 1 : end - low + 1]
    return found


def _spans(pieces: Pieces, scores: NDArray[np.float32]) -> Iterator[Span]:
    firsts = np.flatnonzero(pieces.firsts)
    lasts = np.append(firsts[1:], len(pieces.ids)) - 1
    breaks = pieces.shapes[firsts] >= LINE_START
    for first, last, sure in runs(log_likelihoods(scores[firsts]), breaks):
        yield Span(int(pieces.starts[firsts[first]]), int(pieces.ends[lasts[last]]), sure)


def log_likelihoods(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return logarithms of the likelihoods, a row for every word."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return logs


def runs(logs: NDArray[np.float32], breaks: NDArray[np.bool_]) -> Iterator[tuple[int, int, float]]:
    """Yield the first and last word of every name, and how sure it is, as `best_labels` has it."""
    labels = best_labels(logs, breaks)
    index = 0
    while index < len(labels):
        if labels[index] == _OUTSIDE:
            index += 1
            continue
        last = index
        while last + 1 < len(labels) and labels[last + 1] == _INSIDE:
            last += 1
        sure = float(np.exp(logs[np.arange(index, last + 1), labels[index : last + 1]].min()))
        yield index, last, sure
        index = last + 1


def best_labels(logs: NDArray[np.float32], breaks: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the likeliest labels of words in which every name starts with a "begin".

    Args:
        logs: logarithms of the likelihood of outside, begin and inside, a row for every word.
        breaks: whether a word is the first of its line, so that no name continues in it.
    """
    rows: Sequence[tuple[float, float, float]] = logs.tolist()
    outside, begin, inside = rows[0][0], rows[0][1], float("-inf")
    back: list[tuple[int, int]] = [(0, 0)]
    for (o, b, i), line in zip(rows[1:], breaks[1:].tolist(), strict=True):
        named, name = (begin, _BEGIN) if begin >= inside else (inside, _INSIDE)
        best, label = (outside, _OUTSIDE) if outside >= named else (named, name)
        back.append((label, name))
        outside, begin, inside = best + o, best + b, float("-inf") if line else named + i
    label = max((outside, -_OUTSIDE), (begin, -_BEGIN), (inside, -_INSIDE))[1] * -1
    found = np.zeros(len(rows), np.int64)
    for index in range(len(rows) - 1, -1, -1):
        found[index] = label
        label = back[index][1] if label == _INSIDE else back[index][0]
    return found
