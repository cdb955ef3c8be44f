"""A place's name in the address, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import parsed, place

from geo.dashboard.session.address import address_of, mention_at, place_at, slug
from geo.presentation.entries import Entry, gather

KYIV = place("Kyiv", id="geonames:703448")
OBLAST = place("Kyiv Oblast", id="geonames:703446")
IVANIVKA = place("Ivanivka", id="geonames:1")
OTHER = place("Ivanivka", id="geonames:2", lat=47)
IZIUM = place("Izium", id="geonames:707292")
ENTRIES = gather(
    parsed(
        "{Kyiv|Kyiv|location} {Kyiv|Kyiv Oblast|location} {Izyum|Izium|location} "
        "{Kiew|Kyiv|location}",
        KYIV,
        OBLAST,
        IZIUM,
    )
)
NAMESAKES = {
    each.id: gather(parsed("{Ivanivka|Ivanivka|location}", each))[each.id]
    for each in (IVANIVKA, OTHER)
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Izium", "izium"),
        ("Kyiv Oblast", "kyiv-oblast"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("Donetsk People's Republic", "donetsk-peoples-republic"),
        ("Київ", "киів"),
        ("北京", "北京"),
        ("  --  ", ""),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(max_size=40))
def test_slug_is_its_own_slug(name: str) -> None:
    assert slug(slug(name)) == slug(name)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("izium", IZIUM.id),
        ("Izium", IZIUM.id),
        ("izyum", IZIUM.id),
        ("kyiv", KYIV.id),
        ("kyiv-703448", KYIV.id),
        ("kyiv-oblast", OBLAST.id),
        ("kiew", KYIV.id),
        ("odesa", None),
        ("", None),
        ("'; DROP TABLE", None),
    ],
)
def test_address_names_a_place(address: str, expected: str | None) -> None:
    assert place_at(address, ENTRIES) == expected


def test_namesakes_carry_their_number() -> None:
    assert address_of(IVANIVKA.id, NAMESAKES) == "ivanivka-1"
    assert place_at("ivanivka-2", NAMESAKES) == OTHER.id
    assert place_at("ivanivka", NAMESAKES) is None


@pytest.mark.parametrize("entries", [ENTRIES, NAMESAKES], ids=["unique", "namesakes"])
def test_every_address_leads_back(entries: dict[str, Entry]) -> None:
    for place_id in entries:
        assert place_at(address_of(place_id, entries), entries) == place_id


@pytest.mark.parametrize(
    ("address", "expected"),
    [("1", 1), ("2", 2), ("0", 0), ("3", 0), ("", 0), ("-1", 0), ("x", 0), ("٢", 0), ("9" * 50, 0)],
)
def test_address_names_a_mention(address: str, expected: int) -> None:
    assert mention_at(address, ENTRIES[KYIV.id]) == expected
    assert mention_at(address, None) == 0
