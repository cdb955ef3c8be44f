"""The card of a place: what it is, why it is taken for that, its passages and the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from geo import coordinates
from geo.excerpts import sentence, share
from geo.export.page.entries import Entry, around, kind, standing_in
from geo.export.page.words import Words
from geo.model import AREAS, Mention, Precision, Role

MOST_RUNNERS_UP = 6
BLANK = Markup("")
_SURE = ((0.85, "high"), (0.65, "fair"), (0.45, "low"), (0.0, "very_low"))
"""The least confidence for each word."""


def card(entry: Entry, words: Words, language: str) -> Markup:
    """Return the card of a place.

    Args:
        entry: the place.
        words: the page's own texts.
        language: of the report, "" where unknown.
    """
    place = entry.place
    on_map = entry.standing in (Role.LOCATION, Role.ACTOR)
    line = " · ".join(filter(None, (kind(place, words), around(place))))
    return Markup(
        "<article class='card' id='{}' aria-labelledby='{}-name'>"
        "<h3 id='{}-name' tabindex='-1'><bdi>{}</bdi></h3><p class='where'>{}</p>"
        "{}{}<ol class='passages'>{}</ol>{}{}</article>\n"
    ).format(
        entry.anchor,
        entry.anchor,
        entry.anchor,
        place.name,
        line,
        _notes(entry, words),
        _facts(entry, words),
        _passages(entry, words, language),
        _evidence(entry, words),
        _show(entry, words) if on_map else BLANK,
    )


def marked(text: str, start: int, mentions: Sequence[Mention]) -> Markup:
    """Return a text, whose first character has the offset `start`, with its mentions marked."""
    parts, at = [], start
    for mention in mentions:
        parts.append(Markup.escape(text[at - start : mention.start - start]))
        parts.append(Markup("<mark class='{}'>{}</mark>").format(mention.role.value, mention.text))
        at = mention.end
    parts.append(Markup.escape(text[at - start :]))
    return BLANK.join(parts)


def sure(value: float | None, words: Words) -> str:
    """Return how sure a place is: its word and share; None is a reader's own word."""
    if value is None:
        return words.by_reader
    word: str = getattr(words, next(word for least, word in _SURE if value >= least))
    return f"{word} {share(value)}"


def _notes(entry: Entry, words: Words) -> Markup:
    place = entry.place
    notes = [sentence(words.told(place.note)) if place.note else "", _stands(entry, words)]
    kept = " ".join(note for note in notes if note)
    return Markup("<p class='note'>{}</p>").format(kept) if kept else BLANK


def _stands(entry: Entry, words: Words) -> str:
    """Return what the mark of an area stands for."""
    place = entry.place
    if place.precision in (Precision.SITE, Precision.WATER):
        return ""
    if place.radius_km or place.precision is Precision.VAGUE:
        return words.no_border
    if place.precision in AREAS:
        return words.at_seat.format(seat=place.seat.name) if place.seat else words.inside_region
    return words.inside_country if place.precision is Precision.COUNTRY else ""


def _facts(entry: Entry, words: Words) -> Markup:
    written = Markup(", ").join(
        Markup("<span><bdi>{}</bdi>&nbsp;<b>{}</b></span>").format(form, times)
        for form, times in entry.written
    )
    return Markup(
        "<dl><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>"
    ).format(
        words.written,
        written,
        words.coordinates,
        _coordinates(entry, words),
        words.confidence,
        sure(entry.confidence, words),
    )


def _coordinates(entry: Entry, words: Words) -> str:
    place = entry.place
    fine = coordinates.fineness(place)
    about = (
        words.about_m.format(number=round(fine.about_km * 1000))
        if fine.about_km < 1
        else words.about_km.format(number=round(fine.about_km))
    )
    return f"{coordinates.decimal(place.lat, place.lon, fine)} ({about})"


def _passages(entry: Entry, words: Words, language: str) -> Markup:
    return BLANK.join(
        Markup("<li><p class='para'>{}</p><blockquote dir='auto' lang='{}'>{}</blockquote></li>")
        .format(
            " · ".join((standing_in(passage.paragraph, words), *_roles(passage.mentions, words))),
            language,
            marked(passage.text, passage.start, passage.mentions),
        )
        for passage in entry.passages
    )  # fmt: skip


def _roles(mentions: Sequence[Mention], words: Words) -> list[str]:
    if any(mention.role is Role.LOCATION for mention in mentions):
        return []
    return list(dict.fromkeys(words.roles[mention.role] for mention in mentions))


def _evidence(entry: Entry, words: Words) -> Markup:
    heads = (
        words.name,
        words.characters,
        words.paragraph_column,
        words.role,
        words.confidence,
        words.source,
    )
    reasons = BLANK.join(
        Markup("<li>{}</li>").format(sentence(words.told(reason))) for reason in entry.reasons
    )
    return Markup(
        "<details><summary>{}</summary><div class='evidence'><h4>{}</h4><ul>{}</ul>{}"
        "<div class='wide' tabindex='0' role='group' aria-label='{}'>"
        "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
        "<p>{}: <code>{}</code></p></div></details>"
    ).format(
        words.evidence,
        words.reasons,
        reasons,
        _runners_up(entry, words),
        words.evidence,
        BLANK.join(Markup("<th scope='col'>{}</th>").format(head) for head in heads),
        BLANK.join(
            _row(mention, standing_in(passage.paragraph, words), words)
            for passage in entry.passages
            for mention in passage.mentions
        ),
        words.identifier,
        entry.place.id,
    )


def _row(mention: Mention, stands: str, words: Words) -> Markup:
    resolution = mention.resolution
    assert resolution is not None
    cells = (
        Markup("<bdi>{}</bdi>").format(mention.text),
        f"{mention.start}–{mention.end}",
        stands,
        words.roles[mention.role],
        share(resolution.confidence),
        words.sources.get(resolution.source, resolution.source),
    )
    return Markup("<tr>{}</tr>").format(
        BLANK.join(Markup("<td>{}</td>").format(cell) for cell in cells)
    )


def _runners_up(entry: Entry, words: Words) -> Markup:
    others = entry.runners_up
    if not others:
        return BLANK
    rows = BLANK.join(
        Markup("<li><b><bdi>{}</bdi></b> {} {}</li>").format(
            candidate.place.name,
            ", ".join(filter(None, (kind(candidate.place, words), around(candidate.place)))),
            share(candidate.score),
        )
        for candidate in others[:MOST_RUNNERS_UP]
    )
    return Markup("<h4>{}</h4><ul>{}</ul>").format(words.others(len(others)), rows)


def _show(entry: Entry, words: Words) -> Markup:
    return Markup(
        "<p class='back'><button type='button' data-show='{}' aria-label='{}'>{}</button></p>"
    ).format(entry.anchor, words.show_place.format(place=entry.place.name), words.show)
