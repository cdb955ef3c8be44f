"""The card of a place and the passages that name it, as HTML."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from geo import coordinates
from geo.dashboard.reports.opening import Opened
from geo.dashboard.views.passages import FIRST, folded_html, passages_html, portions_with
from geo.excerpts import Passage
from geo.language import _, ngettext, translated
from geo.model import Role
from geo.presentation import words
from geo.presentation.entries import Entry, passages_of
from geo.presentation.templates import templates
from geo.remembered import remembered

MOST_REASONS = 5

_BLANK = Markup("")
_render = templates(__file__)


def folded_of(opened: Opened, place_id: str, portions: Mapping[str, int] = FIRST) -> Markup:
    """Return the passages that the card of one of a report's places folds away.

    Args:
        opened: the report.
        place_id: the place's id.
        portions: which of them are shown, as `portions_of` says it.
    """
    found = _found(opened, place_id)
    return folded_html(found, language=opened.report.language, portions=portions)


def portions_of(
    opened: Opened, place_id: str, mention: int, asked: Mapping[str, int]
) -> dict[str, int]:
    """Return the numbers of the portions that a card shows of its passages, by their list's name.

    Args:
        opened: the report.
        place_id: the place's id.
        mention: number of the selected mention from 1, 0 for none; its portion is shown.
        asked: the portions that the reader asked for since.
    """
    if not mention:
        return dict(asked)
    start = opened.entries[place_id].mentions[mention - 1].start
    return {**portions_with(_found(opened, place_id), start), **asked}


def card_of(opened: Opened, place_id: str, portions: Mapping[str, int] = FIRST) -> Markup:
    """Return the card and passages of one of a report's places.

    It is the same whichever mention of a portion is selected: the page marks that itself.

    Args:
        opened: the report.
        place_id: the place's id.
        portions: which of its passages are shown, as `portions_of` says it.
    """
    return _card(opened, place_id) + _shown(opened, place_id, tuple(sorted(portions.items())))


@remembered
def _found(opened: Opened, place_id: str) -> tuple[Passage, ...]:
    return passages_of(opened.result, opened.entries[place_id])


@remembered
def _shown(opened: Opened, place_id: str, portions: tuple[tuple[str, int], ...]) -> Markup:
    found = _found(opened, place_id)
    return passages_html(found, language=opened.report.language, portions=dict(portions))


@remembered
def _card(opened: Opened, place_id: str) -> Markup:
    entry = opened.entries[place_id]
    place, found = entry.place, _found(opened, place_id)
    notes = (translated(place.note), words.stands_for(place), _not_on_map(entry))
    fine, point = coordinates.fineness(place), (place.lat, place.lon)
    return _render(
        "card",
        entry=entry,
        notes=[note for note in notes if note],
        counts=_counted(entry),
        paragraphs=len({passage.paragraph.start for passage in found}),
        forms=(
            (_("decimal degrees"), coordinates.decimal(*point, fine)),
            (_("degrees, minutes, seconds"), coordinates.sexagesimal(*point, fine)),
            (_("military grid (MGRS)"), coordinates.grid(*point, fine)),
        ),
        about=_("Rounded to about {number} m.").format(number=round(fine.about_km * 1000))
        if fine.about_km < 1
        else _("Rounded to about {number} km, as one point stands for an area.").format(
            number=round(fine.about_km)
        ),
        most_reasons=MOST_REASONS,
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


def _not_on_map(entry: Entry) -> str:
    if entry.main_role is Role.ACTOR:
        return _("The report names it only as an actor, never as the scene of anything.")
    if entry.main_role is Role.DEMONYM:
        return _("Not on the map: the report names only its people or things.")
    if entry.main_role is Role.CREDIT:
        return _("Not on the map: named only in a byline, a credit or the site's own text.")
    return ""


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
