"""Why a candidate was chosen, in short true sentences."""

from __future__ import annotations

from collections.abc import Iterator

from geo.model import AREAS, POINTS, Candidate, NameTier, Place, Precision
from geo.resolution.company import Company
from geo.resolution.cues import Cue
from geo.resolution.features import is_landscape, is_within
from geo.resolution.neighbours import Neighbourhood
from geo.resolution.senses import Sense

_NEAR_KM = 300.0
_MOST = 0.5
_ANNOUNCED = {
    Cue.REGION: AREAS,
    Cue.SETTLEMENT: (Precision.SETTLEMENT,),
    Cue.WATER: (Precision.WATER,),
    Cue.SITE: (Precision.SITE, Precision.WATER, Precision.DISTRICT, Precision.VAGUE),
}


def explain(
    sense: Sense,
    candidate: Candidate,
    company: Company,
    about: Neighbourhood,
    container: Place | None,
) -> tuple[str, ...]:
    """Return the reasons for `candidate`, one of the sense's, the weightiest first."""
    reasons = tuple(_reasons(sense, candidate, company, about, container))
    number = len(sense.candidates)
    return reasons or (f"the likeliest of {number} places that may be called {sense.surface}",)


def _reasons(
    sense: Sense,
    candidate: Candidate,
    company: Company,
    about: Neighbourhood,
    container: Place | None,
) -> Iterator[str]:
    place, cue = candidate.place, sense.context.cue
    if candidate.tier is NameTier.DEMONYM:
        yield f"“{sense.surface}” is the word for people and things of {place.name}"
        return
    if cue is not Cue.NONE and place.precision in _ANNOUNCED[cue]:
        yield f"named with “{sense.context.word}”"
    if sense.context.article and is_landscape(place):
        yield "named with “the”, as waters and landscapes are"
    if sense.acts and place.feature_code == "PPLC":
        yield "a capital, named for its government"
    if container is not None and is_within(place, container):
        yield f"named together with {container.name}, in which it lies"
    if place.precision is Precision.COUNTRY:
        yield "a country's name"
    elif len(sense.candidates) == 1:
        yield f"the only place called {sense.surface} in the gazetteer"
    else:
        yield from _against_namesakes(sense, place, company)
        if cue is Cue.NONE:
            yield from _against_other_kinds(sense, place)
    if place.precision in POINTS and about.nearest is not None and about.km <= _NEAR_KM:
        yield f"{about.km:.0f} km from {about.nearest.place.name}, which the report names too"
    if candidate.tier is NameTier.SKELETON:
        yield f"spelt somewhat like {candidate.name}"


def _against_namesakes(sense: Sense, place: Place, company: Company) -> Iterator[str]:
    kin = [c.place for c in sense.candidates if c.place.precision is place.precision]
    compatriots = sum(1 for other in kin if other.country_code == place.country_code)
    here = sum(1 for a in company.anchors if a.place.country_code == place.country_code)
    share = company.countries.get(place.country_code, 0.0)
    if place.country and share >= _MOST and len(company.anchors) > 1:
        only = "the only one of its name in" if len(kin) > compatriots == 1 else "in"
        surest = f"{here} of the report's {len(company.anchors)} surest places are"
        yield f"{only} {place.country}, where {surest}"
    others = [other.population or 0 for other in kin if other.id != place.id]
    if others and place.population and place.population > 3 * max(others):
        yield f"the largest of {len(kin)} places that may be called {sense.surface}"


def _against_other_kinds(sense: Sense, place: Place) -> Iterator[str]:
    """Say why the city and not the region around it was chosen, or the other way round."""
    namesake = next(
        (
            c.place
            for c in sense.candidates
            if c.place.country_code == place.country_code
            and (c.place.precision in AREAS) != (place.precision in AREAS)
        ),
        None,
    )
    if namesake is None:
        return
    if place.name == namesake.name:
        yield (
            "the region rather than the town of the same name"
            if place.precision in AREAS
            else "named without “region”, so the town rather than the region of the same name"
        )
    elif place.precision in AREAS:
        yield f"the region {place.name} rather than the town {namesake.name}"
    else:
        yield f"named without “region”, so the town rather than {namesake.name}"
