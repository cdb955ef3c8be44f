"""The default report in every text format, against the files that were looked at.

`python tests/golden` writes them anew.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from golden_exports import golden_files

from geo import Geoparse

GOLDEN = Path(__file__).parents[1] / "golden" / "exports"
NAMES = sorted(path.name for path in GOLDEN.iterdir())

# The model's small integers round otherwise on another processor: so does what comes of them.
_FRACTION = re.compile(r"-?\d+\.\d+")
_COUNTED = re.compile(r"\d+ of the report's \d+ surest")


def shape(text: str) -> str:
    # A checkout may have other line ends.
    text = text.replace("\r\n", "\n")
    return _COUNTED.sub("n of the report's n surest", _FRACTION.sub("0.0", text))


def numbers(text: str) -> list[float]:
    return [float(each) for each in _FRACTION.findall(_COUNTED.sub("", text))]


@pytest.fixture(scope="module")
def written(result: Geoparse) -> dict[str, str]:
    return {name: raw.decode() for name, raw in golden_files(result).items()}


def test_every_text_format_has_a_file(written: dict[str, str]) -> None:
    assert sorted(written) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_is_as_it_was_but_for_rounding(written: dict[str, str], name: str) -> None:
    expected = (GOLDEN / name).read_bytes().decode()
    assert shape(written[name]) == shape(expected)
    assert numbers(written[name]) == pytest.approx(numbers(expected), abs=0.05)


def test_they_stay_small() -> None:
    assert sum(path.stat().st_size for path in GOLDEN.iterdir()) < 600_000
