"""Which places a filter leaves, and how it stands in the address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import parsed, place
from open_reports import opened

from geo import geoparse
from geo.dashboard.session.filters import LONGEST_TEXT, Filters, facets, shown
from geo.model import Precision, Role

RESULT = parsed(
    "{Kúpiansk|Kupiansk|location} fell. {Moscow|Moscow|actor} said so.\n\n"
    "A bridge in {Kharkiv|Kharkiv Oblast|location}. {Russian|Moscow|demonym} forces left "
    "{the east||location} by the {Black Sea|Black Sea|location}.",
    place("Kupiansk"),
    place("Moscow", country_code="RU", country="Russia", admin1=""),
    place("Kharkiv Oblast", precision=Precision.REGION),
    place("Black Sea", precision=Precision.WATER, country_code="", country="", admin1=""),
    confidence=0.7,
)
OPENED = opened(RESULT)


def names(**parts: str) -> list[str]:
    left = shown(OPENED, Filters.from_address(parts))
    return [entry.place.name for entry in left.entries.values()]


ALL = ["Kupiansk", "Kharkiv Oblast", "Black Sea", "Moscow"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, ALL),
        ({"role": "actor"}, ["Moscow"]),
        ({"role": "actor,location"}, ALL),
        ({"role": "credit"}, []),
        ({"kind": "region"}, ["Kharkiv Oblast"]),
        ({"kind": "region,water"}, ["Kharkiv Oblast", "Black Sea"]),
        ({"country": "UA"}, ["Kupiansk", "Kharkiv Oblast"]),
        ({"country": "none"}, ["Black Sea"]),
        ({"country": "UA", "kind": "settlement"}, ["Kupiansk"]),
        ({"sure": "70"}, ALL),
        ({"sure": "71"}, []),
        ({"q": "kupiansk"}, ["Kupiansk"]),
        ({"q": "KÚPI"}, ["Kupiansk"]),
        ({"q": "bridge"}, ["Kharkiv Oblast"]),
        ({"q": "oblast"}, ["Kharkiv Oblast"]),
        ({"q": "said  so"}, ["Moscow"]),
        ({"q": "nothing of the kind"}, []),
    ],
)
def test_filter_leaves_what_fits(parts: dict[str, str], expected: list[str]) -> None:
    assert names(**parts) == expected


@pytest.mark.parametrize("name", ["Izium", "Ізюм", "Изюм", "إيزيوم", "Izioum"])
def test_a_name_in_any_script_finds_the_place(name: str) -> None:
    result = geoparse("Shells fell on Izyum. Kupiansk was quiet.")
    left = shown(opened(result), Filters(text=name))
    assert [entry.place.name for entry in left.entries.values()] == ["Izium"]


@pytest.mark.parametrize(
    ("parts", "actors", "roles", "kinds", "countries"),
    [
        # What is named only as an actor waits for the switch.
        ({}, False, {"location": 3, "actor": 1, "demonym": 1}, (1, 1, 1), {"UA": 2, "none": 1}),
        ({}, True, {"location": 3, "actor": 1, "demonym": 1}, (2, 1, 1), {"UA": 2, "RU": 1}),
        ({"role": "demonym"}, False, {"location": 3, "demonym": 1}, (1, 0, 0), {"RU": 1, "UA": 0}),
        # A choice does not count against the others under its own name.
        ({"kind": "region"}, False, {"location": 1, "actor": 0}, (1, 1, 1), {"UA": 1, "none": 0}),
        ({"country": "UA"}, False, {"location": 2, "actor": 0}, (1, 1, 0), {"UA": 2, "none": 1}),
        ({"kind": "water", "country": "UA"}, False, {"location": 0}, (1, 1, 0), {"none": 1}),
        ({"q": "bridge"}, False, {"location": 1, "demonym": 0}, (0, 1, 0), {"UA": 1, "none": 0}),
        ({"sure": "71"}, True, {"location": 0, "actor": 0}, (0, 0, 0), {"UA": 0, "RU": 0}),
    ],
)
def test_counts_say_what_a_choice_would_leave(
    parts: dict[str, str],
    actors: bool,
    roles: dict[str, int],
    kinds: tuple[int, int, int],
    countries: dict[str, int],
) -> None:
    counted = facets(OPENED, Filters.from_address(parts), actors=actors)
    assert {name: counted["role"][name] for name in roles} == roles
    assert tuple(counted["kind"][name] for name in ("settlement", "region", "water")) == kinds
    assert {name: counted["country"][name] for name in countries} == countries


def test_other_mentions_of_a_place_do_not_count() -> None:
    left = shown(OPENED, Filters(roles=frozenset({Role.ACTOR})))
    assert [mention.text for mention in left.result.mentions] == ["Moscow"]
    assert next(iter(left.entries.values())).count(Role.DEMONYM) == 0


def test_no_filter_is_the_report_itself() -> None:
    assert shown(OPENED, Filters()) is OPENED


def test_selected_place_stays_whole_on_the_map() -> None:
    left = shown(OPENED, Filters(countries=frozenset({"UA"})), always="made:Moscow")
    assert [place.name for place in left.result.places] == ["Kupiansk", "Kharkiv Oblast", "Moscow"]
    assert len(left.entries["made:Moscow"].mentions) == 2


@pytest.mark.parametrize(
    ("text", "left"), [("east", ["the east"]), ("bridge", []), ("the EAST", ["the east"])]
)
def test_unplaced_names_are_searched_too(text: str, left: list[str]) -> None:
    found = shown(OPENED, Filters(text=text)).result.unplaced
    assert [mention.text for mention in found] == left


@pytest.mark.parametrize(
    "parts",
    [
        {"role": "<script>", "kind": "settlement';--", "country": "Ukraine", "sure": "-5"},
        {"role": "", "kind": ",,,", "country": "u,UAA,ua,1", "sure": "1e9"},
        {"sure": "٣", "q": " \x00\n "},
        {"sure": "5.5", "country": "UA\n"},
    ],
)
def test_hostile_values_ask_nothing(parts: dict[str, str]) -> None:
    assert not Filters.from_address(parts)


def test_text_and_confidence_have_a_limit() -> None:
    assert len(Filters.from_address({"q": "x" * 5000}).text) == LONGEST_TEXT
    assert Filters.from_address({"sure": "999"}).sure == 99


FILTERS = st.builds(
    Filters,
    roles=st.frozensets(st.sampled_from(Role)),
    kinds=st.frozensets(st.sampled_from(Precision)),
    countries=st.frozensets(st.sampled_from(["UA", "RU", "none"])),
    sure=st.integers(0, 99),
    text=st.text(st.characters(categories=["L", "N", "P"]), max_size=20),
)


@given(FILTERS)
def test_address_leads_back_to_the_filter(filters: Filters) -> None:
    assert Filters.from_address(filters.as_address()) == filters
    assert bool(filters) is bool(filters.as_address())


@given(FILTERS, st.sampled_from(["UA", "RU", "none"]))
def test_toggling_twice_changes_nothing(filters: Filters, country: str) -> None:
    assert filters.toggled("country", country) != filters
    assert filters.toggled("country", country).toggled("country", country) == filters


@given(st.dictionaries(st.sampled_from(["role", "kind", "country", "sure", "q"]), st.text()))
def test_no_address_is_an_error(parts: dict[str, str]) -> None:
    filters = Filters.from_address(parts)
    assert Filters.from_address(filters.as_address()) == filters
    shown(OPENED, filters)


@pytest.mark.parametrize("key", ["role", "kind", "country", "sure", "q"])
def test_a_part_can_be_taken_off(key: str) -> None:
    parts = {"role": "actor", "kind": "water", "country": "UA", "sure": "5", "q": "x"}
    assert Filters.from_address(parts).without(key).as_address() == {
        name: value for name, value in parts.items() if name != key
    }
