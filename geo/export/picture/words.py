"""What the picture says in words of its own; whoever shows it may say it in another language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _counts(places: int, mentions: int, countries: int) -> str:
    return ", ".join(
        f"{number:,} {one if number == 1 else many}"
        for number, one, many in (
            (places, "place", "places"),
            (mentions, "mention", "mentions"),
            (countries, "country", "countries"),
        )
    )


@dataclass(frozen=True, slots=True)
class Words:
    """Every text of the picture that does not come from the report; in English as they stand."""

    language: str = "en"
    untitled: str = "Untitled report"
    pasted: str = "Pasted text"
    undated: str = "no date in the report"
    counts: Callable[[int, int, int], str] = _counts
    """Gets the numbers of places, mentions and countries."""
    area: str = "Area: number of mentions"
    region: str = "region, marker at its seat"
    country: str = "country"
    vague: str = "area without a border"
    water: str = "sea, lake or river"
    actor: str = "named only as an actor"
    uncertain: str = "place uncertain"
    disputed: str = "disputed border"
    beyond: str = "Outside this picture: {places}"
    unlabelled: str = "Without a label here: {places}"
    more: str = "{places} and {number} more"
    kilometres: str = "{number} km"
    metres: str = "{number} m"
    statement: str = (
        "This map shows where the report names places. It does not verify that anything "
        "happened there."
    )
    borders: str = (
        "The names and borders shown imply no opinion on the legal status of any territory. "
        "Crimea is drawn in Ukraine, as the UN General Assembly does (resolution 68/262); "
        "other disputed borders are dashed."
    )
    credits: str = "Places: {credits}. Base map: Natural Earth."


ENGLISH = Words()
