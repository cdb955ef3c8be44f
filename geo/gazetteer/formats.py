"""Tables of places as rows: GeoNames dumps, CSV with a header, GeoJSON points."""

from __future__ import annotations

import codecs
import csv
import io
import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any

from geo.errors import GazetteerError, reason_of
from geo.gazetteer.featurestream import features
from geo.gazetteer.tidying import Raw
from geo.language import N_, Sentence, say
from geo.wordlists import read_words

BROKEN = N_("{number} broken")
"""Says of rows that they cannot even be read."""
NO_POINTS = N_("{number} that are no points")

_LONGEST_LINE = 256 * 1024
_LONGEST_ID = 12
_START = 64 * 1024


class Format(StrEnum):
    """What a table of places is written in."""

    GEONAMES = "GeoNames"
    CSV = "CSV"
    GEOJSON = "GeoJSON"


def sniff(stream: io.BufferedReader, name: str) -> Format:
    """Return what the table in `stream` is written in; reads nothing from it.

    Raises:
        GazetteerError: it is a web page, empty, or in an unknown format.
    """
    start = stream.peek(_START)[:_START].removeprefix(codecs.BOM_UTF8).lstrip()
    if not start:
        raise GazetteerError("{file} is empty; nothing was changed.", file=name)
    if re.match(rb"<(?:!doctype|html|head|body|\?xml|!--)", start, re.IGNORECASE):
        raise GazetteerError(
            "{file} is a web page or XML, not a table of places; nothing was changed.", file=name
        )
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in start[:1024]:
        raise GazetteerError(
            "{file} is no text in UTF-8: save it as CSV in UTF-8 and add that.", file=name
        )
    if start.startswith((b"{", b"[")):
        return Format.GEOJSON
    first = start.split(b"\n", 1)[0].split(b"\t")
    if len(first) == 19 and first[0].isdigit():
        return Format.GEONAMES
    return Format.CSV


def geonames(
    stream: io.BufferedReader, more: Callable[[int], Iterable[str]]
) -> Iterator[Raw | str]:
    """Yield the rows of a GeoNames dump (19 columns, https://download.geonames.org/export/dump/).

    Args:
        stream: the table.
        more: returns further names of a GeoNames id, a Ukrainian one marked "uk\\t".
    """
    for line in _lines(stream):
        row = line.rstrip("\r\n").split("\t")
        if len(row) != 19 or not row[0].isdecimal() or len(row[0]) > _LONGEST_ID:
            yield BROKEN
            continue
        told = [name.partition("\t") for name in more(int(row[0]))]
        ukrainian = next((name for language, _, name in told if language == "uk"), "")
        names = [row[2], *row[3].split(","), *(name for _language, _, name in told)]
        yield Raw(
            row[0], row[1], names, row[4], row[5], row[6], row[7], row[8], row[10], row[14],
            row[0], ukrainian,
        )  # fmt: skip


def geonames_ids(stream: io.BufferedReader) -> array[int]:
    """Return the ids of a GeoNames dump in order."""
    starts = (line.partition("\t")[0] for line in _lines(stream))
    return array(
        "q",
        sorted(int(start) for start in starts if start.isdecimal() and len(start) <= _LONGEST_ID),
    )


def alternate_names(
    stream: io.BufferedReader, wanted: array[int]
) -> Iterator[tuple[int, str, str, bool]]:
    """Yield id, language, name and whether it is preferred, from an alternateNamesV2 table.

    Codes and addresses, which the table holds among the names, are left out.

    Raises:
        GazetteerError: it is not such a table.
    """
    sound = 0
    for line in _lines(stream):
        row = line.rstrip("\r\n").split("\t")
        if len(row) < 8 or not (row[0].isdecimal() and row[1].isdecimal()):
            continue
        sound += 1
        number, language = int(row[1]), row[2]
        if len(row[1]) > _LONGEST_ID or len(language) > 3 or language == "abbr":
            continue
        at = bisect_left(wanted, number)
        if at < len(wanted) and wanted[at] == number:
            yield number, language, row[3], row[4] == "1"
    if not sound:
        raise GazetteerError("The file given with --alternates is no alternateNamesV2 table.")


_COLUMNS = read_words("gazetteer/columns.tsv")
_IN_A_LANGUAGE = re.compile(r"(?:alt_|old_|official_)?name[:_][a-z]{2,3}")


class _Header:
    """Which column of a table is what."""

    def __init__(self, names: Iterable[str]) -> None:
        at: dict[str, str] = {}
        for name in names:
            at.setdefault(re.sub(r"[\s.-]+", "_", name.strip().lower()), name)
        self.of = {
            what: next((at[form] for form in forms if form in at), "")
            for what, forms in _COLUMNS.items()
            if what != "alternates"
        }
        ours = set(self.of.values()) - {self.of["ukrainian"]}
        lists = [
            form for form in at if form in _COLUMNS["alternates"] or _IN_A_LANGUAGE.fullmatch(form)
        ]
        lists.sort(key=lambda form: form not in ("name_en", "name:en"))
        self.alternates = [at[form] for form in lists if at[form] not in ours]

    def raw(self, get: Callable[[str], str], lists: Callable[[str], Iterable[str]]) -> Raw:
        of = self.of
        return Raw(
            get(of["id"]) or get(of["geonames"]), get(of["name"]),
            [name for column in self.alternates for name in lists(column)],
            get(of["lat"]), get(of["lon"]), get(of["feature_class"]), get(of["code"]),
            get(of["country"]), get(of["admin1"]), get(of["population"]), get(of["geonames"]),
            get(of["ukrainian"]),
        )  # fmt: skip


def comma_separated(stream: io.BufferedReader, name: str) -> Iterator[Raw | str]:
    """Yield the rows of a table with a header: commas, semicolons, tabs or bars between fields.

    Raises:
        GazetteerError: the header names no column for a name, a latitude or a longitude.
    """
    lines = _lines(stream)
    first = next(lines)
    delimiter = max(",;\t|", key=lambda mark: len(_fields(first, mark)))
    columns = _fields(first, delimiter)
    header = _Header(columns)
    missing = [what for what in ("name", "lat", "lon") if not header.of[what]]
    if missing:
        names = missing[0]
        for other in missing[1:]:
            names = say("{one} or {other}", one=names, other=other)
        raise GazetteerError(
            "{file} has no column called {names} in its first line; it needs name, lat and lon, or "
            "is in none of the formats that are known (GeoNames, CSV, GeoJSON).",
            file=name,
            names=names,
        )
    place = {column: at for at, column in reversed(list(enumerate(columns)))}
    rows = csv.reader(lines, delimiter=delimiter)
    row: list[str] | None = []

    def field(column: str) -> str:
        return row[place[column]] if column and row else ""

    while True:
        try:
            row = next(rows, None)
        except csv.Error:
            yield BROKEN
            continue
        if row is None:
            return
        if len(row) == len(columns):
            yield header.raw(field, lambda column: _split(field(column)))
        elif row:
            yield BROKEN


def _fields(line: str, delimiter: str) -> list[str]:
    """Return the fields of a line, none where it is no row of a table."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def geojson(stream: io.BufferedReader, name: str) -> Iterator[Raw | str]:
    """Yield the points of a GeoJSON FeatureCollection.

    Raises:
        GazetteerError: it is not valid JSON.
    """
    try:
        for feature in features(stream):
            yield _feature(feature)
    except (ValueError, RecursionError) as error:
        reason = reason_of(error)
        raise GazetteerError(
            "{file} is no sound GeoJSON ({reason}); nothing was changed.",
            file=name,
            reason=reason if isinstance(reason, Sentence) else " ".join(reason.split())[:80],
        ) from None


def _feature(feature: Any) -> Raw | str:
    if not isinstance(feature, dict):
        return BROKEN
    geometry, properties = feature.get("geometry"), feature.get("properties")
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        return NO_POINTS
    point = geometry.get("coordinates")
    if not isinstance(properties, dict) or not isinstance(point, list) or len(point) < 2:
        return BROKEN
    header = _Header(key for key in properties if isinstance(key, str))
    raw = header.raw(
        lambda key: _text(properties.get(key)), lambda key: _texts(properties.get(key))
    )
    row_id = _text(feature.get("id")) or raw.id
    return raw._replace(id=row_id, lat=_text(point[1]), lon=_text(point[0]))


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.7f}".rstrip("0").rstrip(".")
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _texts(value: object) -> list[str]:
    if isinstance(value, list):
        return [one for one in value if isinstance(one, str)]
    return _split(value) if isinstance(value, str) else []


def _split(joined: str) -> list[str]:
    mark = next((mark for mark in "|;," if mark in joined), "|")
    return joined.split(mark)


def _lines(stream: io.BufferedReader) -> Iterator[str]:
    """Yield the lines of a text in UTF-8; one too long for memory comes as an empty line.

    Raises:
        GazetteerError: it is not in UTF-8.
    """
    first = True
    while line := stream.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield "\x00\n"
            continue
        if first:
            line = line.removeprefix(codecs.BOM_UTF8)
            first = False
        try:
            yield line.decode()
        except UnicodeDecodeError:
            raise GazetteerError(
                "The file is no text in UTF-8: save it in UTF-8 and add that; nothing was changed."
            ) from None
