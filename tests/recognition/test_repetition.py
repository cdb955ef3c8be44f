"""A name that the model found in one place is found again in others, but not within a person's."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.recognition import Entity, recognise
from geo.report import report_from_text


def found(text: str, marked: str) -> list[int]:
    """Return where names start, if the model marked the first of them alone."""
    start = text.index(marked)
    report = report_from_text(text)
    entities = (Entity(start, start + len(marked), 1.0),)
    mentions = recognise(report, entities, GazetteerLexicon(open_gazetteer()))
    return [mention.start for mention in mentions if mention.text == marked]


@pytest.mark.parametrize(
    ("text", "marked", "times"),
    [
        ("Troops of Mali left. The army said Mali had won.", "Mali", 2),
        (
            "They left Jordan by the last bus of the day. The witness Jordan Peters said so.",
            "Jordan",
            1,
        ),
        (
            "They left Georgia by the last bus of the day. The minister called Georgia Castle mad.",
            "Georgia",
            1,
        ),
        ("They left Chad. Chad sent tanks.", "Chad", 2),
        ("They held Raqqa. The Raqqa Civil Council met.", "Raqqa", 2),
        ("They held Raqqa. The Raqqa Brigade fled.", "Raqqa", 1),
        ("They held Raqqa. The Raqqa Peace Committee met.", "Raqqa", 1),
        ("They held Raqqa. Ms. Nadia Raqqa, press office, Raqqa.", "Raqqa", 2),
        ("They held Raqqa. Abu Raqqa says he is well.", "Raqqa", 1),
        ("They held Raqqa. Initials: A. Raqqa, K. Raqqa. End.", "Raqqa", 1),
        ('They held Raqqa. The prisoner "Raqqa" was taken.', "Raqqa", 1),
        ("They left Odesa. The frigate Odesa sank.", "Odesa", 1),
        ("They left Israel. Israel Katz left Israel too.", "Israel", 2),
        ("They held Sudan. All of S. Sudan is dry.", "Sudan", 1),
        ("They held Adwa. We ran, said Adwa Berhane, 41.", "Adwa", 1),
        ("They held Turbat. A man named Turbat Petros told us so.", "Turbat", 1),
        ("They held Goma. Goma Chissano, a nurse, was there.", "Goma", 1),
        ("They held Kandahar. Kandahar Khan Alokozai, a chief, was there.", "Kandahar", 1),
        ("They held Goma. Goma Airport, a ruin, was shut.", "Goma", 1),
        ("They held Goma. In Goma Mayor Ali Hassan begged, nobody came.", "Goma", 2),
        ("They held Goma. Near Goma Red Cross, UN and army met.", "Goma", 2),
        ("They held Dublin. The Dublin Singers said so.", "Dublin", 2),
        ("They held Ramla. He came from Ramla. A complaint was sent.", "Ramla", 2),
    ],
)
def test_it_is_found_again(text: str, marked: str, times: int) -> None:
    assert len(found(text, marked)) == times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PHILADELPHIA PA. AND DETROIT, MICH.", ["PHILADELPHIA", "DETROIT"]),
        ("PHILADELPHIA LAWYERS AND DETROIT, MEN", []),
        ("RAID ON ODESSA", []),
        ("Philadelphia pa and Detroit men", []),
    ],
)
def test_a_town_in_capitals_is_one_before_its_region(text: str, expected: list[str]) -> None:
    assert unmarked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pro-Kyiv hackers left.", ["Kyiv"]),
        ("An anti-Tehran crowd left.", ["Tehran"]),
        ("Pro-Assad fighters left.", []),
        ("Sappers cleared W. Mosul.", ["W. Mosul"]),
        ("He met George W. Mosul.", []),
        ("Men of N. Kivu and S. Kivu met.", ["N. Kivu", "S. Kivu"]),
        ("Troops of the C. African Republic fled.", ["C. African Republic"]),
        ("They live at 85 S. Mosul St. today.", []),
    ],
)
def test_a_side_or_a_part_of_a_well_known_place(text: str, expected: list[str]) -> None:
    assert unmarked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Geneva talks ended.", ["Geneva"]),
        ("A Dresden clinic took her in.", ["Dresden"]),
        ("The Jackson clinic took her in.", []),
        ("The Lyman clinic took her in.", []),
        ("Nearby Geneva talks ended.", []),
    ],
)
def test_a_city_has_what_the_next_word_says(text: str, expected: list[str]) -> None:
    assert unmarked(text) == expected


def unmarked(text: str) -> list[str]:
    """Return the names that are found where the model marked none."""
    lexicon = GazetteerLexicon(open_gazetteer())
    return [mention.text for mention in recognise(report_from_text(text), (), lexicon)]
