"""The files of an archive, version 1: every table, its columns and their types.

docs/archive.md says what each column holds.
"""

from __future__ import annotations

import json

import pyarrow as pa

from geo.export import geometry

VERSION = 1
ABOUT = "archive.json"
"""Of the whole archive: `schema`, `made`, `dateline`, and the versions of `STAMP`."""
STAMP = ("model", "gazetteer", "corrections")
"""What a row was made with: hashes of the model and its lists, of the gazetteer, of corrections."""

_BOX = pa.struct([(edge, pa.float64()) for edge in ("xmin", "ymin", "xmax", "ymax")])
_WHERE = [(geometry.BOX, _BOX), (geometry.GEOMETRY, pa.binary())]


def _table(kind: str, columns: list[tuple[str, pa.DataType]]) -> pa.Schema:
    about = {"geo": json.dumps(geometry.metadata(kind, boxed=True)), "dateline": str(VERSION)}
    return pa.schema([*columns, *_WHERE], metadata=about)


REPORTS = _table(
    "MultiPoint",
    [
        ("report", pa.string()),
        ("title", pa.string()),
        ("date", pa.date32()),
        ("date_given", pa.bool_()),
        ("source", pa.string()),
        ("sources", pa.list_(pa.field("element", pa.string()))),
        ("address", pa.string()),
        ("publisher", pa.string()),
        ("language", pa.string()),
        ("characters", pa.int32()),
        ("text", pa.string()),
        *((each, pa.string()) for each in STAMP),
    ],
)
MENTIONS = _table(
    "Point",
    [
        ("report", pa.string()),
        ("number", pa.int32()),
        ("name", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("role", pa.string()),
        ("kind", pa.string()),
        ("confidence", pa.float32()),
        ("place", pa.string()),
        ("label", pa.string()),
        ("country", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("passage", pa.string()),
        ("passage_start", pa.int32()),
        ("date", pa.date32()),
        ("source", pa.string()),
        ("language", pa.string()),
    ],
)
PLACES = _table(
    "Point",
    [
        ("place", pa.string()),
        ("label", pa.string()),
        ("kind", pa.string()),
        ("country", pa.string()),
        ("region", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("reports", pa.int32()),
        ("mentions", pa.int32()),
    ],
)
ERRORS = pa.schema(
    [("source", pa.string()), ("message", pa.string()), ("time", pa.timestamp("ms", tz="UTC"))],
    metadata={"dateline": str(VERSION)},
)
TABLES = {"reports": REPORTS, "mentions": MENTIONS, "places": PLACES, "errors": ERRORS}
"""By the folder in which their files lie."""
