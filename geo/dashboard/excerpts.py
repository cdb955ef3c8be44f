"""The card of a place and the passages that name it, as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from geo.dashboard import words
from geo.dashboard.census import Entry
from geo.excerpts import Passage
from geo.model import Mention, Role

MOST_RUNNERS_UP = 6
MOST_REASONS = 5
MOST_OTHERS = 5
"""More passages than this that do not name it as a place are folded away."""

_BLANK = Markup("")


def card(entry: Entry, passages: Sequence[Passage]) -> Markup:
    """Return the place's card followed by its passages."""
    return Markup("<article class='card'>{}{}{}{}</article>{}").format(
        _head(entry, passages), _note(entry), _facts(entry), _runners_up(entry), _passages(passages)
    )


def spoken(entry: Entry) -> str:
    """Return what is said aloud when the place is selected."""
    mentions = words.number(len(entry.mentions), "mention")
    return f"{entry.place.name}, {words.kind(entry.place)}: {mentions}"


def marked(text: str, start: int, mentions: Sequence[Mention]) -> Markup:
    """Return a text with its mentions marked.

    Args:
        text: the text, whose first character has the offset `start` in the report.
        start: see `text`.
        mentions: mentions inside the text, by start.
    """
    parts = []
    at = start
    for mention in mentions:
        parts.append(Markup.escape(text[at - start : mention.start - start]))
        parts.append(Markup("<mark class='{}'>{}</mark>").format(mention.role.value, mention.text))
        at = mention.end
    parts.append(Markup.escape(text[at - start :]))
    return _BLANK.join(parts)


def _head(entry: Entry, passages: Sequence[Passage]) -> Markup:
    place = entry.place
    line = [words.kind(place), words.where(place)]
    paragraphs = len({passage.paragraph.start for passage in passages})
    counts = [
        Markup("<li class='{}'><b>{}</b> {}</li>").format(role.value, entry.count(role), label)
        for role, label in _counted(entry)
    ]
    return Markup(
        "<button type='button' class='back' data-clear='yes'>All places</button>"
        "<h2>{}</h2><p class='where'>{} <span class='at'>{}</span></p>"
        "<ul class='counts'>{}<li>{}</li></ul>"
    ).format(
        place.name,
        " · ".join(part for part in line if part),
        words.coordinates(place.lat, place.lon),
        _BLANK.join(counts),
        words.number(paragraphs, "paragraph"),
    )


def _counted(entry: Entry) -> list[tuple[Role, str]]:
    labels = {
        Role.LOCATION: ("mention", "mentions"),
        Role.ACTOR: ("as an actor", "as an actor"),
        Role.DEMONYM: ("as a demonym", "as a demonym"),
        Role.CREDIT: ("in a credit", "in credits"),
    }
    return [
        (role, one if entry.count(role) == 1 else many)
        for role, (one, many) in labels.items()
        if entry.count(role)
    ]


def _note(entry: Entry) -> Markup:
    sentences = [entry.place.note, words.standing_point(entry.place), _not_on_map(entry)]
    kept = [sentence for sentence in sentences if sentence]
    if not kept:
        return _BLANK
    return Markup("<p class='note'>{}</p>").format(" ".join(kept))


def _not_on_map(entry: Entry) -> str:
    return {
        Role.LOCATION: "",
        Role.ACTOR: "The report names it only as an actor, never as the scene of anything.",
        Role.DEMONYM: "Not on the map: the report names only its people or things.",
        Role.CREDIT: "Not on the map: named only in a byline, a credit or the site's own text.",
    }[entry.standing]


def _facts(entry: Entry) -> Markup:
    forms = Markup(" · ").join(
        Markup("{}&nbsp;<b>{}</b>").format(form, times) for form, times in entry.written
    )
    reasons = _BLANK.join(
        Markup("<li>{}</li>").format(words.sentence(reason))
        for reason in entry.reasons[:MOST_REASONS]
    )
    return Markup(
        "<dl><dt>Written as</dt><dd>{}</dd>"
        "<dt>Confidence</dt><dd><details class='why' data-wide><summary>{} "
        "<span class='share'>{}</span></summary><ul>{}</ul></details></dd></dl>"
    ).format(forms, words.confidence(entry.confidence), words.share(entry.confidence), reasons)


def _runners_up(entry: Entry) -> Markup:
    if not entry.alternatives:
        return _BLANK
    rows = _BLANK.join(
        Markup("<li><b>{}</b> {} <span class='share'>{}</span></li>").format(
            candidate.place.name,
            ", ".join(
                part for part in (words.kind(candidate.place), words.where(candidate.place)) if part
            ),
            words.share(candidate.score),
        )
        for candidate in entry.alternatives[:MOST_RUNNERS_UP]
    )
    return Markup(
        "<details class='others'><summary>{} considered</summary><ol>{}</ol></details>"
    ).format(words.number(len(entry.alternatives), "other place"), rows)


def _passages(passages: Sequence[Passage]) -> Markup:
    as_place = [passage for passage in passages if _names_place(passage)]
    others = [passage for passage in passages if not _names_place(passage)]
    if not as_place or len(others) <= MOST_OTHERS:
        return _list(passages)
    return Markup("{}<details class='rest'><summary>{}</summary>{}</details>").format(
        _list(as_place),
        f"{words.number(len(others), 'passage')} more, as an actor, by a demonym or in a credit",
        _list(others),
    )


def _list(passages: Sequence[Passage]) -> Markup:
    rows = _BLANK.join(
        Markup(
            "<li><button type='button' class='para' data-open='{}' title='Read it in the report'>"
            "{}{}</button><blockquote dir='auto'>{}</blockquote></li>"
        ).format(
            passage.mentions[0].start,
            words.paragraph(passage.paragraph),
            _roles(passage),
            marked(passage.text, passage.start, passage.mentions),
        )
        for passage in passages
    )
    return Markup("<ol class='passages'>{}</ol>").format(rows)


def _names_place(passage: Passage) -> bool:
    return any(mention.role is Role.LOCATION for mention in passage.mentions)


def _roles(passage: Passage) -> str:
    if _names_place(passage):
        return ""
    roles = dict.fromkeys(words.role(mention.role) for mention in passage.mentions)
    return f" · {', '.join(roles)}"
