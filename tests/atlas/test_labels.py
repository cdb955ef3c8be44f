"""What a value of the atlas' filter is called."""

from __future__ import annotations

import pytest

from geo import language
from geo.atlas.wording import label


@pytest.mark.parametrize(
    ("code", "called"),
    [("fr", "французькою"), ("uk", "українською"), ("", "невідомо"), ("ja", "ja")],
)
def test_a_report_is_in_a_language_by_its_name(code: str, called: str) -> None:
    language.use("uk")
    assert label("languages", code) == called
