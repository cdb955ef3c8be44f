"""Marks and texts as they stand on the paper, and whether one covers another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.export.picture.view import Frame
from geo.maps.pins import Pin


@dataclass(frozen=True, slots=True)
class Written:
    """A text on the paper; (x, y) is where its baseline begins."""

    text: str
    x: float
    y: float
    width: float
    box: Frame
    leader: tuple[float, float, float, float] | None = None
    """A line from the mark to a label that stands apart from it: (x, y, to x, to y)."""


@dataclass(slots=True)
class Mark:
    """A place on the paper: (x, y) is where its mark stands, `at` where the place is."""

    pin: Pin
    at: tuple[float, float]
    x: float
    y: float
    half_width: float
    half_height: float
    label: Written | None = None

    @property
    def box(self) -> Frame:
        """What the mark covers."""
        return Frame(
            self.x - self.half_width,
            self.y - self.half_height,
            self.x + self.half_width,
            self.y + self.half_height,
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


def crosses(line: tuple[float, float, float, float], boxes: Iterable[Frame]) -> bool:
    """Return whether a line runs through a box."""
    x, y, to_x, to_y = line
    points = [(x + (to_x - x) * step / 20, y + (to_y - y) * step / 20) for step in range(21)]
    return any(box.holds(*point) for box in boxes for point in points)
