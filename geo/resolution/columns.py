"""The candidates of a report's senses, one after another, as columns of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.distance import unit_vector
from geo.model import Place
from geo.resolution.senses import Sense

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]


class Numbering(dict[str, int]):
    """A number for each name, the same for the same, 0 for ""."""

    def __init__(self) -> None:
        """Begin with the number of no name."""
        super().__init__({"": 0})

    def of(self, names: Sequence[str]) -> Numbers:
        """Return the numbers of names, new ones for those not met before."""
        return np.array([self.setdefault(name, len(self)) for name in names], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of each candidate of a report."""

    places: tuple[Place, ...]
    owners: Numbers
    """The sense of each."""
    starts: Numbers
    """The first candidate of each sense."""
    sizes: Numbers
    """How many candidates each sense has, at least one."""
    vectors: Floats
    """From the centre of a sphere of radius 1, a row for each."""
    countries: Numbers
    """The same for those of one country, 0 for those of none."""
    regions: Numbers
    """The same by first-level region."""
    country_numbers: Numbering
    region_numbers: Numbering

    @classmethod
    def of(cls, senses: Sequence[Sense]) -> Columns:
        """Put the candidates of senses in columns."""
        places = tuple(candidate.place for sense in senses for candidate in sense.candidates)
        sizes = np.array([len(sense.candidates) for sense in senses], dtype=np.int64)
        codes, regions = Numbering(), Numbering()
        return cls(
            places,
            np.repeat(np.arange(len(senses)), sizes),
            np.cumsum(sizes) - sizes,
            sizes,
            vectors_of(places),
            codes.of([place.country_code for place in places]),
            regions.of([region_of(place) for place in places]),
            codes,
            regions,
        )


def region_of(place: Place) -> str:
    """Return what tells the first-level region of a place from all others, "" for none."""
    return f"{place.country_code}.{place.admin1}" if place.admin1 else ""


def vectors_of(places: Sequence[Place]) -> Floats:
    """Return the unit vectors of places, a row for each."""
    return np.array([unit_vector(place.lat, place.lon) for place in places]).reshape(-1, 3)
