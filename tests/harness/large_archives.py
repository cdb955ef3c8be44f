"""Large archives made up: a long tail of real places, seeded days, sources and words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from archives import place_row, write_about, write_rows, write_table

from geo.archive.schema import TABLES
from geo.gazetteer import open_gazetteer
from geo.model import Place

DAYS = 730
FIRST_DAY = date(2024, 1, 1)
_SOURCES, _LANGUAGES = 40, ("en", "uk", "ru", "es", "ar")
_A_FILE = 1_000_000
_VERBS = ("was shelled", "was evacuated", "held out", "lost power", "opened a market", "flooded")
_WHEN = ("overnight", "on Saturday", "for the third day", "after talks failed", "at dawn")
_WHO = ("officials said", "residents told reporters", "the ministry wrote", "aid workers said")


def write_large(folder: Path, *, mentions: int, reports: int, places: int = 20_000) -> Path:
    """Write an archive of so many mentions, seeded, with a long tail of places and sources."""
    random = np.random.default_rng(7)
    known = _known(places)
    write_about(folder)
    tail = 1 / np.arange(1, len(known) + 1)
    of_source = 1 / np.arange(1, _SOURCES + 1)
    source = random.choice(_SOURCES, reports, p=of_source / of_source.sum())
    language = random.choice(len(_LANGUAGES), reports, p=(0.6, 0.2, 0.1, 0.06, 0.04))
    day = random.integers(0, DAYS, reports)
    undated = random.random(reports) < 0.1
    hashes = np.array([hashlib.sha256(b"%d" % n).hexdigest() for n in range(reports)])
    every = _Every(known, hashes, source, language, day, undated)
    write_table(folder, "reports", 0, every.reports())
    place = np.sort(random.choice(len(known), mentions, p=tail / tail.sum()))
    report = random.integers(0, reports, mentions)
    for number, at in enumerate(range(0, mentions, _A_FILE)):
        some = slice(at, at + _A_FILE)
        write_table(folder, "mentions", number, every.mentions(random, place[some], report[some]))
    write_table(folder, "places", 0, every.places(np.bincount(place, minlength=len(known))))
    write_rows(folder, "errors", [])
    return folder


def _known(number: int) -> list[Place]:
    """Return the largest settlements, so that those near one another stand together."""
    found = open_gazetteer().largest(number)
    return list(found)


@dataclass(frozen=True, slots=True)
class _Every:
    known: list[Place]
    hashes: np.ndarray
    source: np.ndarray
    language: np.ndarray
    day: np.ndarray
    undated: np.ndarray

    def _common(self, report: np.ndarray) -> dict[str, Any]:
        days = pa.array(
            self.day[report] + (FIRST_DAY - date(1970, 1, 1)).days,
            pa.int32(),
            mask=self.undated[report],
        )
        return {
            "report": pa.array(self.hashes).take(pa.array(report)),
            "date": days.cast(pa.date32()),
            "source": _taken([f"Source {n:02}" for n in range(_SOURCES)], self.source[report]),
            "language": _taken(list(_LANGUAGES), self.language[report]),
        }

    def reports(self) -> pa.Table:
        number = len(self.hashes)
        every = np.arange(number)
        columns = self._common(every)
        columns |= {
            "title": pa.array([f"Report {n}" for n in range(number)]),
            "sources": pa.ListArray.from_arrays(
                pa.array(np.arange(number + 1), pa.int32()), columns["source"]
            ),
            "characters": pa.array(np.full(number, 2_000), pa.int32()),
            "text": pa.array([f"Report {n}. " + "Words. " * 20 for n in range(number)]),
        }
        return _table("reports", columns, number)

    def mentions(
        self, random: np.random.Generator, place: np.ndarray, report: np.ndarray
    ) -> pa.Table:
        number = len(place)
        names = [each.name for each in self.known]
        verb, when, who = (
            random.integers(0, len(words), number) for words in (_VERBS, _WHEN, _WHO)
        )
        passages = [
            f"{names[p]} {_VERBS[v]} {_WHEN[w]}, {_WHO[x]} in dispatch {r % 9973}."
            for p, v, w, x, r in zip(place, verb, when, who, report, strict=True)
        ]
        lat, lon = (np.array([getattr(p, at) for p in self.known])[place] for at in ("lat", "lon"))
        label = _taken(names, place)
        columns = self._common(report) | {
            "number": pa.array(np.arange(number), pa.int32()),
            "name": label,
            "label": label,
            "start": pa.array(np.zeros(number), pa.int32()),
            "end": pa.array(np.array([len(name) for name in names])[place], pa.int32()),
            "role": _taken(
                ["location", "actor", "credit"], random.choice(3, number, p=(0.85, 0.12, 0.03))
            ),
            "kind": _taken([p.precision.value for p in self.known], place),
            "confidence": pa.array(random.random(number) ** 0.3, pa.float32()),
            "place": _taken([p.id for p in self.known], place),
            "country": _taken([p.country_code for p in self.known], place),
            "lat": pa.array(lat),
            "lon": pa.array(lon),
            "passage": pa.array(passages),
            "passage_start": pa.array(np.zeros(number), pa.int32()),
        }
        return _table("mentions", columns, number)

    def places(self, mentions: np.ndarray) -> pa.Table:
        rows = [
            {**place_row(place), "mentions": int(count), "reports": int(count)}
            for place, count in zip(self.known, mentions, strict=True)
            if count
        ]
        return pa.Table.from_pylist(rows, schema=TABLES["places"])


def _taken(values: Sequence[str], at: np.ndarray) -> pa.Array:
    return pa.array(values).take(pa.array(at))


def _table(name: str, columns: dict[str, Any], number: int) -> pa.Table:
    schema = TABLES[name]
    filled: Iterator[Any] = (
        columns.get(each.name, pa.nulls(number, each.type)).cast(each.type) for each in schema
    )
    return pa.Table.from_arrays(list(filled), schema=schema)
