"""The map as a picture, drawn when it is asked for, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context

from geo import language
from geo.export import Provenance
from geo.export.picture import Words, rasterised, to_svg
from geo.language import _
from geo.model import Geoparse
from geo.presentation import words


def as_svg(
    result: Geoparse, provenance: Provenance, *, actors: bool, filtered: bool = False
) -> Callable[[], str]:
    """Return what draws the map, later and in another thread, in the reader's language now.

    Args:
        result: the report, with what the filter leaves on the map.
        provenance: whence it comes.
        actors: the places that are named only as actors are on the map too.
        filtered: the filter leaves something out, which the picture says.
    """
    # The language in use is this thread's, and the server draws in one of its own.
    reader = copy_context()

    def draw() -> str:
        return to_svg(result, provenance, actors=actors, words=picture_words(filtered=filtered))

    return lambda: reader.copy().run(draw)


def as_png(svg: Callable[[], str]) -> Callable[[], bytes]:
    """Return what draws the same picture in pixels."""

    def draw() -> bytes:
        return rasterised(svg())

    return draw


def picture_words(*, filtered: bool = False) -> Words:
    """Return the picture's own texts in the language in use."""
    return Words(
        language=language.current(),
        untitled=_("Untitled report"),
        pasted=_("Pasted text"),
        undated=_("no date in the report"),
        counts=_counts_filtered if filtered else _counts,
        area=_("Area: number of mentions"),
        region=_("region, marker at its seat"),
        country=_("country"),
        vague=_("area without a border"),
        water=_("sea, lake or river"),
        actor=_("named only as an actor"),
        uncertain=_("place uncertain"),
        disputed=_("disputed border"),
        beyond=_("Outside this picture: {places}"),
        unlabelled=_("Without a label here: {places}"),
        more=_("{places} and {number} more"),
        kilometres=_("{number} km"),
        metres=_("{number} m"),
        statement=_(
            "This map shows where the report names places. It does not verify that anything "
            "happened there."
        ),
        borders=_(
            "The names and borders shown imply no opinion on the legal status of any territory. "
            "Crimea is drawn in Ukraine, as the UN General Assembly does (resolution 68/262); "
            "other disputed borders are dashed."
        ),
        credits=_("Places: {credits}. Base map: Natural Earth."),
    )


def _counts(places: int, mentions: int, countries: int) -> str:
    return ", ".join((words.places(places), words.mentions(mentions), words.countries(countries)))


def _counts_filtered(places: int, mentions: int, countries: int) -> str:
    return _("{counts} (filtered)").format(counts=_counts(places, mentions, countries))
