"""A result under the names that its places have in the reader's language, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geo import Geoparse, geoparse, language
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


DESCRIBED = (
    "Shells fell 15 km north of Izium. They held the line between Svatove and Kreminna. One died "
    "on the northern outskirts of Kharkiv, one south of Kupiansk. The countryside of western "
    "Aleppo burned, and a mill 30 miles from Homs. They shelled the Bakhmut-Slovyansk highway, "
    "and a village some 20 km east of Lyman."
)


def described(result: Geoparse, code: str) -> list[str]:
    language.use(code)
    try:
        return [each.name for each in localised(result).places if each.precision == "described"]
    finally:
        language.use(language.ENGLISH)


def test_what_a_report_describes_is_said_in_the_language_of_the_page() -> None:
    assert described(geoparse(DESCRIBED), "es") == [
        "15 km al norte de Izium",
        "entre Svatove y Kreminna",
        "afueras de Járkov, en el norte",
        "al sur de Kupiansk",
        "campo de Alepo, en el oeste",
        "a 48,3 km de Homs",
        # Here no words of ours say as much as the report's.
        "the Bakhmut-Slovyansk highway",
        "some 20 km east of Lyman",
    ]
    text = geoparse("За 15 км на північ від Ізюма впали снаряди. На околиці Харкова горить склад.")
    assert described(text, "ar") == ["على بعد 15 كم شمال إيزيوم", "أطراف خاركيف"]
    assert described(text, "uk") == ["За 15 км на північ від Ізюма", "На околиці Харкова"]
