"""The passages that name a place, as HTML, each with its place in the report."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from geo.excerpts import Passage
from geo.language import _, ngettext
from geo.model import Mention, Role
from geo.presentation import words

MOST_OTHERS = 5
"""More passages than this that do not name it as a place are folded away."""

_BLANK = Markup("")


def passages_html(found: Sequence[Passage], *, language: str = "") -> Markup:
    """Return passages, in the report's language; where many name no place, these are left out.

    In their stead stands what a reader opens to have them sent (`folded_html`): a country's people
    can be named on every line.
    """
    as_place, others = _parted(found)
    if not others:
        return _list(as_place, language)
    return Markup(
        "{}<details class='rest'><summary>{}</summary><div data-slot='rest'></div></details>"
    ).format(
        _list(as_place, language),
        ngettext(
            "{number} more passage, as an actor, by a demonym or in a credit",
            "{number} more passages, as an actor, by a demonym or in a credit",
            len(others),
        ).format(number=len(others)),
    )


def folded_html(found: Sequence[Passage], *, language: str = "") -> Markup:
    """Return those of the passages that `passages_html` leaves out."""
    others = _parted(found)[1]
    return _list(others, language) if others else _BLANK


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
        parts.append(
            Markup("<mark class='{}' data-start='{}'>{}</mark>").format(
                mention.role.value, mention.start, mention.text
            )
        )
        at = mention.end
    parts.append(Markup.escape(text[at - start :]))
    return _BLANK.join(parts)


def _parted(found: Sequence[Passage]) -> tuple[Sequence[Passage], Sequence[Passage]]:
    """Return what is shown at once and what is folded away."""
    as_place = [passage for passage in found if _names_place(passage)]
    others = [passage for passage in found if not _names_place(passage)]
    return (as_place, others) if as_place and len(others) > MOST_OTHERS else (found, ())


def _list(found: Sequence[Passage], language: str) -> Markup:
    read = _("Read in the report")
    rows = _BLANK.join(
        Markup(
            "<li><p class='para'>{}{} <button type='button' class='link' data-open='{}'"
            " aria-label='{}'>{}</button></p><blockquote dir='auto' lang='{}'>{}</blockquote></li>"
        ).format(
            words.paragraph(passage.paragraph),
            _roles(passage),
            passage.mentions[0].start,
            f"{read}: {words.paragraph(passage.paragraph)}",
            read,
            language,
            marked(passage.text, passage.start, passage.mentions),
        )
        for passage in found
    )
    return Markup("<ol class='passages'>{}</ol>").format(rows)


def _names_place(passage: Passage) -> bool:
    return any(mention.role is Role.LOCATION for mention in passage.mentions)


def _roles(passage: Passage) -> str:
    if _names_place(passage):
        return ""
    roles = dict.fromkeys(words.role(mention.role) for mention in passage.mentions)
    return f" · {', '.join(roles)}"
