"""What taggers found that never saw the corpus: spans kept by `data/models/train_tagger.py`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from geo.model import Report
from geo.recognition import Entity
from tests.quality.corpus import Document

PREDICTIONS = Path(__file__).parent / "predictions"


class LeftOutTagger:
    """Gives back the spans kept for the documents of one corpus."""

    def __init__(self, name: str, documents: Sequence[Document]) -> None:
        kept = json.loads((PREDICTIONS / f"{name}.json").read_text(encoding="utf-8"))
        spans: dict[str, list[int]] = kept["spans"]
        self._spans = {document.text: spans.get(document.id, []) for document in documents}

    def tag(self, report: Report) -> tuple[Entity, ...]:
        """Return the spans kept for the document whose text this is."""
        numbers = self._spans[report.text]
        return tuple(
            Entity(start, end, percent / 100)
            for start, end, percent in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
        )
