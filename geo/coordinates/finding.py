"""Coordinates that a text gives, found where they stand; all are WGS 84, the latitude first.

Decimal degrees, degrees with minutes, the Military Grid Reference System, UTM, Open Location Codes
(plus codes), `geo:` addresses and links of map services, which are read and never opened. Numbers
that only look alike stay numbers: dates, prices, calibres, versions, ranges, counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from mgrs import MGRS
from mgrs.core import MGRSError  # type: ignore[import-untyped]

from geo.coordinates.parsing import PointError, read_point
from geo.language import N_


class Notation(StrEnum):
    """How coordinates are written; the value is its name for readers."""

    DECIMAL = N_("decimal degrees")
    SEXAGESIMAL = N_("degrees, minutes and seconds")
    GRID = N_("a reference of the military grid (MGRS)")
    UTM = N_("UTM coordinates")
    PLUS_CODE = N_("a plus code")
    LINK = N_("a link of a map service")


@dataclass(frozen=True, slots=True)
class FoundPoint:
    """Coordinates in a text: where they stand, and the point in degrees, None off the globe."""

    start: int
    end: int
    notation: Notation
    point: tuple[float, float] | None


_SIGN = "[-+−]?"
_FINE = rf"{_SIGN}\d{{1,3}}\.\d{{3,12}}"
_COMMA = rf"{_SIGN}\d{{1,3}},\d{{4,8}}"
_ANY = rf"{_SIGN}\d{{1,3}}(?:[.,]\d{{1,12}})?"
_BETWEEN = r"\s?[,;/|]?[^\S\n]{0,3}"
_BEFORE = r"(?<![\w.,$€£₴₽-])(?<![\w.,$€£₴₽-][-+−])"
_UNIT = (
    r"(?!\w|[.,]\d|\s?(?:[%‰°]|(?:percent|per cent|kms?|mm|cm|kg|miles?|metres?|meters?|hectares?|"
    r"million|billion|thousand|tons?|tonnes?|dollars?|euros?|hryvnias?|rubles?|people|troops)\b))"
)
_DEGREES = r"[°º˚ᵒ]"
_ARC = (
    rf"\d{{1,3}}\s?(?:{_DEGREES}|deg\b|d\b)\s?"
    r"\d{1,2}(?:[.,]\d{1,6})?\s?(?:['′’‘ʹ`´](?!['’])|m\b)"
    r"(?:\s?\d{1,2}(?:[.,]\d{1,6})?\s?(?:[\"″”“ʺ]|['′’]{2}|s\b))?"
)
_SPACED = r"\d{1,3}[ -]\d{2}[ -]\d{2}(?:\.\d{1,4})?"
_DEGREE = rf"{_ANY}\s?{_DEGREES}?"
_NS, _EW = "(?:[NS]|[Nn]orth|[Ss]outh)", "(?:[EW]|[Ee]ast|[Ww]est)"
_LATITUDE = r"lat(?:itude)?\.?\s?[:=]?\s{0,2}"
_LONGITUDE = r"(?:lon|lng|long|longitude)\.?\s?[:=]?\s{0,2}"


def _pair(half: str) -> str:
    """Return an expression for two halves with their sides, before or after, in either order."""
    sides = ((_NS, _EW), (_EW, _NS))
    after = (rf"{half}\s?{a}\b{_BETWEEN}{half}\s?{b}\b" for a, b in sides)
    before = (rf"\b{a}\s?{half}{_BETWEEN}{b}\s?{half}(?!\w)" for a, b in sides)
    return "|".join((*after, *before))


_FORMS = (
    (Notation.SEXAGESIMAL, rf"(?<![\w.])(?:{_pair(_ARC)}|{_pair(_SPACED)})"),
    (Notation.SEXAGESIMAL, r"(?<!\w)\d{6}[NS][ /,]?\d{7}[EW](?!\w)"),
    (Notation.DECIMAL, rf"(?<![\w.])(?:{_pair(_DEGREE)})"),
    (
        Notation.DECIMAL,
        rf"(?<!\w)(?i:{_LATITUDE}){_ANY}{_DEGREES}?{_BETWEEN}(?:and )?(?i:{_LONGITUDE}){_ANY}"
        r"(?!\w|[.,]\d)",
    ),
    (Notation.DECIMAL, rf"{_BEFORE}{_FINE}\s?{_DEGREES}?{_BETWEEN}{_FINE}(?:{_DEGREES}|{_UNIT})"),
    (
        Notation.DECIMAL,
        rf"{_BEFORE}{_SIGN}\d{{1,3}},\d{{4,8}}\s?;\s?{_SIGN}\d{{1,3}},\d{{4,8}}{_UNIT}",
    ),
    (
        Notation.UTM,
        r"(?<!\w)(?:UTM\s)?(?:[Zz]one\s)?\d{1,2}\s?[C-HJ-NP-X]\s{1,2}\d{6}(?:\.\d{1,3})?\s?(?:m?E)?"
        r"[\s,;]{1,2}\d{7}(?:\.\d{1,3})?(?:\s?m?N)?(?!\w)",
    ),
    (
        Notation.GRID,
        r"(?<!\w)\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?(?:\d{2,5}\s\d{2,5}|\d{4,10})(?!\w)",
    ),
    (
        Notation.PLUS_CODE,
        r"(?<![\w+])[23456789CFGHJMPQRV]{2}[23456789CFGHJMPQRVWX]{6}\+[23456789CFGHJMPQRVWX]{2,7}(?!\w)",
    ),
    (Notation.LINK, r"(?<!\w)geo:-?\d{1,3}(?:\.\d{1,12})?,-?\d{1,3}(?:\.\d{1,12})?"),
    (Notation.LINK, r"\bhttps?://[^\s<>\"|]{4,1500}"),
)
_PATTERNS = tuple((notation, re.compile(form)) for notation, form in _FORMS)
_DECIMALS = r"(-?\d{1,3}\.\d{1,15})"
_LINKED = tuple(
    re.compile(form)
    for form in (
        rf"!3d{_DECIMALS}!4d{_DECIMALS}",
        rf"[?&]mlat={_DECIMALS}&mlon={_DECIMALS}",
        rf"[?&](?:q|query|ll|sll|destination|daddr|loc|center|point|cp|where1)="
        rf"(?:loc:)?{_DECIMALS}[,~+ ]\s?{_DECIMALS}",
        rf"[?&#]lat(?:itude)?={_DECIMALS}&lo?ng?(?:itude)?={_DECIMALS}",
        rf"@{_DECIMALS},{_DECIMALS}",
        rf"#(?:map=)?\d{{1,2}}(?:\.\d+)?/{_DECIMALS}/{_DECIMALS}",
        rf"/(?:place|dir|search)/{_DECIMALS},\+?{_DECIMALS}",
    )
)
_NUMBER_BEFORE = re.compile(r"\d\.\d{1,12}(?:[,;/\s]{1,3}|\s(?:and|or)\s)$")
_NUMBER_AFTER = re.compile(r"(?:[,;/\s]{1,3}|,?\s(?:and|or)\s)[-+−]?\d{1,3}\.\d")
_LONGITUDE_FIRST = re.compile(r"^https?://(?:[\w-]+\.)*yandex\.[a-z.]+/", re.I)
_LON_LAT = re.compile(rf"[?&](?:pt|whatshere\[point\]|ll)={_DECIMALS},{_DECIMALS}")
_DIGITS = "23456789CFGHJMPQRVWX"
_WORDS = {"NORTH": "N", "SOUTH": "S", "EAST": "E", "WEST": "W"}


def find_points(text: str) -> tuple[FoundPoint, ...]:
    """Return the coordinates that `text` gives, by start, not overlapping.

    >>> [found] = find_points("Hit at 48°35′45″N 37°59′59″E, twice.")
    >>> found.start, found.end, found.point
    (7, 28, (48.595833, 37.999722))
    """
    found: list[FoundPoint] = []
    for notation, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end, point = _read(text, match.start(), match.end(), notation)
            if start < end and not _is_list(text, match, notation):
                found.append(FoundPoint(start, end, notation, point))
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[FoundPoint] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def _is_list(text: str, match: re.Match[str], notation: Notation) -> bool:
    """Tell whether a bare pair is part of a longer list of numbers."""
    if notation is not Notation.DECIMAL or any(side in match[0].upper() for side in "NSEWL"):
        return False
    before, after = (
        text[max(0, match.start() - 20) : match.start()],
        text[match.end() : match.end() + 16],
    )
    return bool(_NUMBER_BEFORE.search(before) or _NUMBER_AFTER.match(after))


def _read(
    text: str, start: int, end: int, notation: Notation
) -> tuple[int, int, tuple[float, float] | None]:
    """Return where coordinates stand and their point; an empty span for what is none."""
    if notation is Notation.LINK:
        end = start + len(text[start:end].rstrip(".,;:!?)]}'’”»"))
        point = _linked(text[start:end])
        return (start, end, point) if point else (start, start, None)
    written = text[start:end].rstrip()
    end = start + len(written)
    reader = _READERS.get(notation, _degrees)
    try:
        point = reader(written)
    except PointError:
        # A side or a label says that it was meant as coordinates; bare numbers say nothing.
        meant = reader is _degrees and any(letter.isalpha() for letter in written)
        return (start, end, None) if meant else (start, start, None)
    except (MGRSError, ValueError):
        return start, start, None
    return start, end, point


def _degrees(written: str) -> tuple[float, float]:
    plain = re.sub(r"(?i)\b(north|south|east|west)\b", lambda m: _WORDS[m[1].upper()], written)
    longitude_first = re.match(r"(?i)\W*lo?ng", plain)
    labelled = bool(re.search(r"(?i)lat", plain))
    plain = re.sub(r"(?i)\b(?:lat(?:itude)?|lon|lng|long|longitude|and)\b\.?\s?[:=]?", " ", plain)
    plain = re.sub(r"(?i)(?<=\d)\s?(?:deg|d)\b", "°", plain)
    plain = re.sub(r"(?<=\d)\s?m\b", "'", re.sub(r"(?<=\d)\s?s\b", '"', plain))
    compact = re.fullmatch(r"(\d\d)(\d\d)(\d\d)([NS])[ /,]?(\d{3})(\d\d)(\d\d)([EW])", plain)
    if compact:
        plain = "{} {} {} {} {} {} {} {}".format(*compact.groups())
    plain = re.sub(_DEGREES, "°", plain).translate(_PLAIN)
    if re.search(r"\d-\d", plain):
        plain = re.sub(r"(?<=\d)-(?=\d)", " ", plain)
    if labelled:
        first, second = re.findall(rf"{_SIGN}\d+(?:[.,]\d+)?", plain)
        halves = (second, first) if longitude_first else (first, second)
        plain = "; ".join(half.replace(",", ".") for half in halves)
    return read_point(_in_latitude_order(plain))


def _in_latitude_order(plain: str) -> str:
    """Return a bare pair with the latitude first where only the other order is on the globe."""
    numbers = re.findall(r"[-+−]?\d+\.\d+", plain)
    bare = len(numbers) == 2 and not re.search(r"[NSEW°]", plain)
    if bare and abs(float(numbers[0].replace("−", "-"))) > 90:
        return f"{numbers[1]}, {numbers[0]}"
    if bare and not re.search(r"[,;]", plain):
        return ", ".join(numbers)
    return plain


_PLAIN = str.maketrans("‘`´|/", "'''  ")


def _grid(written: str) -> tuple[float, float]:
    digits = re.findall(r"\d+", written)[1:]
    if len({len(each) for each in digits}) > 1 or sum(map(len, digits)) % 2:
        raise ValueError(written)
    return read_point(written)


def _utm(written: str) -> tuple[float, float]:
    zone, east, north = re.findall(r"\d+(?:\.\d+)?", written)
    band = re.search(r"\d\s?([C-X])\s", written)
    side = "N" if band and band[1] >= "N" else "S"
    grids = MGRS()
    lat, lon = grids.toLatLon(grids.UTMToMGRS(int(zone), side, float(east), float(north)))
    return round(lat, 5), round(lon, 5)


def _plus_code(written: str) -> tuple[float, float]:
    """Return the middle of the cell of an Open Location Code (its specification, version 1)."""
    code = written.replace("+", "")
    south, west, height, width = -90.0, -180.0, 400.0, 400.0
    for index in range(0, min(len(code), 10), 2):
        height, width = height / 20, width / 20
        south += _DIGITS.index(code[index]) * height
        west += _DIGITS.index(code[index + 1]) * width
    for digit in code[10:]:
        row, column = divmod(_DIGITS.index(digit), 4)
        height, width = height / 5, width / 4
        south += row * height
        west += column * width
    lat, lon = south + height / 2, west + width / 2
    if lat > 90 or lon > 180:
        raise ValueError(written)
    return round(lat, 6), round(lon, 6)


def _linked(address: str) -> tuple[float, float] | None:
    """Return the point that a link of a map service or a `geo:` address shows."""
    if address.startswith("geo:"):
        pairs = [tuple(address[4:].split(",")[:2])]
    else:
        plain = unquote(address)
        lon_lat = _LON_LAT.search(plain) if _LONGITUDE_FIRST.match(plain) else None
        if lon_lat:
            pairs = [(lon_lat[2], lon_lat[1])]
        else:
            pairs = [(m[1], m[2]) for form in _LINKED if (m := form.search(plain))]
    for lat, lon in pairs[:1]:
        point = round(float(lat), 6), round(float(lon), 6)
        if abs(point[0]) <= 90 and abs(point[1]) <= 180:
            return point
    return None


_READERS: dict[Notation, Callable[[str], tuple[float, float]]] = {
    Notation.GRID: _grid,
    Notation.UTM: _utm,
    Notation.PLUS_CODE: _plus_code,
}
