"""Names in Arabic letters lead to the places that Latin letters name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import open_gazetteer
from geo.gazetteer.arabicscript import consonants, latin_consonants, sounds_like, without_attached
from geo.gazetteer.names import arabic

NAMED = [
    ("دمشق", "Damascus"),
    ("حمص", "Homs"),
    ("بدمشق", "Damascus"),
    ("اللاذقية", "Latakia"),
    ("دير الزور", "Deir ez-Zor"),
    ("القامشلي", "Qamishli"),
    ("بغداد", "Baghdad"),
    ("والموصل", "Mosul"),
    ("الفلوجة", "Fallujah"),
    ("بالرمادي", "Ramadi"),
    ("صنعاء", "Sanaa"),
    ("تعز", "Taiz"),
    ("الحديدة", "Hodeidah"),
    ("أم درمان", "Omdurman"),
    ("مصراتة", "Misrata"),
    ("بنغازي", "Benghazi"),
    ("طرابلس", "Tripoli"),
    ("صيدا", "Sidon"),
    ("خان يونس", "Khan Younis"),
    ("رام الله", "Ramallah"),
    ("بورسودان", "Port Sudan"),
]


@pytest.mark.parametrize(("written", "place"), NAMED)
def test_a_name_leads_to_its_place(written: str, place: str) -> None:
    assert place in {candidate.place.name for candidate in open_gazetteer().lookup(written)}


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("الخرطوم", "Khartoum"),
        ("السويداء", "As-Suwayda"),
        ("القُنَيْطِرة", "Quneitra"),
        ("الشيخ زويد", "Sheikh Zuweid"),
        ("غريان", "Gharyan"),
    ],
)
def test_both_spellings_share_consonants_and_long_vowels(written: str, latin: str) -> None:
    assert consonants(written) == latin_consonants(arabic(latin))
    assert sounds_like(written, latin)


@pytest.mark.parametrize(("written", "latin"), [("الخرطوم", "Kartam"), ("حوران", "Harran")])
def test_other_vowels_are_another_name(written: str, latin: str) -> None:
    assert consonants(written) == latin_consonants(arabic(latin))
    assert not sounds_like(written, latin)


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("بالخرطوم", ("الخرطوم",)),
        ("للخرطوم", ("الخرطوم",)),
        ("وبالخرطوم", ("الخرطوم",)),
        ("وللخرطوم", ("الخرطوم",)),
        # Either a preposition or what is left of the article after one.
        ("لحلب", ("الحلب", "حلب")),
        ("لخرطوم", ("الخرطوم", "خرطوم")),
        ("حلب", ()),
    ],
)
def test_what_is_written_at_its_head_is_taken_off(written: str, bare: tuple[str, ...]) -> None:
    assert without_attached(written) == bare


@given(st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=60), st.text())
def test_any_text_can_be_compared(written: str, latin: str) -> None:
    assert set(consonants(written)) <= set("btghkdrszflmn")
    assert sounds_like(written, latin) in (True, False)
