"""Two bare numbers that are coordinates, told from dates, prices, measures and lists of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from geo.coordinates.found import FoundPoint, LatLon, Notation
from geo.coordinates.parsing import PointError, read_point
from geo.wordlists import alternatives, read_words

_UNITS = alternatives(read_words("reading/coordinates.tsv")["unit"])
_BLANKS = r"[^\S\n]{0,3}"
_BETWEEN = rf"(?=[\s,;/|&]){_BLANKS}(?:[,;]\n|[,;/|&\n]|and\b|or\b)?{_BLANKS}"
# Not within a word, a longer number, an amount of money or an assignment.
_START = r"(?<![\w.$€£₴₽=])(?<![\d=],)(?<![\w.$€£₴₽][-+−–])"
_MEASURED = re.compile(rf"\s?(?:[%‰$€£₴₽]|[x×]\s?\d|(?i:{_UNITS})\b)")


def _chain(number: str) -> re.Pattern[str]:
    return re.compile(rf"{_START}{number}(?:{_BETWEEN}{number})++")


_POINT = r"[-+−–]?\d{1,3}\.\d{1,15}(?!\w|\.\d|/[A-Za-z])"
_COMMA = r"[-+−–]?\d{1,3},\d{4,15}(?!\w|[.,]\d)"
_CHAINS = ((re.compile(_POINT), _chain(_POINT)), (re.compile(_COMMA), _chain(_COMMA)))
_STRENGTHS = {"": 0, "/": 1, ",": 2, "and": 3, "or": 3, "&": 3, ";": 4, "|": 5, "\n": 6}
"""Of what stands between numbers: the stronger parts, the weaker joins."""
_COMMA_JOINS, _LISTS, _PARTS = _STRENGTHS[","], _STRENGTHS["and"], _STRENGTHS[";"]
_FINE, _VERY_FINE = 3, 4
"""Decimals from which two numbers are coordinates: beside a comma, and beside a mere blank."""
_BLANK = " \t\r\f\v\u00a0\u2009\u202f"
_Numbers = list[re.Match[str]]


def find_number_pairs(text: str, start: int, end: int) -> Iterator[FoundPoint]:
    """Yield the pairs of bare decimals between two offsets of `text` that are coordinates."""
    for number, chain in _CHAINS:
        for match in chain.finditer(text, start, end):
            numbers = list(number.finditer(text, match.start(), match.end()))
            measured = _MEASURED.match(text, match.end())
            if measured and (_decimals(numbers.pop()) >= _FINE or len(numbers) < 2):
                continue
            for first, second in _pairs(text, numbers):
                found = _read(text, first, second)
                if found is not None:
                    yield found


def _pairs(text: str, numbers: _Numbers) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield what belongs together in a row of numbers, by what stands between them."""
    numbers = _without_height(numbers)
    joints = [_joint(text, a, b) for a, b in pairwise(numbers)]
    if len(numbers) % 2 == 0 and _alternate(numbers, joints):
        yield from zip(numbers[::2], numbers[1::2], strict=True)
        return
    strongest = max(joints)
    parts: list[_Numbers] = [[numbers[0]]]
    for joint, number in zip(joints, numbers[1:], strict=True):
        if joint == strongest:
            parts.append([number])
        else:
            parts[-1].append(number)
    # "3.987, 3.654 and 2.999" is one list: nothing in it is a pair.
    alone = any(len(part) == 1 and _decimals(part[0]) >= _FINE for part in parts)
    if strongest < _PARTS and alone:
        return
    for part in parts:
        if len(part) > 1:
            yield from _pairs(text, part)


def _without_height(numbers: _Numbers) -> _Numbers:
    """Return numbers without one that is too coarse to be of a pair: a height, a distance."""
    if len(numbers) % 2 and len(numbers) > 2:
        if _decimals(numbers[-1]) < _FINE <= _decimals(numbers[0]):
            return numbers[:-1]
        if _decimals(numbers[0]) < _FINE <= _decimals(numbers[-1]):
            return numbers[1:]
    return numbers


def _joint(text: str, first: re.Match[str], second: re.Match[str]) -> int:
    between = text[first.end() : second.start()].strip(_BLANK)
    # A line may end within a pair.
    return _STRENGTHS[between if len(between) == 1 else between.rstrip("\n")]


def _alternate(numbers: _Numbers, joints: list[int]) -> bool:
    """Tell whether numbers are joined in twos, each two parted from the next more strongly."""
    inner, outer = set(joints[::2]), set(joints[1::2])
    if len(inner) > 1 or inner == {_LISTS}:
        return False
    if outer == inner == {_COMMA_JOINS}:
        return all(_decimals(number) >= _VERY_FINE for number in numbers)
    apart = outer == {_LISTS} or (inner == {_COMMA_JOINS} and outer == {_STRENGTHS[""]})
    return not outer or apart or max(inner) < min(outer)


def _read(text: str, first: re.Match[str], second: re.Match[str]) -> FoundPoint | None:
    """Return two numbers as a point, the latitude first unless only the other order is possible."""
    joined = _joint(text, first, second) in (_COMMA_JOINS, _PARTS)
    least, most = sorted((_decimals(first), _decimals(second)))
    # Trailing zeros may be missing.
    if least < (_FINE if joined else _VERY_FINE) and not (least == 2 and most > _VERY_FINE):
        return None
    written = [each[0].replace(",", ".") for each in (first, second)]
    # Shares, and with decimal commas the rates of currencies, stand side by side in tables, and so
    # does the same number twice.
    small = 10 if not joined and "," in first[0] else 1
    values = {abs(_value(each)) for each in written}
    if len(values) == 1 or max(values) < small:
        return None
    orders = [_point(*written), _point(*reversed(written))]
    point, swapped = orders if orders[0] else reversed(orders)
    if point is None:
        return None
    return FoundPoint(first.start(), second.end(), Notation.DECIMAL, point, swapped)


def _point(lat: str, lon: str) -> LatLon | None:
    try:
        return read_point(f"{lat}; {lon}".replace("–", "-"))
    except PointError:
        return None


def _value(written: str) -> float:
    return float(written.lstrip("-+−–"))


def _decimals(number: re.Match[str]) -> int:
    return len(re.split("[.,]", number[0])[1])
