"""Towns and the districts they lie in, where a report names both: Huntsville and Walker County."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from geo.gazetteer.regionwords import level
from geo.model import EXACT, Precision
from geo.resolution.columns import Columns, Floats
from geo.resolution.cues import Cue
from geo.resolution.senses import Sense


def in_districts(senses: Sequence[Sense], columns: Columns) -> dict[str, Floats]:
    """Return by feature what towns and districts that a report names say of each other.

    A district is one by the word for it. Each counts less where several places of its name have
    such a fellow.

    Args:
        senses: of the report.
        columns: their candidates.
    """
    total = len(columns.places)
    found = {"in_district": np.zeros(total), "has_town": np.zeros(total)}
    said = columns.of_owners(np.array([_is_said(sense) for sense in senses]))
    exact = [candidate.tier in EXACT for candidate in columns.written]
    # By country, first-level region and label.
    districts: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number in np.flatnonzero(said & np.array(exact)).tolist():
        place = columns.places[number]
        if place.precision is Precision.DISTRICT:
            districts[place.country_code, place.admin1, place.name].append(number)
    if not districts:
        return found
    towns, holders = found.values()
    for number, place in enumerate(columns.places):
        if exact[number] and place.precision is Precision.SETTLEMENT:
            for other in districts.get((place.country_code, place.admin1, place.admin2), ()):
                if columns.owners[other] != columns.owners[number]:
                    towns[number] = holders[other] = 1.0
    for flags in found.values():
        several = np.add.reduceat(flags, columns.starts)
        flags /= np.maximum(columns.of_owners(several), 1.0)
    return found


def _is_said(sense: Sense) -> bool:
    """Tell whether the words say that a district is meant, or a larger region."""
    return sense.context.cue is Cue.REGION or level(sense.surface) > 0
