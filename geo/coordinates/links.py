"""Links of map services and `geo:` addresses, read as text and never opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote_plus, urlsplit

from geo.coordinates.found import FoundPoint, LatLon, Notation
from geo.coordinates.parsing import PointError, read_point
from geo.wordlists import read_words

_WORDS = read_words("reading/coordinates.tsv")
_SERVICES = frozenset(_WORDS["service"])
_LONGITUDE_FIRST = frozenset(_WORDS["service-longitude-first"])
_BEGINNINGS = ("://", "www.", "maps.", "map.org/", "osm.org/", "mapia.org/", "google.com/maps")
_LINK = re.compile(
    r"(?<![\w/.])(?:[Hh]ttps?://|www\.|maps\.|(?:openstreetmap|osm|wikimapia)\.org/|google\.com/maps)"
    r"[^\s<>\"|]{4,900}+(?![^\s<>\"|])"
)
_GEO = re.compile(r"(?<!\w)geo:[-+\d][^\s<>\"|]{2,200}")
_AFTER = ".,;:!?]}'’”»*_"
"""What a sentence puts after a link, beside a bracket that it opened before."""
_NUMBER = r"-?\d{1,3}(?:\.\d{1,18})?"
_TWO = rf"({_NUMBER})\s?[,;~+ /]\s?\+?({_NUMBER})"
_START_OF_TWO = re.compile(
    rf"(?!\d{{1,2}}(?:\.\d+)?/[-\d.]+/)(?:loc:|point\.|ll\.|[A-Za-z ]{{1,20}}:)?{_TWO}"
)
_PIN = re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})")
_PATHS = tuple(
    re.compile(form)
    for form in (
        rf"/(?:place|dir|search|geo|l|maps)/(?:[^/]{{1,80}}/)?{_TWO}(?![\w.])",
        rf"@{_TWO}(?![\d.])",
        rf"[#&](?:m(?:ap)?=)?\d{{1,2}}(?:\.\d{{1,4}})?/({_NUMBER})/({_NUMBER})",
        rf"[/?#]{_TWO}(?:[,/?]|$)",
        rf"/centery:({_NUMBER})/centerx:({_NUMBER})",
    )
)
_TYPED_PATH = re.compile(r"/(?:place|search)/([^/@]{0,40}\d[.°][^/@]{1,40})(?:/|$)")
_POINTS = (
    "whatshere[point] pt markers coordinate coordinates point sp where1 q query text destination "
    "daddr to origin saddr loc latlng latlon viewpoint cbll ll sll center cp m map view".split()
)
"""Parameters that hold both numbers, what is marked before what is shown."""
_TYPED = frozenset("q query text".split())
"""Those that hold what somebody typed: the latitude first, with every service."""
_LATITUDES = ("mlat", "lat", "latitude", "y")
_LONGITUDES = ("mlon", "lon", "longitude", "x", "lng", "long")
_LEAST_DECIMALS = 3
"""Of a point in a link whose host is no known map."""


def find_links(text: str) -> Iterator[FoundPoint]:
    """Yield the links in `text` that show a point, and `geo:` addresses."""
    addresses = _GEO.finditer(text) if "geo:" in text else iter(())
    for matches, reader in ((links_in(text), _linked), (addresses, _addressed)):
        for match in matches:
            address = _without_stops(match[0])
            point = reader(address)
            if point is not None:
                yield FoundPoint(match.start(), match.start() + len(address), Notation.LINK, point)


def links_in(text: str) -> Iterator[re.Match[str]]:
    """Return the web addresses in `text`, whatever they show."""
    written = any(beginning in text for beginning in _BEGINNINGS)
    return _LINK.finditer(text) if written else iter(())


def _without_stops(address: str) -> str:
    """Return an address without what the sentence puts after it."""
    while address:
        shorter = address.rstrip(_AFTER)
        if shorter.endswith(")") and shorter.count("(") < shorter.count(")"):
            shorter = shorter[:-1]
        if shorter == address:
            break
        address = shorter
    return address


def _linked(address: str) -> LatLon | None:
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
    except ValueError:
        return None
    host = set(re.split(r"[.]", (parts.hostname or "").removeprefix("www.")))
    turned = not host.isdisjoint(_LONGITUDE_FIRST)
    known = turned or not host.isdisjoint(_SERVICES)
    for lat, lon in _shown(parts, turned):
        decimals = min(len(each.partition(".")[2]) for each in (lat, lon))
        if decimals >= (1 if known else _LEAST_DECIMALS):
            return _point(lat, lon)
    return None


def _shown(parts: SplitResult, turned: bool) -> Iterator[tuple[str, str]]:
    """Yield the latitudes and longitudes that a link holds, what it marks before what it shows."""
    whole = unquote_plus(parts.geturl())
    if pin := _PIN.search(whole):
        yield pin[1], pin[2]
    pairs = [
        (unquote_plus(name).lower(), unquote_plus(value))
        for part in (parts.query, parts.fragment)
        for name, _, value in (each.partition("=") for each in part.split("&"))
    ]
    params = dict(reversed(pairs))
    if "params" in params:
        yield from _typed(re.split(r"(?<=_[EW])", params["params"])[0].replace("_", " "))
    for name in _POINTS:
        if value := params.get(name):
            if two := _START_OF_TWO.match(value.replace("_", ",") if name == "sp" else value):
                yield (two[2], two[1]) if turned and name not in _TYPED else (two[1], two[2])
            else:
                yield from _typed(value)
    for latitude, longitude in zip(_LATITUDES, _LONGITUDES, strict=False):
        if latitude in params:
            other = next((params[each] for each in (longitude, *_LONGITUDES) if each in params), "")
            yield params[latitude], other
    if typed := _TYPED_PATH.search(whole):
        yield from _typed(typed[1])
    for path in _PATHS:
        if found := path.search(whole):
            yield (found[2], found[1]) if turned else (found[1], found[2])


def _typed(value: str) -> Iterator[tuple[str, str]]:
    """Yield the point of a value that is coordinates as people type them."""
    # "bar" is a square of the military grid, too.
    if not re.search(r"\d[.°]|\d\s?[NSEW]", value):
        return
    try:
        lat, lon = read_point(value)
    except PointError:
        return
    yield f"{lat:.6f}", f"{lon:.6f}"


def _addressed(address: str) -> LatLon | None:
    """Return the point of a `geo:` address; with 0,0 it stands in the query."""
    whole = unquote_plus(address[4:])
    asked = re.search(rf"[?&]q={_TWO}", whole)
    given = re.match(rf"({_NUMBER}),({_NUMBER})", whole)
    found = asked or given
    return _point(found[1], found[2]) if found else None


def _point(lat: str, lon: str) -> LatLon | None:
    try:
        return read_point(f"{lat}; {lon}")
    except PointError:
        return None
