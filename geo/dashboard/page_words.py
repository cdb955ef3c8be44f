"""The one-file page in the reader's language: its own words, and what writes it."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from dataclasses import replace
from typing import ParamSpec

from geo import language
from geo.corrections import SOURCE as CORRECTION
from geo.dashboard.map_words import map_words
from geo.dashboard.notes import NOTES
from geo.dashboard.reasons_in import in_language
from geo.dashboard.views.pictures import picture_words
from geo.export import Provenance
from geo.export.page import Words, to_html
from geo.language import _
from geo.model import Geoparse, Role
from geo.presentation import words

_Given = ParamSpec("_Given")


def as_page(result: Geoparse, provenance: Provenance) -> Callable[[], bytes]:
    """Return what writes the page, later and in another thread, in the reader's language now.

    Args:
        result: the report with its places.
        provenance: whence it comes.
    """
    own = page_words()
    return lambda: to_html(result, provenance, words=own).encode()


def page_words() -> Words:
    """Return the page's own texts in the language in use, which they keep in every thread."""
    picture = picture_words()
    return Words(
        language=language.current(),
        map=map_words(),
        picture=replace(picture, counts=_kept(picture.counts)),
        told=_kept(_told),
        mentions=_kept(words.mentions),
        passages=_kept(words.passages),
        others=_kept(words.others),
        kinds=words.kinds(),
        roles={role: words.role(role) for role in Role},
        sources={"gazetteer": _("gazetteer"), CORRECTION: _("correction")},
        groups=_groups(),
        standings=_standings(),
        high=_("High"),
        fair=_("Fair"),
        low=_("Low"),
        very_low=_("Very low"),
        by_reader=_("Set by a reader"),
        skip=_("Skip the map, go to the list"),
        on_this_page=_("On this page"),
        map_title=_("Map"),
        list_title=_("Places on the map"),
        none=_("None."),
        with_actors=_("Also mark those named only as actors"),
        picture_of=_("The map as a picture. The list and the passages say the same."),
        lede=_(
            "Choose a place on the map or in the list to come to every passage that names it, or "
            "read on."
        ),
        nothing=_("No place was found in this report that could stand on the map."),
        again=_("Enter once more goes to them."),
        cleared=_("No place is selected."),
        show=_("Show on the map"),
        show_place=_("Show on the map: {place}"),
        written=_("Written as"),
        coordinates=_("Coordinates"),
        confidence=_("Confidence"),
        reasons=_("Why here"),
        evidence=_("Evidence"),
        identifier=_("Gazetteer entry"),
        name=_("Name"),
        characters=_("Characters"),
        paragraph_column=_("Stands in"),
        role=_("Named"),
        source=_("Source"),
        title_paragraph=_("Title"),
        credit_paragraph=_("Credits and site text"),
        paragraph=_("Paragraph {number}"),
        caption=_("Picture caption, paragraph {number}"),
        at_seat=_("The report names the region; the marker stands at its seat, {seat}."),
        inside_region=_("The report names the region; the marker stands at a point inside it."),
        inside_country=_("The report names the country; the label stands at a point inside it."),
        no_border=_("This area has no agreed border; the marker stands about its middle."),
        about_km=_("to about {number} km"),
        about_m=_("to about {number} m"),
        left_out=_("Not on the map, and why"),
        all_placed=_("No name was left without a place."),
        too_vague=_("Too vague for a point or a border."),
        no_reason=_("No reason was given."),
        method_title=_("How this was made"),
        method=_method(),
        event=_("A mention is not an event."),
        rounded=_(
            "On purpose, coordinates are rounded to a tenth of a degree, and named sites have no "
            "place."
        ),
        corrections_title=_("Corrections"),
        no_corrections=_("None were made."),
        corrected=_("“{quote}”: {old} → {new}"),
        not_a_place=_("not a place"),
        not_found=_("not found"),
        unplaced=_("without a place"),
        source_title=_("The report"),
        report_title=_("Title"),
        author=_("Author"),
        publisher=_("Publisher"),
        address=_("Read from"),
        published=_("Published"),
        report_language=_("Language"),
        unknown=_("not known"),
        file_hash=_("SHA-256 of the file"),
        text_hash=_("SHA-256 of the text"),
        repairs=_("Changed between file and text"),
        gazetteer=_("Gazetteer"),
        made=_("Written"),
        by=_("Dateline, {when}"),
        credits_title=_("Borders, names and credits"),
        scripts=_(
            "This page holds Leaflet (BSD 2-Clause), geojson-vt and topojson-client (ISC). It asks "
            "nobody for anything: all that it shows is in this one file."
        ),
    )


def _kept(said: Callable[_Given, str]) -> Callable[_Given, str]:
    """Return a function that speaks the language in use now wherever it is called."""
    reader = copy_context()

    def say(*args: _Given.args, **kwargs: _Given.kwargs) -> str:
        # A context can be entered once at a time, and two threads may write the same page.
        return reader.copy().run(said, *args, **kwargs)

    return say


def _told(sentence: str) -> str:
    return _(sentence) if sentence in NOTES else in_language(sentence)


def _groups() -> dict[Role, str]:
    return {
        Role.LOCATION: _("Passages, place by place"),
        Role.ACTOR: _("Named only as actors"),
        Role.DEMONYM: _("Named only by their people or things"),
        Role.CREDIT: _("Named only in credits"),
    }


def _standings() -> dict[Role, str]:
    return {
        Role.LOCATION: "",
        Role.ACTOR: _(
            "Not on the map at first: the report names them as a government, an army or a team "
            "(“Moscow said”), never as the scene of anything."
        ),
        Role.DEMONYM: _(
            "Not on the map: the report names only their people or things (“Turkish”)."
        ),
        Role.CREDIT: _("Not on the map: named only in a byline, a credit or the site's own text."),
    }


def _method() -> tuple[str, ...]:
    return (
        _(
            "Dateline, a program, found the names in the report, decided for each of them whether "
            "it stands for the place itself, for an actor, for people and things of a country or "
            "in a credit, and looked it up in a gazetteer. No person checked the result, except "
            "where a correction says so."
        ),
        _(
            "Confidence is the program's own estimate that it took the right place of that name: "
            "high from 85%, fair from 65%, low from 45%. It says nothing of whether the report is "
            "true."
        ),
        _(
            "A mark's area follows the number of mentions as a place. Regions, countries and areas "
            "without a border are marked at one point, which stands for all of the area."
        ),
        _(
            "Passages are the report's own words, letter for letter, and only the sentences that "
            "name a place. Labels are the established English names, else the official "
            "romanisation."
        ),
        _("Nothing is dated here that the report does not date."),
        _(
            "Characters count from 0 in the report's text, as Unicode code points, the end "
            "excluded; the second of the hashes is of that text in UTF-8. The base map is drawn in "
            "full about the report's places and coarser elsewhere."
        ),
    )
