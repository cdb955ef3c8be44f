"""What a report says of each of its places, counted once, in the page's words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from geo.corrections import SOURCE
from geo.excerpts import Passage, passages, standing
from geo.export.evidence import placed
from geo.export.page.words import Words
from geo.model import Candidate, Geoparse, Mention, Paragraph, ParagraphKind, Place, Precision, Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with all that the page tells of it."""

    anchor: str
    """What an address on the page calls it: "place-3"."""
    place: Place
    mentions: tuple[Mention, ...]
    passages: tuple[Passage, ...]

    @property
    def standing(self) -> Role:
        """The role that decides where the place is shown: location before actor, and so on."""
        return standing(self.mentions)

    @property
    def number(self) -> int:
        """How often it is named in that role."""
        return sum(1 for mention in self.mentions if mention.role is self.standing)

    @property
    def confidence(self) -> float | None:
        """The mean over the mentions of that role, 0..1; None where readers set all of them."""
        scores = [
            mention.resolution.confidence
            for mention in self.mentions
            if mention.resolution
            and mention.resolution.source != SOURCE
            and mention.role is self.standing
        ]
        return sum(scores) / len(scores) if scores else None

    @property
    def written(self) -> list[tuple[str, int]]:
        """The surface forms with their numbers, most frequent first."""
        return Counter(" ".join(mention.text.split()) for mention in self.mentions).most_common()

    @property
    def reasons(self) -> Iterator[str]:
        """Why the mentions were resolved to it, each reason once."""
        yield from dict.fromkeys(
            reason
            for mention in self.mentions
            if mention.resolution
            for reason in mention.resolution.reasons
        )

    @property
    def runners_up(self) -> list[Candidate]:
        """The places that were considered instead, best first, each once."""
        best: dict[str, Candidate] = {}
        for mention in self.mentions:
            for candidate in mention.resolution.alternatives if mention.resolution else ():
                known = best.get(candidate.place.id)
                if candidate.place.id != self.place.id and (
                    known is None or candidate.score > known.score
                ):
                    best[candidate.place.id] = candidate
        return sorted(best.values(), key=lambda candidate: -candidate.score)


def entries(result: Geoparse) -> tuple[Entry, ...]:
    """Return the entries of a report, in the order of its places."""
    return tuple(
        Entry(f"place-{number}", place, mentions, _passages(result, place, mentions))
        for number, (place, mentions) in enumerate(placed(result), start=1)
        if mentions
    )


def _passages(result: Geoparse, place: Place, mentions: tuple[Mention, ...]) -> tuple[Passage, ...]:
    # With the place's own mentions alone: to look through all of them anew for each place would
    # take time quadratic in the report's length.
    return passages(Geoparse(result.report, mentions, (place,)), place)


def kind(place: Place, words: Words) -> str:
    """Return what a place is: "Settlement", "Country"; never more than the gazetteer knows."""
    if place.radius_km and place.precision not in (Precision.SITE, Precision.WATER):
        return words.kinds[Precision.VAGUE]
    return words.kinds.get(place.feature_code) or words.kinds[place.precision]


def around(place: Place, *, district: bool = True) -> str:
    """Return what lies around a place: "Izium Raion, Kharkiv Oblast, Ukraine"."""
    parts = (place.admin2 if district else "", place.admin1, place.country or place.country_code)
    return ", ".join(part for part in dict.fromkeys(parts) if part and part != place.name)


def apart(places: Sequence[Place], words: Words) -> dict[str, str]:
    """Return what tells places from others of their name, by id: "Region", "Odesa Oblast"."""
    named: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        named[place.name].append(place)
    told = {}
    for namesakes in named.values():
        kinds = Counter(kind(place, words) for place in namesakes)
        for place in namesakes if len(namesakes) > 1 else ():
            own = kind(place, words)
            told[place.id] = own if kinds[own] == 1 else around(place, district=False)
    return told


def standing_in(paragraph: Paragraph, words: Words) -> str:
    """Return where a passage stands: "Paragraph 3", "Title"."""
    if paragraph.kind is ParagraphKind.TITLE:
        return words.title_paragraph
    if paragraph.number is None:
        return words.credit_paragraph
    caption = paragraph.kind is ParagraphKind.CAPTION
    return (words.caption if caption else words.paragraph).format(number=paragraph.number)


def countries(found: Iterable[Entry]) -> int:
    """Return the number of countries that places lie in."""
    return len({entry.place.country_code for entry in found if entry.place.country_code})
