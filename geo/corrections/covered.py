"""The stretches of a text that mentions take up."""

from __future__ import annotations

from bisect import bisect_right, insort


class Covered:
    """Disjoint stretches (start, end), end excluded; one that is covered twice counts once."""

    def __init__(self) -> None:
        """Begin with nothing covered."""
        self._spans: list[tuple[int, int]] = []
        self._longest = 0

    def cover(self, start: int, end: int) -> None:
        """Cover a stretch, even one that overlaps others."""
        insort(self._spans, (start, end))
        self._longest = max(self._longest, end - start)

    def overlapping(self, start: int, end: int) -> tuple[int, int] | None:
        """Return a covered stretch that overlaps this one, None where there is none."""
        index = bisect_right(self._spans, (end, -1))
        while index > 0:
            index -= 1
            span = self._spans[index]
            if span[1] > start:
                return span
            if span[0] + self._longest <= start:
                return None
        return None
