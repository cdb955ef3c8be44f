"""Names that the gazetteer lacks, about the place that the report's words tie them to.

A quarter stands in its town ("the Kanal microdistrict of Chasiv Yar"), a reservoir or a dam by the
place that it is named after.
"""

from __future__ import annotations

from geo.language import N_, say
from geo.model import Place, Precision, Resolution
from geo.resolution import areas
from geo.resolution.area_places import as_place
from geo.resolution.senses import Sense

OWN_WORDS = N_("the report's own words")
"""`Resolution.source` of a place that the report describes."""
APPROXIMATE = "text:near:"
"""What the ids begin with of names without a place that stand about where the report has them."""
NEAR_SHARE = 0.5
"""Of the confidence in the place by which such a name stands, how much is left for it."""


def in_its_town(sense: Sense, town: Place, confidence: float) -> Resolution:
    """Return a quarter as being in its town, with what is left of the confidence in that."""
    place = as_place(APPROXIMATE, sense.surface, areas.inside(town), (town,))
    told = say("written in {place}, so it stands about there", place=town.name)
    return Resolution(place, NEAR_SHARE * confidence, (told,), (), OWN_WORDS)


def by_its_name(sense: Sense, resolution: Resolution) -> Resolution:
    """Return what is resolved to the place that it is named after as being about there."""
    after = resolution.place
    if sense.context.word and after.precision in (Precision.WATER, Precision.SITE):
        # The Oskil reservoir is the Oskil; the Neches River Valley lies about the Neches.
        return resolution
    place = as_place(APPROXIMATE, sense.surface, areas.around(after), (after,))
    told = say("named after {place}, so it stands about there", place=after.name)
    return Resolution(place, NEAR_SHARE * resolution.confidence, (told,), (), OWN_WORDS)
