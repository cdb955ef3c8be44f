"""The passages that name a place, as HTML, each with its place in the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from markupsafe import Markup

from geo.excerpts import Passage
from geo.presentation.templates import templates
from geo.presentation.words import names_place

MOST_OTHERS = 5
"""More passages than this that do not name it as a place are folded away."""
AT_ONCE = 30
"""Passages of a portion: a long report names a country in a thousand, and each click waits for what
is sent and laid out."""

FIRST: Mapping[str, int] = MappingProxyType({})
"""Of each list the portion that it begins with."""
_PLACES, _OTHERS = "places", "others"
_render = templates(__file__)


def passages_html(
    found: Sequence[Passage], *, language: str, portions: Mapping[str, int] = FIRST
) -> Markup:
    """Return passages, in the report's language; where many name no place, these are left out.

    In their stead stands what a reader opens to have them sent (`folded_html`): a country's people
    can be named on every line.

    Args:
        found: all passages of a place.
        language: what they are written in.
        portions: the number of the portion that is shown, from 0, by the name of the list.
    """
    as_place, others = _parted(found)
    return _portion(_PLACES, as_place, portions, language, folded=len(others))


def folded_html(
    found: Sequence[Passage], *, language: str, portions: Mapping[str, int] = FIRST
) -> Markup:
    """Return those of the passages that `passages_html` leaves out."""
    others = _parted(found)[1]
    return _portion(_OTHERS, others, portions, language) if others else Markup("")


def portions_with(found: Sequence[Passage], start: int) -> dict[str, int]:
    """Return the number of the portion in which a mention stands, by the name of its list.

    Args:
        found: all passages of a place.
        start: where the mention starts in the report's text.
    """
    return {
        name: at // AT_ONCE
        for name, listed in zip((_PLACES, _OTHERS), _parted(found), strict=True)
        for at, passage in enumerate(listed)
        if any(mention.start == start for mention in passage.mentions)
    }


def _portion(
    name: str,
    listed: Sequence[Passage],
    portions: Mapping[str, int],
    language: str,
    *,
    folded: int = 0,
) -> Markup:
    begins = range(0, max(1, len(listed)), AT_ONCE)
    number = min(portions.get(name, 0), len(begins) - 1)
    first = begins[number]
    return _render(
        "passages",
        passages=listed[first : first + AT_ONCE],
        first=first,
        total=len(listed),
        name=name,
        ways=[
            (way, listed[begins[way]].mentions[0].start)
            for way in (number - 1, number + 1)
            if 0 <= way < len(begins)
        ],
        number=number,
        folded=folded,
        language=language,
    )


def _parted(found: Sequence[Passage]) -> tuple[Sequence[Passage], Sequence[Passage]]:
    """Return what is shown at once and what is folded away."""
    as_place = [passage for passage in found if names_place(passage)]
    others = [passage for passage in found if not names_place(passage)]
    return (as_place, others) if as_place and len(others) > MOST_OTHERS else (found, ())
