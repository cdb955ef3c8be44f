"""From a place to the sentences that name it."""

from __future__ import annotations

import pytest

from geo import geoparse
from geo.excerpts import keyword_in_context, paragraph_of, passages

TEXT = (
    "Troops left Izium on Monday. They went to Kupiansk.\n\n"
    "From Izium to Izyum it is no way at all. Nobody stayed in Izium."
)


def test_passages_group_the_mentions_of_a_sentence() -> None:
    result = geoparse(TEXT)
    izium = next(place for place in result.places if place.name == "Izium")
    found = passages(result, izium)
    assert [passage.text for passage in found] == [
        "Troops left Izium on Monday.",
        "From Izium to Izyum it is no way at all.",
        "Nobody stayed in Izium.",
    ]
    assert [[m.text for m in passage.mentions] for passage in found] == [
        ["Izium"],
        ["Izium", "Izyum"],
        ["Izium"],
    ]
    assert [passage.paragraph.number for passage in found] == [1, 2, 2]
    for passage in found:
        assert TEXT[passage.start : passage.end] == passage.text


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        (30, 100, ("From Izium to ", "Izyum", " it is no way at all. Nobody stayed in Izium.")),
        (14, 30, ("From Izium to ", "Izyum", " it is no way at all. Nobody …")),
        (8, 6, ("… to ", "Izyum", " it …")),
        (0, 0, ("… ", "Izyum", " …")),
    ],
)
def test_keyword_in_context_stays_within_the_paragraph(
    before: int, after: int, parts: tuple[str, str, str]
) -> None:
    result = geoparse(TEXT)
    first = next(mention for mention in result.mentions if mention.text == "Izyum")
    around = keyword_in_context(result.report, first.start, first.end, before=before, after=after)
    assert around == parts
    assert paragraph_of(result.report, first.start).number == 2
