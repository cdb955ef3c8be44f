"""What names a report in the page's address."""

from __future__ import annotations

from geo.dashboard.reports.naming import key_of


def test_texts_alike_in_the_beginning_of_their_hash_have_names_of_their_own() -> None:
    first, second = (key_of("0" * 16 + digit * 48) for digit in "12")
    assert first != second
    assert len(first) * 4 >= 128
