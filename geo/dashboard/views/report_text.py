"""The whole report with every mention marked by its role, as HTML."""

from __future__ import annotations

from markupsafe import Markup

from geo.language import N_, _, current, translated
from geo.model import Geoparse, Mention, Paragraph, ParagraphKind, Role
from geo.presentation import words
from geo.presentation.entries import Entry

_BLANK = Markup("")
_KEY = (
    ("location", N_("place")),
    ("actor", N_("actor")),
    ("demonym", N_("demonym")),
    ("credit", N_("credit")),
    ("unplaced", N_("not placed")),
)


def report_html(result: Geoparse, entries: dict[str, Entry]) -> Markup:
    """Return the report's text in its paragraphs, each mention a button that selects its place."""
    key = _BLANK.join(
        Markup("<span class='name {}'>{}</span>").format(role, _(label)) for role, label in _KEY
    )
    repairs = _BLANK.join(
        Markup("<p class='repair' lang='{}'>{}</p>").format(current(), translated(repair))
        for repair in result.report.repairs
    )
    mentions = list(result.mentions)
    rows = []
    index = 0
    for paragraph in result.report.paragraphs:
        while index < len(mentions) and mentions[index].end <= paragraph.start:
            index += 1
        inside = []
        while index < len(mentions) and mentions[index].start < paragraph.end:
            inside.append(mentions[index])
            index += 1
        rows.append(_paragraph(result.report.text, paragraph, inside, entries))
    return Markup(
        "<div class='report' lang='{}' data-add='{}'>"
        "<p class='key' lang='{}' aria-label='{}'>{}</p>{}{}</div>"
    ).format(
        result.report.language,
        _("Add as a place"),
        current(),
        _("How names are marked"),
        key,
        repairs,
        _BLANK.join(rows),
    )


def _paragraph(
    text: str, paragraph: Paragraph, mentions: list[Mention], entries: dict[str, Entry]
) -> Markup:
    parts = []
    at = paragraph.start
    for mention in mentions:
        parts.append(Markup.escape(text[at : mention.start]))
        parts.append(_name(mention, entries))
        at = mention.end
    parts.append(Markup.escape(text[at : paragraph.end]))
    number = "" if paragraph.number is None else paragraph.number
    tag = Markup("h3") if paragraph.kind is ParagraphKind.TITLE else Markup("p")
    return Markup(
        "<div class='para {}' data-from='{}'><span class='no'>{}</span><{} dir='auto'>{}</{}></div>"
    ).format(paragraph.kind.value, paragraph.start, number, tag, _BLANK.join(parts), tag)


def _name(mention: Mention, entries: dict[str, Entry]) -> Markup:
    if mention.resolution is None:
        return Markup(
            "<span class='name unplaced' role='button' tabindex='0' data-start='{}'"
            " data-tab='Places' title='{}'>{}</span>"
        ).format(
            mention.start,
            _("Not placed: {reason}").format(reason=words.unplaced(mention.reason_unplaced)),
            mention.text,
        )
    place = mention.resolution.place
    title = place.name
    if mention.role is not Role.LOCATION:
        title = _("{place}, named {role}").format(place=place.name, role=words.role(mention.role))
    return Markup(
        "<span class='name {}' role='button' tabindex='0' aria-pressed='false' data-start='{}'"
        " data-place='{}' title='{}'>{}</span>"
    ).format(mention.role.value, mention.start, place.id, title, mention.text)
