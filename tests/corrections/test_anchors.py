"""A correction is found again by its offsets or its words, or known to be lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.corrections.anchors import CONTEXT, anchor_at, fit, occurrences
from geo.report import report_from_text

TEXT = "🚀 Drones flew from حلب to Izium 👩‍👩‍👧 on Monday. Nobody in Izyum knows why they came."
IZIUM = TEXT.index("Izium")


def test_an_anchor_keeps_the_quote_and_32_characters_on_both_sides() -> None:
    anchor = anchor_at(report_from_text(TEXT), IZIUM, IZIUM + 5)
    assert anchor.quote == "Izium"
    assert anchor.prefix == "🚀 Drones flew from حلب to "
    assert anchor.suffix == " 👩‍👩‍👧 on Monday. Nobody in Izyu"
    assert len(anchor.suffix) == CONTEXT


@given(st.text(min_size=1, max_size=200).filter(str.strip), st.data())
def test_an_anchor_fits_the_text_it_was_made_in(text: str, data: st.DataObject) -> None:
    report = report_from_text(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = fit(anchor_at(report, start, end), report)
    assert found.span == (start, end)
    assert not found.relocated


@given(
    st.text("ab🚀ש ", min_size=40, max_size=80),
    st.text("ab🚀ש ", max_size=50),
    st.text("ab🚀ש ", max_size=50),
)
def test_words_that_moved_are_found_only_where_they_stand_once(
    around: str, before: str, after: str
) -> None:
    text = f"{around}Izium{around[::-1]}"
    anchor = anchor_at(report_from_text(text), 40, len(around) + 5)
    changed = f"{before}.{text}.{after}"
    found = fit(anchor, report_from_text(changed))
    assert found.relocated
    assert found.span is not None
    assert changed[slice(*found.span)] == anchor.quote
    twice = fit(anchor, report_from_text(changed + changed))
    assert twice.span is None
    assert "more than once" in twice.why


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (TEXT.replace("Monday", "Tuesday"), "is not in it"),
        (TEXT.replace("Drones", "Rockets"), "is not in it"),
        ("Nothing is left.", "is not in it"),
        (TEXT + TEXT, "more than once"),
    ],
)
def test_words_that_changed_or_stand_twice_do_not_fit(changed: str, why: str) -> None:
    anchor = anchor_at(report_from_text(TEXT), IZIUM, IZIUM + 5)
    found = fit(anchor, report_from_text(changed))
    assert found.span is None
    assert why in found.why


def test_overlapping_repetitions_count_as_two() -> None:
    anchor = anchor_at(report_from_text("aXa"), 1, 2)
    found = fit(anchor, report_from_text("aXaXa"))
    assert found.span is None
    assert "more than once" in found.why


def test_offsets_that_do_not_hold_the_quote_do_not_fit() -> None:
    report = report_from_text(TEXT)
    anchor = anchor_at(report, IZIUM, IZIUM + 5)
    moved = type(anchor)(anchor.text_sha256, 3, 8, "Izium", anchor.prefix, anchor.suffix)
    assert fit(moved, report).span is None


@pytest.mark.parametrize(
    ("text", "quote", "starts"),
    [
        ("Izium, Izium's, Iziumska", "Izium", [0, 7]),
        ("Izium-Balaklia (Izium)", "Izium", [0, 16]),
        ("Bilazium Izium", "zium", []),
        ("Orihiv Orihiv Orihiv", "Orihiv Orihiv", [0]),
        ("Café Cafe Cafe\u0301", "Cafe", [5]),
        ("🚀Izium🚀", "Izium", [1]),
        ("to حلب.", "حلب", [3]),
        ("St. John’s St. John", "St. John", [0, 11]),
        ("anything", "", []),
    ],
)
def test_occurrences_are_words_of_their_own(text: str, quote: str, starts: list[int]) -> None:
    found = list(occurrences(text, quote))
    assert [start for start, _ in found] == starts
    assert all(text[start:end] == quote for start, end in found)
