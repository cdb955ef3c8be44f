"""The passages that name a place, as HTML, each with its place in the report."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from geo.excerpts import Passage
from geo.presentation.templates import templates
from geo.presentation.words import names_place

MOST_OTHERS = 5
"""More passages than this that do not name it as a place are folded away."""

_render = templates(__file__)


def passages_html(found: Sequence[Passage], *, language: str) -> Markup:
    """Return passages, in the report's language; where many name no place, these are left out.

    In their stead stands what a reader opens to have them sent (`folded_html`): a country's people
    can be named on every line.
    """
    as_place, others = _parted(found)
    return _render("passages", passages=as_place, folded=len(others), language=language)


def folded_html(found: Sequence[Passage], *, language: str) -> Markup:
    """Return those of the passages that `passages_html` leaves out."""
    others = _parted(found)[1]
    return (
        _render("passages", passages=others, folded=0, language=language) if others else Markup("")
    )


def _parted(found: Sequence[Passage]) -> tuple[Sequence[Passage], Sequence[Passage]]:
    """Return what is shown at once and what is folded away."""
    as_place = [passage for passage in found if names_place(passage)]
    others = [passage for passage in found if not names_place(passage)]
    return (as_place, others) if as_place and len(others) > MOST_OTHERS else (found, ())
