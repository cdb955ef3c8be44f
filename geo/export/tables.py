"""CSV (RFC 4180): places and mentions as tables, and beside them what belongs to all of them.

A spreadsheet takes a cell that begins with =, +, - or @ for a formula, so such text gets an
apostrophe in front; numbers stay numbers. Where decimals are written with a comma, spreadsheets
split cells at semicolons or tabs and ignore quotes inside a cell, so the text after one of these,
or after a line end, counts as a beginning too. A program that removes one apostrophe before each
such sign gets the exact text, which is the report's from `start` to `end`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from geo.export.evidence import (
    degrees,
    origin_told,
    paragraph_number,
    quote_of,
    to_text,
    whole,
)
from geo.export.provenance import UNTOLD, Provenance
from geo.model import Geoparse, Role
from geo.presentation.entries import gather, rounded

PLACES, MENTIONS, REPORT = "places.csv", "mentions.csv", "report.json"

Cell = str | int | float | None

_PLACE_HEAD = (
    "id name lat lon precision feature_class feature_code country_code country admin1 admin2 "
    "population radius_km west south east north mentions_location mentions written_as confidence "
    "reasons source note"
).split()
_MENTION_HEAD = (
    "start end text role place_id place lat lon confidence reasons source reason_unplaced "
    "paragraph quote"
).split()

# Characters before the sign do not help: spreadsheets trim blanks, and some trim quotes.
_BEGINNING = r"(?:^|(?<=[;\t\r\n]))"
_SIGN = r"""(?=(?:[^\S\t\r\n]|["'\u200b-\u200f\u2060\ufeff])*[=+\-@＝＋－＠])"""
_TRIMMED = r"(?='*[\t\r])"
_FORMULA = re.compile(f"{_BEGINNING}{_SIGN}|^{_TRIMMED}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def to_tables(result: Geoparse, provenance: Provenance = UNTOLD) -> dict[str, bytes]:
    """Return the files of `result` by name: places, mentions, and the report's own data.

    The tables are UTF-8 with a mark at the start, without which spreadsheets misread accents.
    """
    return {
        PLACES: _table(_PLACE_HEAD, _places(result)),
        MENTIONS: _table(_MENTION_HEAD, _mentions(result)),
        REPORT: to_text(origin_told(result.report, provenance)).encode(),
    }


def guarded(text: str) -> str:
    """Return `text` so that no spreadsheet computes it, whatever its separator."""
    return _FORMULA.sub("'", _CONTROL.sub("\ufffd", whole(text)))


def _table(head: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(
        [guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    )
    return out.getvalue().encode("utf-8-sig")


def _places(result: Geoparse) -> Iterator[tuple[Cell, ...]]:
    for entry in gather(result).values():
        place = entry.place
        yield (
            place.id,
            place.name,
            degrees(place.lat),
            degrees(place.lon),
            place.precision.value,
            place.feature_class,
            place.feature_code,
            place.country_code,
            place.country,
            place.admin1,
            place.admin2,
            place.population,
            place.radius_km,
            *(place.extent or (None, None, None, None)),
            entry.count(Role.LOCATION),
            len(entry.mentions),
            "; ".join(sorted({mention.text for mention in entry.mentions})),
            entry.confidence,
            "; ".join(entry.best.reasons),
            entry.best.source,
            place.note,
        )


def _mentions(result: Geoparse) -> Iterator[tuple[Cell, ...]]:
    for mention in result.mentions:
        found = mention.resolution
        yield (
            mention.start,
            mention.end,
            mention.text,
            mention.role.value,
            found.place.id if found else "",
            found.place.name if found else "",
            degrees(found.place.lat) if found else None,
            degrees(found.place.lon) if found else None,
            rounded(found.confidence) if found else None,
            "; ".join(found.reasons) if found else "",
            found.source if found else "",
            mention.reason_unplaced or "",
            paragraph_number(result.report, mention),
            quote_of(result.report, mention),
        )
