"""What a filter leaves, to take away: places in every format, and places by day as a table.

Every file says what was asked for, and that a mention is not an event.
"""

from __future__ import annotations

import csv
import io
import json
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from importlib import import_module
from typing import Any

from geo.atlas.conditions import condition
from geo.atlas.filter import Filter
from geo.atlas.opening import Archive
from geo.atlas.questions import Found, find_places
from geo.errors import ArchiveError
from geo.export.evidence import degrees, to_text
from geo.export.tables import guarded
from geo.export.xml import add, document, root
from geo.language import N_, _, grouped

EVERY = 1_000_000
"""Places that a file holds at most."""
MOST_ON_A_PAGE = 5_000
"""Places on a page of one file, whose map and text a browser still opens in a few seconds."""
NOTE = N_(
    "A mention is not an event: this tells where reports name places, not what happened there."
)
_POINT = struct.Struct("<BIdd")
_LITTLE_ENDIAN, _WKB_POINT = 1, 1
_HEAD = "id name kind country region lat lon mentions reports first_day last_day undated".split()


@dataclass(frozen=True, slots=True)
class Row:
    """A place with all that a file says of it."""

    found: Found
    first: date | None
    last: date | None
    undated: int

    def told(self) -> dict[str, Any]:
        """Return what is said of the place, by the names of `_HEAD`."""
        found = self.found
        return {
            "id": found.id,
            "name": found.name,
            "kind": found.kind,
            "country": found.country,
            "region": found.region,
            "lat": degrees(found.lat),
            "lon": degrees(found.lon),
            "mentions": found.mentions,
            "reports": found.reports,
            "first_day": self.first.isoformat() if self.first else None,
            "last_day": self.last.isoformat() if self.last else None,
            "undated": self.undated,
        }


def rows(archive: Archive, wanted: Filter) -> Iterator[Row]:
    """Yield the places that a filter leaves, most mentions first.

    Raises:
        ArchiveError: a file is not what it was.
    """
    asked = condition(archive, wanted)
    told = archive.ask(
        f"SELECT place, min(day), max(day), count(*) - count(day) FROM {asked.table} "
        f"WHERE {asked.where} GROUP BY place",
        asked.values,
    )
    spans = {row[0]: row[1:] for row in told}
    for found in find_places(archive, wanted, EVERY).found:
        yield Row(found, *spans[found.number])


def to_geojson(archive: Archive, wanted: Filter) -> str:
    """Return the places as a FeatureCollection (RFC 7946)."""
    features = []
    for row in rows(archive, wanted):
        told = row.told()
        lat, lon = told.pop("lat"), told.pop("lon")
        point = {"type": "Point", "coordinates": [lon, lat]}
        features.append(
            {"type": "Feature", "id": told["id"], "geometry": point, "properties": told}
        )
    collection = {"type": "FeatureCollection", "features": features}
    return to_text(collection | {"dateline": _about(archive, wanted)})


def to_csv(archive: Archive, wanted: Filter) -> bytes:
    """Return a table of the places, with a mark at its start for spreadsheets."""
    return _table(_HEAD, (row.told().values() for row in rows(archive, wanted)))


def to_days(archive: Archive, wanted: Filter) -> bytes:
    """Return a table of places by day; mentions of undated reports have no day in it."""
    asked = condition(archive, wanted)
    counted = archive.ask(
        f"""
        SELECT coalesce(strftime(m.day, '%Y-%m-%d'), ''), p.place, p.label, p.country, p.lat, p.lon,
            count(*), count(DISTINCT m.report)
        FROM (SELECT place, day, report FROM {asked.table} WHERE {asked.where}) m
        JOIN places p ON p.no = m.place GROUP BY ALL ORDER BY 1, 7 DESC, 2
        """,
        asked.values,
    )
    head = "day id name country lat lon mentions reports".split()
    return _table(head, ([*row[:4], *map(degrees, row[4:6]), *row[6:]] for row in counted))


def to_kml(archive: Archive, wanted: Filter) -> str:
    """Return the places as KML 2.2; days stand in their data, since none of them dates an event."""
    kml = root("kml", xmlns="http://www.opengis.net/kml/2.2")
    whole = add(kml, "Document")
    add(whole, "name", archive.name)
    add(whole, "description", f"<p>{escape(_(NOTE))}</p>")
    _extended(whole, _about(archive, wanted))
    for row in rows(archive, wanted):
        told = row.told()
        mark = add(whole, "Placemark")
        add(mark, "name", row.found.name)
        _extended(mark, told)
        add(add(mark, "Point"), "coordinates", f"{told['lon']:.5f},{told['lat']:.5f}")
    return document(kml)


def to_geoparquet(archive: Archive, wanted: Filter) -> bytes:
    """Return the places as GeoParquet 1.1, points in degrees WGS 84 (lon, lat)."""
    import pyarrow as pa
    from pyarrow import parquet

    told = [row.told() for row in rows(archive, wanted)]
    for row in told:
        row["geometry"] = _POINT.pack(_LITTLE_ENDIAN, _WKB_POINT, row["lon"], row["lat"])
    text, number, count = pa.string(), pa.float64(), pa.int64()
    types = {"lat": number, "lon": number} | dict.fromkeys(
        ("mentions", "reports", "undated"), count
    )
    column = {"encoding": "WKB", "geometry_types": ["Point"]}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    schema = pa.schema(
        {**{name: types.get(name, text) for name in _HEAD}, "geometry": pa.binary()},
        metadata={"geo": json.dumps(geo), "dateline": json.dumps(_about(archive, wanted))},
    )
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(told, schema=schema), out, compression="zstd")
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class File:
    """A format that what is left can be written in."""

    title: str
    suffix: str
    media_type: str
    about: str
    writer: str
    """The function that writes it, "module:name"; imported when it is wanted."""
    most: int = EVERY
    """Places that it holds."""

    def write(self, archive: Archive, wanted: Filter) -> bytes:
        """Return the file.

        Raises:
            ArchiveError: a file of the archive is not what it was.
        """
        module, _colon, name = self.writer.partition(":")
        content: str | bytes = getattr(import_module(module), name)(archive, wanted)
        return content if isinstance(content, bytes) else content.encode()


def too_many(number: int) -> ArchiveError:
    """Return what to say where a filter leaves more places than a page holds."""
    return ArchiveError(
        "A page holds {most} places at most, and the filter leaves {number}: choose a shorter "
        "time, a country or an area, or take another format.",
        most=grouped(MOST_ON_A_PAGE),
        number=grouped(number),
    )


FILES: Mapping[str, File] = {
    "html": File(
        N_("Page (HTML)"),
        ".html",
        "text/html",
        N_("the atlas to send on or keep: one file with map, days and newest passages"),
        "geo.atlas.page:to_html",
        most=MOST_ON_A_PAGE,
    ),
    "geojson": File(
        "GeoJSON",
        ".geojson",
        "application/geo+json",
        N_("for QGIS and web maps: a point for each place"),
        "geo.atlas.files:to_geojson",
    ),
    "csv": File(
        "CSV",
        ".csv",
        "text/csv",
        N_("for spreadsheets: a line for each place"),
        "geo.atlas.files:to_csv",
    ),
    "days": File(
        N_("CSV by day"),
        "-days.csv",
        "text/csv",
        N_("for charts: a line for each place and day"),
        "geo.atlas.files:to_days",
    ),
    "kml": File(
        "KML",
        ".kml",
        "application/vnd.google-earth.kml+xml",
        N_("for Google Earth: a placemark for each place"),
        "geo.atlas.files:to_kml",
    ),
    "geoparquet": File(
        "GeoParquet",
        ".parquet",
        "application/vnd.apache.parquet",
        N_("for pandas, DuckDB and QGIS: a row for each place"),
        "geo.atlas.files:to_geoparquet",
    ),
    "svg": File(
        N_("Picture (SVG)"),
        ".svg",
        "image/svg+xml",
        N_("the map as a picture that stays sharp; carries the places unseen, as GeoJSON"),
        "geo.atlas.picture:to_svg",
    ),
    "png": File(
        N_("Picture (PNG)"),
        ".png",
        "image/png",
        N_("the map as a picture for slides and print; carries the places unseen, as GeoJSON"),
        "geo.atlas.picture:to_png",
    ),
}
"""By key, in the order in which they are offered."""


def _about(archive: Archive, wanted: Filter) -> dict[str, Any]:
    return {
        "archive": archive.name,
        "filter": wanted.to_query(),
        "note": _(NOTE),
        **{name: archive.about.get(name, "") for name in ("made", "dateline", "gazetteer")},
    }


def _table(head: list[str], lines: Iterable[Iterable[Any]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(
        [guarded(cell) if isinstance(cell, str) else cell for cell in line] for line in lines
    )
    return out.getvalue().encode("utf-8-sig")


def _extended(parent: Any, values: Mapping[str, Any]) -> None:
    data = add(parent, "ExtendedData")
    for name, value in values.items():
        add(add(data, "Data", name=name), "value", "" if value is None else str(value))
