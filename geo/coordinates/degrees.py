"""Degrees with a mark that tells what they are, found in a text.

Sides ("48.5956° N, 37.9999° E"), labels ("lat 48.59, lon 37.99"), a heading ("GPS: 48.59, 37.99")
or the signs of degrees and minutes. Two bare numbers are left to `numberpairs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geo.coordinates.found import FoundPoint, LatLon, Notation
from geo.coordinates.parsing import PointError, read_point
from geo.wordlists import alternatives, read_words

_WORDS = read_words("reading/coordinates.tsv")
_SIGN = "[-+−–]"
_DEGREE = r"(?:[°º˚ᵒ]|deg(?:rees?|s)?\b\.?|d(?=\s?\d))"
_PRIME = "['′’‘ʹ`´＇]"
_MINUTE = rf"(?:{_PRIME}(?!{_PRIME})|min(?:utes?|s)?\b\.?|m(?=\s?\d))"
_SECOND = rf"(?:[\"″”“ʺ˝＂]|{_PRIME}{{2}}|sec(?:onds?|s)?\b\.?|s\b)"
_FRACTION = r"(?:[.,]\d{1,12})?"
_ARC = (
    rf"{_SIGN}?\d{{1,3}}\s?{_DEGREE}\s?-?\d{{1,2}}{_FRACTION}"
    rf"(?:\s?{_MINUTE}(?:\s?-?\d{{1,2}}{_FRACTION}\s?{_SECOND}?)?)?"
)
"""48°35'44.2", 48° 35.737′, 48 deg 35 min 44 sec, 48d35m44s."""
_SPACED = r"\d{1,3}(?:(?:[ \u00a0:]\d{2}|-\d{2}){1,2}(?:\.\d{1,4})?|\.\d{2}\.\d{2}(?!\d))"
"""48 35 44, 48-35-44, 48:35:44, 48 35.737, 48.35.44."""
_PLAIN = rf"{_SIGN}?\d{{1,3}}{_FRACTION}(?:\s?{_DEGREE})?"
_HALF = f"(?:{_ARC}|{_SPACED}|{_PLAIN})"
_DECIMAL = rf"{_SIGN}?\d{{1,3}}[.,]\d{{1,12}}(?:\s?{_DEGREE})?"
_MARKED_ARC = (
    rf"{_SIGN}?\d{{1,3}}\s?{_DEGREE}\s?\d{{1,2}}{_FRACTION}\s?{_MINUTE}"
    rf"(?:\s?\d{{1,2}}{_FRACTION}\s?{_SECOND})?"
)
_WITH_DEGREES = rf"(?:{_MARKED_ARC}|{_SIGN}?\d{{1,3}}[.,]\d{{2,12}}\s?{_DEGREE})"
_BETWEEN = r"\s?(?:[,;/|&]|[-–—](?=\s)|(?:and|by)\b(?:\s(?:a|the)\b)?)?[^\S\n]{0,3}\n?[^\S\n]{0,3}"
_START = r"(?<![\w.,])"
_END = r"(?!\w|[.,]\d)"
_SIDES = {
    "N": ("n", *_WORDS["north"]),
    "S": ("s", *_WORDS["south"]),
    "E": ("e", *_WORDS["east"]),
    "W": ("w", *_WORDS["west"]),
}
_AROUND = " .:=-\"'"
_LETTERS = {word.strip(_AROUND): letter for letter, words in _SIDES.items() for word in words}


@dataclass(frozen=True, slots=True)
class _Axis:
    """Expressions for what marks a number as one of the two coordinates."""

    before: str
    after: str

    @classmethod
    def of(cls, letters: str, labels: tuple[str, ...]) -> _Axis:
        words = alternatives(word for letter in letters for word in _SIDES[letter][1:])
        side = rf"(?:[{letters}]|(?i:{words}))"
        label = rf"(?i:{alternatives(labels)})"
        label_end = r"\b[.\"']?\s{0,2}(?:[:=]|is\b|of\b)?\s{0,2}[\"']?"
        # A small letter must touch its number.
        after = rf"(?:[\s-]?{side}|[{letters.lower()}])(?!\w)"
        return cls(
            before=rf"(?<!\w)(?:{side}[.:]?\s?|{label}{label_end})(?:{side}\s?)?",
            after=rf"(?:{after}(?:\s{label}\b)?|\s?(?:{label}\b|\({label}\)))",
        )


_LATITUDE = _Axis.of("NS", _WORDS["latitude"])
_LONGITUDE = _Axis.of("EW", _WORDS["longitude"])


def _marked(first: _Axis, second: _Axis) -> Iterator[re.Pattern[str]]:
    """Yield expressions for two halves with marks, after each and before each."""
    yield re.compile(
        rf"{_START}(?P<a>{_HALF})(?P<s>{first.after})\.?{_BETWEEN}"
        rf"(?P<b>{_HALF})(?P<t>{second.after})"
    )
    yield re.compile(
        rf"(?P<s>{first.before})(?P<a>{_HALF})(?P<u>{first.after})?[\"'.]?{_BETWEEN}[\"']?"
        rf"(?P<t>{second.before})(?P<b>{_HALF})(?P<v>{second.after})?{_END}"
    )


def _headed(kind: tuple[str, ...]) -> re.Pattern[str]:
    """Return an expression for two decimals after a word that says what they are."""
    return re.compile(
        rf"(?<!\w)(?i:{alternatives(kind)})[\"')\]]?\s{{0,2}}(?:[:=]|are\b|were\b|is\b|of\b|at\b)?"
        rf"\s{{0,2}}[\[(\"]{{0,2}}(?<!\w)(?P<pair>(?P<a>{_DECIMAL})\s?[,;/|]?[^\S\n]{{0,3}}"
        rf"(?P<b>{_DECIMAL})){_END}"
    )


_LAT_DIGITS, _LON_DIGITS = (rf"\d{{{number}}}(?:\d\d)?(?:\.\d{{1,5}})?" for number in (4, 5))
_COMPACT = (
    re.compile(
        rf"(?<![\w.])(?P<a>{_LAT_DIGITS})(?P<s>[NS])[ /,-]?(?P<b>{_LON_DIGITS})(?P<t>[EW])(?!\w)"
    ),
    re.compile(
        rf"(?<!\w)(?P<s>[NS])(?P<a>{_LAT_DIGITS})[ /,-]?(?P<t>[EW])(?P<b>{_LON_DIGITS}){_END}"
    ),
)
"""4835N03759E, 483544N 0375959E, N4835.736 E03759.994."""
_BARE = re.compile(
    rf"{_START}(?P<a>{_WITH_DEGREES})\s?[,;/|]?[^\S\n]{{0,3}}(?P<b>{_WITH_DEGREES})"
    rf"(?!\w|[.,]\d|\s?[CFK]\b)"
)
_GEOJSON = re.compile(r"coordinates\"\s{0,2}:\s{0,2}\[", re.I)
"""What the longitude follows, where "coordinates:" leads to a latitude."""
_LATITUDE_FIRST = (
    *_marked(_LATITUDE, _LONGITUDE),
    _headed(_WORDS["latitude-first"]),
    *_COMPACT,
    _BARE,
)
_LONGITUDE_FIRST = (*_marked(_LONGITUDE, _LATITUDE), _headed(_WORDS["longitude-first"]))


def find_degrees(text: str, start: int, end: int) -> Iterator[FoundPoint]:
    """Yield the marked degrees of `text` between two offsets; some may overlap."""
    for patterns, turned in ((_LATITUDE_FIRST, False), (_LONGITUDE_FIRST, True)):
        for pattern in patterns:
            for match in pattern.finditer(text, start, end):
                found = _read(match, turned=turned)
                if found is not None:
                    yield found


def _read(match: re.Match[str], *, turned: bool) -> FoundPoint | None:
    groups = match.groupdict()
    a, b = (_Half.of(groups[key], match.re in _COMPACT) for key in "ab")
    marks = [groups.get(first) or groups.get(second) or "" for first, second in ("su", "tv")]
    whole = "pair" if "pair" in groups else 0
    if "s" in groups:
        if not all(_is_marked(half, mark) for half, mark in zip((a, b), marks, strict=True)):
            return None
        if not ((a.exact and b.exact) or any(map(_is_label, marks))):
            return None
    elif whole == 0 and not (a.minutes or a.decimals) and not (b.minutes or b.decimals):
        return None
    sides = [_side(groups, keys) for keys in ("su", "tv")]
    written = [half.plain(side) for half, side in zip((a, b), sides, strict=True)]
    if None in written:
        return None
    lat, lon = reversed(written) if turned or _GEOJSON.match(match[0]) else written
    notation = Notation.SEXAGESIMAL if a.minutes or b.minutes else Notation.DECIMAL
    try:
        point: LatLon | None = read_point(f"{lat}; {lon}")
    except PointError:
        if match.re is _BARE:
            return None
        point = None
    return FoundPoint(match.start(whole), match.end(whole), notation, point)


@dataclass(frozen=True, slots=True)
class _Half:
    """One of the two coordinates, as written."""

    negative: bool
    numbers: tuple[str, ...]
    degrees: bool
    """Whether it has the sign of degrees."""

    @classmethod
    def of(cls, written: str, compact: bool) -> _Half:
        dotted = re.fullmatch(r"\d{1,3}\.\d\d\.\d\d", written)
        numbers = written.split(".") if dotted else re.findall(r"\d+(?:[.,]\d+)?", written)
        if compact:
            whole = written.partition(".")[0]
            first = 2 + len(whole) % 2
            rest = written[first:]
            numbers = (
                [written[:first], rest] if len(whole) < 6 else [written[:first], rest[:2], rest[2:]]
            )
        plain = tuple(each.replace(",", ".") for each in numbers if each)
        return cls(written[0] in "-−–", plain, re.search(_DEGREE, written) is not None)

    @property
    def minutes(self) -> bool:
        return len(self.numbers) > 1

    @property
    def decimals(self) -> int:
        return len(self.numbers[-1].partition(".")[2])

    @property
    def exact(self) -> bool:
        """Whether a letter beside it makes it a coordinate."""
        return self.degrees or self.minutes or self.decimals > 0

    def plain(self, side: str) -> str | None:
        """Return it as `read_point` reads it; None where its sign and its side disagree."""
        if self.negative and side in ("N", "E"):
            return None
        sign = "-" if self.negative and not side else ""
        return f"{sign}{' '.join(self.numbers)}{side}"


def _is_marked(half: _Half, mark: str) -> bool:
    """Tell whether a half is a coordinate: “5.5 north” may be a way to go."""
    word = mark.strip(_AROUND).lower()
    way = len(word) > 1 and word in _LETTERS
    return not way or half.degrees or half.minutes or half.decimals >= 3


def _is_label(mark: str) -> bool:
    word = mark.strip(_AROUND).lower()
    return len(word) > 1 and word not in _LETTERS


def _side(groups: dict[str, str | None], keys: str) -> str:
    for key in keys:
        word = (groups.get(key) or "").strip(_AROUND).lower()
        if word in _LETTERS:
            return _LETTERS[word]
    return ""
