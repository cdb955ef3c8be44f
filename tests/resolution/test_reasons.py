"""Every reason for a place is true, in the default report and in all samples."""

from __future__ import annotations

from functools import cache

import pytest

from geo import Geoparse, geoparse, read_report
from geo.paths import data_dir
from tests.quality.truths import checked

REPORTS = sorted(
    path.relative_to(data_dir()).as_posix()
    for folder in ("reports", "samples")
    for path in (data_dir() / folder).glob("*.txt")
)


@cache
def parsed(name: str) -> Geoparse:
    return geoparse(read_report(data_dir() / name))


def test_there_are_reports() -> None:
    assert len(REPORTS) >= 5


@pytest.mark.parametrize("name", REPORTS)
def test_what_reasons_say_is_so(name: str) -> None:
    """That it is the only place of a name, the only one there, the largest, or near."""
    told = list(checked(parsed(name).mentions))
    assert told
    assert [(form, text) for form, text, so in told if not so] == []


NAMED_TWICE = "Shells fell on Nyala airport. On Monday people left Nyala for El Geneina."
ELSEWHERE = "The suspect was arrested in Columbia, Mo., and Falls Church, Va., the sheriff said."


def reasons_in(text: str, number: int, name: str) -> tuple[str, ...]:
    found = [mention for mention in geoparse(text).mentions if mention.text == name][number]
    assert found.resolution is not None
    return tuple(str(reason) for reason in found.resolution.reasons)


def test_a_place_known_in_full_is_the_only_one_of_its_full_name() -> None:
    assert "the only place called Nyala airport in the gazetteer" in reasons_in(
        NAMED_TWICE, 0, "Nyala"
    )
    assert not any("the only place" in reason for reason in reasons_in(NAMED_TWICE, 1, "Nyala"))


def test_a_place_spelt_like_a_name_is_not_called_so() -> None:
    said = reasons_in("Troops left Daret Ezza, Azaz and Al-Bab in Syria.", 0, "Daret Ezza")
    assert "spelt somewhat like Darat Izzah" in said
    assert not any("called" in reason for reason in said)


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("Troops left Kherson in Ukraine.", "Kherson", "Kherson Oblast"),
        (ELSEWHERE, "Columbia", None),
    ],
)
def test_a_town_is_set_against_a_region_that_it_lies_in(
    text: str, name: str, region: str | None
) -> None:
    against = [reason for reason in reasons_in(text, 0, name) if "rather than" in reason]
    assert bool(against) is (region is not None)
    assert all(str(region) in reason for reason in against)


def test_a_named_region_that_ruled_out_namesakes_is_told() -> None:
    text = "Two civilians died in Leninske, according to the head of Kirovohrad Oblast."
    resolution = geoparse(text).mentions[0].resolution
    assert resolution is not None
    assert resolution.reasons[0] == "named together with Kirovohrad Oblast, in which it lies"
