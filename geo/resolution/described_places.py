"""Places that the report describes rather than names: "15 km north of Izium".

Such a place is a mention over the whole phrase, and the towns in it keep their own: here alone one
mention lies within another. It begins before the first of them, so that a mention is still known by
where it starts, and it crosses none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from geo.distance import distance_km
from geo.excerpts import sentence_at
from geo.gazetteer.shortnames import is_abbreviation
from geo.language import say
from geo.model import POINTS, Mention, Place, Precision, Report, Resolution, Role
from geo.recognition.words import KINDS
from geo.report.language import language_at
from geo.resolution import areas
from geo.resolution.approximate import APPROXIMATE, NEAR_SHARE, OWN_WORDS
from geo.resolution.area_places import AreaPlaces, across_km
from geo.resolution.areas import Area
from geo.resolution.descriptions import Description, by_one, by_two, grammar_of
from geo.resolution.grammar import Grammar
from geo.resolution.listed import listed
from geo.resolution.written_points import ID as POINT
from geo.resolution.written_points import OFF_THE_GLOBE, Near

ID = "text:"
"""What the ids of such places begin with."""
SURE = 0.45
"""Least confidence in a town by which a place is described."""
_ASIDE_SHARE = 0.6
_LONGEST_GAP = 60
_AREAS = (Precision.DISTRICT, Precision.REGION, Precision.COUNTRY)
_LIES_THERE = 2.0
"""Radii from the middle of what is described within which a named place is taken for it."""


def with_described(report: Report, mentions: Sequence[Mention], near: Near) -> tuple[Mention, ...]:
    """Return `mentions` with the places that the report describes by them, by start.

    Names without a place that stand beside a sure one, or such a phrase, are placed about there.

    Args:
        report: the report.
        mentions: names and coordinates, by start, none over another.
        near: what tells the settlements nearest to a point.
    """
    named = tuple(mention for mention in mentions if mention.reason_unplaced != "vague")
    told = _Reading(report, named, AreaPlaces(near), language_at(report)).outcome()
    # "the northern suburbs" of no town are vague; of Khartoum they are described.
    ends = {mention.start: mention.end for mention in told}
    vague = (each for each in mentions if each.reason_unplaced == "vague")
    apart = (each for each in vague if ends.get(each.start, 0) < each.end)
    return tuple(sorted((*told, *apart), key=lambda mention: mention.start))


def is_phrase(mention: Mention) -> bool:
    """Tell whether a mention describes a place by the names in it."""
    found = mention.resolution
    id = found.place.id if found else ""
    return id.startswith(ID) and not id.startswith(APPROXIMATE)


def is_approximate(mention: Mention) -> bool:
    """Tell whether a mention is a name without a place that stands about another place."""
    return mention.resolution is not None and mention.resolution.place.id.startswith(APPROXIMATE)


@dataclass(frozen=True, slots=True)
class _Phrase:
    said: Description
    towns: tuple[Resolution, ...]
    last: int
    """Number of the last town's mention."""


@dataclass(slots=True)
class _Reading:
    report: Report
    mentions: tuple[Mention, ...]
    places: AreaPlaces
    language_at: Callable[[int], str]

    def outcome(self) -> tuple[Mention, ...]:
        phrases = tuple(each for each in self._phrases() if not self._has_a_name(each))
        beside = dict(self._beside_phrases(phrases)) | dict(self._beside_towns())
        placed = dict(self._amid_lists()) | beside
        kept = [placed.get(number, each) for number, each in enumerate(self.mentions)]
        described = [self._mention(phrase) for phrase in phrases]
        return tuple(sorted((*kept, *described), key=lambda mention: mention.start))

    def _words(self, number: int) -> Grammar:
        """Return how the language around a mention describes places."""
        return grammar_of(self.language_at(self.mentions[number].start))

    def _town(self, number: int) -> Resolution | None:
        """Return the town that a mention names, None where it is none or unsure."""
        mention = self.mentions[number]
        found = mention.resolution
        if found is None or mention.role is not Role.LOCATION or found.confidence < SURE:
            return None
        known = found.place.precision in POINTS and not _is_point(mention)
        return found if known else None

    def _phrases(self) -> Iterator[_Phrase]:
        """Yield the phrases, none over another: by start, and of those over another the longest."""
        end = 0
        for phrase in sorted(self._every_phrase(), key=lambda p: (p.said.start, -p.said.end)):
            if phrase.said.start >= end and self._stands_free(phrase.said):
                end = phrase.said.end
                yield phrase

    def _every_phrase(self) -> Iterator[_Phrase]:
        text = self.report.text
        for number, mention in enumerate(self.mentions):
            town = self._town(number)
            if town is None:
                continue
            first, told = self._begin(mention), self._words(number)
            if said := by_one(text, first, (mention.start, mention.end), town.place, told):
                yield _Phrase(said, (town,), number)
            other = self._town(number + 1) if number + 1 < len(self.mentions) else None
            if other is not None and other.place.id != town.place.id:
                after = self.mentions[number + 1]
                spans = (mention.start, mention.end), (after.start, after.end)
                if said := by_two(text, first, spans, (town.place, other.place), told):
                    yield _Phrase(said, (town, other), number + 1)

    def _has_a_name(self, phrase: _Phrase) -> bool:
        """Tell whether what is described is named beside it, and lies there: it has a mark then."""
        said = phrase.said
        before, after = self._before(said.start), self._after(phrase)
        for number in (before, after):
            named = self._town(number) if number is not None else None
            if named is None:
                continue
            place = named.place
            km = distance_km(place.lat, place.lon, said.area.lat, said.area.lon)
            if km <= _LIES_THERE * said.area.radius_km or (
                said.towards is not None
                and areas.lies_towards(phrase.towns[0].place, said.towards, place)
            ):
                return True
        return False

    def _before(self, start: int) -> int | None:
        """Return the number of the name that words at `start` tell of: "Hroza, 30 km west of".

        A region between the two is a part of the name: "Hroza, Kharkiv Oblast, 30 km west of".
        """
        number = bisect_left(self.mentions, start, key=lambda mention: mention.start) - 1
        while number >= 0:
            mention = self.mentions[number]
            if not self._words(number)["apposition"].fullmatch(self._gap(mention.end, start)):
                return None
            found = mention.resolution
            if number == 0 or found is None or found.place.precision not in _AREAS:
                return number
            number, start = number - 1, mention.start
        return None

    def _after(self, phrase: _Phrase) -> int | None:
        """Return the number of the name that a phrase goes on to: "south of Izium near Xabara"."""
        number = phrase.last + 1
        if number >= len(self.mentions):
            return None
        gap = self._gap(phrase.said.end, self.mentions[number].start)
        return number if self._words(number)["behind"].fullmatch(gap) else None

    def _begin(self, mention: Mention) -> int:
        """Return where the mention's sentence begins."""
        sentences = self.report.sentences
        if not sentences:
            return 0
        start = sentences[sentence_at(self.report, mention.start)].start
        return start if start <= mention.start else mention.start

    def _stands_free(self, said: Description) -> bool:
        """Tell whether a phrase begins before every mention that it touches, and crosses none."""
        first = bisect_left(self.mentions, said.start, key=lambda mention: mention.start)
        if first and self.mentions[first - 1].end > said.start:
            return False
        if first < len(self.mentions) and self.mentions[first].start == said.start:
            return False
        last = bisect_left(self.mentions, said.end, key=lambda mention: mention.start)
        inner = self.mentions[first:last]
        return all(each.end <= said.end and not _is_point(each) for each in inner)

    def _mention(self, phrase: _Phrase) -> Mention:
        said = phrase.said
        text = self.report.text[said.start : said.end]
        name = " ".join(text.split())
        reasons = (
            say("“{name}”, as the report says", name=name),
            _by(phrase.towns),
            say(
                "about {km} km across, since the words are no more exact",
                km=across_km(said.area),
            ),
        )
        towns = [town.place for town in phrase.towns]
        place = self.places.place(ID, name, said.area, towns)
        confidence = said.share * min(town.confidence for town in phrase.towns)
        resolution = Resolution(place, confidence, reasons, (), OWN_WORDS)
        return Mention(said.start, said.end, text, Role.LOCATION, resolution)

    def _beside_phrases(self, phrases: Sequence[_Phrase]) -> Iterator[tuple[int, Mention]]:
        """Yield names without a place that a phrase tells of: "Xabara, 15 km north of Izium"."""
        for phrase in phrases:
            said = phrase.said
            name = " ".join(self.report.text[said.start : said.end].split())
            towns = [town.place for town in phrase.towns]
            sure = _ASIDE_SHARE * min(town.confidence for town in phrase.towns)
            told = say("written with “{name}”, so it stands about there", name=name)
            before, after = self._before(said.start), self._after(phrase)
            if before is not None and self._lacks_place(before):
                yield before, self._about(before, said.area, towns, sure, told)
            if after is not None and self._lacks_place(after):
                yield after, self._about(after, said.area, towns, sure, told)
                while self._lacks_place(after + 1) and self._listed(after):
                    after += 1
                    yield after, self._about(after, said.area, towns, sure, told)

    def _beside_towns(self) -> Iterator[tuple[int, Mention]]:
        """Yield names without a place that stand near or in a town: "Xabara near Izium"."""
        for number in range(1, len(self.mentions)):
            town = self._town(number)
            if town is None or not self._lacks_place(number - 1):
                continue
            mention, place = self.mentions[number], town.place
            gap = self._gap(self.mentions[number - 1].end, mention.start)
            match = self._words(number)["near-name"].fullmatch(gap)
            after = self.report.text[mention.end : mention.end + _LONGEST_GAP]
            if match is None or self._words(number)["goes-on-after"].match(after):
                continue
            area = (areas.inside if match["within"] else areas.around)(place)
            told = (
                say("written in {place}, so it stands about there", place=place.name)
                if match["within"]
                else say("written near {place}, so it stands about there", place=place.name)
            )
            before, sure = number - 1, NEAR_SHARE * town.confidence
            yield before, self._about(before, area, (place,), sure, told)
            while self._lacks_place(before - 1) and self._listed(before - 1):
                before -= 1
                yield before, self._about(before, area, (place,), sure, told)

    def _amid_lists(self) -> Iterator[tuple[int, Mention]]:
        """Yield names without a place in a list: "Izium, Xabara and Oskil"."""
        asked = self._town, self._may_be_village, self._listed
        for each in listed(len(self.mentions), *asked):
            about = self._about(each.number, each.area, each.towns, each.confidence, each.told)
            yield each.number, about

    def _lacks_place(self, number: int) -> bool:
        if not 0 <= number < len(self.mentions):
            return False
        mention = self.mentions[number]
        return mention.role is Role.LOCATION and mention.resolution is None

    def _may_be_village(self, number: int) -> bool:
        name = self.mentions[number].text if self._lacks_place(number) else ""
        # "GAO" in a headline is a name that only its letters in small would tell.
        return bool(name) and not is_abbreviation(name) and name.lower().split()[-1] not in KINDS

    def _listed(self, number: int) -> bool:
        gap = self._gap(self.mentions[number].end, self.mentions[number + 1].start)
        return self._words(number)["list"].fullmatch(gap) is not None

    def _gap(self, start: int, end: int) -> str:
        """Return what stands between two offsets, "" where it is too long to join anything."""
        return self.report.text[start:end] if start < end <= start + _LONGEST_GAP else ""

    def _about(
        self, number: int, area: Area, towns: Sequence[Place], confidence: float, told: str
    ) -> Mention:
        mention = self.mentions[number]
        name = " ".join(mention.text.split())
        place = self.places.place(APPROXIMATE, name, area, towns)
        unknown = (mention.reason_unplaced,) if mention.reason_unplaced else ()
        resolution = Resolution(place, confidence, (told, *unknown), (), OWN_WORDS)
        return replace(mention, resolution=resolution, reason_unplaced=None)


def _is_point(mention: Mention) -> bool:
    """Tell whether a mention is of coordinates, which say where they are by themselves."""
    found = mention.resolution
    if found is None:
        return mention.reason_unplaced == OFF_THE_GLOBE
    return found.place.id.startswith(POINT)


def _by(towns: Sequence[Resolution]) -> str:
    first, *others = (town.place.name for town in towns)
    if others:
        return say("placed by {place} and {other}, which it names", place=first, other=others[0])
    return say("placed by {place}, which it names", place=first)
