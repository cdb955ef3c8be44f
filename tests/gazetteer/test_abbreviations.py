"""Short forms within names of places stand for what they abbreviate."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.abbreviations import spelt_out, told_otherwise, turned, without_settlement
from geo.model import Candidate, NameTier
from geo.wordlists import read_table


@pytest.mark.parametrize(
    ("name", "label", "country"),
    [
        ("S. Sudan", "South Sudan", "SS"),
        ("N. Kivu", "North Kivu", "CD"),
        ("N. Korea", "North Korea", "KP"),
        ("W. Bank", "West Bank", "PS"),
        ("E. Ghouta", "Ghouta", "SY"),
        ("Poltava Obl.", "Poltava Oblast", "UA"),
        ("Mt. Sinai", "Mount Sinai", "US"),
        ("Homs City", "Homs", "SY"),
        ("Kherson city", "Kherson", "UA"),
        ("Zwara City", "Zuwarah", "LY"),
        ("Kansas City", "Kansas City", "US"),
        ("Mexico City", "Mexico City", "MX"),
        ("W. Va.", "West Virginia", "US"),
        ("N.C.", "North Carolina", "US"),
        ("St. Louis", "St. Louis", "US"),
        ("St-Marc", "Saint-Marc", "HT"),
        ("Ste Foy", "Sainte-Foy", "CA"),
        ("S Sudan", "South Sudan", "SS"),
        ("Mt Hermon", "Mount Hermon", ""),
        ("Pt Sudan", "Port Sudan", "SD"),
        ("N. Ireland", "Northern Ireland", "GB"),
        ("W. Sahara", "Western Sahara", "EH"),
        ("E. Equatoria", "Eastern Equatoria State", "SS"),
        ("S. Borno State", "Borno State", "NG"),
        ("NE Kassala State", "Kassala State", "SD"),
        ("E. Hama province", "Hama Governorate", "SY"),
        ("Southern Chin State", "Chin State", "MM"),
        ("Одеській обл.", "Odesa Oblast", "UA"),
        ("Калуський р-н", "Kalush Raion", "UA"),
        ("Воронежская обл.", "Voronezh Oblast", "RU"),
        ("Сев. Осетия", "North Ossetia–Alania", "RU"),
        ("Pto. Asís", "Puerto Asís", "CO"),
        ("N.-Kivu", "North Kivu", "CD"),
        ("Rutshuru-Centre", "Rutshuru", "CD"),
        ("River Oskil", "Oskil River", ""),
        ("Deir-ez-Zor", "Deir ez-Zor", "SY"),
        ("Smolensk nuclear plant", "Smolensk Nuclear Power Plant", "RU"),
        ("Ladyzhyn power station", "Ladyzhyn Thermal Power Plant", "UA"),
        ("Baniyas oil refinery", "Baniyas Refinery", "SY"),
        ("Tabqa barrage", "Tabqa Dam", "SY"),
        ("Trebil border crossing", "Trebil Crossing", "IQ"),
        ("Boungou gold mine", "Boungou Mine", "BF"),
        ("Lashio airbase", "Lashio Airport", "MM"),
    ],
)
def test_a_short_form_is_found(name: str, label: str, country: str) -> None:
    first = open_gazetteer().lookup(name)[0].place
    assert (first.name, first.country_code) == (label, country)


def test_a_side_has_all_that_its_short_form_may_stand_for() -> None:
    found = {(c.place.name, c.place.country_code) for c in exact("W. Province")}
    assert {("West Region", "CM"), ("Western Province", "ZM")} <= found


@pytest.mark.parametrize("name", ["St. Louis", "St Louis", "Saint Louis"])
def test_a_saint_is_one_however_written(name: str) -> None:
    found = {(c.place.name, c.place.country_code) for c in exact(name)}
    assert {("St. Louis", "US"), ("Saint-Louis", "SN")} <= found


def test_a_center_without_a_hyphen_is_a_building() -> None:
    assert not [c for c in open_gazetteer().lookup("Rutshuru Centre") if c.place.name == "Rutshuru"]


def exact(name: str) -> list[Candidate]:
    return [c for c in open_gazetteer().lookup(name) if c.tier in (NameTier.LABEL, NameTier.NAME)]


@pytest.mark.parametrize(("short", "where", "long"), read_table("gazetteer/abbreviations.tsv"))
def test_every_row(short: str, where: str, long: str) -> None:
    forms = {"start": f"{short} Blorf", "turned": f"{short} Blorf"}
    after = f"Blorf-{short}" if where == "middle" else f"Blorf {short}"
    written = forms.get(where, after).title()
    found = {
        "start": list(spelt_out(written)),
        "end": list(spelt_out(written)),
        "turned": [turned(written)],
        "kind": list(told_otherwise(written)),
    }.get(where, [without_settlement(written)])
    turned_about = f"Blorf {short.title()}"
    whole = {"start": "{} Blorf", "end": "Blorf {}", "kind": "Blorf {}", "turned": turned_about}
    assert found == [whole.get(where, "Blorf").format(word) for word in long.split("|")]
