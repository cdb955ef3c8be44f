"""Every name that was found: on the map or not, and why, as HTML; and the chips below the map."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup

from geo.dashboard import words
from geo.dashboard.census import Entry
from geo.model import Geoparse, Mention, Place, Role

_BLANK = Markup("")
_GROUPS = {
    Role.LOCATION: ("On the map", "The report names them as places."),
    Role.ACTOR: (
        "Named only as actors",
        "A government, an army or a team: “Moscow said”. The switch below the map shows them.",
    ),
    Role.DEMONYM: (
        "Named only by demonyms",
        "Words for people or things: “Turkish”. Not on the map.",
    ),
    Role.CREDIT: (
        "Named only in credits",
        "Bylines, picture credits, the site's own text. Not on the map.",
    ),
}


def chips(entries: Iterable[Entry], *, actors: bool) -> Markup:
    """Return one button for each place on the map, in the map's order."""
    rows = []
    shown = list(entries)
    places = [entry.place for entry in shown]
    for entry in shown:
        if entry.standing is Role.LOCATION:
            count = entry.count(Role.LOCATION)
        elif entry.standing is Role.ACTOR and actors:
            count = entry.count(Role.ACTOR)
        else:
            continue
        rows.append(
            Markup(
                "<button type='button' class='chip {}' aria-pressed='false' data-place='{}'"
                " title='{}'>{}{} <b>{}</b></button>"
            ).format(
                entry.standing.value,
                entry.place.id,
                f"{words.kind(entry.place)}, {words.where(entry.place)}",
                entry.place.name,
                _apart(entry.place, places),
                count,
            )
        )
    return Markup(
        "<div class='chips' id='list-of-places' role='group' aria-label='Places on the map'"
        " tabindex='-1'>{}</div>"
    ).format(_BLANK.join(rows))


def _apart(place: Place, others: Iterable[Place]) -> Markup:
    difference = words.apart(place, others)
    return Markup(" <i>{}</i>").format(difference) if difference else _BLANK


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
    return Markup("<section><h3>{} <b>{}</b></h3><p>{}</p><ul>{}</ul></section>").format(
        title, len(members), meaning, rows
    )


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
        f"Written as {forms}",
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
                "<li><button type='button' data-open='{}' title='Read it in the report'>"
                "<span class='what'><b>{}</b> <span>{}</span></span>"
                "<span class='forms'>{}</span></button></li>"
            ).format(
                same[0].start,
                text,
                words.number(len(same), "mention"),
                words.unplaced(reason),
            )
        )
    return Markup(
        "<section><h3>Not placed <b>{}</b></h3><p>Names and phrases that no point was given to.</p>"
        "<ul>{}</ul></section>"
    ).format(len(mentions), _BLANK.join(rows))
