"""Places whose marks cannot stand apart, gathered as on the live map: none is moved off its place.

The rule and its reasons stand in `assets/script/gathering.js`; both give the same groups.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf

from geo.maps.layout import layout
from geo.maps.mercator import TILE_PX, mercator
from geo.maps.pins import Pin, Shape, radius_px

_LEISURELY_ROUNDS = 6
_AROUND = tuple(product((-1, 0, 1), repeat=2))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place's own mark: its middle in px, and half of its width."""

    pin: Pin
    x: float
    y: float
    half: float


def mentions_together(pins: Sequence[Pin]) -> int:
    """Return how often places are named: as locations, or where all are only actors, as these."""
    located = [pin for pin in pins if not pin.actor]
    return sum(pin.mentions for pin in located or pins)


def weight(pin: Pin) -> int:
    """Return how much a place weighs among others: an actor is not there."""
    return 0 if pin.actor else pin.mentions


def half_px(pin: Pin) -> float:
    """Return half the width in px of what a place's own mark covers, but a country's."""
    outline = layout.mark.outline
    return pin.radius_px + float(outline.water if pin.shape is Shape.WATER else outline.plain)


def half_together_px(pins: Sequence[Pin]) -> float:
    """Return half the width in px of the mark of several places."""
    return radius_px(mentions_together(pins)) + float(layout.mark.outline.many)


def apart_zoom(marks: Sequence[Pin], least: float, most: float) -> float:
    """Return the least zoom from one to another at which as many marks stand as at the other.

    Args:
        marks: the places, none of them a country.
        least: the zoom to begin at.
        most: the zoom that is not passed.
    """
    ordered = sorted(marks, key=lambda pin: (-weight(pin), pin.uncertain))

    def number(zoom: float) -> int:
        scale = TILE_PX * 2**zoom
        points = ((pin, *mercator(pin.lat, pin.lon)) for pin in ordered)
        return len(
            gathered([Spot(pin, x * scale, y * scale, half_px(pin)) for pin, x, y in points])
        )

    wanted, zoom = number(most), least
    while zoom < most and number(zoom) < wanted:
        zoom += float(layout.zoom.step)
    return min(zoom, most)


def gathered(spots: Sequence[Spot]) -> list[list[Spot]]:
    """Return the places that have one mark together, the one that it stands on first.

    Args:
        spots: the weightiest first.
    """
    return [
        [spots[at] for at in group]
        for group in groups(
            [(spot.x, spot.y, spot.half) for spot in spots],
            lambda members: half_together_px([spots[at].pin for at in members]),
        )
    ]


def groups(
    marks: Sequence[tuple[float, float, float]], half_of: Callable[[Sequence[int]], float]
) -> list[list[int]]:
    """Return groups of marks by their numbers, the one that each group stands on first.

    Args:
        marks: (x, y, half the width) in px, the weightiest first.
        half_of: gives half the width of the mark of several, at most that of the largest.
    """
    limits = layout.mark
    gap, target = float(limits.gap), float(limits.target)
    largest = float(limits.largest_radius + limits.outline.many)
    halves = [half for _, _, half in marks]
    cell = max(2 * max([largest, *halves]) + gap, target)
    for turn in range(1, 1 + len(marks) * len(marks) + _LEISURELY_ROUNDS):
        found: dict[int, list[int]] = {}
        cells: dict[tuple[int, int], list[int]] = {}
        for at, (x, y, _) in enumerate(marks):
            across, down = int(x // cell), int(y // cell)
            best, least = -1, inf
            for right, below in _AROUND:
                for leader in cells.get((across + right, down + below), ()):
                    dx, dy = abs(x - marks[leader][0]), abs(y - marks[leader][1])
                    need = halves[at] + halves[leader] + gap
                    apart = dx * dx + dy * dy >= need * need and not (dx < target and dy < target)
                    # The first one's last: what is named most is to keep a mark of its own.
                    far = dx * dx + dy * dy if leader else 1.7976931348623157e308
                    if not apart and far < least:
                        best, least = leader, far
            if best >= 0:
                found[best].append(at)
            else:
                found[at] = [at]
                cells.setdefault((across, down), []).append(at)
        grown = False
        for leader, members in found.items():
            half = half_of(members) if len(members) > 1 else 0.0
            if half > halves[leader]:
                halves[leader] = max(largest, half) if turn > _LEISURELY_ROUNDS else half
                grown = True
        if not grown:
            break
    return list(found.values())
