"""What is filled in in the editor, as a change and as the corrections that it makes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from geo.coordinates.parsing import PointError, read_point
from geo.corrections import Correction, Reading, own_point
from geo.dashboard.correct.change import (
    Change,
    Reach,
    Verdict,
    additions,
    corrections_of,
    mentions_like,
)
from geo.dashboard.correct.editing import LONGEST_NAME, LONGEST_NOTE, Subject, found_spans, value
from geo.dashboard.correct.quote import one_line
from geo.dashboard.reports.reviewed import Reviewed
from geo.errors import CorrectionsError
from geo.gazetteer import open_gazetteer
from geo.language import _, translated
from geo.model import Mention, Place, Precision, Role


class Means(StrEnum):
    """What a person may say of a name in the editor."""

    RIGHT = "right"
    RUNNER_UP = "runner-up"
    SEARCH = "search"
    POINT = "point"
    REPORT = "report"
    """Another place of the report."""
    ROLE = "role"
    NONE = "none"


class Unfinished(Exception):
    """Something is still to be filled in; the message says what, "" where that is obvious."""


def spans_of(opened: Reviewed, subject: Subject) -> tuple[tuple[int, int], ...]:
    """Return where the missed name is: where it was marked, else wherever it is written."""
    if subject.end > subject.start:
        return ((subject.start, subject.end),)
    return found_spans(opened.report.text, value("name", ""))


def missed_name(opened: Reviewed, subject: Subject) -> str:
    """Return the missed name on one line, as it was marked or typed."""
    if subject.end > subject.start:
        return one_line(opened.report.text[subject.start : subject.end])
    return one_line(str(value("name", "")))


def mention_of(opened: Reviewed, subject: Subject) -> Mention | None:
    """Return the mention that the editor looks at: another of the place where one was picked."""
    mention = subject.mention(opened)
    picked = value("mention")
    if mention is None or picked is None:
        return mention
    like = mentions_like(opened.result, mention)
    return next((other for other in like if other.start == picked), mention)


def place_by_id(opened: Reviewed, place_id: str, mention: Mention | None = None) -> Place | None:
    """Return a place of the report, of the runners-up of a mention or of the gazetteer."""
    near = list(opened.result.places)
    if mention is not None and mention.resolution is not None:
        near += [candidate.place for candidate in mention.resolution.alternatives]
    for place in near:
        if place.id == place_id:
            return place
    return open_gazetteer().place(place_id)


def corrections_wanted(opened: Reviewed, subject: Subject) -> tuple[Correction, ...]:
    """Return what is filled in as corrections.

    Raises:
        Unfinished: something is missing or invalid.
    """
    said = {
        "who": " ".join(str(value("who", "")).split())[:LONGEST_NAME],
        "note": " ".join(str(value("note", "")).split())[:LONGEST_NOTE],
    }
    mention = mention_of(opened, subject)
    reach = Reach(value("reach", Reach.MENTION))
    try:
        if mention is None:
            return additions(
                opened.result,
                _picked_spans(opened, subject, reach),
                Reading(Role(value("role", Role.LOCATION)), _place(opened, None)),
                reach,
                **said,
            )
        change = _change(opened, mention)
        chosen = _picked_mentions(opened, mention) if reach is Reach.CHOSEN else ()
        return corrections_of(opened.result, mention, change, reach, chosen=chosen, **said)
    except CorrectionsError as error:
        raise Unfinished(translated(error.sentence)) from None


def _picked_spans(
    opened: Reviewed, subject: Subject, reach: Reach
) -> Sequence[tuple[int, int]]:  # fmt: skip
    spans = spans_of(opened, subject)
    if not spans:
        raise Unfinished
    if reach is Reach.CHOSEN:
        starts = set(value("chosen") or ())
        spans = tuple(span for span in spans if span[0] in starts)
        if not spans:
            raise Unfinished(_("Pick at least one mention."))
        return spans
    # One correction covers the same spelling; other cases and spacings need one each.
    text = opened.report.text
    return tuple({text[start:end]: (start, end) for start, end in reversed(spans)}.values())


def _picked_mentions(opened: Reviewed, mention: Mention) -> tuple[Mention, ...]:
    starts = set(value("chosen") or ())
    chosen = tuple(m for m in mentions_like(opened.result, mention) if m.start in starts)
    if not chosen:
        raise Unfinished(_("Pick at least one mention."))
    return chosen


def _change(opened: Reviewed, mention: Mention) -> Change:
    means = Means(value("means", Means.RIGHT))
    if means is Means.RIGHT:
        return Change(Verdict.RIGHT)
    if means is Means.NONE:
        return Change(Verdict.NONE)
    if means is Means.ROLE:
        return Change(Verdict.ROLE, role=Role(value("role", mention.role)))
    place = _place(opened, mention)
    return Change(Verdict.PLACE, place=place)


def _place(opened: Reviewed, mention: Mention | None) -> Place:
    means = Means(value("means", Means.SEARCH))
    if means is Means.POINT:
        return point_wanted()
    place_id = value({Means.SEARCH: "found", Means.REPORT: "of-report"}.get(means, "runner-up"))
    place = place_by_id(opened, place_id, mention) if place_id else None
    if place is None:
        raise Unfinished
    return place


def point_wanted() -> Place:
    """Return the typed point as a place of its own.

    Raises:
        Unfinished: it is not a point, or has no name.
    """
    typed = str(value("point") or "")
    if not typed.strip():
        raise Unfinished
    try:
        lat, lon = read_point(typed)
    except PointError as error:
        raise Unfinished(translated(error.sentence)) from None
    label = " ".join(str(value("label") or "").split())[:LONGEST_NAME]
    if not label:
        raise Unfinished(_("Give the point a name."))
    return own_point(label, lat, lon, precision=Precision(value("precision", Precision.SITE)))
