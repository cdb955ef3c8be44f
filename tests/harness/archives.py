"""Archives made up from real places: a long tail of names, seeded days, sources and words."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet

from geo.gazetteer import open_gazetteer
from geo.model import Place

_BOX = pa.struct({name: pa.float32() for name in ("xmin", "ymin", "xmax", "ymax")})
_TEXT, _DAY, _COUNT, _DEGREES = pa.string(), pa.date32(), pa.int32(), pa.float64()
_GEOMETRY = {"geometry": pa.binary(), "bbox": _BOX}
SCHEMAS = {
    "reports": pa.schema(
        {
            **dict.fromkeys(("report", "title"), _TEXT),
            "date": _DAY,
            "source": _TEXT,
            "sources": pa.list_(_TEXT),
            **dict.fromkeys(("address", "language"), _TEXT),
            "characters": _COUNT,
            **dict.fromkeys(("text", "model", "gazetteer", "corrections"), _TEXT),
            "bbox": _BOX,
            "geometry": pa.binary(),
        }
    ),
    "mentions": pa.schema(
        {
            "report": _TEXT,
            "number": _COUNT,
            "name": _TEXT,
            **dict.fromkeys(("start", "end"), _COUNT),
            **dict.fromkeys(("role", "kind"), _TEXT),
            "confidence": pa.float32(),
            **dict.fromkeys(("place", "label", "country"), _TEXT),
            **dict.fromkeys(("lat", "lon"), _DEGREES),
            "passage": _TEXT,
            "passage_start": _COUNT,
            "date": _DAY,
            **dict.fromkeys(("source", "language"), _TEXT),
            **_GEOMETRY,
        }
    ),
    "places": pa.schema(
        {
            **dict.fromkeys(("place", "label", "kind", "country", "region"), _TEXT),
            **dict.fromkeys(("lat", "lon"), _DEGREES),
            **dict.fromkeys(("reports", "mentions"), pa.int64()),
            **_GEOMETRY,
        }
    ),
    "errors": pa.schema({"source": _TEXT, "message": _TEXT, "time": pa.timestamp("us", "UTC")}),
}
ABOUT = {
    "schema": 1,
    "made": "2026-11-29T12:00:00Z",
    "dateline": "0",
    "model": "m",
    "gazetteer": "g",
    "corrections": "c",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One report, as a test writes it: its sentences, each with the place it names."""

    sentences: Sequence[tuple[str, Place, str]]
    """(text, place, the name in it)."""
    day: date | None = None
    source: str = "Example Daily"
    sources: tuple[str, ...] = ()
    language: str = "en"
    title: str = "A report"
    role: str = "location"
    confidence: float = 0.9
    address: str | None = None

    @property
    def text(self) -> str:
        return " ".join(sentence for sentence, _place, _name in self.sentences)


@dataclass(slots=True)
class _Rows:
    reports: list[dict[str, Any]] = field(default_factory=list)
    mentions: list[dict[str, Any]] = field(default_factory=list)
    places: dict[str, dict[str, Any]] = field(default_factory=dict)


def write_archive(folder: Path, told: Sequence[Told]) -> Path:
    """Write an archive of these reports, and return its folder."""
    rows = _Rows()
    for report in told:
        _tell(rows, report)
    for place in rows.places.values():
        place["reports"] = len(place["reports"])
    _write_about(folder)
    _write(folder, "reports", rows.reports)
    _write(folder, "mentions", rows.mentions)
    _write(folder, "places", list(rows.places.values()))
    _write(folder, "errors", [])
    return folder


def hash_of(text: str) -> str:
    """Return what names a report in an archive."""
    return hashlib.sha256(text.encode()).hexdigest()


def _tell(rows: _Rows, told: Told) -> None:
    text, at = told.text, 0
    common = {"date": told.day, "source": told.source, "language": told.language}
    rows.reports.append(
        common
        | {
            "report": hash_of(text),
            "title": told.title,
            "sources": list(told.sources or (told.source,)),
            "address": told.address,
            "characters": len(text),
            "text": text,
            "model": "m",
            "gazetteer": "g",
            "corrections": "c",
        }
    )
    for number, (sentence, place, name) in enumerate(told.sentences):
        start = at + sentence.index(name)
        where = _where(place.lat, place.lon)
        rows.mentions.append(
            common
            | where
            | {
                "report": hash_of(text),
                "number": number,
                "name": name,
                "start": start,
                "end": start + len(name),
                "role": told.role,
                "kind": place.precision.value,
                "confidence": told.confidence,
                "place": place.id,
                "label": place.name,
                "country": place.country_code,
                "lat": place.lat,
                "lon": place.lon,
                "passage": sentence,
                "passage_start": at,
            }
        )
        row = rows.places.setdefault(place.id, {**_place(place), "reports": set(), "mentions": 0})
        row["reports"].add(hash_of(text))
        row["mentions"] += 1
        at += len(sentence) + 1


def _place(place: Place) -> dict[str, Any]:
    return {
        "place": place.id,
        "label": place.name,
        "kind": place.precision.value,
        "country": place.country_code,
        "region": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        **_where(place.lat, place.lon),
    }


def _where(lat: float, lon: float) -> dict[str, Any]:
    box = {"xmin": lon, "ymin": lat, "xmax": lon, "ymax": lat}
    return {"geometry": struct.pack("<BIdd", 1, 1, lon, lat), "bbox": box}


def _write(folder: Path, table: str, rows: list[dict[str, Any]]) -> None:
    _write_table(folder, table, 0, pa.Table.from_pylist(rows, schema=SCHEMAS[table]))


def _write_table(folder: Path, name: str, number: int, table: pa.Table) -> None:
    (folder / name).mkdir(parents=True, exist_ok=True)
    path = folder / name / f"part-{number:05}.parquet"
    parquet.write_table(table, path, compression="zstd", row_group_size=65_536)


def _write_about(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "archive.json").write_text(json.dumps(ABOUT), encoding="utf-8")


# Large ones

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
    _write_about(folder)
    tail = 1 / np.arange(1, len(known) + 1)
    of_source = 1 / np.arange(1, _SOURCES + 1)
    source = random.choice(_SOURCES, reports, p=of_source / of_source.sum())
    language = random.choice(len(_LANGUAGES), reports, p=(0.6, 0.2, 0.1, 0.06, 0.04))
    day = random.integers(0, DAYS, reports)
    undated = random.random(reports) < 0.1
    hashes = np.array([hashlib.sha256(b"%d" % n).hexdigest() for n in range(reports)])
    every = _Every(known, hashes, source, language, day, undated)
    _write_table(folder, "reports", 0, every.reports())
    place = np.sort(random.choice(len(known), mentions, p=tail / tail.sum()))
    report = random.integers(0, reports, mentions)
    for number, at in enumerate(range(0, mentions, _A_FILE)):
        some = slice(at, at + _A_FILE)
        _write_table(folder, "mentions", number, every.mentions(random, place[some], report[some]))
    _write_table(folder, "places", 0, every.places(np.bincount(place, minlength=len(known))))
    _write(folder, "errors", [])
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
            "date": days.cast(_DAY),
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
            "characters": pa.array(np.full(number, 2_000), _COUNT),
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
            "number": pa.array(np.arange(number), _COUNT),
            "name": label,
            "label": label,
            "start": pa.array(np.zeros(number), _COUNT),
            "end": pa.array(np.array([len(name) for name in names])[place], _COUNT),
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
            "passage_start": pa.array(np.zeros(number), _COUNT),
        }
        return _table("mentions", columns, number)

    def places(self, mentions: np.ndarray) -> pa.Table:
        rows = [
            {**_place(place), "mentions": int(count), "reports": int(count)}
            for place, count in zip(self.known, mentions, strict=True)
            if count
        ]
        return pa.Table.from_pylist(rows, schema=SCHEMAS["places"])


def _taken(values: Sequence[str], at: np.ndarray) -> pa.Array:
    return pa.array(values).take(pa.array(at))


def _table(name: str, columns: dict[str, Any], number: int) -> pa.Table:
    schema = SCHEMAS[name]
    filled: Iterator[Any] = (
        columns.get(each.name, pa.nulls(number, each.type)).cast(each.type) for each in schema
    )
    return pa.Table.from_arrays(list(filled), schema=schema)
