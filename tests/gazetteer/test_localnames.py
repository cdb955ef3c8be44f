"""What places are called in the page's language: by names that are known, else their labels."""

from __future__ import annotations

from contextlib import closing

import pytest

from geo.gazetteer import index, open_gazetteer, opening, rows
from geo.gazetteer.localnames import local_name, told_name
from geo.gazetteer.romanisation import is_ukrainian
from geo.wordlists import read_table

NAMES = [
    ("Izium", "Ізюм"),
    ("Kupiansk", "Куп’янськ"),
    # Both spellings have the label; a soft sign stands after р before о alone.
    ("Kramatorsk", "Краматорськ"),
    # Донецк is Russian, and has the same label.
    ("Donetsk", "Донецьк"),
    ("Marinka", "Мар’їнка"),
    # Not Днїпро.
    ("Dnipro", "Дніпро"),
    ("Hroza", "Гроза"),
    ("Kharkiv Oblast", "Харківська область"),
    ("Donbas", "Донбас"),
    ("Belgorod", "Бєлгород"),
    ("Minsk", "Мінськ"),
    ("Moscow", "Москва"),
    ("France", "Франція"),
    ("Black Sea", "Чорне море"),
    ("Springfield", "Спрингфілд"),
    # By a name of its own row, which no rule makes of the label.
    ("Antonivka Road Bridge", "Антонівський міст"),
    ("Zaporizhzhia Nuclear Power Plant", "Запорізька АЕС"),
    # What is not known to be Ukrainian stays as it is.
    ("Myitkyina", "Myitkyina"),
]


@pytest.mark.parametrize(("label", "name"), NAMES)
def test_a_place_has_its_ukrainian_name(label: str, name: str) -> None:
    gazetteer = open_gazetteer()
    place = next(each.place for each in gazetteer.lookup(label) if each.place.name == label)
    assert local_name(gazetteer, place, "uk") == name
    assert local_name(gazetteer, place, "en") == label


@pytest.mark.parametrize(
    ("label", "language", "name"),
    [
        ("Izium", "ru", "Изюм"),
        ("Kharkiv", "ar", "خاركيف"),
        ("Kharkiv", "es", "Járkov"),
        ("Aleppo", "fr", "Alep"),
        ("Idlib Governorate", "ru", "Мухафаза Идлиб"),
        ("Kharkiv Oblast", "es", "Óblast de Járkov"),
        ("Sucumbíos Province", "es", "Provincia de Sucumbíos"),
        ("Sagaing Region", "ar", "منطقة ساغاينغ"),
        ("Germany", "ar", "ألمانيا"),
        # A place of our own, named by hand.
        ("Red Sea", "fr", "mer Rouge"),
        ("Springfield", "ar", "سبرينغفيلد"),
        ("Hroza", "es", "Hroza"),
        ("Izium", "de", "Izium"),
    ],
)
def test_a_place_has_its_name_in_other_languages(label: str, language: str, name: str) -> None:
    gazetteer = open_gazetteer()
    place = next(each.place for each in gazetteer.lookup(label) if each.place.name == label)
    assert local_name(gazetteer, place, language) == name
    # Of several of one label, as of Springfield, the largest is meant.
    assert told_name(gazetteer, place.country_code, label, language) == name


def test_every_row_by_hand_is_of_a_place() -> None:
    gazetteer = open_gazetteer()
    rows = read_table("gazetteer/ukrainian.tsv")
    assert len({row[:2] for row in rows}) == len(rows)
    assert list(rows) == sorted(rows)
    for country, label, name in rows:
        assert is_ukrainian(name), name
        found = [each.place for each in gazetteer.lookup(label, limit=1000)]
        assert any(p.name == label and p.country_code == country for p in found), label


def test_most_of_ukraine_has_a_name_of_its_own() -> None:
    gazetteer = open_gazetteer()
    largest = [place for place in gazetteer.largest(20_000) if place.country_code == "UA"]
    assert len(largest) > 100
    latin = [each.name for each in largest if local_name(gazetteer, each, "uk") == each.name]
    assert len(latin) < 0.03 * len(largest), latin


@pytest.mark.parametrize(
    ("query", "values"),
    [(rows.LOCAL, 2), (rows.LOCAL_BY_SLUG, 2), (rows.LOCAL_BY_LABEL, 4)],
    ids=["number", "slug", "label"],
)
def test_no_name_is_found_by_reading_all(query: str, values: int) -> None:
    """A page in another language asks for a hundred."""
    path = opening.prepare((), lambda fraction, text: None)
    with closing(index.connect(path)) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {query}", ("x",) * values).fetchall()
    assert plan and not any("SCAN" in step for *_numbers, step in plan)
