"""A result under the names that its places have in the reader's language, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geo import geoparse, language
from geo.language import translated
from geo.presentation.localised import localised, name_of

TEXT = "Shells fell on Izium, 40 km from Balakliia. Russian forces left Lyman for Belgorod."


@pytest.fixture
def ukrainian() -> Iterator[None]:
    language.use("uk")
    yield
    language.use(language.ENGLISH)


def test_in_english_it_is_as_it_was() -> None:
    result = geoparse(TEXT)
    assert localised(result) is result


@pytest.mark.usefixtures("ukrainian")
def test_places_what_lies_around_them_and_reasons_are_named() -> None:
    result = geoparse(TEXT)
    again = localised(result)
    names = {place.name for place in again.places}
    assert {"Ізюм", "Балаклія", "Росія", "Бєлгород"} <= names
    izium = next(place for place in again.places if place.name == "Ізюм")
    assert (izium.admin2, izium.admin1) == ("Ізюмський район", "Харківська область")
    assert izium.country == "Україна"
    reasons = [m.resolution.reasons for m in again.mentions if m.resolution]
    said = " ".join(translated(reason) for each in reasons for reason in each)
    assert "від місця Балаклія" in said and "у країні Україна" in said
    assert "Ukraine" not in said and "Belgorod Oblast" not in said
    # What the report writes, and which place it is, stays.
    assert again.report == result.report
    for before, after in zip(result.mentions, again.mentions, strict=True):
        assert (before.text, before.start, before.role) == (after.text, after.start, after.role)
        if before.resolution and after.resolution:
            assert before.resolution.place.id == after.resolution.place.id
            assert name_of(before.resolution.place) == after.resolution.place.name
