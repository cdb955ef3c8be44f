"""The timeline: bars of mentions by day, with two sliders that choose a span of them."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from geo.atlas import Bar, Days, Filter, Undated, bars
from geo.atlas.wording import span_text, told_days
from geo.presentation.templates import templates

_render = templates(__file__)
_TABLE_ROWS = 31


def timeline(days: Days, wanted: Filter) -> Markup:
    """Return the timeline of some mentions; what the filter's span leaves out is pale in it."""
    shown = bars(days)
    most = max((bar.mentions for bar in shown), default=0)
    first = next((at for at, bar in enumerate(shown) if _begins(bar, wanted)), len(shown) - 1)
    last = next((at for at in range(len(shown) - 1, -1, -1) if _ends(shown[at], wanted)), 0)
    first, last = sorted((first, last))
    busiest = sorted(shown, key=lambda bar: -bar.mentions)[:_TABLE_ROWS]
    return _render(
        "timeline",
        bars=[(bar, 100 * bar.mentions / most if most else 0) for bar in shown],
        first=first,
        last=last,
        begins=_within(shown[first], wanted.since) if shown else None,
        ends=_within(shown[last], wanted.until) if shown else None,
        told=told_days(days, shown),
        busiest=[(span_text(bar.first, bar.last), bar.mentions) for bar in busiest if bar.mentions],
        spans=[span_text(bar.first, bar.last) for bar in shown],
        undated=days.undated,
        only_undated=wanted.undated is Undated.ONLY,
        spanned=wanted.spans,
    )


def _begins(bar: Bar, wanted: Filter) -> bool:
    return wanted.since is None or bar.last >= wanted.since


def _ends(bar: Bar, wanted: Filter) -> bool:
    return wanted.until is None or bar.first <= wanted.until


def _within(bar: Bar, asked: date | None) -> date | None:
    """Return the day that was asked for, where it lies in a bar, which may be a week or longer."""
    return asked if asked and bar.first <= asked <= bar.last else None
