"""The role of a mention: the place itself, an actor, a demonym, or a credit.

A name stands for its government, army or team where its sentence says of it what only those can
do, own or suffer: "Kyiv has accused", "Kyiv's forces", "sanctions on Moscow". Countries and
capitals are read so in any of these cases; other names only before an office ("Odesa governor"),
in a compound ("Benghazi-backed") and where they speak ("Grozny denies"), since "Izium has been
shelled" is about the town.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from itertools import pairwise

from geo.model import ParagraphKind, Role
from geo.recognition import agency
from geo.recognition.clauses import Clause, read_clause
from geo.recognition.governors import makes_party
from geo.recognition.lexicon import LexiconEntry
from geo.recognition.predicates import acts
from geo.recognition.words import (
    AUXILIARIES,
    CALENDAR,
    DIRECTIONAL,
    DIRECTIONS,
    PLACE_PREPOSITIONS,
    REGION_WORDS,
    SETTLEMENT_WORDS,
    Word,
)
from geo.report.furniture import is_made_by, is_menu
from geo.wordlists import read_words

_GRAMMAR = read_words("recognition/grammar.tsv")
_LONGEST_CREDIT = 300
"""In characters, each way from the mention."""
_SENTENCE_ENDS = (". ", "! ", "? ", "\n")
_PEOPLE = re.compile(r"(?:[a-z]ish|ese|[a-z]{3}ian|stani)s?$")
_PHRASE = 4
_PHRASE_ENDS = AUXILIARIES | PLACE_PREPOSITIONS | frozenset(_GRAMMAR["phrase-end"])
_OFFICE_PARTS = agency.OFFICES | agency.OFFICE_ADJECTIVES


def role_of(
    text: str,
    words: Sequence[Word],
    first: int,
    last: int,
    *,
    entry: LexiconEntry | None,
    paragraph: ParagraphKind,
) -> Role:
    """Return the role of the mention `words[first : last + 1]` of one paragraph.

    Args:
        text: the report's text, in which the words' offsets count.
        words: the words of the paragraph.
        first: index of the mention's first word, one past `last` where it begins within a word.
        last: index of its last word.
        entry: what the lexicon knows under the name, None for nothing.
        paragraph: what the paragraph is.
    """
    if paragraph is ParagraphKind.CREDIT:
        return Role.CREDIT
    first = min(first, last)
    if first < 0:
        return Role.LOCATION
    if _is_credit_line(text, words, first):
        return Role.CREDIT
    if entry is not None and entry.demonym and not entry.country:
        return Role.DEMONYM
    clause = read_clause(text, words, first, last)
    if entry is None and clause.is_attribute and _PEOPLE.search(clause.name):
        # A people that no gazetteer knows, recognised by its ending and the noun that follows.
        return Role.DEMONYM
    power = clause.name.lower() in agency.BYGONE_STATES or (
        entry is not None and (entry.country or entry.capital)
    )
    # A region whose name no settlement has may rule itself: "Puntland", "Abkhazia".
    rules = power or (entry is not None and entry.region and not entry.settlement)
    return Role.ACTOR if _stands_for_actor(clause, power=power, rules=rules) else Role.LOCATION


def _is_credit_line(text: str, words: Sequence[Word], index: int) -> bool:
    """Tell whether the mention is in a byline or a path of topics left in the text."""
    at = words[index].start
    first = max(words[0].start, at - _LONGEST_CREDIT)
    last = min(words[-1].end, at + _LONGEST_CREDIT)
    start = max(first, *(text.rfind(end, first, at) + 1 for end in _SENTENCE_ENDS))
    ends = [text.find(end, at, last) for end in _SENTENCE_ENDS]
    stop = min((end for end in ends if end >= 0), default=last)
    sentence = text[start:stop]
    return is_made_by(sentence) or is_menu(sentence)


def _stands_for_actor(clause: Clause, *, power: bool, rules: bool) -> bool:
    """Judge by the nearest cue: compound, office, possession, governor, verb.

    Args:
        clause: what surrounds the name.
        power: whether a country or a capital has this name.
        rules: whether it may act as a state does.
    """
    verdict = _by_compound(clause, power=power)
    if verdict is None:
        verdict = _by_office(clause, power=power)
    if verdict is None and (clause.is_city_itself or _has_body(clause)):
        return True
    if verdict is None and power and _is_called_party(clause):
        return True
    if verdict is None and clause.possesses:
        return power and _possesses_deeds(clause)
    if verdict is None and clause.before[-1:] and clause.before[-1] in agency.CLUBS:
        return True
    if verdict is None and power and not _begins_name(clause):
        verdict = makes_party(clause)
    if verdict is None and clause.is_subject:
        if clause.is_apposed:
            # "The hospital in Toronto, Canada has closed", but "a blast in Beirut, Israel said".
            return power and bool(acts(clause, agency.SAYING_VERBS, power=False))
        verbs = agency.ACTING_VERBS if rules else agency.SAYING_VERBS
        verdict = acts(clause, verbs, power=power)
    return bool(verdict)


def _by_compound(clause: Clause, *, power: bool) -> bool | None:
    """Judge "Ankara-backed", "pro-Kyiv", "India-Pakistan talks", "the Gaza-Egypt border"."""
    if clause.prefix in ("pro", "anti") or clause.suffix in agency.ACTING_COMPOUNDS:
        return True
    if clause.suffix in agency.PLACED_COMPOUNDS or clause.pair_noun in agency.ROUTES:
        return False
    if clause.pair_noun:
        return power and (clause.pair_noun in agency.DEALINGS or clause.pair_noun in agency.OFFICES)
    return None


def _by_office(clause: Clause, *, power: bool) -> bool | None:
    """Judge by the office after the name: "UK Ministry", "Moscow forces", "Moscow Times"."""
    phrase = clause.following[: _PHRASE + 1]
    if _is_establishment(phrase):
        return False
    for (word, gap), (after, _) in pairwise((*phrase, ("", ""))):
        lower = word.lower()
        if gap.strip(" \u00a0-‑&"):
            return None
        if lower in agency.EVENTS:
            return False
        if lower in agency.OFFICE_ADJECTIVES and after.lower() in _OFFICE_PARTS:
            continue
        if lower in agency.OFFICES or (lower in agency.TITLES and word[0].isupper()):
            is_towns = lower in agency.AUTHORITIES or (word[0].isupper() and lower in agency.TITLES)
            return True if power or not clause.possesses or is_towns else None
        if lower in REGION_WORDS or lower in SETTLEMENT_WORDS or lower in DIRECTIONS:
            return False
        if lower == "and" and word is not phrase[0][0] and after[:1].isupper():
            # "the US Fish and Wildlife Service"
            continue
        if not (word[:1].isupper() or lower in DIRECTIONAL) or lower in agency.ACTING_VERBS:
            return None
    return None


def _is_establishment(phrase: Sequence[tuple[str, str]]) -> bool:
    """Tell whether the capitalised words after the name are a thing called after the place."""
    last = ""
    for word, gap in phrase:
        if gap.strip(" \u00a0") or not word[0].isupper():
            break
        last = word.lower()
    return last in agency.ESTABLISHMENTS


def _has_body(clause: Clause) -> bool:
    """Recognise "council of Izium", "Izium and Balaklia councils", "Dallas, Texas police"."""
    if _has_body_past_region(clause):
        return True
    if clause.before[-1:] == ("of",) and len(clause.before) > 1:
        return clause.before[-2] in agency.TOWN_BODIES
    if not clause.coordinated or not (clause.opens or not clause.before) or not clause.after:
        return False
    word, gap = clause.after[0]
    return not gap.strip() and word.endswith("s") and word.lower() in agency.AUTHORITIES


def _begins_name(clause: Clause) -> bool:
    """Tell whether a longer name follows that begins with this one: "the Dublin Art Fair"."""
    if not clause.following:
        return False
    word, gap = clause.following[0]
    return gap == " " and word[0].isupper() and word.lower() not in CALENDAR


def _has_body_past_region(clause: Clause) -> bool:
    if len(clause.following) < 2 or (
        clause.before[-1:] and (clause.before[-1] in PLACE_PREPOSITIONS)
    ):
        return False
    (region, comma), (body, gap) = clause.following[:2]
    return (
        comma.strip() == ","
        and region[0].isupper()
        and not gap.strip()
        and body.lower() in agency.AUTHORITIES
    )


def _is_called_party(clause: Clause) -> bool:
    """Recognise "Russia and Iran, backers of the regime," and "Norway, a mediator"."""
    if not clause.after or clause.after[0][1].strip() != ",":
        return False
    phrase = itertools.takewhile(
        lambda word: not word[1].strip() and word[0].lower() not in _PHRASE_ENDS, clause.after[1:4]
    )
    return any(
        word.lower() in agency.PARTIES for word in (clause.after[0][0], *(w for w, _ in phrase))
    )


def _possesses_deeds(clause: Clause) -> bool:
    """Set "Kyiv's forces" and "Ukraine's gains" apart from "Kyiv's metro", "Russia's Kursk"."""
    phrase: list[str] = []
    for word, gap in clause.following[:_PHRASE]:
        if gap.strip(" \u00a0-‑") or (phrase and word.lower() in _PHRASE_ENDS):
            break
        phrase.append(word)
    if not phrase:
        return False
    lower = [word.lower() for word in phrase]
    if any(word in agency.OFFICES or word in agency.STATE_NOUNS for word in lower[:3]):
        return True
    if any(_is_ground(word) or word in DIRECTIONAL for word in lower):
        return False
    return not any(word[0].isupper() for word in phrase[:2])


def _is_ground(word: str) -> bool:
    """Tell whether a noun, in the singular or the plural, is of what a place has on its ground."""
    return not agency.POSSESSED_GROUND.isdisjoint((word, word.removesuffix("s"), f"{word}s"))
