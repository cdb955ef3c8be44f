"""Two times, sources or reports side by side: only here, only there, more, less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from geo.atlas import Archive, Compared, Filter, Verdict, compare
from geo.atlas.comparing import APART
from geo.atlas.marks import marks_of, place_of
from geo.atlas.wording import parts_of
from geo.dashboard.atlas.filtering import span_of
from geo.dashboard.atlas.panel import numbers
from geo.language import N_, _, comma_joined, translated
from geo.maps import Pin, Scene, scene
from geo.presentation.localised import named
from geo.presentation.templates import templates
from geo.remembered import remembered

SIGNS = {
    Verdict.ONLY_FIRST: "A",
    Verdict.MORE: "A+",
    Verdict.SAME: "=",
    Verdict.LESS: "B+",
    Verdict.ONLY_SECOND: "B",
}
"""What stands in a place's mark."""
WORDS = {
    Verdict.ONLY_FIRST: N_("only in A"),
    Verdict.MORE: N_("more in A"),
    Verdict.SAME: N_("as often in both"),
    Verdict.LESS: N_("more in B"),
    Verdict.ONLY_SECOND: N_("only in B"),
}
MOST_LISTED = 40
MOST_REPORTS = 100
_render = templates(__file__)


@remembered
def form_of(archive: Archive, sources: tuple[str, ...]) -> Markup:
    """Return the form that asks what to compare."""
    first, last = span_of(archive)
    rows = archive.ask(
        "SELECT report, title, day FROM reports ORDER BY day DESC NULLS LAST, no LIMIT ?",
        [MOST_REPORTS],
    )
    reports = [
        (report, " · ".join(filter(None, (str(day or _("undated")), title or report[:8]))))
        for report, title, day in rows
    ]
    return _render("compare_form", sources=sources, reports=reports, first=first, last=last)


@remembered
def comparison(archive: Archive, first: Filter, second: Filter) -> Markup:
    """Return which places only one side has, and which it names more often, in words.

    Raises:
        ArchiveError: a file is not what it was.
    """
    told = compare(archive, first, second)
    sides = (("A", first), ("B", second))
    groups = [
        (
            SIGNS[verdict],
            translated(WORDS[verdict]),
            [each for each in told.compared if each.verdict is verdict],
        )
        for verdict in Verdict
    ]
    return _render(
        "comparison",
        sides=[(letter, _side(of), numbers(archive, of)) for letter, of in sides],
        groups=[group for group in groups if group[-1]],
        name_of=lambda each: named(place_of(each.place, whole=False)).name,
        most=MOST_LISTED,
        left_out=told.total - len(told.compared),
    )


@remembered
def compared_scene(archive: Archive, first: Filter, second: Filter, key: str) -> Scene:
    """Return the places of both sides as the map draws them, each with the sign of its side."""
    told = compare(archive, first, second).compared
    return scene(_signed(told), report=key)


def compared_entries(archive: Archive, first: Filter, second: Filter) -> list[tuple[Compared, str]]:
    """Return the places of both sides with what is said of each, most mentions first."""
    return [
        (each, f"{SIGNS[each.verdict]} {each.first} | {each.second}")
        for each in compare(archive, first, second).compared
    ]


def _signed(told: Iterable[Compared]) -> list[Pin]:
    several = list(told)
    return [
        replace(mark, sign=SIGNS[each.verdict], said=translated(WORDS[each.verdict]))
        for mark, each in zip(marks_of(each.place for each in several), several, strict=True)
    ]


def _side(wanted: Filter) -> str:
    own = [said for part, _value, said in parts_of(wanted) if part in APART]
    return comma_joined(own) or _("everything")
