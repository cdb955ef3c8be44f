"""What is written on the base map in other languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geo import language
from geo.maps.basemap.names import base_names
from geo.maps.basemap.shapes import base_map
from geo.wordlists import read_table


@pytest.fixture(autouse=True)
def english_after() -> Iterator[None]:
    yield
    language.use(language.ENGLISH)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("en", {"Ukraine": None, "Black Sea": None}),
        ("uk", {"Ukraine": "Україна", "Black Sea": "Чорне море", "Warsaw": "Варшава"}),
        ("es", {"Ukraine": "Ucrania", "Black Sea": "Mar Negro", "Warsaw": "Varsovia"}),
        ("ar", {"Ukraine": "أوكرانيا", "Black Sea": "البحر الأسود", "Warsaw": "وارسو"}),
    ],
)
def test_it_names_countries_waters_and_large_towns(code: str, names: dict[str, str | None]) -> None:
    language.use(code)
    told = base_names()
    assert {label: told.get(label) for label in names} == names


def test_names_by_hand_are_of_labels_of_the_map_once_each() -> None:
    labels = {label.name for label in base_map().labels}
    rows = read_table("basemap/local_names.tsv")
    assert len({row[0] for row in rows}) == len(rows)
    assert list(rows) == sorted(rows)
    assert [row[0] for row in rows if row[0] not in labels or not all(row)] == []
