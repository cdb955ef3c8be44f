"""What the page says in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_up import place

from geo.model import Paragraph, ParagraphKind, Precision, Seat
from geo.presentation import words

BELGOROD = place(
    "Belgorod Oblast", precision=Precision.REGION, seat=Seat("Belgorod", 50.6, 36.6), admin1=""
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (words.mentions(1), "1 mention"),
        (words.mentions(1200), "1,200 mentions"),
        (words.places(0), "0 places"),
        (words.countries(1), "1 country"),
        (words.passages(2), "2 passages"),
        (words.paragraphs(1), "1 paragraph"),
    ],
)
def test_numbers(said: str, expected: str) -> None:
    assert said == expected


def test_chain_goes_from_the_near_to_the_far_and_names_nothing_twice() -> None:
    izium = replace(place("Izium"), admin2="Izium Raion")
    assert words.chain(izium) == "Izium Raion, Kharkiv Oblast, Ukraine"
    assert words.chain(place("Kyiv", admin1="Kyiv")) == "Ukraine"


@pytest.mark.parametrize(
    ("value", "word"),
    [(1.0, "High"), (0.85, "High"), (0.7, "Fair"), (0.5, "Low"), (0.1, "Very low")],
)
def test_confidence(value: float, word: str) -> None:
    assert words.confidence(value) == word


def test_no_share_is_certain() -> None:
    assert words.share(0.999) == "99%"


def test_region_says_where_its_marker_stands() -> None:
    assert "names the region" in words.stands_for(BELGOROD)
    assert "its seat, Belgorod" in words.stands_for(BELGOROD)
    assert words.stands_for(place("Izium")) == ""
    assert "no agreed border" in words.stands_for(place("DPR", radius_km=70))


@pytest.mark.parametrize(
    ("precision", "kind", "point"),
    [
        (Precision.SITE, "Site", ""),
        (Precision.WATER, "Water", ""),
        (Precision.REGION, "Area without a border", "no agreed border"),
    ],
)
def test_only_areas_on_land_lack_a_border(precision: Precision, kind: str, point: str) -> None:
    one = place("Sharara", precision=precision, radius_km=30)
    assert words.kind(one) == kind
    assert point in words.stands_for(one)
    assert bool(words.stands_for(one)) is bool(point)


def test_kind_is_never_a_guess() -> None:
    assert words.kind(place("Izium")) == "Settlement"
    assert words.kind(BELGOROD) == "First-level region"
    assert words.where(BELGOROD) == "Ukraine"


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        (ParagraphKind.TITLE, None, "Title"),
        (ParagraphKind.BODY, 3, "Paragraph 3"),
        (ParagraphKind.CAPTION, 9, "Picture caption, paragraph 9"),
        (ParagraphKind.CREDIT, None, "Credits and site text"),
    ],
)
def test_paragraph(kind: ParagraphKind, number: int | None, expected: str) -> None:
    assert words.paragraph(Paragraph(0, 1, kind, number)) == expected


def test_namesakes_are_told_apart() -> None:
    gaza, strip = place("Gaza"), place("Gaza", id="made:strip", precision=Precision.REGION)
    near, far = place("Ivanivka"), place("Ivanivka", id="made:far", admin1="Odesa Oblast")
    assert words.apart(gaza, (gaza, strip)) == "Settlement"
    assert words.apart(far, (near, far, gaza)) == "Odesa Oblast, Ukraine"
    assert words.apart(near, (near, gaza)) == ""
    east, west = (replace(near, id=f"made:{raion}", admin2=raion) for raion in ("East", "West"))
    assert words.apart(east, (east, west)) == "East, Kharkiv Oblast, Ukraine"
    twin = replace(east, id="made:twin", lat=east.lat + 1)
    assert words.apart(east, (east, twin)) != words.apart(twin, (east, twin))
