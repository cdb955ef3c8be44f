"""Sheets become a line for each row, with coordinates that are found."""

from __future__ import annotations

import re

import pytest

from geo import GeoError, geoparse, read_report
from geo.coordinates.finding import find_points
from geo.model import ParagraphKind
from geo.wordlists import read_table

B = ParagraphKind.BODY

SHEETS = [
    pytest.param(
        'Date,Place,Event\n3 May,Lutsk,fire\n4 May,"Kovel, old town","flood,\nnobody hurt"\n',
        [
            "Date | Place | Event",
            "3 May | Lutsk | fire",
            "4 May | Kovel, old town | flood, nobody hurt",
        ],
        id="commas",
    ),
    pytest.param(
        "Place;Dead\nLutsk;3\nKovel;;\n", ["Place | Dead", "Lutsk | 3", "Kovel"], id="semicolons"
    ),
    pytest.param("Place\tDead\nLutsk\t3\n", ["Place | Dead", "Lutsk | 3"], id="tabs"),
    pytest.param(
        "place,latitude,longitude,note\nLutsk,50.7472,25.3254,fire\nKovel,51.2,24.7,flood\nRivne,,,?\n",
        [
            "place | latitude | longitude | note",
            "Lutsk | 50.7472, 25.3254 | fire",
            "Kovel | lat 51.2, lon 24.7 | flood",
            "Rivne | ?",
        ],
        id="coordinates",
    ),
    pytest.param(
        "id,text\n1,Shells fell on Lutsk; nobody was hurt.\n",
        ["id | text", "1 | Shells fell on Lutsk; nobody was hurt."],
        id="prose",
    ),
]


@pytest.mark.parametrize(("text", "lines"), SHEETS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_row_is_a_line(text: str, lines: list[str], encoding: str) -> None:
    report = read_report(text.encode(encoding), name="log.csv")
    assert [report.text[p.start : p.end] for p in report.paragraphs] == lines


PAIRS = [
    ("lat;lon\n50,7472;25,3254\n", "50.7472, 25.3254"),
    ("x,lon,lat\nKovel,24.7087,51.2153\n", "Kovel | 51.2153, 24.7087"),
    ("place,Latitude (WGS84),Longitude (WGS84)\nKovel,51.2153° N,24.7087° E\n",
     "Kovel | 51.2153, 24.7087"),
    ("what,lat,lon\nship,33.8688S,151.2093E\n", "ship | -33.8688, 151.2093"),
    ("what,startLat,startLon,endLat,endLon\nvan,50.7472,25.3254,51.2153,24.7087\n",
     "van | 50.7472, 25.3254 | 51.2153, 24.7087"),
    ("місто,широта,довгота\nЛуцьк,50.7472,25.3254\n", "Луцьк | 50.7472, 25.3254"),
    ("place,lat,lon\nKovel,51.21530000000001,24.7087\n", "Kovel | 51.2153000, 24.7087"),
    ("place,lat,lon\nKovel,0,0\n", "Kovel"),
    ("place,lat,lon\nKovel,unknown,24.7087\n", "Kovel | unknown | 24.7087"),
    ("place,lat,lon\nKovel,151.2153,24.7087\n", "Kovel | 151.2153 | 24.7087"),
    ("place,x,y\nKovel,5121530,247087\n", "Kovel | 5121530 | 247087"),
    ("place,geometry\nKovel,POINT(24.7087 51.2153)\n", "Kovel | 51.2153, 24.7087"),
    ("place,how long,dead\nKovel,3 hours,2\n", "Kovel | 3 hours | 2"),
    ("Kovel,51.2153,24.7087\nLutsk,50.7472,25.3254\n",
     "Kovel | 51.2153, 24.7087\nLutsk | 50.7472, 25.3254"),
    ("Kovel,51.2,24.7\nLutsk,50.7,25.3\n", "Kovel | 51.2 | 24.7\nLutsk | 50.7 | 25.3"),
]  # fmt: skip


def bodies(raw: bytes) -> list[str]:
    report = read_report(raw, name="log.csv")
    return [report.text[p.start : p.end] for p in report.paragraphs if p.kind is B]


@pytest.mark.parametrize(("text", "lines"), PAIRS)
def test_the_halves_of_a_point_stand_together(text: str, lines: str) -> None:
    assert bodies(text.encode()) == lines.split("\n")


@pytest.mark.parametrize(("text", "lines"), PAIRS)
def test_the_points_of_a_sheet_are_found_in_its_text(text: str, lines: str) -> None:
    report = read_report(text.encode(), name="log.csv")
    wanted = re.findall(r"-?\d+\.\d{4,}(?:, | \| )-?\d+\.\d{4,}", lines)
    assert [report.text[p.start : p.end] for p in find_points(report.text)] == wanted


HEADS = [
    ("Place,Event\nKovel,fire\n", True),
    ("Date of event,Admin 1\n3 May,Volyn\n", True),
    ("Where?,Hurt,Losses\nKovel,fire,2\nLutsk,fire,3\n", True),
    ("Kovel,fire\nLutsk,hail\n", False),
    ("City Hall,fire\nTown Square,hail\n", False),
    ("Kovel,2\nLutsk,3\n", False),
    ("text\nRain in Kovel.\n", True),
    ("Rain in Kovel.\nSnow in Lutsk.\n", False),
]


@pytest.mark.parametrize(("text", "head"), HEADS)
def test_the_names_of_columns_are_no_text(text: str, head: bool) -> None:
    assert len(bodies(text.encode())) == len(text.splitlines()) - head


@pytest.mark.parametrize(
    "text",
    [
        'text\n"Rain in Kovel, at noon.\n\nSnow."\n"Hail in Lutsk, Rivne."\n',
        "text\nRain in Kovel, at noon.\nSnow.\nHail in Lutsk, Rivne.\n",
    ],
)
def test_a_lone_column_is_prose(text: str) -> None:
    assert bodies(text.encode()) == ["Rain in Kovel, at noon.", "Snow.", "Hail in Lutsk, Rivne."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_letters_of_any_encoding(encoding: str) -> None:
    text = "місто;подія;загиблі\nЛуцьк;Обстріл складу, пожежа;3\nКовель;Град і злива в місті;0\n"
    assert bodies(text.encode(encoding)) == [
        "Луцьк | Обстріл складу, пожежа | 3",
        "Ковель | Град і злива в місті | 0",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("sep=;\nKovel;2,5\nLutsk;3,5\n", ["Kovel | 2,5", "Lutsk | 3,5"]),
        ("Kovel;51,2;24,7\nLutsk;50,7;25,3\n", ["Kovel | 51,2 | 24,7", "Lutsk | 50,7 | 25,3"]),
        ("Kovel|fire|2\nLutsk|hail|3\n", ["Kovel | fire | 2", "Lutsk | hail | 3"]),
        ("Losses in May\n\nplace,dead\nKovel,2\n", ["Losses in May", "Kovel | 2"]),
        ('Kovel,the "old" town,2\nLutsk,,3\n', ['Kovel | the "old" town | 2', "Lutsk | 3"]),
    ],
)
def test_cells_however_they_are_divided(text: str, lines: list[str]) -> None:
    assert bodies(text.encode()) == lines


@pytest.mark.parametrize(("word", "kind"), read_table("reading/columns.tsv"))
def test_a_word_of_the_columns(word: str, kind: str) -> None:
    other = {"latitude": "lon", "longitude": "lat"}.get(kind, "place" if kind == "glue" else "")
    name = f"{word} {other}" if kind == "glue" else word
    raw = f"{name},{other if kind in ('latitude', 'longitude') else 'blorf'}\n51.2153,24.7087\n"
    point = {"latitude": "51.2153, 24.7087", "longitude": "24.7087, 51.2153"}
    assert bodies(raw.encode()) == [point.get(kind, "51.2153 | 24.7087")]


def test_coordinates_of_a_row_are_its_point() -> None:
    result = geoparse(read_report(SHEETS[3].values[0].encode(), name="log.csv"))
    points = {place.id for place in result.places if place.id.startswith("point:")}
    assert points == {"point:50.74720,25.32540", "point:51.20000,24.70000"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (",,\n,,\n", "without a text"),
        ('a,"' + "x" * 200_000, "a cell too long"),
        ("a" + "," * 600_000, "more than the 500,000 cells"),
    ],
)
def test_refused_in_one_sentence(text: str, told: str) -> None:
    with pytest.raises(GeoError, match=told):
        read_report(text.encode(), name="log.csv")
