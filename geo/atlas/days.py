"""A timeline: the mentions of each day, gathered into as many bars as can be told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MOST_BARS = 96
_WEEK, _MONTH = 7, 0
_STEPS = (1, _WEEK, _MONTH)
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Days:
    """The days that have mentions, in their order, with how many; and those of no known day."""

    counted: tuple[tuple[date, int], ...]
    undated: int

    @property
    def total(self) -> int:
        """The mentions of known days."""
        return sum(number for _day, number in self.counted)


@dataclass(frozen=True, slots=True)
class Bar:
    """A day, a week from Monday, a month or some years, so far as the timeline goes."""

    first: date
    last: date
    mentions: int


def bars(days: Days) -> tuple[Bar, ...]:
    """Return the bars of a timeline without a gap: by day, week, month or year as they fit.

    >>> week = Days(((date(2022, 9, 5), 2), (date(2022, 9, 7), 1)), 0)
    >>> [(bar.first.day, bar.mentions) for bar in bars(week)]
    [(5, 2), (6, 0), (7, 1)]
    """
    if not days.counted:
        return ()
    first, last = days.counted[0][0], days.counted[-1][0]
    spans = list(_spans(first, last))
    numbers = [0] * len(spans)
    at = 0
    for day, number in days.counted:
        while spans[at][1] < day:
            at += 1
        numbers[at] += number
    return tuple(
        Bar(max(first, begins), min(last, ends), number)
        for (begins, ends), number in zip(spans, numbers, strict=True)
    )


def _spans(first: date, last: date) -> Iterator[tuple[date, date]]:
    length = (last - first).days + 1
    if length <= MOST_BARS:
        yield from _even(first, last, 1)
    elif length <= MOST_BARS * _WEEK:
        monday = first.toordinal() - first.weekday()
        yield from _even(date.fromordinal(max(1, monday)), last, _WEEK)
    else:
        months = (last.year - first.year) * _MONTHS_A_YEAR + last.month - first.month + 1
        step = -(-months // MOST_BARS)
        # Twelve, a whole number of years, where more than half a year stands in one bar.
        step = step if step <= 6 else -(-step // _MONTHS_A_YEAR) * _MONTHS_A_YEAR
        month = first.year * _MONTHS_A_YEAR + first.month - 1
        month -= month % step
        while True:
            start, after = _month(month), _month(month + step)
            yield start or date.min, after - timedelta(1) if after else date.max
            if after is None or after > last:
                return
            month += step


def _even(first: date, last: date, step: int) -> Iterator[tuple[date, date]]:
    for start in range(first.toordinal(), last.toordinal() + 1, step):
        end = min(start + step - 1, date.max.toordinal())
        yield date.fromordinal(start), date.fromordinal(end)


def _month(number: int) -> date | None:
    """Return the first day of a month, None for one before or after all that a date can be."""
    year, month = divmod(number, _MONTHS_A_YEAR)
    return date(year, month + 1, 1) if date.min.year <= year <= date.max.year else None
