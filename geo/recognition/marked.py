"""What the model of other languages marked with its role, mended by what the gazetteer knows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from geo.model import Mention, ParagraphKind, Report, Role
from geo.recognition.abbreviated import abbreviated
from geo.recognition.announced import announced
from geo.recognition.arabic import is_arabic, is_noun, is_site, whole_name
from geo.recognition.bodies import is_bodys, is_squares
from geo.recognition.bracketed import bracketed
from geo.recognition.entities import UNSURE, Entity
from geo.recognition.led import led_towns
from geo.recognition.lexicon import Lexicon, LexiconEntry
from geo.recognition.ordeals import goes_through
from geo.recognition.pairs import other_road_ends
from geo.recognition.quarters import parted, quarter_names
from geo.wordlists import alternatives, read_table, read_words

_DATELINE = re.compile(r"(?P<town>[^\W\d_][\w'’ʼ. -]{1,40}?)(?: ?\(|, ?\d| [–—-] )")
_TOWN = 10_000
_WORDS = read_words("recognition/marked.tsv")
_EPITHETS = frozenset(_WORDS["epithet"])
_BEARER = re.compile(rf"(?:{alternatives(_WORDS['bearer'])}) $")
_BEFORE = re.compile(r"^\W+")
_AFTER = re.compile(r"[\s(\[{«“„\"‐-—,;:|/•-]+$")
_CAPITAL_WITHIN = re.compile(r"[\w,] [\u0400-\u042f\u0490]$")
_LONGEST_BEARER = 8
_LETTER = "[\u0621-\u0652]"
_LANGUAGES = ("uk", "ru", "ar", "es", "fr")
_TOLD, _TOLD_ARABIC = 0.5, 0.3
"""How sure the model has to be of a name that the gazetteer knows.

In Arabic it is less sure of all names, and nothing but their letters makes them known.
"""
_UNKNOWN, _UNKNOWN_ARABIC = 0.88, 0.98
"""How sure it has to be of another: in Arabic any word may look like a name."""
_ALIKE = 0.95
"""How sure of one there that is like a name of the gazetteer by its consonants alone."""
_SITE = 0.45
"""How sure of a site that says itself what it is: "the airport of", as in English."""
_JOINTS = (" ", " و", " y ", " et ", " і ", " й ", " та ", " и ")
"""What may stand between the halves of a name, "and" in that of a country."""
_KINDS = ("region", "region-after", "rural", "settlement", "side", "water")


class _Spans:
    """Spans of a text that do not overlap, asked which they meet."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._ends, self._starts = [0], [0]
        for start, end in sorted(spans):
            self._starts.append(start)
            self._ends.append(max(end, self._ends[-1]))

    def meet(self, start: int, end: int) -> bool:
        """Tell whether one of them has a character between `start` and `end`."""
        return self._ends[bisect_left(self._starts, end) - 1] > start


def told_mentions(
    report: Report, entities: Sequence[Entity], opening: Sequence[int], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Return the mentions whose role the model says, and the towns that other words tell.

    Args:
        report: the report.
        entities: what the model marked, by start, all with a role.
        opening: where the paragraphs begin that the model read.
        lexicon: where names are looked up.
    """
    text = report.text
    sure = [
        entity
        for entity in entities
        if entity.confidence >= (_TOLD_ARABIC if is_arabic(text[entity.start]) else _TOLD)
    ]
    ends = {each.start: each.end for each in report.paragraphs}
    spans = [(start, ends[start]) for start in opening]
    for find in (datelines, abbreviated, bracketed, other_road_ends):
        towns = tuple(find(text, spans, lexicon))
        within = _Spans((town.start, town.end) for town in towns)
        sure = [*towns, *(each for each in sure if not within.meet(each.start, each.end))]
    found = []
    for entity in mended(text, sorted(sure, key=lambda entity: entity.start), lexicon):
        known = None
        if is_arabic(text[entity.start]) and entity.role is not Role.DEMONYM:
            start, end, known = whole_name(text, entity.start, entity.end, lexicon)
            entity = replace(entity, start=start, end=end)
        name = text[entity.start : entity.end]
        # A word for a people is in no gazetteer as often as not.
        is_people = entity.role is Role.DEMONYM
        is_name = known is not None or is_people or entity.confidence >= _bar(name, lexicon)
        if entity.role and is_name:
            found.append(Mention(entity.start, entity.end, name, entity.role))
    peoples = [
        (e.start, e.end) for e in entities if e.role is Role.DEMONYM and e.confidence > UNSURE
    ]
    for names in (
        (name for start, end in spans for name in announced(text, start, end, lexicon)),
        led_towns(text, entities, tuple(found), lexicon),
    ):
        found += _apart(text, names, (*peoples, *((m.start, m.end) for m in found)))
    again = _again(text, found, peoples, lexicon)
    told = list(quarter_names(text, spans, lexicon))
    named = _with_quarters(text, (*found, *again), told, lexicon)
    aside = _Spans((p.start, p.end) for p in report.paragraphs if p.kind is ParagraphKind.CREDIT)
    credited = (replace(m, role=Role.CREDIT) if aside.meet(m.start, m.end) else m for m in named)
    return tuple(sorted(credited, key=lambda mention: mention.start))


def _with_quarters(
    text: str, found: Sequence[Mention], told: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Iterator[Mention]:
    """Yield the mentions, and the names of quarters that no model marked, apart from their town."""
    begins = {start for start, _ in told}
    for mention in found:
        yield from parted(text, mention, lexicon) if mention.start in begins else (mention,)
    taken = _Spans((mention.start, mention.end) for mention in found)
    for start, end in told:
        if not taken.meet(start, end):
            yield Mention(start, end, text[start:end], Role.LOCATION)


def _apart(
    text: str, names: Iterable[tuple[int, int]], taken: Iterable[tuple[int, int]]
) -> list[Mention]:
    """Return the names that were not taken as mentions of places."""
    spans = _Spans(taken)
    return [
        Mention(start, end, text[start:end], Role.LOCATION)
        for start, end in names
        if not spans.meet(start, end)
    ]


def _again(
    text: str, found: Sequence[Mention], peoples: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Iterator[Mention]:
    """Yield the countries that were found under an Arabic name where it stands once more.

    No capital tells it there, and the model sees one stretch of the text at a time.
    """
    roles = {m.text: m.role for m in found if is_arabic(m.text) and _is_country(m, lexicon)}
    if not roles:
        return
    taken = _Spans((*peoples, *((mention.start, mention.end) for mention in found)))
    name = rf"(?<!{_LETTER})[وف]?[بلك]?({alternatives(roles)})(?!{_LETTER})"
    for match in re.finditer(name, text):
        start, end = match.span(1)
        lead = text[max(0, start - _LONGEST_BEARER) : start]
        borne = _BEARER.search(lead) or is_squares(text, start)
        if not taken.meet(start, end) and not borne:
            yield Mention(start, end, match[1], roles[match[1]])


def _is_country(mention: Mention, lexicon: Lexicon) -> bool:
    known = None if mention.role is Role.DEMONYM else known_by(mention.text, lexicon)
    return known is not None and bool(known.country)


def _bar(name: str, lexicon: Lexicon) -> float:
    """Return how sure the model has to be of a name, beside what all have to reach."""
    known = lexicon.entry(name)
    if is_arabic(name):
        if is_site(name):
            return _SITE
        return _UNKNOWN_ARABIC if known is None else 0.0 if known.exact else _ALIKE
    return _UNKNOWN if known is None else 0.0


def mended(text: str, entities: Sequence[Entity], lexicon: Lexicon) -> Iterator[Entity]:
    """Yield the names that a model marked, as whole names, with their roles.

    Two beside each other are one where the gazetteer knows that as a name ("أم درمان"); a word for
    a kind of place alone is none, nor is the name that a court or a bank bears; an epithet after a
    name ("القدس المحتلة") is none of it; a region's name after another is apart; and a word that
    the gazetteer has only for a people is one.

    Args:
        text: the report's text.
        entities: what the model marked, by start, all with a role.
        lexicon: where names are looked up.
    """
    index = 0
    while index < len(entities):
        entity = entities[index]
        index += 1
        if index < len(entities) and (joint := text[entity.end : entities[index].start]) in _JOINTS:
            other = entities[index]
            known = known_by(text[entity.start : other.end], lexicon)
            if known is not None and not known.demonym and (joint == " " or known.country):
                entity = replace(entity, end=other.end)
                index += 1
        name = _bare(text[entity.start : entity.end])
        lead = len(name) - len(_BEFORE.sub("", name))
        entity = replace(entity, start=entity.start + lead, end=entity.start + len(name))
        name = name[lead:]
        if not name or _is_kind(text, name, entity.start, lexicon) or is_bodys(text, entity.start):
            continue
        if is_squares(text, entity.start) and _is_land(name, lexicon):
            continue
        entity = replace(entity, role=_role(text, name, entity, lexicon))
        if entity.role is not Role.DEMONYM and (cut := _cut(name, lexicon)):
            yield replace(entity, end=entity.start + cut)
            yield replace(entity, start=entity.start + cut + 1)
        else:
            yield entity


def datelines(text: str, parts: Iterable[tuple[int, int]], lexicon: Lexicon) -> Iterator[Entity]:
    """Yield the towns in capitals that paragraphs, `parts`, open with: "SUMY, 14 March —".

    In capitals a name and a word are alike to a model: "СУМИ" is "sums" too.
    """
    for start, _ in parts:
        found = _DATELINE.match(text, start)
        if found is None or not found["town"].isupper():
            continue
        known = known_by(found["town"], lexicon)
        if known is not None and known.settlement and known.population >= _TOWN:
            yield Entity(start, found.end("town"), 1.0, Role.LOCATION)


def known_by(name: str, lexicon: Lexicon) -> LexiconEntry | None:
    """Return what the gazetteer has under a name, None where it has only names like it in Arabic.

    Without its vowels an Arabic word is like many names.
    """
    known = lexicon.entry(name)
    inexact = known is not None and not known.exact and is_arabic(name)
    return None if inexact else known


def _role(text: str, name: str, entity: Entity, lexicon: Lexicon) -> Role | None:
    """Return the role of a name, where the gazetteer has it for a people or for a place alone.

    In Arabic a country's name is no adjective but for its ending: "سورية" is Syria and Syrian. A
    town that mourns or holds out is the place, unless it is a capital, which receives and calls.
    """
    if entity.role is not Role.DEMONYM:
        known = lexicon.entry(name)
        if known is not None and known.demonym and not (known.country or known.settlement):
            return Role.DEMONYM
        is_town = known is None or not (known.country or known.capital)
        suffers = is_town and goes_through(text, entity.start, entity.end)
        return Role.LOCATION if suffers and entity.role is Role.ACTOR else entity.role
    known = known_by(name, lexicon) if is_noun(name) else None
    return Role.LOCATION if known is not None and not known.demonym else entity.role


def _is_kind(text: str, name: str, start: int, lexicon: Lexicon) -> bool:
    """Tell whether a name is but a word for a kind of place.

    With a Cyrillic capital within a sentence it may be a town's name: "на Затоку" is no bay.
    """
    if name.lower() not in _kinds():
        return False
    capital = _CAPITAL_WITHIN.search(text, max(0, start - 2), start + 1)
    known = lexicon.entry(name) if capital else None
    return known is None or not known.settlement


def _is_land(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is a country's, or a region's and no town's."""
    known = known_by(name, lexicon)
    return known is not None and (known.country or (known.region and not known.settlement))


def _cut(name: str, lexicon: Lexicon) -> int:
    """Return where a region's name follows another: "Октябрьский Белгородской области", or 0."""
    spaces = [match.start() for match in re.finditer(" ", name)]
    if len(spaces) < 2 or lexicon.entry(name) is not None:
        return 0
    for cut in spaces[:-1]:
        region = known_by(name[cut + 1 :], lexicon)
        if region is not None and region.region and known_by(name[:cut], lexicon) is not None:
            return cut
    return 0


def _bare(name: str) -> str:
    """Return a name without the epithets and the signs after it: "Culiacán-Mazatlán" is two."""
    name = _AFTER.sub("", name)
    while (parts := name.rpartition(" "))[1] and parts[2] in _EPITHETS:
        name = parts[0]
    return name


@cache
def _kinds() -> frozenset[str]:
    """Return the words for a kind of place in these languages, those with a star left out."""
    tables = (read_table(f"resolution/cues-{language}.tsv") for language in _LANGUAGES)
    of_places = (word for rows in tables for word, kind, _ in rows if kind in _KINDS)
    return frozenset((*of_places, *_WORDS["kind"], *_WORDS["unit"]))
