"""The map of what a filter leaves, as a picture."""

from __future__ import annotations

import json

from geo.atlas.files import to_geojson
from geo.atlas.filter import Filter
from geo.atlas.marks import marks_of
from geo.atlas.opening import Archive
from geo.atlas.questions import places
from geo.export.picture import picture_of, rasterised
from geo.gazetteer import open_gazetteer
from geo.language import _, comma_joined
from geo.presentation import words


def to_svg(archive: Archive, wanted: Filter) -> str:
    """Return the map as an SVG picture, with the places as GeoJSON in its metadata.

    Raises:
        ArchiveError: a file is not what it was.
    """
    left = places(archive, wanted)
    counts = comma_joined(
        (words.places(left.total), words.mentions(left.mentions), words.reports(left.reports))
    )
    return picture_of(
        marks_of(left.found),
        title=archive.name,
        about=(_("{counts} (filtered)").format(counts=counts) if wanted else counts,),
        statement=words.statement(several=True),
        credits=open_gazetteer().credits,
        evidence=json.loads(to_geojson(archive, wanted)),
    )


def to_png(archive: Archive, wanted: Filter) -> bytes:
    """Return the same picture in pixels."""
    return rasterised(to_svg(archive, wanted))
