"""Blocks of a report and what they are."""

from __future__ import annotations

import pytest

from geo.model import ParagraphKind
from geo.paths import data_dir
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
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_split_paragraphs(text: str, expected: list[tuple[str, ParagraphKind]]) -> None:
    found = split_paragraphs(text)
    assert [(text[p.start : p.end], p.kind) for p in found] == expected


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
