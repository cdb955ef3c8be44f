"""The editor of one name: what it means, how far that reaches, who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

import streamlit as st
from markupsafe import Markup

from geo import coordinates
from geo.dashboard import correcting, state, words
from geo.dashboard.correct_change import Reach, mentions_like, reaches
from geo.dashboard.correct_draft import (
    Means,
    Unfinished,
    corrections_wanted,
    mention_of,
    point_wanted,
    spans_of,
)
from geo.dashboard.correct_search import LONGEST as LONGEST_QUERY
from geo.dashboard.correct_search import search_places
from geo.dashboard.correct_words import literal, place_name, preview
from geo.dashboard.correcting import LONGEST_NAME, LONGEST_NOTE, Subject, key, value
from geo.dashboard.language import _, ngettext
from geo.dashboard.locality import is_private
from geo.dashboard.reviewed import Reviewed
from geo.excerpts import paragraph_of
from geo.gazetteer import open_gazetteer
from geo.model import Candidate, Mention, Place, Precision, Role

MOST_RUNNERS_UP = 8
_BESIDE = 70
"""Characters of the report on either side of a name."""
_NEAR_KM = 50.0
_PRECISIONS = (
    Precision.SITE,
    Precision.SETTLEMENT,
    Precision.DISTRICT,
    Precision.REGION,
    Precision.WATER,
)


def editor_head(opened: Reviewed, subject: Subject) -> Markup:
    """Return the editor's heading: the name, and how it is read now."""
    mention = subject.mention(opened)
    if mention is not None:
        title = _("Correct “{name}”").format(name=_one_line(mention.text))
        now = _read_as(mention)
    elif subject.end > subject.start:
        name = _one_line(opened.report.text[subject.start : subject.end])
        title, now = _("Add “{name}”").format(name=name), _("The report names it; it was missed.")
    else:
        title = _("Add a missed name")
        now = _("Type it as the report writes it, or mark it in the report's text.")
    return Markup(
        "<div class='correct-head'><button type='button' class='back' data-close='yes'>{}</button>"
        "<h2 tabindex='-1' data-head>{}</h2><p class='where'>{}</p></div>"
    ).format(_("All names"), title, now)


_Option = TypeVar("_Option")


def _settle(name: str, options: Sequence[_Option], default: _Option | None) -> str:
    """Return the key of a control that holds one of `options`, the default where it holds none."""
    if value(name) not in options:
        st.session_state[key(name)] = default
    return key(name)


def _filled(name: str, text: str) -> str:
    """Return the key of a text field, filled with `text` when it is first shown."""
    st.session_state.setdefault(key(name), text)
    return key(name)


@st.fragment
def editor(opened: Reviewed, subject: Subject) -> None:
    """Show the controls; a change of one draws only them anew."""
    state.begin()
    correcting.begin()
    session = st.session_state
    turn = session.correct_turn
    # Saving and leaving change the rest of the page, and so does picking on the map.
    if session.correcting != subject or session.get("correct_drawn", turn) != turn:
        st.rerun()
    mention = mention_of(opened, subject)
    if mention is not None:
        _mentions(opened, mention)
        _of_mention(opened, mention)
    elif _of_missed(opened, subject):
        means = _means([Means.SEARCH, Means.POINT, Means.REPORT], mention)
        _which(opened, means, mention, _missed_name(opened, subject))
        _role(Role.LOCATION)
    else:
        st.button(_("Cancel"), key=key("cancel"), on_click=correcting.close_editor)
        return
    _reach(opened, subject, mention)
    _who()
    _end(opened, subject)


def _of_mention(opened: Reviewed, mention: Mention) -> None:
    possible = [Means.RIGHT, *([Means.RUNNER_UP] * bool(_runners_up(opened, mention)))]
    possible += [Means.SEARCH, Means.POINT]
    if len(_others(opened, mention)):
        possible.append(Means.REPORT)
    means = _means([*possible, Means.ROLE, Means.NONE], mention)
    if means is Means.ROLE:
        _role(mention.role)
    else:
        _which(opened, means, mention, _one_line(mention.text))


def _of_missed(opened: Reviewed, subject: Subject) -> bool:
    """Ask for a missed name where none was marked; tell whether there is one."""
    text = opened.report.text
    if subject.end > subject.start:
        st.html(_quote(opened, subject.start, subject.end))
        return True
    name = st.text_input(
        _("The name"), key=key("name"), max_chars=LONGEST_NAME, on_change=_name_again
    )
    if not name.strip():
        return False
    spans = spans_of(opened, subject)
    if not spans:
        st.error(
            _("The report does not have “{name}” as a word: see how it is written.").format(
                name=literal(name)
            )
        )
        return False
    st.caption(
        ngettext(
            "It stands in the report {number} time.",
            "It stands in the report {number} times.",
            len(spans),
        ).format(number=len(spans))
    )
    known = {(m.start, m.end) for m in opened.result.mentions}
    if all(span in known for span in spans):
        st.info(_("It is a name already, wherever it stands: what you say here corrects it."))
    if len(spans) == 1 or len({text[start:end] for start, end in spans}) == 1:
        st.html(_quote(opened, *spans[0]))
    return True


def _name_again() -> None:
    """Search for the name that was typed now, not for the one before."""
    for name in ("query", "label", "found"):
        st.session_state.pop(key(name), None)


def _mentions(opened: Reviewed, mention: Mention) -> None:
    like = mentions_like(opened.result, mention)
    if len(like) > 1:
        starts = [other.start for other in like]
        st.selectbox(
            _("Mention"),
            starts,
            key=_settle("mention", starts, mention.start),
            format_func=lambda start: _numbered(opened, starts, start),
        )
    st.html(_quote(opened, mention.start, mention.end))


def _means(possible: Sequence[Means], mention: Mention | None) -> Means:
    labels = {
        Means.RIGHT: _("right as it is"),
        Means.RUNNER_UP: _("another place that was considered"),
        Means.SEARCH: _("a place of the gazetteer"),
        Means.POINT: _("a point: coordinates, or a click on the map"),
        Means.REPORT: _("the same as another place of this report"),
        Means.ROLE: _("the same place, named otherwise"),
        Means.NONE: _("not a place"),
    }
    if mention is None:
        labels[Means.REPORT] = _("a place of this report")
    chosen = st.radio(
        _("This name is"),
        possible,
        key=_settle("means", possible, possible[0]),
        format_func=lambda each: labels[each],
    )
    return Means(chosen or possible[0])


def _which(opened: Reviewed, means: Means, mention: Mention | None, name: str) -> None:
    match means:
        case Means.RUNNER_UP if mention is not None:
            candidates = _runners_up(opened, mention)
            _choice(
                _("Which of them"),
                "runner-up",
                [candidate.place for candidate in candidates],
                [words.share(each.score) if each.score else "" for each in candidates],
            )
        case Means.SEARCH:
            _search(opened, name)
        case Means.POINT:
            _point(name)
        case Means.REPORT:
            labels = _labels(_others(opened, mention))
            st.selectbox(
                _("Which place"),
                list(labels),
                index=None,
                key=_settle("of-report", list(labels), None),
                placeholder=_("Choose a place"),
                format_func=lambda place_id: labels[place_id],
            )


def _search(opened: Reviewed, name: str) -> None:
    query = st.text_input(
        _("Search the gazetteer"),
        key=_filled("query", name),
        max_chars=LONGEST_QUERY,
        help=_("A name, a name with its region or country after a comma, or an id."),
    )
    if not query.strip():
        return
    places = search_places(open_gazetteer(), query, opened.result)
    if places:
        _choice(_("Found"), "found", places, ["" for _place in places])
    else:
        st.caption(
            _("The gazetteer has no “{name}”. Try another spelling, or give a point.").format(
                name=literal(query)
            )
        )


def _choice(label: str, name: str, places: Sequence[Place], shares: Sequence[str]) -> None:
    known = {place.id: place for place in places}
    ids = list(known)
    labels = _labels(list(known.values()))
    st.radio(
        label,
        ids,
        index=None,
        key=_settle(name, ids, ids[0] if len(ids) == 1 else None),
        format_func=lambda place_id: literal(labels[place_id]),
        captions=[
            literal(" · ".join(filter(None, (_about(place), share))))
            for place, share in zip(places, shares, strict=True)
        ],
    )


def _point(name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            _("Latitude and longitude"),
            key=key("point"),
            placeholder="49.21, 37.25",
            help=_("Decimal degrees, degrees with minutes and seconds, or a military grid square."),
        )
        if st.session_state.picking:
            st.button(_("Stop picking"), key=key("stop"), on_click=_pick, args=(False,))
        else:
            st.button(_("Pick on the map"), key=key("pick"), on_click=_pick, args=(True,))
    if st.session_state.picking:
        st.info(_("Click the point on the map. Escape leaves without one."))
    with st.container(horizontal=True):
        st.text_input(_("Its name"), key=_filled("label", name), max_chars=LONGEST_NAME)
        st.selectbox(
            _("It stands for"),
            _PRECISIONS,
            key=_settle("precision", _PRECISIONS, _PRECISIONS[0]),
            format_func=words.precision,
        )
    try:
        place = point_wanted()
    except Unfinished as missing:
        if str(missing):
            st.error(literal(str(missing)))
        return
    st.caption(
        literal(f"{coordinates.sexagesimal(place.lat, place.lon, coordinates.SITE)}{_near(place)}")
    )


def _near(place: Place) -> str:
    near = open_gazetteer().nearest(place.lat, place.lon, within_km=_NEAR_KM)
    if near is None:
        return " · " + _("no settlement within 50 km")
    return " · " + _("{km} km from {place}").format(km=round(near[1]), place=place_name(near[0]))


def _pick(picking: bool) -> None:
    st.session_state.picking = picking
    # The map is outside of what is drawn anew: the whole page has to be.
    st.session_state.correct_drawn = -1


def _role(now: Role) -> None:
    roles = list(Role)
    st.selectbox(
        _("Named"),
        roles,
        key=_settle("role", roles, now),
        format_func=lambda role: words.sentence(words.role(role)),
    )


def _reach(opened: Reviewed, subject: Subject, mention: Mention | None) -> None:
    private = is_private()
    if mention is not None:
        possible = reaches(opened.result, mention, always=private)
        text = _one_line(mention.text)
        like = [other.start for other in mentions_like(opened.result, mention)]
    else:
        spans = spans_of(opened, subject)
        text = _missed_name(opened, subject)
        alike = len(spans) if subject.end == subject.start else _alike(opened, text)
        possible = {Reach.MENTION: 1} if subject.end > subject.start or alike == 1 else {}
        if alike > 1:
            possible[Reach.SPELLING] = alike
        if len(spans) > 1:
            possible[Reach.CHOSEN] = len(spans)
        if private and alike:
            possible[Reach.ALWAYS] = alike
        like = [start for start, _end in spans]
    default = Reach.MENTION
    if not subject.alone:
        default = next(
            (r for r in (Reach.PLACE, Reach.SPELLING) if r in possible), next(iter(possible))
        )
    labels = _reach_labels(text, mention, possible)
    options = list(possible)
    chosen = st.radio(
        _("Apply to"),
        options,
        key=_settle("reach", options, default),
        format_func=lambda reach: literal(labels[reach]),
    )
    if chosen is Reach.CHOSEN:
        st.multiselect(
            _("Mentions"),
            like,
            key=key("chosen"),
            format_func=lambda start: _numbered(opened, like, start),
        )


def _reach_labels(
    text: str, mention: Mention | None, possible: dict[Reach, int]
) -> dict[Reach, str]:
    place = mention.resolution.place.name if mention and mention.resolution else ""
    number = {reach: possible.get(reach, 0) for reach in Reach}
    return {
        Reach.MENTION: _("this mention alone"),
        Reach.CHOSEN: _("some mentions, which I pick"),
        Reach.SPELLING: _("every “{name}” in this report ({number})").format(
            name=text, number=number[Reach.SPELLING]
        ),
        Reach.PLACE: _("every mention of {place} in this report ({number})").format(
            place=place, number=number[Reach.PLACE]
        ),
        Reach.ALWAYS: _("always: every “{name}” read so, in this and in later reports").format(
            name=text
        ),
    }


def _who() -> None:
    with st.container(horizontal=True):
        st.text_input(
            _("Note"), key=key("note"), max_chars=LONGEST_NOTE, placeholder=_("why, if you like")
        )
        st.text_input(
            _("Your name"),
            key=_filled("who", st.session_state.corrector),
            max_chars=LONGEST_NAME,
            placeholder=_("a reader"),
        )
    st.session_state.corrector = " ".join(str(value("who", "")).split())


def _end(opened: Reviewed, subject: Subject) -> None:
    missing: str | None = None
    try:
        corrections = corrections_wanted(opened, subject)
    except Unfinished as unfinished:
        missing = str(unfinished)
        if missing and value("means") is not Means.POINT:
            st.error(literal(missing))
    else:
        st.html(
            Markup("<p class='correct-preview' role='status'>{}</p>").format(
                preview(opened, corrections)
            )
        )
    if st.session_state.correct_problem:
        st.error(literal(st.session_state.correct_problem))
    with st.container(horizontal=True):
        st.button(
            _("Save"),
            key=key("save"),
            type="primary",
            disabled=missing is not None,
            on_click=_save,
            args=(opened, subject),
        )
        st.button(_("Cancel"), key=key("cancel"), on_click=correcting.close_editor)


def _save(opened: Reviewed, subject: Subject) -> None:
    state.begin()
    correcting.begin()
    # A name or note may have been typed since the preview was drawn.
    st.session_state.corrector = " ".join(str(value("who", "")).split())
    try:
        corrections = corrections_wanted(opened, subject)
    except Unfinished as unfinished:
        st.session_state.correct_problem = str(unfinished) or _("Something is still to be chosen.")
        return
    correcting.save(opened, corrections)


def _runners_up(opened: Reviewed, mention: Mention) -> list[Candidate]:
    if mention.resolution is None:
        return []
    met = {mention.resolution.place.id}
    found = list(mention.resolution.alternatives)
    entry = opened.entries.get(mention.resolution.place.id)
    found += entry.alternatives if entry else ()
    unique = {c.place.id: c for c in reversed(found) if c.place.id not in met}
    ranked = sorted(unique.values(), key=lambda candidate: -candidate.score)
    return ranked[:MOST_RUNNERS_UP]


def _others(opened: Reviewed, mention: Mention | None) -> list[Place]:
    own = mention.resolution.place.id if mention and mention.resolution else ""
    return [place for place in opened.result.places if place.id != own]


def _missed_name(opened: Reviewed, subject: Subject) -> str:
    if subject.end > subject.start:
        return _one_line(opened.report.text[subject.start : subject.end])
    return _one_line(str(value("name", "")))


def _alike(opened: Reviewed, name: str) -> int:
    return len(correcting.found_spans(opened.report.text, name))


def _about(place: Place) -> str:
    people = ""
    if place.population:
        people = ngettext("{number} person", "{number} people", place.population).format(
            number=f"{place.population:,}"
        )
    return " · ".join(filter(None, (words.kind(place), place.admin2, _point_of(place), people)))


def _labels(places: Sequence[Place]) -> dict[str, str]:
    """Return a label for each place by its id; no two are alike, as a control tells them apart."""
    labels = {
        place.id: ", ".join(filter(None, (place.name, words.where(place)))) for place in places
    }
    for parts in (words.kind, _point_of, lambda place: place.id):
        often = Counter(labels.values())
        for place in places:
            if often[labels[place.id]] > 1:
                labels[place.id] += f", {parts(place)}"
    return labels


def _point_of(place: Place) -> str:
    return coordinates.decimal(place.lat, place.lon, coordinates.fineness(place))


def _read_as(mention: Mention) -> str:
    if mention.resolution is None:
        return words.unplaced(mention.reason_unplaced)
    place, sure = mention.resolution.place, mention.resolution.confidence
    return _("Read as {place}, {kind}, named {role}; confidence {share}.").format(
        place=place_name(place),
        kind=words.kind(place),
        role=words.role(mention.role),
        share=words.share(sure),
    )


def _numbered(opened: Reviewed, starts: Sequence[int], start: int) -> str:
    where = _("{number} of {total}").format(number=starts.index(start) + 1, total=len(starts))
    return f"{where}: {_in_context(opened, start)}"


def _in_context(opened: Reviewed, start: int) -> str:
    report = opened.report
    paragraph = paragraph_of(report, start)
    before = report.text[max(paragraph.start, start - 24) : start]
    after = report.text[start : min(paragraph.end, start + 44)]
    return f"…{_one_line(before + after)}… ({words.paragraph(paragraph)})"


def _quote(opened: Reviewed, start: int, end: int) -> Markup:
    report = opened.report
    paragraph = paragraph_of(report, start)
    first, last = max(paragraph.start, start - _BESIDE), min(paragraph.end, end + _BESIDE)
    # Whole words, where there are blanks to tell them.
    if first > paragraph.start:
        first = max(report.text.find(" ", first, start), first - 1) + 1
    if last < paragraph.end:
        last = max(report.text.rfind(" ", end, last), end)
    return Markup(
        "<figure class='correct-quote'><blockquote dir='auto' lang='{}'>{}{}<mark>{}</mark>{}{}"
        "</blockquote>"
        "<figcaption>{}</figcaption></figure>"
    ).format(
        report.language,
        "… " if first > paragraph.start else "",
        report.text[first:start],
        report.text[start:end],
        report.text[end:last],
        " …" if last < paragraph.end else "",
        words.paragraph(paragraph),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
