"""The map of what a filter leaves, as a picture."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from geo.atlas.files import to_geojson
from geo.atlas.filter import Filter
from geo.atlas.marks import marks_of
from geo.atlas.opening import Archive
from geo.atlas.questions import places
from geo.export.picture import picture_of, rasterised
from geo.gazetteer import open_gazetteer
from geo.language import _, comma_joined
from geo.maps import Pin
from geo.presentation import words


def to_svg(archive: Archive, wanted: Filter) -> str:
    """Return the map as an SVG picture, with the places as GeoJSON in its metadata.

    Raises:
        ArchiveError: a file is not what it was.
    """
    evidence = json.loads(to_geojson(archive, wanted))
    return picture(archive, wanted, marks_of(places(archive, wanted).found), evidence)


def picture(
    archive: Archive,
    wanted: Filter,
    marks: Sequence[Pin],
    evidence: Mapping[str, Any] | None = None,
) -> str:
    """Return some marks as an SVG picture that says what a filter leaves in all.

    Raises:
        ArchiveError: a file is not what it was.
    """
    left = places(archive, wanted)
    counts = comma_joined(
        (words.places(left.total), words.mentions(left.mentions), words.reports(left.reports))
    )
    return picture_of(
        marks,
        title=archive.name,
        about=(_("{counts} (filtered)").format(counts=counts) if wanted else counts,),
        statement=words.statement(several=True),
        credits=open_gazetteer().credits,
        evidence=evidence,
    )


def to_png(archive: Archive, wanted: Filter) -> bytes:
    """Return the same picture in pixels."""
    return rasterised(to_svg(archive, wanted))
