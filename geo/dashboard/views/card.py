"""The card of a place and the passages that name it, as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from geo import coordinates
from geo.dashboard import notes
from geo.dashboard.reasons_in import in_language
from geo.dashboard.reports.opening import Opened
from geo.dashboard.views.passages import folded_html, passages_html
from geo.excerpts import Passage, passages
from geo.language import _, ngettext
from geo.model import Role
from geo.presentation import words
from geo.presentation.entries import Entry
from geo.remembered import remembered

MOST_RUNNERS_UP = 6
MOST_REASONS = 5

_BLANK = Markup("")


@remembered
def card_of(opened: Opened, place_id: str) -> Markup:
    """Return the card and passages of one of a report's places.

    It is the same whichever mention is selected: the page marks that itself.
    """
    entry = opened.entries[place_id]
    found = passages(opened.result, entry.place)
    return card(entry, found, language=opened.report.language)


@remembered
def folded_of(opened: Opened, place_id: str) -> Markup:
    """Return the passages that the card of one of a report's places folds away."""
    found = passages(opened.result, opened.entries[place_id].place)
    return folded_html(found, language=opened.report.language)


def card(entry: Entry, found: Sequence[Passage], *, language: str = "") -> Markup:
    """Return the place's card followed by its passages, which are in the report's language."""
    return Markup("<article class='card'>{}{}{}{}{}</article>{}").format(
        _head(entry),
        _note(entry),
        _counts(entry, found),
        _facts(entry),
        _runners_up(entry),
        passages_html(found, language=language),
    )


def card_slots(
    entry: Entry, mention: int, wrapped: str, *, outside: bool, folded: Markup = _BLANK
) -> dict[str, str]:
    """Return what changes in a card while its place stays selected, by the name of its slot.

    Args:
        entry: the place.
        mention: number of the selected mention from 1, 0 for none.
        wrapped: the sentence that says that stepping began anew at the other end.
        outside: the filter leaves the place out.
        folded: the passages that the card folds away, once they are wanted.
    """
    total = len(entry.mentions)
    if mention:
        step = _("Mention {number} of {total}").format(number=mention, total=total)
    else:
        step = words.mentions(total)
    note = _BLANK
    if outside:
        note = Markup("<p class='note'>{} {}</p>").format(
            _("The filter leaves this place out; it stays because it is selected."),
            Markup("<button type='button' class='link' data-filter='clear'>{}</button>").format(
                _("Clear the filter")
            ),
        )
    return {
        "step": str(Markup.escape(step)),
        "wrapped": wrapped,
        "outside": str(note),
        "rest": str(folded),
    }


def _head(entry: Entry) -> Markup:
    place = entry.place
    line = [words.kind(place), words.chain(place)]
    return Markup(
        "<button type='button' class='back' data-clear='yes'>{}</button>"
        "<h2 tabindex='-1' data-head>{}</h2><p class='where'>{}</p>"
    ).format(_("All places"), place.name, " · ".join(part for part in line if part))


def _note(entry: Entry) -> Markup:
    sentences = [notes.note(entry.place), words.standing_point(entry.place), _not_on_map(entry)]
    kept = [sentence for sentence in sentences if sentence]
    slot = Markup("<div data-slot='outside'></div>")
    if not kept:
        return slot
    return Markup("<p class='note'>{}</p>{}").format(" ".join(kept), slot)


def _not_on_map(entry: Entry) -> str:
    if entry.standing is Role.ACTOR:
        return _("The report names it only as an actor, never as the scene of anything.")
    if entry.standing is Role.DEMONYM:
        return _("Not on the map: the report names only its people or things.")
    if entry.standing is Role.CREDIT:
        return _("Not on the map: named only in a byline, a credit or the site's own text.")
    return ""


def _counts(entry: Entry, found: Sequence[Passage]) -> Markup:
    number = len({passage.paragraph.start for passage in found})
    counts = [
        Markup("<li class='{}'>{}</li>").format(role.value, text) for role, text in _counted(entry)
    ]
    counts.append(Markup("<li>{}</li>").format(words.paragraphs(number)))
    return Markup(
        "<div class='steps'><div class='stepper' role='group' aria-label='{}'>"
        "<button type='button' data-step='-1' aria-label='{}' title='{}'>‹</button>"
        "<span data-slot='step'></span>"
        "<button type='button' data-step='1' aria-label='{}' title='{}'>›</button></div>"
        "<ul class='counts'>{}</ul><p class='wrapped' data-slot='wrapped'></p></div>"
    ).format(
        _("Mentions"),
        _("Previous mention"),
        _("Previous mention (key [ or comma)"),
        _("Next mention"),
        _("Next mention (key ] or full stop)"),
        _BLANK.join(counts),
    )


def _counted(entry: Entry) -> list[tuple[Role, str]]:
    number = {role: entry.count(role) for role in Role}
    texts = {
        Role.LOCATION: ngettext(
            "{number} as a place", "{number} as a place", number[Role.LOCATION]
        ),
        Role.ACTOR: ngettext("{number} as an actor", "{number} as an actor", number[Role.ACTOR]),
        Role.DEMONYM: ngettext(
            "{number} by a demonym", "{number} by a demonym", number[Role.DEMONYM]
        ),
        Role.CREDIT: ngettext("{number} in a credit", "{number} in credits", number[Role.CREDIT]),
    }
    return [
        (role, text.format(number=number[role])) for role, text in texts.items() if number[role]
    ]


def _facts(entry: Entry) -> Markup:
    reasons = _BLANK.join(
        Markup("<li>{}</li>").format(words.sentence(in_language(reason)))
        for reason in entry.reasons[:MOST_REASONS]
    )
    return Markup(
        "<dl><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd>"
        "<dt>{}</dt><dd><details class='why' data-wide><summary>{} "
        "<span class='ask'>{}</span></summary><ul>{}</ul></details>"
        "</dd></dl><p class='mend'><button type='button' class='pill' data-correct='{}'"
        " data-card='yes' aria-label='{}'>{}</button></p>"
    ).format(
        _("Coordinates"),
        _coordinates(entry),
        _("Written as"),
        _written(entry),
        _("Confidence"),
        words.sure(entry),
        _("Why here"),
        reasons,
        entry.mentions[0].start,
        _("Correct this: {name}").format(name=entry.place.name),
        _("Correct this"),
    )


def _coordinates(entry: Entry) -> Markup:
    place = entry.place
    fine = coordinates.fineness(place)
    point = place.lat, place.lon
    forms = (
        (_("decimal degrees"), coordinates.decimal(*point, fine)),
        (_("degrees, minutes, seconds"), coordinates.sexagesimal(*point, fine)),
        (_("military grid (MGRS)"), coordinates.grid(*point, fine)),
    )
    first, *others = (
        Markup(
            "<span class='point'>{}</span> <button type='button' class='copy' data-copy='{}'"
            " data-copied='{}' aria-label='{}'>{}</button>"
        ).format(
            text,
            text,
            _("Copied"),
            _("Copy {form}: {text}").format(form=form, text=text),
            _("Copy"),
        )
        for form, text in forms
    )
    if fine.about_km < 1:
        about = _("Rounded to about {number} m.").format(number=round(fine.about_km * 1000))
    else:
        about = _("Rounded to about {number} km, as one point stands for an area.").format(
            number=round(fine.about_km)
        )
    return Markup(
        "{}<details class='forms'><summary>{}</summary><ul>{}</ul><p>{}</p></details>"
    ).format(
        first,
        _("Other forms"),
        _BLANK.join(Markup("<li>{}</li>").format(other) for other in others),
        about,
    )


def _written(entry: Entry) -> Markup:
    forms = []
    for form, times in entry.written:
        own = "" if form == entry.place.name else _("the report's spelling")
        forms.append(
            Markup("<span class='form'>{}&nbsp;<b>{}</b>{}</span>").format(
                form, times, Markup(" <i>({})</i>").format(own) if own else ""
            )
        )
    return Markup(", ").join(forms)


def _runners_up(entry: Entry) -> Markup:
    if not entry.alternatives:
        return _BLANK
    rows = _BLANK.join(
        Markup("<li><b>{}</b> {} · <span class='share'>{}</span></li>").format(
            candidate.place.name,
            ", ".join(
                part for part in (words.kind(candidate.place), words.chain(candidate.place)) if part
            ),
            words.share(candidate.score),
        )
        for candidate in entry.alternatives[:MOST_RUNNERS_UP]
    )
    return Markup(
        "<details class='others'><summary>{}</summary><ol>{}</ol>"
        "<button type='button' class='pill' data-rivals='yes' aria-pressed='false'>{}</button>"
        "</details>"
    ).format(
        words.others(len(entry.alternatives)),
        rows,
        _("Show on the map"),
    )
