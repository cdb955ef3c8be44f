"""Every format there is, as one table for the command line and the dashboard.

Importing it is cheap: what a format needs is imported when it is written.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo.export.provenance import Provenance
from geo.model import Geoparse

Content = bytes | Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a result can be written in."""

    key: str
    title: str
    suffix: str
    """Of a file's name, with its dot."""
    media_type: str
    about: str
    """A sentence: what it is for, and what it leaves out."""
    written: Callable[[Geoparse, Provenance], Content]
    """Returns the file, or the files by name where there are several."""
    files: tuple[str, ...] = ()
    """The names of the files where there are several."""

    @property
    def option(self) -> str:
        """The command line's name for it."""
        return f"--{self.key.replace('_', '-')}"

    def write(self, result: Geoparse, provenance: Provenance) -> bytes:
        """Return `result` as one file to take away; several are packed into a zip file."""
        content = self.written(result, provenance)
        return content if isinstance(content, bytes) else _packed(content)


def _packed(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            # The earliest date a zip file can have, so that the same input gives the same file.
            archive.writestr(zipfile.ZipInfo(name), raw, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _geojson(result: Geoparse, provenance: Provenance) -> bytes:
    from geo.export.evidence import to_text
    from geo.export.geojson import to_geojson

    return to_text(to_geojson(result, provenance)).encode()


def _tables(result: Geoparse, provenance: Provenance) -> Mapping[str, bytes]:
    from geo.export.tables import to_tables

    return to_tables(result, provenance)


def _kml(result: Geoparse, provenance: Provenance) -> bytes:
    from geo.export.kml import to_kml

    return to_kml(result, provenance).encode()


def _gpx(result: Geoparse, provenance: Provenance) -> bytes:
    from geo.export.gpx import to_gpx

    return to_gpx(result, provenance).encode()


def _annotations(result: Geoparse, provenance: Provenance) -> bytes:
    from geo.export.annotations import to_annotations
    from geo.export.evidence import to_text

    return to_text(to_annotations(result, provenance)).encode()


def _linked_places(result: Geoparse, provenance: Provenance) -> bytes:
    from geo.export.evidence import to_text
    from geo.export.linkedplaces import to_linked_places

    return to_text(to_linked_places(result, provenance)).encode()


def _tei(result: Geoparse, provenance: Provenance) -> bytes:
    from geo.export.tei import to_tei

    return to_tei(result, provenance).encode()


def _geoparquet(result: Geoparse, provenance: Provenance) -> bytes:
    from geo.export.geoparquet import to_geoparquet

    return to_geoparquet(result, provenance)


def _html(result: Geoparse, provenance: Provenance) -> bytes:
    from geo.export.page import to_html

    return to_html(result, provenance).encode()


def _svg(result: Geoparse, provenance: Provenance) -> bytes:
    from geo.export.picture import to_svg

    return to_svg(result, provenance).encode()


def _png(result: Geoparse, provenance: Provenance) -> bytes:
    from geo.export.picture import rasterised, to_svg

    return rasterised(to_svg(result, provenance))


_ALL = (
    Format(
        "geojson",
        "GeoJSON",
        ".geojson",
        "application/geo+json",
        "for QGIS, web maps and Dateline itself: every place with every mention, and all that is "
        "known of them; leaves out the report's text",
        _geojson,
    ),
    Format(
        "html",
        "Web page",
        ".html",
        "text/html",
        "one page for any browser, offline: map, list, passages, method and credits",
        _html,
    ),
    Format(
        "csv",
        "CSV tables",
        ".zip",
        "application/zip",
        "for spreadsheets: places.csv and mentions.csv, with hashes and corrections in "
        "report.json; leaves out the runners-up",
        _tables,
        ("places.csv", "mentions.csv", "report.json"),
    ),
    Format(
        "kml",
        "KML",
        ".kml",
        "application/vnd.google-earth.kml+xml",
        "for Google Earth: a placemark for each place, with its passages; leaves out the report's "
        "text",
        _kml,
    ),
    Format(
        "gpx",
        "GPX",
        ".gpx",
        "application/gpx+xml",
        "waypoints for receivers and field maps: name, position and description; leaves out "
        "roles, confidence, reasons, offsets, hashes, corrections and names without a place",
        _gpx,
    ),
    Format(
        "annotations",
        "Web Annotations",
        ".jsonld",
        "application/ld+json",
        "for annotation tools such as Recogito, and Dateline itself: an annotation for each "
        "mention; leaves out the report's text and the runners-up",
        _annotations,
    ),
    Format(
        "linked_places",
        "Linked Places",
        ".lpf.json",
        "application/ld+json",
        "for gazetteers such as the World Historical Gazetteer: the places with the names the "
        "report has for them; leaves out the report's text",
        _linked_places,
    ),
    Format(
        "tei",
        "TEI",
        ".tei.xml",
        "application/tei+xml",
        "for editions and corpora: the whole text with every name marked; leaves out the "
        "runners-up",
        _tei,
    ),
    Format(
        "geoparquet",
        "GeoParquet",
        ".parquet",
        "application/vnd.apache.parquet",
        "for tables of many reports (pandas, DuckDB, QGIS): a row for each place, its mentions in "
        "it; leaves out the report's text and the runners-up",
        _geoparquet,
    ),
    Format(
        "svg",
        "Picture (SVG)",
        ".svg",
        "image/svg+xml",
        "the map as a picture that stays sharp; carries the evidence unseen, as GeoJSON",
        _svg,
    ),
    Format(
        "png",
        "Picture (PNG)",
        ".png",
        "image/png",
        "the map as a picture of 1600 x 1000 pixels; carries the evidence unseen, as GeoJSON",
        _png,
    ),
)
FORMATS: Mapping[str, Format] = {each.key: each for each in _ALL}
"""By key, in the order in which they are offered."""
