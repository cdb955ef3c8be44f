"""Why a candidate was chosen, in short true sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.model import Candidate, NameTier, Place, Precision
from geo.resolution.cues import Context, Cue
from geo.resolution.features import Setting, is_within, nearest_anchor

_NEAR_KM = 300.0
_MOST = 0.5
_AREAS = frozenset({Precision.REGION, Precision.DISTRICT})
_POINTS = frozenset({Precision.SETTLEMENT, Precision.SITE})


def explain(
    candidate: Candidate,
    candidates: Sequence[Candidate],
    *,
    surface: str,
    context: Context,
    setting: Setting,
    container: Place | None,
) -> tuple[str, ...]:
    """Return the reasons for `candidate` among `candidates`, the weightiest first."""
    reasons = tuple(
        _reasons(
            candidate,
            candidates,
            surface=surface,
            context=context,
            setting=setting,
            container=container,
        )
    )
    return reasons or (f"the likeliest of {len(candidates)} places that may be called {surface}",)


def _reasons(
    candidate: Candidate,
    candidates: Sequence[Candidate],
    *,
    surface: str,
    context: Context,
    setting: Setting,
    container: Place | None,
) -> Iterator[str]:
    place = candidate.place
    if candidate.tier is NameTier.DEMONYM:
        yield f"“{surface}” is the word for people and things of {place.name}"
        return
    if context.cue is Cue.REGION and place.precision in _AREAS:
        yield f"named with “{context.word}”"
    if context.cue is Cue.SETTLEMENT and place.precision is Precision.SETTLEMENT:
        yield f"named with “{context.word}”"
    if context.cue is Cue.WATER and place.precision is Precision.WATER:
        yield f"named with “{context.word}”"
    if container is not None and is_within(place, container):
        yield f"named together with {container.name}, in which it lies"
    if place.precision is Precision.COUNTRY:
        yield "a country's name"
    elif len(candidates) == 1:
        yield f"the only place called {surface} in the gazetteer"
    else:
        yield from _against_others(candidate, candidates, surface, setting)
        if context.cue is Cue.NONE:
            yield from _against_other_kinds(place, candidates)
    if place.precision in _POINTS:
        near = nearest_anchor(place, setting)
        if near and near[1] <= _NEAR_KM:
            yield f"{near[1]:.0f} km from {near[0].place.name}, which the report names too"
    if candidate.tier is NameTier.SKELETON:
        yield f"spelt somewhat like {candidate.name}"


def _against_others(
    candidate: Candidate, candidates: Sequence[Candidate], surface: str, setting: Setting
) -> Iterator[str]:
    place = candidate.place
    same = [c for c in candidates if c.place.precision is place.precision]
    abroad = [c for c in same if c.place.country_code != place.country_code]
    share = setting.countries.get(place.country_code, 0.0)
    where = sum(1 for a in setting.anchors if a.place.country_code == place.country_code)
    if place.country and share >= _MOST and len(setting.anchors) > 1:
        only = "the only one of its name in" if len(same) - len(abroad) == 1 and abroad else "in"
        surest = f"{where} of the report's {len(setting.anchors)} surest places are"
        yield f"{only} {place.country}, where {surest}"
    others = [c.place.population or 0 for c in same if c.place.id != place.id]
    if others and place.population and place.population > 3 * max(others):
        yield f"the largest of {len(same)} places that may be called {surface}"


def _against_other_kinds(place: Place, candidates: Sequence[Candidate]) -> Iterator[str]:
    """Say why the city and not the region about it was taken, or the other way round."""
    namesake = next(
        (
            c.place
            for c in candidates
            if c.place.country_code == place.country_code
            and (c.place.precision in _AREAS) != (place.precision in _AREAS)
        ),
        None,
    )
    if namesake is None:
        return
    if place.precision in _AREAS:
        yield f"the region {place.name} rather than the town {namesake.name}"
    else:
        yield f"named without “region”, so the town rather than {namesake.name}"
