"""Names without a place put to an online geocoder, when a reader asks for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.errors import GeocodingError
from geo.gazetteer.names import normalise
from geo.geocoders.reading import read
from geo.geocoders.weighing import LEAST_CONFIDENCE, Company, Weighed, weigh
from geo.geoparser import rank_places
from geo.language import joined, say, say_number
from geo.model import Candidate, Geoparse, Mention, Resolution, Role
from geo.resolution.described_places import is_approximate
from geo.resolution.written_points import OFF_THE_GLOBE

if TYPE_CHECKING:
    from geo.geocoders.online import OnlineGeocoder
    from geo.progress import Progress

_ASKED_FOR = (Role.LOCATION, Role.ACTOR)
_NOT_TO_ASK = ("vague", "no place: ", OFF_THE_GLOBE)
"""Beginnings of reasons that no geocoder can mend; the second is a reader's own decision."""
_LONGEST = 80
_MOST_ALTERNATIVES = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking."""

    result: Geoparse
    """With the names placed that were found; the others say what was answered."""
    told: tuple[str, ...]
    """What the reader must know, a sentence each: what went wrong and what was left unasked."""
    credits: tuple[str, ...]
    """What must be said where the result is shown, none where nothing was placed."""
    sent: tuple[str, ...] = ()
    """The names that left this machine; those answered before did not."""


def names_to_ask(result: Geoparse) -> tuple[str, ...]:
    """Return exactly what `ask_online` would send: names that have no place, each once.

    Those that only stand about another place are among them.

    Not among them are vague phrases, words for peoples, bylines and what a reader said is no place.
    """
    names: dict[str, str] = {}
    for mention in result.mentions:
        name = _name(mention)
        if name:
            names.setdefault(name.casefold(), name)
    return tuple(names.values())


def ask_online(
    result: Geoparse,
    geocoder: OnlineGeocoder,
    *,
    seen: Geoparse | None = None,
    names: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Asked:
    """Ask `geocoder` for the names of `result` that have no place.

    One name is sent at a time, at most one a second for the whole process. What the service refuses
    or cannot answer is told; what it answered before stays.

        seen = apply(result, corrections).result
        asked = ask_online(result, geocoder, seen=seen)
        seen = apply(asked.result, corrections).result  # a person has the last word

    Args:
        result: what was found in the report.
        geocoder: whom to ask.
        seen: the same with corrections, which says what has no place yet and what else the report
            names; `result` itself where there are none.
        names: those of `names_to_ask(seen)` that may be sent; None for all.
        progress: told (fraction 0..1, what is being asked).
    """
    seen = seen or result
    wanted = names_to_ask(seen)
    if names is not None:
        wanted = tuple(name for name in wanted if name in names)
    company = Company.of(seen)
    weighed: dict[str, tuple[Weighed, str]] = {}
    told: list[str] = []
    sent: list[str] = []
    for number, name in enumerate(wanted):
        if progress is not None:
            progress(
                number / len(wanted),
                say("Asking {service} for {name}", service=geocoder.title, name=name),
            )
        try:
            answer, was_sent = geocoder.ask(name)
        except GeocodingError as error:
            sent += [name] * error.was_sent
            told.append(error.sentence)
            if error.stops:
                left = len(wanted) - number - 1
                if left:
                    told.append(
                        say_number(
                            "{number} more name was not asked for.",
                            "{number} more names were not asked for.",
                            left,
                        )
                    )
                break
            continue
        sent += [name] * was_sent
        findings = tuple(read(geocoder.service.key, name, iter(answer.found), geocoder.gazetteer))
        weighed[name.casefold()] = (weigh(name, findings, company), answer.asked[:10])
    mentions = tuple(_answered(mention, weighed, geocoder.title) for mention in result.mentions)
    changed = any(m.resolution is not o.resolution
                  for m, o in zip(mentions, result.mentions, strict=True))  # fmt: skip
    return Asked(
        Geoparse(result.report, mentions, rank_places(mentions), result.possible),
        tuple(told),
        (geocoder.service.credit,) if changed else (),
        tuple(sent),
    )


def _name(mention: Mention) -> str:
    """Return what would be sent for `mention`, "" where nothing may be."""
    reason = mention.reason_unplaced or ""
    if (
        (mention.resolution and not is_approximate(mention))
        or mention.role not in _ASKED_FOR
        or reason.startswith(_NOT_TO_ASK)
    ):
        return ""
    name = normalise(mention.text)
    sound = 2 <= len(name) <= _LONGEST and name.isprintable() and any(map(str.isalpha, name))
    return name if sound else ""


def _answered(mention: Mention, weighed: dict[str, tuple[Weighed, str]], service: str) -> Mention:
    found = weighed.get(_name(mention).casefold())
    if found is None:
        return mention
    outcome, date = found
    candidates = outcome.candidates
    if candidates and outcome.confidence >= LEAST_CONFIDENCE:
        resolution = _resolution(mention, candidates, service, date)
        return replace(mention, resolution=resolution, reason_unplaced=None)
    if mention.resolution:
        return mention
    if candidates:
        first = candidates[0]
        why = say(
            "{service} is too unsure: {place}, {sentence}",
            service=service,
            place=first.place.name,
            sentence=joined(first.reasons),
        )
    elif outcome.misnamed:
        why = say(
            "{service} found only {name}, another name ({day})",
            service=service,
            name=outcome.misnamed,
            day=date,
        )
    elif outcome.unmeant:
        why = say(
            "{service} found only {kind} of this name ({day})",
            service=service,
            kind=outcome.unmeant,
            day=date,
        )
    else:
        why = say("{service} found nothing ({day})", service=service, day=date)
    before = mention.reason_unplaced or ""
    # Asked a second time, the same answer says nothing new.
    return mention if why in before else replace(mention, reason_unplaced=joined((before, why)))


def _resolution(
    mention: Mention, candidates: Sequence[Candidate], service: str, date: str
) -> Resolution:
    best = candidates[0]
    how = say(
        "found by {service} on {day}, asked for “{name}”",
        service=service,
        day=date,
        name=normalise(mention.text),
    )
    return Resolution(
        best.place,
        best.score,
        (how, *best.reasons),
        tuple(candidates[1 : _MOST_ALTERNATIVES + 1]),
        service,
    )
