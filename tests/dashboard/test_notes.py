"""The gazetteer's notes on disputed and occupied places, in the reader's language."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_up import place

from geo import language
from geo.dashboard.notes import NOTES, note

DATA = Path(__file__).parents[2] / "data" / "gazetteer"


def _written() -> Iterator[str]:
    """Yield the notes in the gazetteer's tables, less what they say to the build alone."""
    for path in sorted(DATA.glob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = re.sub(r"\[[^]]*\]", "", row.get("note") or "").strip()
            if text:
                yield text


def test_every_note_of_the_data_can_be_translated() -> None:
    assert set(_written()) == set(NOTES), "geo/dashboard/notes.py lists the notes to translate"


@pytest.mark.parametrize("text", NOTES)
def test_note_is_told_in_the_language(text: str) -> None:
    assert note(place("Somewhere", note=text)) == text
    language.use("uk")
    try:
        told = note(place("Somewhere", note=text))
        assert re.search("[а-яіїєґ]", told) and told.endswith(".")
        assert note(place("Somewhere", note="Added by hand.")) == "Added by hand."
        assert note(place("Somewhere")) == ""
    finally:
        language.use(language.ENGLISH)
