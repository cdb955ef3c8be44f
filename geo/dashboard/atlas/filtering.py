"""The atlas' filter: its form, what each choice leaves, and what is asked for now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from geo.atlas import Archive, Filter, Undated, choices, days, known_choices
from geo.atlas.filter import KEYS, LONGEST_WORDS, NO_COUNTRY, SETS
from geo.gazetteer import open_gazetteer
from geo.language import N_, _, grouped, isolated, translated
from geo.model import Precision, Role
from geo.presentation import words
from geo.presentation.localised import named
from geo.presentation.templates import templates
from geo.remembered import remembered

_render = templates(__file__)
_FIELDS = (
    ("sources", N_("Source")),
    ("languages", N_("Language of the report")),
    ("countries", N_("Country")),
    ("kinds", N_("Kind of place")),
    ("roles", N_("Named")),
)


@remembered
def form_of(archive: Archive) -> Markup:
    """Return the search field and the filter's controls: the same whatever is asked."""
    first, last = span_of(archive)
    offered = known_choices(archive)
    return _render(
        "filter",
        fields=[
            (
                KEYS[part],
                translated(title),
                [(c.value, label(part, c.value)) for c in offered[part]],
            )
            for part, title in _FIELDS
            if len(offered[part]) > 1
        ],
        first=first,
        last=last,
        longest_words=LONGEST_WORDS,
    )


@remembered
def counts_of(archive: Archive, wanted: Filter) -> dict[str, str]:
    """Return how many mentions each box of the filter would leave, by the slot beside it."""
    counted = choices(archive, wanted)
    return {
        f"{KEYS[part]}-{at}": grouped(counted[part].get(choice.value, 0))
        for part, _title in _FIELDS
        for at, choice in enumerate(known_choices(archive)[part])
    }


def values_of(wanted: Filter) -> dict[str, list[str] | str]:
    """Return what the form's controls hold, by their names; the words as one text."""
    held: dict[str, list[str] | str] = {}
    for key, value in wanted.pairs():
        said = held.setdefault(key, [])
        if isinstance(said, list):
            said.append(value)
    return held | {"q": wanted.words}


def active(wanted: Filter) -> Markup:
    """Return what is asked for, each part with a button that takes it off."""
    return _render("active", parts=parts_of(wanted))


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
        parts.append(("words", "", _("“{text}”").format(text=wanted.words)))
    if wanted.area:
        parts.append(("area", "", _("in the area on the map")))
    return parts


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


def span_of(archive: Archive) -> tuple[date, date] | tuple[None, None]:
    """Return the first and the last day that an archive's reports are of."""
    counted = days(archive, Filter()).counted
    return (counted[0][0], counted[-1][0]) if counted else (None, None)


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
