"""A text is found whatever its case and accents, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.report import report_from_text
from geo.textsearch import fold, found

REPORT = report_from_text(
    "The bridge at Kúpiansk fell. No bridges are left.\n\nIn IZIUM a Brücke\nstands; ﬁve do.",
    source="made-up.txt",
)


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("bridge", ["bridge", "bridge"]),
        ("kupiansk", ["Kúpiansk"]),
        ("KÚPIANSK", ["Kúpiansk"]),
        ("izium", ["IZIUM"]),
        ("brucke stands", ["Brücke\nstands"]),
        ("five", ["ﬁve"]),
        ("tunnel", []),
        ("", []),
        ("   ", []),
    ],
)
def test_found_whatever_case_and_accents(text: str, hits: list[str]) -> None:
    places = [hit for passage in found(REPORT, text) for hit in passage.hits]
    assert [REPORT.text[start:end] for start, end in places] == hits


def test_each_sentence_once_with_its_hits() -> None:
    first, second = found(REPORT, "bridge")
    assert first.text == "The bridge at Kúpiansk fell."
    assert second.text == "No bridges are left."
    assert first.paragraph.number == second.paragraph.number == 1


@given(st.text(), st.integers(0, 40), st.integers(1, 10))
def test_every_piece_of_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    report = report_from_text(f"Start. {text} End.", source="made-up.txt")
    piece = report.text[start : start + length]
    wanted = fold(piece)
    if wanted and "  " not in piece.replace("\n", " ") and fold(report.text).count(wanted):
        assert all(
            wanted in fold(passage.text) or len(passage.text) < length
            for passage in found(report, piece)
        )
