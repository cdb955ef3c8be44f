"""What a terminal shows of a report: the table of places, and what is not on the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from geo.language import say
from geo.model import Geoparse, Role


def print_places(result: Geoparse, out: TextIO) -> None:
    """Print the places of a report, most mentioned first, and why other names have no place."""
    if not result.places:
        print(say("No place is named in this report."), file=out)
    else:
        rows = [("PLACE", "WHAT", "WHERE", "LAT", "LON", "MENTIONS", "WRITTEN AS")]
        for place in result.places:
            mentions = result.mentions_of(place)
            located = sum(1 for mention in mentions if mention.role is Role.LOCATION)
            where = (name for name in (place.admin1, place.country) if name not in ("", place.name))
            rows.append(
                (
                    place.name,
                    place.precision.value,
                    ", ".join(where),
                    f"{place.lat:.3f}",
                    f"{place.lon:.3f}",
                    f"{located} of {len(mentions)}",
                    ", ".join(dict.fromkeys(mention.text for mention in mentions)),
                )
            )
        print_rows(rows, out)
        print(
            "\nMENTIONS counts the place itself of all, with actors, demonyms and credits.",
            file=out,
        )
    unplaced = dict.fromkeys((m.text, m.reason_unplaced or "") for m in result.unplaced)
    for text, reason in unplaced:
        print(f"Not on the map: {printable(text)} ({printable(reason)})", file=out)
    _print_possible(result, out)


def _print_possible(result: Geoparse, out: TextIO) -> None:
    names = dict.fromkeys(printable(mention.text) for mention in result.possible)
    if names:
        print(f"Perhaps also named: {', '.join(names)}", file=out)


def print_rows(rows: Sequence[tuple[str, ...]], out: TextIO) -> None:
    """Print rows in columns, the first row as their heads."""
    cells = [tuple(map(printable, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(padded).rstrip(), file=out)


def printable(text: str) -> str:
    """Return `text` on one line, without control codes for colours, bells or titles."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
