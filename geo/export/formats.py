"""Every format there is, as one table for the command line and the dashboard.

Importing it is cheap: what a format needs is imported when it is written.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from geo.export.evidence import to_text
from geo.export.provenance import Provenance
from geo.language import N_
from geo.model import Geoparse


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
    writer: str
    """The function that writes it: "module:name"."""
    files: tuple[str, ...] = ()
    """The names of the files where there are several."""

    @property
    def option(self) -> str:
        """The command line's name for it."""
        return f"--{self.key.replace('_', '-')}"

    def written(self, result: Geoparse, provenance: Provenance) -> bytes | Mapping[str, bytes]:
        """Return the file, or the files by name where there are several."""
        module, _colon, name = self.writer.partition(":")
        content = getattr(import_module(module), name)(result, provenance)
        if self.files:
            return {name: bytes(raw) for name, raw in content.items()}
        if isinstance(content, bytes):
            return content
        return (content if isinstance(content, str) else to_text(content)).encode()

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


_ALL = (
    Format(
        "geojson",
        "GeoJSON",
        ".geojson",
        "application/geo+json",
        N_(
            "for QGIS, web maps and Dateline itself: every place with every mention, and all that "
            "is known of them; leaves out the report's text"
        ),
        "geo.export.geojson:to_geojson",
    ),
    Format(
        "html",
        N_("Web page"),
        ".html",
        "text/html",
        N_("one page for any browser, offline: map, list, passages, method and credits"),
        "geo.export.page:to_html",
    ),
    Format(
        "csv",
        N_("CSV tables"),
        ".zip",
        "application/zip",
        N_(
            "for spreadsheets: places.csv and mentions.csv, with hashes and corrections in "
            "report.json; leaves out the runners-up"
        ),
        "geo.export.tables:to_tables",
        ("places.csv", "mentions.csv", "report.json"),
    ),
    Format(
        "kml",
        "KML",
        ".kml",
        "application/vnd.google-earth.kml+xml",
        N_(
            "for Google Earth: a placemark for each place, with its passages; leaves out the "
            "report's text"
        ),
        "geo.export.kml:to_kml",
    ),
    Format(
        "gpx",
        "GPX",
        ".gpx",
        "application/gpx+xml",
        N_(
            "waypoints for receivers and field maps: name, position and description; leaves out "
            "roles, confidence, reasons, offsets, hashes, corrections and names without a place"
        ),
        "geo.export.gpx:to_gpx",
    ),
    Format(
        "annotations",
        N_("Web Annotations"),
        ".jsonld",
        "application/ld+json",
        N_(
            "for annotation tools such as Recogito, and Dateline itself: an annotation for each "
            "mention; leaves out the report's text and the runners-up"
        ),
        "geo.export.annotations:to_annotations",
    ),
    Format(
        "linked_places",
        N_("Linked Places"),
        ".lpf.json",
        "application/ld+json",
        N_(
            "for gazetteers such as the World Historical Gazetteer: the places with the names the "
            "report has for them; leaves out the report's text"
        ),
        "geo.export.linkedplaces:to_linked_places",
    ),
    Format(
        "tei",
        "TEI",
        ".tei.xml",
        "application/tei+xml",
        N_(
            "for editions and corpora: the whole text with every name marked; leaves out the "
            "runners-up"
        ),
        "geo.export.tei:to_tei",
    ),
    Format(
        "geoparquet",
        "GeoParquet",
        ".parquet",
        "application/vnd.apache.parquet",
        N_(
            "for tables of many reports (pandas, DuckDB, QGIS): a row for each place, its mentions "
            "in it; leaves out the report's text and the runners-up"
        ),
        "geo.export.geoparquet:to_geoparquet",
    ),
    Format(
        "svg",
        N_("Picture (SVG)"),
        ".svg",
        "image/svg+xml",
        N_("the map as a picture that stays sharp; carries the evidence unseen, as GeoJSON"),
        "geo.export.picture:to_svg",
    ),
    Format(
        "png",
        N_("Picture (PNG)"),
        ".png",
        "image/png",
        N_("the map as a picture for slides and print; carries the evidence unseen, as GeoJSON"),
        "geo.export.picture:to_png",
    ),
)
FORMATS: Mapping[str, Format] = {each.key: each for each in _ALL}
"""By key, in the order in which they are offered."""
