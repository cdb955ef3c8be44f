"""Archives made up, report by report, from real places."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet

from geo.archive.schema import TABLES
from geo.model import Place

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
    write_about(folder)
    write_rows(folder, "reports", rows.reports)
    write_rows(folder, "mentions", rows.mentions)
    write_rows(folder, "places", list(rows.places.values()))
    write_rows(folder, "errors", [])
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
        row = rows.places.setdefault(
            place.id, {**place_row(place), "reports": set(), "mentions": 0}
        )
        row["reports"].add(hash_of(text))
        row["mentions"] += 1
        at += len(sentence) + 1


def place_row(place: Place) -> dict[str, Any]:
    """Return what the table of places says of one, without its counts."""
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


def write_rows(folder: Path, table: str, rows: list[dict[str, Any]]) -> None:
    """Write rows as the first file of a table."""
    write_table(folder, table, 0, pa.Table.from_pylist(rows, schema=TABLES[table]))


def write_table(folder: Path, name: str, number: int, table: pa.Table) -> None:
    """Write one file of a table."""
    (folder / name).mkdir(parents=True, exist_ok=True)
    path = folder / name / f"part-{number:05}.parquet"
    parquet.write_table(table, path, compression="zstd", row_group_size=65_536)


def write_about(folder: Path) -> None:
    """Write what tells of the archive as a whole."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "archive.json").write_text(json.dumps(ABOUT), encoding="utf-8")
