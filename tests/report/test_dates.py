"""A report's own date, and only that."""

from __future__ import annotations

import pytest

from geo.report import report_from_text
from geo.report.dates import written_date

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


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2022-09-12T10:00:00Z", "2022-09-12"),
        (" 2022/09/12", "2022-09-12"),
        ("September 12, 2022", "2022-09-12"),
        ("12 вересня 2022 р.", "2022-09-12"),
        ("12.09.2022", None),
        ("09/12/2022", None),
        ("2022", None),
        ("", None),
    ],
)
def test_a_day_that_a_record_gives(said: str, day: str | None) -> None:
    assert written_date(said) == day


def test_a_date_in_a_sentence_dates_an_event() -> None:
    text = f"Town retaken\n\n{BODY} It had been lost on 24 February 2022."
    assert report_from_text(text).published is None
