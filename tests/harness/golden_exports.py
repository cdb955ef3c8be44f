"""The default report in every text format, as the golden files have it."""

from __future__ import annotations

from geo.corrections import Correction, Scope, anchor_at, reading_of
from geo.export import FORMATS, Provenance
from geo.model import Geoparse

BINARY = ("geoparquet", "png")
ELSEWHERE = ("html", "svg")
"""Compared in their own tests: they are large, or hold the base map."""


def provenance_of(result: Geoparse) -> Provenance:
    """Return a provenance of no time, with one correction that accepts the first Izium."""
    izium = next(mention for mention in result.mentions if mention.text == "Izium")
    accepted = Correction(
        id="c1",
        action="a1",
        who="NN",
        when="2026-11-22T14:16:16.123Z",
        scope=Scope.MENTION,
        anchor=anchor_at(result.report, izium.start, izium.end),
        old=reading_of(izium),
        new=reading_of(izium),
        note='seen on "the" <ground> & checked',
    )
    return Provenance(("GeoNames, CC BY 4.0",), "0123456789abcdef", (accepted,))


def golden_files(result: Geoparse) -> dict[str, bytes]:
    """Return the files by name."""
    files: dict[str, bytes] = {}
    for key, each in FORMATS.items():
        if key not in (*BINARY, *ELSEWHERE):
            content = each.written(result, provenance_of(result))
            if isinstance(content, bytes):
                files[f"report{each.suffix}"] = content
            else:
                files.update(content)
    return files
