"""Every name that was found: on the map or not, and why, as HTML."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from geo.dashboard import words
from geo.dashboard.census import Entry
from geo.dashboard.language import N_, _
from geo.model import Geoparse, Mention, Role

_BLANK = Markup("")
_GROUPS = {
    Role.LOCATION: (N_("On the map"), N_("The report names them as places.")),
    Role.ACTOR: (
        N_("Named only as actors"),
        N_("A government, an army or a team: “Moscow said”. The switch by the list shows them."),
    ),
    Role.DEMONYM: (
        N_("Named only by demonyms"),
        N_("Words for people or things: “Turkish”. Not on the map."),
    ),
    Role.CREDIT: (
        N_("Named only in credits"),
        N_("Bylines, picture credits, the site's own text. Not on the map."),
    ),
}


def places_html(result: Geoparse, entries: dict[str, Entry]) -> Markup:
    """Return the lists of all names: by role, and those not placed with the reason."""
    sections = [_section(role, list(entries.values())) for role in _GROUPS]
    return Markup("<div class='all'>{}{}</div>").format(
        _BLANK.join(sections), _unplaced(result.unplaced)
    )


def _section(role: Role, entries: list[Entry]) -> Markup:
    members = [entry for entry in entries if entry.standing is role]
    if not members:
        return _BLANK
    title, meaning = _GROUPS[role]
    rows = _BLANK.join(_row(entry) for entry in members)
    return Markup(
        "<section><h3>{} <b>{}</b></h3><p>{}</p><ul data-roving>{}</ul></section>"
    ).format(_(title), len(members), _(meaning), rows)


def _row(entry: Entry) -> Markup:
    forms = ", ".join(f"{form} {times}" for form, times in entry.written)
    about = " · ".join(part for part in (words.kind(entry.place), words.where(entry.place)) if part)
    return Markup(
        "<li><button type='button' aria-pressed='false' data-place='{}'>"
        "<span class='what'><b>{}</b> <span>{}</span></span>"
        "<span class='forms'>{}</span>"
        "<span class='sure'>{} <span class='share'>{}</span></span></button></li>"
    ).format(
        entry.place.id,
        entry.place.name,
        about,
        _("Written as {forms}").format(forms=forms),
        words.confidence(entry.confidence),
        words.share(entry.confidence),
    )


def _unplaced(mentions: tuple[Mention, ...]) -> Markup:
    if not mentions:
        return _BLANK

    def key(mention: Mention) -> tuple[str, str]:
        return " ".join(mention.text.split()), mention.reason_unplaced or ""

    rows = []
    for (text, reason), group in groupby(sorted(mentions, key=key), key=key):
        same = sorted(group, key=lambda mention: mention.start)
        rows.append(
            Markup(
                "<li><button type='button' data-open='{}' title='{}'>"
                "<span class='what'><b>{}</b> <span>{}</span></span>"
                "<span class='forms'>{}</span></button></li>"
            ).format(
                same[0].start,
                _("Read it in the report"),
                text,
                words.mentions(len(same)),
                words.unplaced(reason),
            )
        )
    return Markup(
        "<section><h3>{} <b>{}</b></h3><p>{}</p><ul data-roving>{}</ul></section>"
    ).format(
        _("Not placed"),
        len(mentions),
        _("Names and phrases that no point was given to."),
        _BLANK.join(rows),
    )
