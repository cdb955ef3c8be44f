"""A report's own date, and only that."""

from __future__ import annotations

import pytest

from geo.report import report_from_text

BODY = "The army said that it had entered the town on Saturday and that it would stay."


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("11 September 2022", "2022-09-11"),
        ("September 11, 2022", "2022-09-11"),
        ("Published: 2022-09-11", "2022-09-11"),
        ("11th Sept 2022", "2022-09-11"),
        ("31 February 2022", None),
        ("September 2022", None),
        ("Saturday", None),
    ],
)
def test_date_line(head: str, published: str | None) -> None:
    assert report_from_text(f"Town retaken\n\n{head}\n\n{BODY}").published == published


def test_a_date_in_a_sentence_dates_an_event() -> None:
    text = f"Town retaken\n\n{BODY} It had been lost on 24 February 2022."
    assert report_from_text(text).published is None
