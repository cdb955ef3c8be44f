"""Marks and labels on the paper, and what is occupied by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from geo.maps.frame import Frame
from geo.maps.gathering import mentions_together
from geo.maps.pins import Pin

_CELL_PX = 48

Line = tuple[float, float, float, float]
"""(x, y, to x, to y) in px."""


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label on the paper; (x, y) is where its baseline begins."""

    text: str
    x: float
    y: float
    width: float
    box: Frame
    leader: Line | None = None
    """A line from the mark to a label that stands apart from it: (x, y, to x, to y)."""


@dataclass(slots=True)
class Mark:
    """A mark on the paper: (x, y) is where its place is, and where it stands."""

    pins: tuple[Pin, ...]
    """The places that it stands for, the one that it stands on first."""
    x: float
    y: float
    half_width: float
    half_height: float
    label: PlacedLabel | None = None

    @property
    def pin(self) -> Pin:
        """The place that it stands on."""
        return self.pins[0]

    @property
    def mentions(self) -> int:
        """How often its places are named."""
        return mentions_together(self.pins)

    @property
    def box(self) -> Frame:
        """What the mark covers."""
        return Frame(
            self.x - self.half_width,
            self.y - self.half_height,
            self.x + self.half_width,
            self.y + self.half_height,
        )


class Occupied:
    """What is covered on the paper already, found by where it lies.

    Args:
        boxes: what is covered from the start.
    """

    def __init__(self, boxes: Iterable[Frame] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Frame]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Frame) -> None:
        """Cover a box."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def meets(self, box: Frame, gap: float = 0.0) -> bool:
        """Return whether a box comes nearer than `gap` px to what is covered."""
        near = self._cells
        return any(overlaps(box, near.get(cell, ()), gap) for cell in _cells(box.grown(gap)))

    def crossed(self, line: Line, but: Frame) -> bool:
        """Return whether a line runs through anything that is covered, but for one box."""
        x, y, to_x, to_y = line
        about = Frame(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
        near = self._cells
        return any(
            crosses(line, (box for box in near.get(cell, ()) if box != but))
            for cell in _cells(about)
        )


def _cells(box: Frame) -> Iterator[tuple[int, int]]:
    return product(
        range(int(box.left // _CELL_PX), int(box.right // _CELL_PX) + 1),
        range(int(box.top // _CELL_PX), int(box.bottom // _CELL_PX) + 1),
    )


def overlaps(box: Frame, others: Iterable[Frame], gap: float = 0.0) -> bool:
    """Return whether a box comes nearer than `gap` px to any of the others."""
    return any(
        box.left < other.right + gap
        and box.right > other.left - gap
        and box.top < other.bottom + gap
        and box.bottom > other.top - gap
        for other in others
    )


def crosses(line: Line, boxes: Iterable[Frame]) -> bool:
    """Return whether a line runs through a box."""
    x, y, to_x, to_y = line
    points = [(x + (to_x - x) * step / 20, y + (to_y - y) * step / 20) for step in range(21)]
    return any(box.holds(*point) for box in boxes for point in points)
