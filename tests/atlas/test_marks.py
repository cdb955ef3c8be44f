"""The places of an archive as the map draws them."""

from __future__ import annotations

import pytest
from small_archive import IZIUM

from geo import language
from geo.atlas import Archive, Filter, places
from geo.atlas.marks import marks_of


@pytest.mark.parametrize(("code", "name"), [("en", "Izium"), ("uk", "Ізюм"), ("ar", "إيزيوم")])
def test_a_mark_is_named_in_the_language_in_use(archive: Archive, code: str, name: str) -> None:
    language.use(code)
    marks = marks_of(places(archive, Filter()).found)
    assert [mark.place.name for mark in marks if mark.place.id == IZIUM] == [name]
