"""Blocks of a report and what they are."""

from __future__ import annotations

import pytest

from geo.model import ParagraphKind
from geo.paths import data_dir
from geo.report.furniture import is_byline, is_credit, is_made_by
from geo.report.layout import split_paragraphs

T, B, P, C = (
    ParagraphKind.TITLE,
    ParagraphKind.BODY,
    ParagraphKind.CAPTION,
    ParagraphKind.CREDIT,
)

CASES = [
    pytest.param("Kyiv was hit.", [("Kyiv was hit.", B)], id="one line is body, no title"),
    pytest.param(
        "Strikes hit Kyiv\n\nBy Anna Smith in Lviv\n\nA drone fell on Kyiv on Monday.",
        [
            ("Strikes hit Kyiv", T),
            ("By Anna Smith in Lviv", C),
            ("A drone fell on Kyiv on Monday.", B),
        ],
        id="byline",
    ),
    pytest.param(
        "Strikes hit Kyiv\nA drone fell on Kyiv on Monday, officials said.\nNobody was hurt there.",
        [
            ("Strikes hit Kyiv", T),
            ("A drone fell on Kyiv on Monday, officials said.", B),
            ("Nobody was hurt there.", B),
        ],
        id="a line a paragraph",
    ),
    pytest.param(
        "Troops crossed the river near the town early in the\nmorning and dug in on the far bank, "
        "where the shells\nfell all day, while the village behind them burned and\nnobody came.",
        [
            (
                "Troops crossed the river near the town early in the\nmorning and dug in on the "
                "far bank, where the shells\nfell all day, while the village behind them burned "
                "and\nnobody came.",
                B,
            )
        ],
        id="wrapped at a column",
    ),
    pytest.param(
        "- Strike on Bir al-\n  Abd, two dead\n- Strike on Khan\n  Younis\n- Nothing in Deir al-"
        "\nBalah",
        [
            ("Strike on Bir al-\n  Abd, two dead", T),
            ("Strike on Khan\n  Younis", B),
            ("Nothing in Deir al-\nBalah", B),
        ],
        id="an item's second line",
    ),
    pytest.param(
        "Front line update\n• Klishchiivka: shelling was reported there.\n• Robotyne: an assault "
        "was repelled.",
        [
            ("Front line update", T),
            ("Klishchiivka: shelling was reported there.", B),
            ("Robotyne: an assault was repelled.", B),
        ],
        id="bullets",
    ),
    pytest.param(
        "Strikes hit Kyiv\n\nA long first sentence tells what happened to the city on Monday.\n\n"
        "smoke over the city\n\nimage source, Reuters\n\nSmoke over Kyiv.\n\nLeave a Comment",
        [
            ("Strikes hit Kyiv", T),
            ("A long first sentence tells what happened to the city on Monday.", B),
            ("smoke over the city", P),
            ("image source, Reuters", C),
            ("Smoke over Kyiv.", P),
            ("Leave a Comment", C),
        ],
        id="picture with its words, and furniture",
    ),
    pytest.param(
        "Night report\n\nLviv: 2 hurt\n\nRivne – quiet\n\nLutsk | power cut | 3 h | B\n\nA long "
        "first sentence tells what happened in the cities of the west on Monday night and after.",
        [
            ("Night report", T),
            ("Lviv: 2 hurt", B),
            ("Rivne – quiet", B),
            ("Lutsk | power cut | 3 h | B", B),
            (
                "A long first sentence tells what happened in the cities of the west on Monday "
                "night and after.",
                B,
            ),
        ],
        id="short lines of a list under the title",
    ),
    pytest.param(
        "World | Asia | Nepal\n\nA bridge falls\n\nIt fell at noon, and nobody was on it.",
        [
            ("World | Asia | Nepal", C),
            ("A bridge falls", T),
            ("It fell at noon, and nobody was on it.", B),
        ],
        id="a path of topics over the title",
    ),
    pytest.param(
        "Date | Place | Event\nMonday | Lviv | fire\nTuesday | Rivne | flood",
        [
            ("Date | Place | Event", T),
            ("Monday | Lviv | fire", B),
            ("Tuesday | Rivne | flood", B),
        ],
        id="rows of a table",
    ),
    pytest.param(
        "🔴🔴\n\n4 May 2024\n\nShells fall on the market\n\nThey fell at noon, and nobody saw it.",
        [
            ("🔴🔴", B),
            ("4 May 2024", B),
            ("Shells fall on the market", T),
            ("They fell at noon, and nobody saw it.", B),
        ],
        id="signs and a date over the title",
    ),
]


@pytest.mark.parametrize(
    "line", ["Monday, 3 March", "11 October, 22:00 local time", "2024-05-04", "🔴", "— — —"]
)
def test_a_day_or_a_row_of_signs_is_no_title(line: str) -> None:
    text = f"{line}\n\nShells fall on the market\n\nThey fell at noon, and nobody saw it."
    title = next(p for p in split_paragraphs(text) if p.kind is T)
    assert text[title.start : title.end] == "Shells fall on the market"


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_split_paragraphs(text: str, expected: list[tuple[str, ParagraphKind]]) -> None:
    found = split_paragraphs(text)
    assert [(text[p.start : p.end], p.kind) for p in found] == expected


SENTENCES = (
    "Guards in Kovel say the new terms of service were never read to them.",
    "Get notifications of air raids in Kovel ready before the children leave, he said.",
    "Source near the palace: Kovel was hit twice before noon.",
    "Credit for holding Kovel belongs to nobody, the colonel said.",
    "Photo of the bridge at Kovel: it has no middle.",
    "AP - Kovel was shelled for a second night, three people were hurt.",
    "Follow-on attacks hit Kovel.",
    "The privacy policy of the camp at Kovel is a curtain.",
    "You can get out of Kovel by the northern road only.",
    "Follow us, shouted the guards in Kovel.",
    "Click here, the leaflet dropped on Kovel read.",
    "Photo: Kovel",
    "Video: Kovel, Rivne",
    "Reuters | Kovel | 3 hurt",
    "Kovel | Rivne | Lutsk",
    "News | Kovel | 3 hurt",
    "© marks on the shells in Kovel",
    "Updated: Kovel hit again",
    "Updated: Lviv hit, 3 dead",
    "4 min drive from Kovel",
)
CREDITS = (
    "image source, Alamy",
    "Image source: Getty Images",
    "Photo: Anna Petrova/Kovel Press",
    "EPA/Jan Novak",
    "Reuters, Kovel",
    "5 hours ago",
    "Updated 3 minutes ago",
    "4 min read",
    "Follow us on Telegram for news from Kovel",
    "Get breaking news notifications from Kovel",
    "You can also receive our letter from Kovel every Monday.",
    "© 2023 The Kovel Courier. All rights reserved.",
    "Read more: Kovel",
    "Image copyright Alamy",
    "AFP via Getty Images",
    "Reuters Kovel newsroom",
    "Published 4 May 2024, 10:00 GMT",
    "Reading time: 4 minutes",
    "Home | News | World | Kovel",
    "Privacy policy | Terms of use | Contact",
    "Video: Reuters",
)


@pytest.mark.parametrize("block", SENTENCES)
def test_a_sentence_is_no_credit(block: str) -> None:
    assert not is_credit(block)


@pytest.mark.parametrize("block", CREDITS)
def test_a_credit_is_one_by_its_own_words(block: str) -> None:
    assert is_credit(block)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Anna Smith in Lviv", True),
        ("By our reporters in Lviv and Rivne", True),
        ("Anna Smith in Lviv and Jan Novak in Rivne", True),
        ("Anna Smith, Lviv correspondent", True),
        ("The Kovel Times", True),
        ("By Reuters", True),
        ("Additional reporting by Jan Novak in Rivne", True),
        ("Anna Smith in Lviv", False),
        ("Radio Lviv", False),
        ("Border post Lviv", False),
        ("From Lviv to Rivne", False),
        ("By Lviv, Rivne", False),
        ("By Monday Lviv had no water", False),
        ("Heavy Fighting in Lviv", False),
        ("Lviv", False),
        ("Old Market – Lviv", False),
        ("Lviv: 3 dead", False),
        ("Lviv News, 3 dead", False),
    ],
)
def test_byline(line: str, expected: bool) -> None:
    assert is_byline(line, frozenset({"fighting", "heavy"})) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Reporting by Anna Smith in Lviv; editing by Jan Novak", True),
        ("Edited by: Anna Smith, Lviv desk", True),
        ("Jan Novak in Rivne contributed to this report.", True),
        ("Blasts were reported by residents of Lviv.", False),
        ("It was written by a group of nine people from Lviv.", False),
        ("Photo: AP The army said that Lviv was calm.", False),
        ("Rain contributed to this flood in Lviv.", False),
    ],
)
def test_who_made_it(sentence: str, expected: bool) -> None:
    assert is_made_by(sentence) is expected


HEAD = "Night of drones\n\nThe raid was the longest of the year, and nobody could sleep.\n\n"


@pytest.mark.parametrize(
    ("text", "line", "kind"),
    [
        (f"{HEAD}By Anna Smith in Lviv\n\nIt began at ten.", "By Anna Smith in Lviv", C),
        (f"{HEAD}It began at ten.\n\nWritten by Jan Novak", "Written by Jan Novak", C),
        (f"{HEAD}Anna Smith in Lviv\n\nIt began at ten.", "Anna Smith in Lviv", B),
        ("Drones\n\nAnna Smith in Lviv\n\nReuters\n\nIt began.", "Anna Smith in Lviv", C),
    ],
    ids=["under the summary", "at the end", "no credit beside it", "an agency beside it"],
)
def test_where_a_byline_stands(text: str, line: str, kind: ParagraphKind) -> None:
    found = {text[p.start : p.end]: p.kind for p in split_paragraphs(text)}
    assert found[line] is kind


def test_numbers_count_what_a_reader_reads() -> None:
    text = (data_dir() / "reports" / "kharkiv-counteroffensive.txt").read_text(encoding="utf-8")
    paragraphs = split_paragraphs(text)
    numbers = [p.number for p in paragraphs if p.number is not None]
    assert numbers == list(range(1, 40))
    credits = [text[p.start : p.end] for p in paragraphs if p.kind is C]
    assert credits[:4] == [
        "Hugo Bachega en Kyiv y Matt Murphy en Londres.",
        "BBC News",
        "1 hour",
        "image source, EPA",
    ]
    assert credits[-2:] == [
        "Leave a Comment",
        "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
    ]
