"""From a place to the sentences that name it."""

from __future__ import annotations

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


def test_keyword_in_context_stays_within_the_paragraph() -> None:
    result = geoparse(TEXT)
    first = next(mention for mention in result.mentions if mention.text == "Izyum")
    before, name, after = keyword_in_context(result.report, first, width=30)
    assert (before, name, after) == ("From Izium to ", "Izyum", " it is no way at all. Nobody s")
    assert paragraph_of(result.report, first.start).number == 2
