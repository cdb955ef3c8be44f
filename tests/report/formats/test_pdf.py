"""PDF documents: paragraphs out of lines, furniture of pages, words broken at line ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.model import ParagraphKind
from geo.report import read_report
from geo.report.formats.pdf_capitals import with_capitals
from geo.report.formats.pdf_lines import Line, Page, paragraphs
from tests.report.seeds import AUTHOR, FIRST, SECOND, TITLE, pdf, pdf_of_columns, pdf_of_lines

CREDIT, BODY = ParagraphKind.CREDIT, ParagraphKind.BODY


def test_a_document_of_pages() -> None:
    report = read_report(pdf(pages=3))
    told = [(report.text[p.start : p.end], p.kind) for p in report.paragraphs]
    bodies = [text for text, kind in told if kind is BODY]
    assert bodies == [f"{FIRST} {SECOND}"] * 46
    marks = [text for text, kind in told if kind is CREDIT]
    assert marks.count("The Daily") == len(marks) // 2 >= 3
    assert marks[1] == "Page 1 of 9"
    assert (report.title, report.author) == (TITLE, AUTHOR)
    assert report.published is None, "when the file was made is not when it was published"
    assert report.repairs == (
        "The lines of the pages were put together to paragraphs.",
        "Headers, footers and page numbers were marked as such.",
    )


EAST = (
    "Rain fell on Kovel all morning and",
    "the market stayed shut until noon,",
    "when the buses came back from the",
    "bridge and the bakers opened their",
    "shops again, one after the other.",
    "Nobody was hurt in the town.",
)
WEST = (
    "In Lutsk the trains stood still,",
    "for the wires had come down in the",
    "night, and the crews sent for them",
    "had no light to work by before the",
    "sun was up over the river.",
)


@pytest.mark.parametrize(
    ("columns", "lefts"), [((EAST, WEST), (60, 320)), ((EAST, WEST, EAST), (30, 210, 390))]
)
def test_columns_that_were_drawn_row_by_row(
    columns: list[tuple[str, ...]], lefts: tuple[int, ...]
) -> None:
    report = read_report(pdf_of_columns(columns, lefts))
    assert report.text == "\n\n".join(" ".join(lines) for lines in columns)


def test_the_rows_of_a_table_stay_together() -> None:
    places, events = (
        ("Kovel", "Lutsk", "Rivne", "Sarny", "Dubno", "Kremenets"),
        ("fire", "flood") * 3,
    )
    report = read_report(pdf_of_columns((places, events), (60, 320)))
    assert "Kovel fire" in report.text and "Kremenets flood" in report.text


def test_only_words_that_a_line_end_broke_are_joined() -> None:
    report = read_report(
        pdf_of_lines(
            [
                "The coun-",
                "teroffensive went on, and the Khar-",
                "kiv region was free. The Russian-",
                "backed forces of Izium-",
                "Balaklia left.",
            ]
        )
    )
    assert report.text == (
        "The counteroffensive went on, and the Kharkiv region was free. The Russian-backed forces "
        "of Izium-Balaklia left."
    )
    assert report.repairs[-1] == "Hyphens at line ends, where a word was broken, were undone."


def lines(*texts: str, top: float = 700.0, right: float = 500.0) -> list[Line]:
    found = []
    for text in texts:
        bottom = top - 10.0
        found.append(Line(text, 72.0, right, bottom, top))
        top -= 12.0
    return found


def test_a_sentence_goes_on_over_the_foot_of_the_page() -> None:
    first = [*lines("The troops had left", "the town when the"), *lines("7", top=40.0)]
    second = [*lines("army came on Saturday."), *lines("8", top=40.0)]
    pages = [Page(tuple(page), 800.0) for page in (first, second)]
    assert [(b.text, b.kind) for b in paragraphs(pages)] == [
        ("The troops had left\nthe town when the\narmy came on Saturday.", None),
        ("7", CREDIT),
        ("8", CREDIT),
    ]


@pytest.mark.parametrize(
    ("last", "first", "joined"),
    [
        ("at the gate of the town that is called Khan", "Younis and stopped there.", True),
        ("at the gate of the town of Khan Younis.", "Rain fell in the night.", False),
        ("at the gate of Khan", "Younis and stopped there.", False),
    ],
)
def test_a_name_goes_on_over_a_page_after_a_full_line(last: str, first: str, joined: bool) -> None:
    [above, below] = lines("The convoy went on and stood in the dark rain", last)
    above, below = replace(above, right=300.0), replace(below, right=7.0 * len(last))
    blocks = paragraphs([Page((above, below), 792.0), Page(tuple(lines(first)), 792.0)])
    assert len(blocks) == (1 if joined else 2)


def letter(text: str, bottom: float, size: float) -> Line:
    return Line(text, 60.0, 80.0, bottom, bottom + size)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("K", "ovel lay quiet"), ["Kovel lay quiet"]),
        (("A", "fter noon he slept"), ["After noon he slept"]),
        (("A", "man slept.", "The man woke."), ["A man slept.", "The man woke."]),
        (("4", "men slept"), ["4", "men slept"]),
        (("Kovel", "lay quiet"), ["Kovel", "lay quiet"]),
    ],
)
def test_a_large_letter_begins_its_line(texts: tuple[str, ...], expected: list[str]) -> None:
    given = [letter(texts[0], 682.0, 26.0), *lines(*texts[1:])]
    assert [line.text for line in with_capitals(given)] == expected


def test_a_large_letter_above_a_line_is_a_heading() -> None:
    given = [letter("K", 740.0, 26.0), *lines("ovel lay quiet")]
    assert len(with_capitals(given)) == 2


def test_columns_and_gaps_part_paragraphs() -> None:
    page = [
        *lines("Izium was taken.", right=250.0),
        *lines("Balakliia was taken", "before.", top=650.0, right=250.0),
        *lines("Kupiansk followed.", right=500.0),
    ]
    assert [b.text for b in paragraphs([Page(tuple(page), 800.0)])] == [
        "Izium was taken.",
        "Balakliia was taken\nbefore.",
        "Kupiansk followed.",
    ]
