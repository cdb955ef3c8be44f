"""Corpora of annotated toponyms: JSON Lines of {id, text, toponyms: [{start, end, lat, lon}]}."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

NAMES = ("lgl", "trnews", "geovirus")
WITHOUT_DEMONYMS = frozenset({"geovirus"})
"""Corpora that annotate no demonyms; there predictions of that role are left out."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """An annotated name; offsets are code points, the point degrees WGS 84 or None."""

    start: int
    end: int
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its annotated names."""

    id: str
    text: str
    toponyms: tuple[Toponym, ...]


def read_corpus(path: Path) -> tuple[Document, ...]:
    """Read a corpus."""
    with path.open(encoding="utf-8") as file:
        return tuple(_document(json.loads(line)) for line in file if line.strip())


def _document(row: dict[str, object]) -> Document:
    toponyms = row["toponyms"]
    assert isinstance(toponyms, list)
    return Document(
        str(row["id"]),
        str(row["text"]),
        tuple(
            Toponym(
                t["start"],
                t["end"],
                None if t.get("lat") is None or t.get("lon") is None else (t["lat"], t["lon"]),
            )
            for t in toponyms
        ),
    )
