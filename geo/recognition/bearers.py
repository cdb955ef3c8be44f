"""Persons, ships, units and more that bear a place's name: "Omar Tikrit", "Medina Division"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from geo.recognition.agency import SAYING_VERBS
from geo.recognition.lexicon import NO_NAMES, SPACE, Lexicon, Name
from geo.recognition.words import (
    CALENDAR,
    FUNCTION_WORDS,
    KINDS,
    PARTICLES,
    QUALIFIERS,
    Word,
)
from geo.wordlists import read_words

_WORDS = read_words("recognition/bearers.tsv")
_TITLES = frozenset(_WORDS["title"])
_FORENAMES = frozenset(_WORDS["forename"])
_EPITHETS = frozenset(_WORDS["epithet"])
_VESSELS = frozenset(_WORDS["vessel"])
_AFLOAT = frozenset(_WORDS["afloat"])
_PRODUCTS = frozenset(_WORDS["product"])
_PURPOSES = frozenset(_WORDS["purpose"])
STREETS = frozenset(_WORDS["street"])
FIRMS = STREETS.union(_WORDS["firm"])
"""What is named after a place and asked about none, however sure the model is."""
BODIES = FIRMS.union(_WORDS["unit"], _WORDS["body"])
_NO_SURNAMES = _TITLES | BODIES | KINDS | QUALIFIERS | FUNCTION_WORDS | CALENDAR | NO_NAMES
"""What makes a place's name of the one before it, or a body's: "Goma Airport"."""
_SURNAMES = 2
"""Most words that follow a given name."""
_LEADS_TO_PERSONS = SAYING_VERBS | {"named"}
_DIRECTIONS = "NSEW"
"""No initials: "S. Sudan"."""
_GIVEN_NAMES = 2
_MOST_WORDS = 12
"""Of a body's name after a place's: a row of capitals without an end is no name."""
_SOON = 6
"""Words after a ship in which it sinks."""
_QUOTED = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»", "„": "“"}
_SENTENCE = re.compile(r"[.!?:;—–•|]['\"’”)\]]*\s+['\"“‘(\[]*\Z|\n\s*\W*\Z|\A\W*\Z")
"""What stands before the first word of a sentence."""
_CLAUSE = frozenset(
    "after and as because before but if since so that until when where while".split()
)
"""What a clause begins with."""
_NO_PLACE = re.compile(
    r"\b(?:(?:named|called|renamed) (?:after|for)|spoke|speak(?:s|ing|ers of)?) \Z", re.I
)
"""What leads to a namesake or to a language: "named after Cairo", "speak Bambara"."""


def is_others(text: str, words: Sequence[Word], name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a name that no model marked is a person's or a body's, or a nickname."""
    return (
        is_quoted(text, name.start, name.end)
        or text[name.start : name.end].lower() in _FORENAMES
        or bears(text, words, name.first, name.last)
        or is_bodys(text, words, name.last, BODIES)
        or _ends_longer(text, words, name, lexicon)
    )


def bears(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether somebody or something bears `words[first : last + 1]`, whatever a model says."""
    after = words[last + 1] if last + 1 < len(words) else None
    product = after is not None and after.text in _PRODUCTS
    return (
        is_persons(text, words, first)
        or is_bodys(text, words, last, FIRMS)
        or _is_afloat(text, words, first, last)
        or (product and SPACE.fullmatch(text[words[last].end : words[last + 1].start]) is not None)
        or _NO_PLACE.search(text, max(0, words[first].start - 20), words[first].start) is not None
    )


def is_persons(text: str, words: Sequence[Word], first: int) -> bool:
    """Tell whether the name that begins with `words[first]` is a ship's or the end of a person's.

    Known by an initial, an epithet, a forename, a kind of vessel, or a title one or two given
    names before: "K. Shamkir", "Abu Latakia", "Omar Tikrit", "HMS Sheffield", "Col. Nana Kumasi".
    """
    if first > 1 and words[first - 1].text in PARTICLES and words[first - 2].is_capitalised:
        # "Khalil al-Khalis"
        first -= 1
    if first > 0 and words[first - 1].text.lower() in _VESSELS:
        return text[words[first - 1].end : words[first].start] in (" ", ' "', " “")
    for at in range(first - 1, max(-1, first - 2 - _GIVEN_NAMES), -1):
        word, gap = words[at], text[words[at].end : words[at + 1].start]
        lower = word.text.lower()
        if not word.is_capitalised or gap not in (" ", "\u00a0", ". ", ".", "-"):
            return False
        if lower in _TITLES:
            return True
        if at == first - 1 and (lower in _EPITHETS or _is_initial(word, gap)):
            return True
        if at == first - 1 and lower in _FORENAMES and gap in (" ", "\u00a0"):
            return True
        if gap.startswith("."):
            return False
    return False


def _is_initial(word: Word, gap: str) -> bool:
    return len(word.text) == 1 and gap.startswith(".") and word.text not in _DIRECTIONS


def is_bodys(text: str, words: Sequence[Word], last: int, kinds: frozenset[str]) -> bool:
    """Tell whether the capitalised words after `words[last]` end in one of `kinds`."""
    at = last
    while (
        at + 1 < min(len(words), last + 2 + _MOST_WORDS)
        and words[at + 1].is_capitalised
        and SPACE.fullmatch(text[words[at].end : words[at + 1].start])
    ):
        at += 1
    return last < at <= last + _MOST_WORDS and words[at].text.lower() in kinds


def serves(text: str, words: Sequence[Word], last: int) -> bool:
    """Tell whether a body's purpose follows `words[last]`: "the Yemen Relief Fund".

    In a headline, where any word has a capital, that says nothing.
    """
    after = words[last : last + 3]
    return (
        len(after) == 3
        and after[1].text.lower() in _PURPOSES
        and all(word.is_capitalised for word in after[1:])
        and all(SPACE.fullmatch(text[a.end : b.start]) for a, b in pairwise(after))
    )


def is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` stands alone between quotation marks, as a nickname does."""
    return start > 0 and _QUOTED.get(text[start - 1]) == text[end : end + 1]


def _is_afloat(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether the name begins a clause, perhaps after "the", in which it sinks or docks."""
    if first and words[first - 1].text.lower() == "the":
        first -= 1
    begins = begins_sentence(text, words[first]) or words[first - 1].text.lower() in _CLAUSE
    if not begins:
        return False
    for at in range(last + 1, min(len(words), last + 1 + _SOON)):
        if not text[words[at - 1].end : words[at].start].isspace():
            return False
        if words[at].text in _AFLOAT:
            return True
    return False


def _ends_longer(text: str, words: Sequence[Word], name: Name, lexicon: Lexicon) -> bool:
    """Tell whether the word before, which has its capital of itself, begins a longer name.

    "met Nakishia Sullivan", but not "in Old Basra", "near Ukrainian Lyman" or "told CBC Toronto".
    """
    if name.first == 0 or name.entry.demonym or text[name.start : name.end].isupper():
        return False
    word, after = words[name.first - 1], words[name.last + 1 : name.last + 2]
    lower = word.text.lower()
    if after and after[0].is_capitalised and SPACE.fullmatch(text[name.end : after[0].start]):
        # "Blue Collar Paris Gardens" may stand there.
        return False
    if (
        not word.is_capitalised
        or word.text.isupper()
        or text[word.end : name.start] not in (" ", "\u00a0")
        or begins_sentence(text, word)
        or lower in NO_NAMES
        or lower in QUALIFIERS
    ):
        return False
    entry = lexicon.entry(word.text)
    return entry is None or not (entry.demonym or entry.country or entry.region)


def begins_persons(text: str, words: Sequence[Word], name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a name that no model marked is a given name: "said Adwa Berhane, 41".

    One or two words with a capital follow, no kind or body, and then a comma, or what the person
    says. Before it stands such a verb; or nothing, where no place is called as the next word is.
    """
    at = name.last + 1
    while at < len(words) and _goes_on(text, words, at) and at - name.last <= _SURNAMES + 1:
        at += 1
    family = [word.text.lower() for word in words[name.last + 1 : at]]
    if not 0 < len(family) <= _SURNAMES or name.entry.demonym or _NO_SURNAMES.intersection(family):
        return False
    speaks = at < len(words) and words[at].text.lower() in SAYING_VERBS
    before = words[name.first - 1] if name.first else None
    said = before is not None and before.text.lower() in _LEADS_TO_PERSONS
    opens = before is None or not text[before.end : name.start].isspace()
    if not (speaks or text[words[at - 1].end :][:1] in (",", "(")) or not (said or opens):
        return False
    if said or len(family) == _SURNAMES:
        return True
    return family[0] in _FORENAMES or lexicon.entry(words[name.last + 1].text) is None


def _goes_on(text: str, words: Sequence[Word], at: int) -> bool:
    return (
        words[at].is_capitalised
        and not words[at].text.isupper()
        and SPACE.fullmatch(text[words[at - 1].end : words[at].start]) is not None
    )


def begins_sentence(text: str, word: Word) -> bool:
    """Tell whether a word is the first of its sentence or line, where any word has a capital."""
    return _SENTENCE.search(text, max(0, word.start - 8), word.start) is not None
