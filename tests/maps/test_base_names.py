"""What is written on the base map in other languages."""

from __future__ import annotations

import pytest

from geo.maps.basemap.names import base_names, named
from geo.maps.basemap.shapes import base_map
from geo.wordlists import read_table


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("en", {"Ukraine": "Ukraine", "Black Sea": "Black Sea"}),
        ("uk", {"Ukraine": "Україна", "Black Sea": "Чорне море", "Izium": "Ізюм"}),
        ("es", {"Ukraine": "Ucrania", "Black Sea": "Mar Negro", "Geneva": "Ginebra"}),
        ("ar", {"Ukraine": "أوكرانيا", "Black Sea": "البحر الأسود", "Warsaw": "وارسو"}),
        ("ru", {"Ukraine": "Украина", "Kupiansk": "Купьянск"}),
    ],
)
def test_it_names_countries_waters_and_towns(code: str, names: dict[str, str]) -> None:
    told = base_names(code)
    kinds = {label.name: label.kind for label in reversed(base_map().labels)}
    assert {label: named(told, kinds[label], label) for label in names} == names


def test_a_river_and_a_town_of_one_name_have_each_their_own() -> None:
    told = base_names("es")
    assert [named(told, kind, "Dnipro") for kind in ("city", "river")] == ["Dnipró", "Dniéper"]
    # That of York in England is of no York that the map shows.
    assert named(base_names("uk"), "city", "York") == "York"


def test_names_by_hand_are_of_labels_of_the_map_once_each() -> None:
    labels = {label.name for label in base_map().labels}
    rows = read_table("basemap/local_names.tsv")
    assert len({row[0] for row in rows}) == len(rows)
    assert list(rows) == sorted(rows)
    assert [row[0] for row in rows if row[0] not in labels or not all(row)] == []
