"""Why a candidate was chosen, in short true sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from geo.language import Sentence, say
from geo.model import AREAS, POINTS, Candidate, NameTier, Place, Precision, Resolution
from geo.resolution.company import Company
from geo.resolution.cues import Cue
from geo.resolution.features import is_landscape, is_within
from geo.resolution.meant import WITH_ARTICLE
from geo.resolution.neighbours import Neighbourhood
from geo.resolution.senses import Sense

_NEAR_KM = 100.0
_MOST = 0.5
_MOST_KNOWN = 50
"""Places of a name that are looked up: there may be more of it in a country."""
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
    return reasons or (_likeliest(sense),)


def as_placed(resolution: Resolution, sense: Sense, labels: Collection[str]) -> Resolution:
    """Return a resolution without reasons by a place that in the end was too unsure to be shown.

    Args:
        resolution: of the sense.
        sense: the one that was resolved.
        labels: of the places that the report is found to name.
    """
    kept = tuple(r for r in resolution.reasons if _stands(r, labels))
    if kept == resolution.reasons:
        return resolution
    return replace(resolution, reasons=kept or (_likeliest(sense),))


def _stands(reason: str, labels: Collection[str]) -> bool:
    if not isinstance(reason, Sentence) or reason.values.keys() != {"km", "place"}:
        return True
    return str(reason.values["place"]) in labels


def _likeliest(sense: Sense) -> str:
    return say(
        "the likeliest of {number} places that may be called {name}",
        number=len(sense.everyone),
        name=_called(sense),
    )


def _called(sense: Sense) -> str:
    """Return the name that was looked up: "Rafah crossing" where the report has that."""
    return sense.context.full or sense.surface


def _reasons(
    sense: Sense,
    candidate: Candidate,
    company: Company,
    about: Neighbourhood,
    container: Place | None,
) -> Iterator[str]:
    place, cue = candidate.place, sense.context.cue
    if candidate.tier is NameTier.DEMONYM:
        yield say(
            "“{name}” is the word for people and things of {place}",
            name=sense.surface,
            place=with_article(place.name),
        )
        return
    if cue is not Cue.NONE and place.precision in _ANNOUNCED[cue]:
        if sense.context.word:
            yield say("named with “{word}”", word=sense.context.word)
        else:
            yield say("named in a row of countries, so no town")
    if sense.context.article and is_landscape(place):
        yield say("named with “the”, as waters and landscapes are")
    if sense.acts and place.feature_code == "PPLC":
        yield say("a capital, named for its government")
    for larger in dict.fromkeys((container, sense.area, _named_district(place, company))):
        if larger is not None and is_within(place, larger):
            yield say(
                "named together with {place}, in which it lies", place=with_article(larger.name)
            )
    if sense.head is not None:
        yield say(
            "the report’s words put it in or near {place}", place=with_article(sense.head.name)
        )
    if place.precision is Precision.COUNTRY:
        yield say("a country's name")
    elif len(sense.everyone) == 1 and candidate.tier is not NameTier.SKELETON:
        yield say("the only place called {name} in the gazetteer", name=_called(sense))
    else:
        yield from _against_namesakes(sense, candidate, company)
        if cue is Cue.NONE:
            yield from _against_other_kinds(sense, place)
    if place.precision in POINTS and about.nearest is not None and about.km <= _NEAR_KM:
        yield say(
            "{km} km from {place}, which the report names too",
            km=round(about.km),
            place=about.nearest.place.name,
        )
    if candidate.tier is NameTier.SKELETON:
        yield say("spelt somewhat like {name}", name=candidate.name)


def _named_district(place: Place, company: Company) -> Place | None:
    """Return the district that it lies in, where the report surely names that."""
    if not place.admin2 or place.precision is not Precision.SETTLEMENT:
        return None
    return next(
        (
            anchor.place
            for anchor in company.anchors
            if anchor.place.precision is Precision.DISTRICT
            and anchor.place.name == place.admin2
            and anchor.place.admin1 == place.admin1
            and anchor.place.country_code == place.country_code
        ),
        None,
    )


def _against_namesakes(sense: Sense, candidate: Candidate, company: Company) -> Iterator[str]:
    place, called = candidate.place, candidate.tier is not NameTier.SKELETON
    kin = [c.place for c in sense.everyone if c.place.precision is place.precision]
    compatriots = sum(1 for other in kin if other.country_code == place.country_code)
    here, share = company.of_country(place.country_code)
    if place.country and share >= _MOST and len(company.anchors) > 1:
        yield in_country_of_others(
            place.country,
            here,
            len(company.anchors),
            alone=called and len(sense.everyone) < _MOST_KNOWN and len(kin) > compatriots == 1,
        )
    others = [other.population or 0 for other in kin if other.id != place.id]
    if called and others and place.population and place.population > 3 * max(others):
        yield say(
            "the largest of {number} places that may be called {name}",
            number=len(kin),
            name=_called(sense),
        )


def in_country_of_others(country: str, number: int, total: int, *, alone: bool) -> str:
    """Return that so many of the report's surest places are in the same country.

    Args:
        country: where the place is.
        number: how many of the surest places are there.
        total: how many surest places the report has.
        alone: no other place there is called the same.
    """
    if alone:
        return say(
            "the only one of its name in {country}, where {number} of the report's {total} surest "
            "places are",
            country=with_article(country),
            number=number,
            total=total,
        )
    return say(
        "in {country}, where {number} of the report's {total} surest places are",
        country=with_article(country),
        number=number,
        total=total,
    )


def with_article(name: str) -> str:
    """Return a place's label as an English sentence has it.

    >>> with_article("United States"), with_article("Sudan")
    ('the United States', 'Sudan')
    """
    return say("the {place}", place=name) if name in WITH_ARTICLE else name


def _against_other_kinds(sense: Sense, place: Place) -> Iterator[str]:
    """Say why the city and not the region around it was chosen, or the other way round."""
    namesake = next(
        (
            c.place
            for c in sense.candidates
            if (c.place.precision in AREAS) != (place.precision in AREAS)
            and _could_be_confused(place, c.place)
        ),
        None,
    )
    if namesake is None:
        return
    if place.name == namesake.name:
        yield (
            say("the region rather than the town of the same name")
            if place.precision in AREAS
            else say("named without “region”, so the town rather than the region of the same name")
        )
    elif place.precision in AREAS:
        yield say(
            "the region {place} rather than the town {other}",
            place=place.name,
            other=namesake.name,
        )
    else:
        yield say("named without “region”, so the town rather than {other}", other=namesake.name)


def _could_be_confused(place: Place, namesake: Place) -> bool:
    """Tell whether one of the two lies in the other, or both in one country are called the same."""
    one_country = place.country_code == namesake.country_code
    return (
        is_within(place, namesake)
        or is_within(namesake, place)
        or (one_country and place.name == namesake.name)
    )
