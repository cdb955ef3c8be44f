"""What a filter asks for and what a timeline shows, in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from geo.atlas.days import Bar, Days
from geo.atlas.filter import NO_COUNTRY, SETS, Filter, Undated
from geo.atlas.passages import Passage
from geo.gazetteer import open_gazetteer
from geo.language import N_, _, comma_joined, grouped, isolated, translated
from geo.model import Precision, Role
from geo.presentation import words
from geo.presentation.localised import named


def parts_of(wanted: Filter) -> list[tuple[str, str, str]]:
    """Return the parts of a filter: name, value and what is said of it."""
    parts = [("time", "", said)] if (said := told_time(wanted)) else []
    parts += [
        (part, value, label(part, value))
        for part in SETS
        for value in sorted(str(each) for each in getattr(wanted, part))
    ]
    if wanted.sure:
        parts.append(("sure", "", _("at least {share} sure").format(share=f"{wanted.sure}%")))
    if wanted.words:
        parts.append(("words", "", _("“{text}”").format(text=isolated(wanted.words))))
    if wanted.area:
        parts.append(("area", "", _("in the area on the map")))
    return parts


def told_filter(wanted: Filter) -> str:
    """Return all that a filter asks for: "since 2024-05-01, Wire", "" for nothing."""
    return comma_joined(said for _part, _value, said in parts_of(wanted))


def told_time(wanted: Filter) -> str:
    """Return what a filter asks of the time: "2024-05-01 to 2024-05-31", "" for nothing."""
    since, until = wanted.since, wanted.until
    if since and until:
        said = span_text(since, until)
    elif since:
        said = _("since {day}").format(day=isolated(since.isoformat()))
    elif until:
        said = _("until {day}").format(day=isolated(until.isoformat()))
    else:
        said = ""
    told = {
        Undated.TOO: _("{time} and undated").format(time=said),
        Undated.OUT: _("dated"),
        Undated.ONLY: _("undated"),
        None: said,
    }
    return told[wanted.undated]


def span_text(first: date, last: date) -> str:
    """Return a span of days: "2024-05-01 to 2024-05-31", a single day alone."""
    if first == last:
        return first.isoformat()
    return _("{first} to {last}").format(
        first=isolated(first.isoformat()), last=isolated(last.isoformat())
    )


def told_days(days: Days, shown: tuple[Bar, ...]) -> str:
    """Return a timeline in words: from when to when, how much, and where most of it is."""
    if not shown:
        return _("No mention stands in a report with a date.")
    most = max(shown, key=lambda bar: bar.mentions)
    if len(shown) == 1:
        return words.mentions(days.total)
    return _("{time}: {mentions}; most of them, {number}, in {peak}.").format(
        time=span_text(days.counted[0][0], days.counted[-1][0]),
        mentions=words.mentions(days.total),
        number=grouped(most.mentions),
        peak=span_text(most.first, most.last),
    )


def dated(passage: Passage) -> str:
    """Return the day of a passage's report, who says it where that is not the report, or none."""
    if passage.day is None:
        return _("undated")
    day = passage.day.isoformat()
    return _("{day} (given, not in the report)").format(day=day) if passage.given else day


def label(part: str, value: str) -> str:
    """Return what a value of the filter is called."""
    say = _LABELS.get(part)
    return say(value) if say else value


def _language(code: str) -> str:
    return translated(_LANGUAGES[code]) if code in _LANGUAGES else code or _("unknown")


def _country(code: str) -> str:
    if code == NO_COUNTRY:
        return _("No single country")
    country = open_gazetteer().country(code)
    return named(country).name if country else code


_LANGUAGES = {
    "ar": N_("in Arabic"),
    "en": N_("in English"),
    "es": N_("in Spanish"),
    "fr": N_("in French"),
    "ru": N_("in Russian"),
    "uk": N_("in Ukrainian"),
}
_LABELS: dict[str, Callable[[str], str]] = {
    "countries": _country,
    "kinds": lambda value: words.precision(Precision(value)),
    "roles": lambda value: words.role(Role(value)),
    "languages": _language,
    "reports": lambda value: _("report {key}").format(key=value[:8]),
}
