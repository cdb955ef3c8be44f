"""Reading coordinates as people write and copy them; the latitude comes first.

Decimal degrees ("49.21, 37.25"), degrees with minutes and seconds ("49° 12′ 25″ N, 37° 16′ 37″ E",
"N 49 12 25 E 37 16 37"), decimal commas ("49,21; 37,25") and the Military Grid Reference System
("37U CQ 746 519"). All are WGS 84.
"""

from __future__ import annotations

import re

from mgrs import MGRS
from mgrs.core import MGRSError  # type: ignore[import-untyped]

from geo.errors import GeoError
from geo.language import say

LONGEST = 80

_HALF = re.compile(
    r"""
    (?P<sign>[-+])? \s*
    (?P<degrees>\d{1,3}(?:\.\d+)?) \s* °? \s*
    (?: (?P<minutes>\d{1,2}(?:\.\d+)?) \s* '? \s*
        (?: (?P<seconds>\d{1,2}(?:\.\d+)?) \s* "? \s* )?
    )?
    """,
    re.VERBOSE,
)
_SIDES = {"N": 1, "S": -1, "E": 1, "W": -1}
_GRID = re.compile(r"(?:\d{1,2}[C-HJ-NP-X]|[ABYZ])[A-HJ-NP-Z]{2}(?:\d{2}){0,5}")
_MARKS = str.maketrans(
    {"′": "'", "’": "'", "ʹ": "'", "″": '"', "”": '"', "“": '"', "ʺ": '"', "º": "°", "−": "-"}
)


class PointError(GeoError, ValueError):
    """What was typed is no point; its text says what to type instead."""


class _Unread(Exception):
    """The text has no known form of a point."""


def read_point(text: str) -> tuple[float, float]:
    """Return (lat, lon) in degrees.

    >>> read_point("49.21, 37.25")
    (49.21, 37.25)
    >>> read_point("49° 12′ 25″ N, 37° 16′ 37″ E")
    (49.206944, 37.276944)
    >>> read_point("37U CQ 744 518") == read_point("37UCQ744518")
    True

    Raises:
        PointError: the text is not a point on the globe.
    """
    text = text[: 4 * LONGEST]
    plain = " ".join(text.translate(_MARKS).replace("''", '"').upper().split())[: LONGEST + 1]
    if not plain:
        raise PointError(say("Type a latitude and a longitude, such as “49.21, 37.25”."))
    compact = plain.replace(" ", "")
    if _GRID.fullmatch(compact):
        return _from_grid(compact)
    try:
        lat, lon = _halves(plain)
        north, east = _degrees(lat, "NS"), _degrees(lon, "EW")
    except _Unread:
        raise PointError(
            say(
                "“{text}” is no point: write latitude and longitude such as “49.21, 37.25” or "
                "“49° 12′ 25″ N, 37° 16′ 37″ E”.",
                text=" ".join(text.split())[:LONGEST],
            )
        ) from None
    if abs(north) > 90:
        raise PointError(
            say(
                "{degrees} is no latitude: it goes from -90 to 90 and comes first.",
                degrees=f"{north:g}",
            )
        )
    if abs(east) > 180:
        raise PointError(
            say("{degrees} is no longitude: it goes from -180 to 180.", degrees=f"{east:g}")
        )
    return north, east


def _from_grid(reference: str) -> tuple[float, float]:
    try:
        lat, lon = MGRS().toLatLon(reference)
    except (MGRSError, ValueError):
        raise PointError(
            say("“{text}” is no square of the military grid.", text=reference)
        ) from None
    return round(lat, 5), round(lon, 5)


def _halves(text: str) -> tuple[str, str]:
    """Return the latitude and the longitude as they were written, each with its side."""
    sides = [side for side in text if side in _SIDES]
    if len(text) > LONGEST or len(sides) not in (0, 2):
        raise _Unread
    if sides:
        halves = _at_sides(text)
    elif ";" in text:
        halves = [half.strip().replace(",", ".") for half in text.split(";")]
    elif text.count(",") == 1:
        halves = [half.strip() for half in text.split(",")]
    elif text.count(",") == 3:
        # "49,21, 37,25": the comma in the middle separates, the others are decimal.
        a, b, c, d = (part.strip() for part in text.split(","))
        halves = [f"{a}.{b}", f"{c}.{d}"]
    else:
        numbers = text.split()
        halves = [" ".join(numbers[: len(numbers) // 2]), " ".join(numbers[len(numbers) // 2 :])]
    if len(halves) != 2:
        raise _Unread
    return _in_order(halves[0], halves[1])


def _at_sides(text: str) -> list[str]:
    parts = [part.strip(" ,;") for part in re.split("([NSEW])", text)]
    parts = [part for part in parts if part]
    # The letters come before both numbers or after both.
    if len(parts) != 4:
        raise _Unread
    a, b, c, d = (part if part in _SIDES else part.replace(",", ".") for part in parts)
    if a in _SIDES and c in _SIDES:
        return [b + a, d + c]
    if b in _SIDES and d in _SIDES:
        return [a + b, c + d]
    raise _Unread


def _in_order(first: str, second: str) -> tuple[str, str]:
    if first[-1:] in ("E", "W") and second[-1:] in ("N", "S"):
        return second, first
    same = (first[-1:] in ("N", "S")) == (second[-1:] in ("N", "S"))
    if same and first[-1:] in _SIDES:
        raise _Unread
    return first, second


def _degrees(half: str, sides: str) -> float:
    side = half[-1:] if half[-1:] in _SIDES else ""
    match = _HALF.fullmatch(half.removesuffix(side).strip())
    if match is None or (side and match["sign"]):
        raise _Unread
    minutes, seconds = float(match["minutes"] or 0), float(match["seconds"] or 0)
    parts = [match["degrees"], match["minutes"], match["seconds"]]
    written = [part for part in parts if part]
    if any("." in part for part in written[:-1]):
        raise _Unread
    if minutes >= 60 or seconds >= 60:
        raise PointError(
            say("A degree has 60 minutes and a minute 60 seconds: write less than 60.")
        )
    value = float(match["degrees"]) + minutes / 60 + seconds / 3600
    negative = match["sign"] == "-" or side == sides[1]
    return round(-value if negative else value, 6) + 0.0
