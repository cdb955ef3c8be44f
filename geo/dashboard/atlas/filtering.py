"""The atlas' filter: its form, what each choice leaves, and what is asked for now."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from geo.atlas import Archive, Filter, choices, known_choices
from geo.atlas.filter import KEYS, LONGEST_WORDS
from geo.atlas.wording import label, parts_of
from geo.language import N_, grouped, translated
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
                [(value, label(part, value)) for value in offered[part]],
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
        f"{KEYS[part]}-{at}": grouped(counted[part].get(value, 0))
        for part, _title in _FIELDS
        for at, value in enumerate(known_choices(archive)[part])
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


@remembered
def span_of(archive: Archive) -> tuple[date, date] | tuple[None, None]:
    """Return the first and the last day that an archive's reports are of."""
    first, last = archive.ask("SELECT min(day), max(day) FROM reports")[0]
    return first, last
