"""Sheets become a line for each row, with coordinates that are found."""

from __future__ import annotations

import pytest

from geo import GeoError, geoparse, read_report

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


def test_coordinates_of_a_row_are_its_point() -> None:
    result = geoparse(read_report(SHEETS[3].values[0].encode(), name="log.csv"))
    points = {place.id for place in result.places if place.id.startswith("point:")}
    assert points == {"point:50.74720,25.32540", "point:51.20000,24.70000"}


@pytest.mark.parametrize(
    ("text", "told"),
    [(",,\n,,\n", "without a text"), ('a,"' + "x" * 200_000, "a cell too long")],
)
def test_refused_in_one_sentence(text: str, told: str) -> None:
    with pytest.raises(GeoError, match=told):
        read_report(text.encode(), name="log.csv")
