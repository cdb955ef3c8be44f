"""Which mentions of an archive are wanted, and how the address says so."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from geo.model import Precision, Role

NO_COUNTRY = "none"
"""The country of places that belong to none or several, such as a sea."""
LONGEST_WORDS = 80
LONGEST_VALUE = 400
MOST_VALUES = 100
"""Of one part: what an address may hold is bounded."""
MOST_CORNERS = 100
KEYS = {
    "since": "from",
    "until": "to",
    "undated": "undated",
    "sources": "source",
    "languages": "language",
    "countries": "country",
    "kinds": "kind",
    "roles": "role",
    "reports": "only",
    "sure": "sure",
    "words": "q",
    "area": "area",
}
"""The name in the address of each part of a filter."""
SETS = ("sources", "languages", "countries", "kinds", "roles", "reports")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_HASH = re.compile("[0-9a-f]{8,64}")
_Value = TypeVar("_Value", bound=StrEnum)

Area = tuple[tuple[float, float], ...]
"""(lat, lon) in degrees: the south-western and north-eastern corner of a box, or the three or more
corners of a polygon."""


class Undated(StrEnum):
    """What becomes of reports without a date, where that is not as usual."""

    TOO = "too"
    """They count beside those of a span of time."""
    OUT = "out"
    """They are left out though no span is asked."""
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which mentions are wanted; an empty part allows all."""

    since: date | None = None
    until: date | None = None
    """The last day, included. Reports without a date stand outside every span of time."""
    undated: Undated | None = None
    sources: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    """ISO 639-1 codes, "" for unknown."""
    countries: frozenset[str] = frozenset()
    """ISO 3166-1 alpha-2 codes and `NO_COUNTRY`."""
    kinds: frozenset[Precision] = frozenset()
    roles: frozenset[Role] = frozenset()
    """Without any, mentions that name the place itself count."""
    reports: frozenset[str] = frozenset()
    """Hashes of reports."""
    sure: int = 0
    """Least confidence in per cent, 0 to 99."""
    words: str = ""
    """Words that a passage must all have, whatever their case and accents; those in quotation marks
    as they stand together."""
    area: Area = ()

    def __bool__(self) -> bool:
        return self != Filter()

    @property
    def spans(self) -> bool:
        """Whether it asks for a span of time."""
        return self.since is not None or self.until is not None

    @property
    def terms(self) -> tuple[str, ...]:
        """What a passage must have: single words, and what stands in quotation marks."""
        quoted = re.findall(r'"([^"]*)"|(\S+)', self.words)
        return tuple(dict.fromkeys(said for each in quoted if (said := "".join(each).strip(' "'))))

    def without(self, part: str, value: str = "") -> Filter:
        """Return the filter without one of the values of a part, or without the part."""
        if part == "time":
            return replace(self, since=None, until=None, undated=None)
        blank = getattr(Filter(), part)
        held = getattr(self, part)
        if part in SETS and value in held and len(held) > 1:
            return replace(self, **{part: held - {value}})
        return replace(self, **{part: blank})

    def toggled(self, part: str, value: str) -> Filter:
        """Return the filter with a value of a part of several added, or taken off again."""
        held = getattr(self, part)
        if value in held:
            return self.without(part, value)
        pairs = [*self.pairs(), (KEYS[part], value)]
        return Filter.from_pairs(pairs)

    def pairs(self) -> list[tuple[str, str]]:
        """Return the filter as the address holds it, empty parts left out."""
        said: list[tuple[str, str]] = []
        for part in fields(self):
            value, key = getattr(self, part.name), KEYS[part.name]
            if part.name in SETS:
                said += [(key, str(each)) for each in sorted(value)]
            elif part.name == "area":
                said += [(key, _written(value))] if value else []
            elif value:
                said.append((key, str(value)))
        return said

    def to_query(self) -> str:
        """Return the filter as a query string, "" for none.

        >>> Filter(since=date(2022, 9, 1), countries=frozenset({"UA"})).to_query()
        'from=2022-09-01&country=UA'
        """
        return urlencode(self.pairs())

    @staticmethod
    def from_query(query: str) -> Filter:
        """Return the filter of a query string; what is unknown or ill-formed is left out."""
        return Filter.from_pairs(parse_qsl(query, keep_blank_values=True, max_num_fields=None))

    @staticmethod
    def from_pairs(pairs: Iterable[tuple[str, str]]) -> Filter:
        """Return the filter of names and values of an address; see `from_query`."""
        said: dict[str, list[str]] = {}
        for key, value in pairs:
            values = said.setdefault(key, [])
            if len(values) < MOST_VALUES and len(value) <= LONGEST_VALUE * 10:
                values.append(value)
        return _read(said)


def _read(said: Mapping[str, list[str]]) -> Filter:
    def every(part: str) -> list[str]:
        return said.get(KEYS[part], [])

    def one(part: str) -> str:
        return next(iter(every(part)), "")

    since, until = _day(one("since")), _day(one("until"))
    if since and until and since > until:
        since, until = until, since
    undated = next((each for each in Undated if each == one("undated")), None)
    if undated is Undated.ONLY:
        since = until = None
    # What is as usual is not said.
    if undated is (Undated.OUT if since or until else Undated.TOO):
        undated = None
    countries = frozenset(c for c in every("countries") if re.fullmatch("[A-Z]{2}|none", c))
    return Filter(
        since=since,
        until=until,
        undated=undated,
        sources=frozenset(_plain(each) for each in every("sources") if _plain(each)),
        languages=frozenset(c for c in every("languages") if re.fullmatch("([a-z]{2,3})?", c)),
        countries=countries,
        kinds=_known(Precision, every("kinds")),
        roles=_known(Role, every("roles")),
        reports=frozenset(each for each in every("reports") if _HASH.fullmatch(each)),
        sure=min(99, int(one("sure"))) if re.fullmatch("[0-9]{1,3}", one("sure")) else 0,
        words=" ".join(_plain(one("words")).split())[:LONGEST_WORDS].strip(),
        area=_corners(one("area")),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _known(kind: type[_Value], given: Iterable[str]) -> frozenset[_Value]:
    values = {str(value): value for value in kind}
    return frozenset(values[each] for each in given if each in values)


def _plain(text: str) -> str:
    """Return a text without what cannot be written in an address or a database."""
    kept = "".join(char if char.isprintable() else " " for char in text[:LONGEST_VALUE])
    return kept.encode("utf-8", "replace").decode().strip()


def _written(area: Area) -> str:
    return ";".join(f"{lat:.4f},{lon:.4f}" for lat, lon in area)


def _corners(text: str) -> Area:
    corners = text.split(";")
    if not 2 <= len(corners) <= MOST_CORNERS:
        return ()
    try:
        points = [tuple(float(part) for part in corner.split(",")) for corner in corners]
    except ValueError:
        return ()
    if not all(len(point) == 2 and _on_earth(*point) for point in points):
        return ()
    area = tuple((round(lat, 4) + 0.0, round(lon, 4) + 0.0) for lat, lon in points)
    if len(area) == 2:
        (south, west), (north, east) = area
        return ((min(south, north), west), (max(south, north), east))
    return area


def _on_earth(lat: float, lon: float) -> bool:
    return math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180
