"""English or not."""

from __future__ import annotations

import pytest

from geo.report.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army said that it had entered the town on Saturday.", "en"),
        ("Армія повідомила, що увійшла до міста в суботу.", ""),
        ("L'armée a annoncé samedi qu'elle était entrée dans la ville.", ""),
        ("Die Armee teilte mit, dass sie am Samstag in die Stadt eingerückt sei.", ""),
        ("12 345", ""),
    ],
)
def test_detect_language(text: str, language: str) -> None:
    assert detect_language(text) == language
