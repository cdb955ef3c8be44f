"""The sheets that a picture may have: how large, and where map and text stand on them."""

from __future__ import annotations

from dataclasses import dataclass

from geo.maps.frame import Frame, View
from geo.maps.mercator import TILE_PX, mercator

_WHOLE = (1120, 700)
_LANDSCAPE, _SQUARE, _UPRIGHT = (1120, 630), (840, 840), (756, 1344)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper in the px of the page's map, so that marks and letters are of the same size.

    What is shown is larger, for slides and print.
    """

    size: tuple[int, int]
    """(width, height) of the picture, in px."""
    paper: tuple[int, int]
    """(width, height) of the paper, in its own px."""
    map: Frame
    head: Frame
    """Where title, legend and scale stand."""
    notes: Frame | None = None
    """Where the notes stand, if not below the head."""
    title_lines: int = 6
    """How many lines of it the title has at most."""

    @property
    def edge(self) -> str:
        """The line between map and text, as path data."""
        if self.notes:
            return f"M{self.map.left:g} {self.map.bottom:g}H{self.map.right:g}"
        return f"M{self.map.left:g} {self.map.top:g}V{self.map.bottom:g}"


def _beside(size: tuple[int, int], paper: tuple[int, int]) -> Sheet:
    width, height = paper
    return Sheet(size, paper, Frame(288, 0, width, height), Frame(24, 20, 264, height - 16))


def _below(size: tuple[int, int], paper: tuple[int, int], map_height: int) -> Sheet:
    width, height = paper
    head = Frame(24, map_height + 18, width / 2 - 16, height - 16)
    notes = Frame(width / 2 + 16, map_height + 18, width - 24, height - 16)
    return Sheet(size, paper, Frame(0, 0, width, map_height), head, notes, title_lines=3)


WHOLE = _beside((1600, 1000), _WHOLE)
"""The sheet of the whole report."""
SHEETS = {
    sheet.size: sheet
    for sheet in (
        _beside((1600, 900), _LANDSCAPE),
        _below((1200, 1200), _SQUARE, 470),
        _below((1080, 1920), _UPRIGHT, 940),
    )
}
"""The sheets for the map as a reader has it, by their sizes in px."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader's map shows: its middle in degrees WGS 84, its zoom, and the sheet's size."""

    lat: float
    lon: float
    zoom: float
    size: tuple[int, int] = (1600, 900)

    @property
    def sheet(self) -> Sheet:
        """The sheet of that size.

        Raises:
            KeyError: there is none of that size.
        """
        return SHEETS[self.size]

    def view(self) -> View:
        """Return the view with the same middle and scale."""
        frame, scale = self.sheet.map, TILE_PX * 2**self.zoom
        x, y = mercator(self.lat, self.lon)
        return View(
            frame,
            float(x) - frame.width / 2 / scale,
            float(y) - frame.height / 2 / scale,
            scale,
        )
