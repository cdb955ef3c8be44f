"""The candidates of a report's senses, one after another, as columns of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from geo.distance import EARTH_RADIUS_KM, unit_vector
from geo.model import Candidate, Place
from geo.resolution.company import Anchor
from geo.resolution.matched import as_written
from geo.resolution.senses import Sense

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
_Scalar = TypeVar("_Scalar", bound=np.generic)
_FEW = 400
"""Candidates of which all distances are worked out at once, rather than each as it is asked for."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of each candidate of a report."""

    written: tuple[Candidate, ...]
    """The candidates, each as it is called in the report."""
    places: tuple[Place, ...]
    owners: Numbers
    """The sense of each."""
    starts: Numbers
    """The first candidate of each sense."""
    sizes: Numbers
    """How many candidates each sense has, at least one."""
    ids: Numbers
    """The same for the same place."""
    countries: Numbers
    """The same for those of one country, 0 for those of none."""
    regions: Numbers
    """The same by first-level region."""
    rows: Numbers
    """Of each, where a row for none of them follows those of each sense."""
    first_rows: Numbers
    """Of each sense."""
    row_sizes: Numbers
    """How many each sense has."""
    _vectors: Floats
    """From the centre of a sphere of radius 1, a row for each."""
    _apart: Floats | None
    """The distance of each from each, in km, where they are few."""

    @classmethod
    def of(cls, senses: Sequence[Sense]) -> Columns:
        """Put the candidates of senses in columns."""
        written = tuple(as_written(c, sense) for sense in senses for c in sense.candidates)
        places = tuple(candidate.place for candidate in written)
        sizes = np.array([len(sense.candidates) for sense in senses], dtype=np.int64)
        vectors = np.array([unit_vector(place.lat, place.lon) for place in places])
        starts, numbers = np.cumsum(sizes) - sizes, np.arange(len(senses))
        owners = np.repeat(numbers, sizes)
        return cls(
            written,
            places,
            owners,
            starts,
            sizes,
            numbered([place.id for place in places]),
            numbered([place.country_code for place in places]),
            numbered([_region_of(place) for place in places]),
            np.arange(len(places)) + owners,
            starts + numbers,
            sizes + 1,
            vectors,
            _km(vectors[:, None], vectors) if len(places) <= _FEW else None,
        )

    def of_owners(self, told: NDArray[_Scalar]) -> NDArray[_Scalar]:
        """Return for each candidate what is told of its sense."""
        return told[self.owners]

    def by_sense(self, rows: Floats) -> list[list[float]]:
        """Return for each sense what is told of its candidates, and then of none of them.

        Args:
            rows: what is told, in the order of `rows`.
        """
        told = iter(rows.tolist())
        return [[*islice(told, size)] for size in self.row_sizes.tolist()]

    def of_anchors(self, anchors: Sequence[Anchor]) -> Numbers:
        """Return the numbers of the candidates that anchors are."""
        senses = np.array([anchor.sense for anchor in anchors], dtype=np.int64)
        return self.starts[senses] + np.array([each.candidate for each in anchors], dtype=np.int64)

    def km(self, some: Numbers, others: Numbers) -> Floats:
        """Return how far candidates lie from others, by their numbers, of shapes that go together.

        Args:
            some: the numbers of some.
            others: of the others.
        """
        if self._apart is not None:
            return self._apart[some, others]
        return _km(self._vectors[some], self._vectors[others])


def numbered(names: Sequence[str]) -> Numbers:
    """Return a number for each name, the same for the same, 0 for ""."""
    numbers = {"": 0}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)


def _km(some: Floats, others: Floats) -> Floats:
    """Return great-circle distances by the chord: a dot product's arc cosine would lose metres."""
    apart = some - others
    chord = np.sqrt(np.einsum("...i,...i", apart, apart))
    km: Floats = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, chord / 2))
    return km


def _region_of(place: Place) -> str:
    """Return what tells the first-level region of a place from all others, "" for none."""
    return f"{place.country_code}.{place.admin1}" if place.admin1 else ""
