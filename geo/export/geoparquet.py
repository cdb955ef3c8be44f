"""GeoParquet 1.1: a row for each place, with its mentions in it, for tables of many reports."""

from __future__ import annotations

import io
import json
from typing import Any

from geo.errors import ExportError
from geo.export.evidence import box_told, degrees, origin_told, whole
from geo.export.geojson import placed_properties, unplaced_properties
from geo.export.geometry import metadata, point
from geo.export.provenance import UNTOLD, Provenance
from geo.model import Geoparse
from geo.presentation.entries import Entry, gather


def to_geoparquet(result: Geoparse, provenance: Provenance = UNTOLD) -> bytes:
    """Return `result` as a GeoParquet file; rows of names without a place have no geometry.

    Points are (lon, lat) in degrees WGS 84 (OGC:CRS84, the format's default). The report's own
    data is JSON in the file's metadata, under "dateline".
    """
    # Takes a tenth of a second to import, and no other format needs it.
    try:
        import pyarrow as pa
        import pyarrow.parquet as parquet
    except ImportError:
        raise ExportError(
            "GeoParquet needs pyarrow, which is not installed: pip install 'dateline[archive]'"
        ) from None

    rows = [
        *(_placed(result, entry) for entry in gather(result).values()),
        *(unplaced_properties(result, mention) for mention in result.unplaced),
    ]
    about = origin_told(result.report, provenance)
    schema = _schema(pa).with_metadata(
        {
            "geo": json.dumps(metadata("Point", box_told(result))),
            "dateline": whole(json.dumps(about, ensure_ascii=False)),
        }
    )
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(_whole(rows), schema=schema), out, compression="zstd")
    return out.getvalue()


def _placed(result: Geoparse, entry: Entry) -> dict[str, Any]:
    return {
        "geometry": point(degrees(entry.place.lon), degrees(entry.place.lat)),
        **placed_properties(result, entry),
    }


def _schema(pa: Any) -> Any:
    text, number, texts = pa.string(), pa.float64(), pa.list_(pa.string())
    mention = {
        "text": text,
        "start": pa.int64(),
        "end": pa.int64(),
        "paragraph": pa.int64(),
        "role": text,
        "confidence": number,
        "reasons": texts,
        "source": text,
        "reason_unplaced": text,
        "quote": text,
    }
    names = (
        "id name feature_class feature_code country_code country admin1 admin2 precision".split()
    )
    return pa.schema(
        {
            **dict.fromkeys(names, text),
            "population": pa.int64(),
            "extent": pa.list_(number),
            "radius_km": number,
            "note": text,
            "written_as": texts,
            "confidence": number,
            "reasons": texts,
            "source": text,
            "reason_unplaced": text,
            "mentions": pa.list_(pa.struct(mention)),
            "geometry": pa.binary(),
        }
    )


def _whole(value: Any) -> Any:
    """Return `value` without lone surrogates, which Arrow refuses."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, dict):
        return {name: _whole(each) for name, each in value.items()}
    return [_whole(each) for each in value] if isinstance(value, list | tuple) else value
