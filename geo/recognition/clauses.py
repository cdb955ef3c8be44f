"""What surrounds a name in its clause: governor, coordination, compound, predicate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.recognition import agency
from geo.recognition.coordination import gap_after, list_end, list_start, name_start
from geo.recognition.words import AUXILIARIES, DIRECTIONAL, PLACE_PREPOSITIONS, Word
from geo.wordlists import read_words

_BEFORE = 8
_AFTER = 18
_LONGEST_PAIRED = 3
_HYPHEN = re.compile(r"[-‐‑–]")
_STOP = re.compile(r"[.!?;:|\n]| [–—-] |—|--|\([A-Z]")
_PARTING = re.compile(r"[,\"“”«»‘(]|\d")
_DIGIT = re.compile(r"\d")
_POSSESSIVE = re.compile(r"['’]s?(?= )")
_GRAMMAR = read_words("recognition/grammar.tsv")
_ARTICLES = frozenset(_GRAMMAR["article"])
_BESIDE_NAMES = _ARTICLES.union(_GRAMMAR["quality"])
_OPENERS = frozenset(_GRAMMAR["opener"])
NUMBER = "0"
"""Stands in a predicate for a number in digits."""
_CITIES = frozenset("Borough City County Town Township Village".split())
_WITHIN = frozenset("around at in inside into near outside through throughout within".split())
_STATE_NAMES = frozenset("people's people’s republic emirate".split())
_ADVERBS = frozenset(_GRAMMAR["adverb"])
_NO_ADVERBS = frozenset("rely reply supply ally comply apply".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """The surroundings of a name within its sentence, in lower case unless noted.

    Names joined by "and" count as one: what governs the first governs all, and all are subjects.
    """

    name: str
    """As written."""
    possesses: bool
    prefix: str
    """What a hyphen joins before it, as in "pro-Kyiv"."""
    suffix: str
    """What a hyphen joins after it, as in "Ankara-backed"."""
    pair_noun: str
    """What a hyphenated pair describes, as in "India-Pakistan peace talks": its last noun that
    says what the two have in common, else the word that follows."""
    before: tuple[str, ...]
    """Words before the name and those it is joined with, articles next to them left out."""
    opens: bool
    """Whether a mark separates it from `before`, or nothing comes before it."""
    following: tuple[tuple[str, str], ...]
    """Words after the name, as written, each with what separates it from the one before."""
    after: tuple[tuple[str, str], ...]
    """The same after the names it is joined with."""
    coordinated: bool
    is_city_itself: bool
    """Whether it is called "the City of ...", and no preposition makes that a place."""
    is_apposed: bool
    """Whether it may say where the name before it lies, as in "left Goma, Congo"."""
    is_subject: bool
    """Whether it may be the subject of `predicates`."""
    predicates: tuple[tuple[str, ...], ...]
    """Words from each verb on, without adverbs: its own verb, and that of a relative clause."""

    @property
    def is_attribute(self) -> bool:
        """Whether a noun that it describes may follow at once."""
        if not self.following:
            return False
        word, gap = self.following[0]
        return not gap.strip(" -\u00a0") and word.lower() not in PLACE_PREPOSITIONS | AUXILIARIES


def read_clause(text: str, words: Sequence[Word], first: int, last: int) -> Clause:
    """Return what surrounds `words[first : last + 1]` of a paragraph."""
    start, end = words[first].start, words[last].end
    following = _following(text, words, last)
    prefix = suffix = pair_noun = ""
    if first and _HYPHEN.fullmatch(gap_after(text, words, first - 1)):
        prefix = words[first - 1].text.lower()
        if words[first - 1].is_capitalised:
            pair_noun = _noun_after(following)
    if following and _HYPHEN.fullmatch(following[0][1]):
        suffix = following[0][0].lower()
        pair_noun = _noun_after(following[1:]) if following[0][0][0].isupper() else ""
    right, listed = list_end(text, words, last)
    left = list_start(text, words, first, listed=listed)
    before, opens = _before(text, words, left)
    after = _following(text, words, right)
    return Clause(
        name=text[start:end],
        possesses=text[end : end + 2] in ("'s", "’s")
        or (text[end - 1] == "s" and text[end : end + 2] in ("' ", "’ ")),
        prefix=prefix,
        suffix=suffix,
        pair_noun=pair_noun,
        before=before,
        opens=opens,
        following=following,
        after=after,
        coordinated=(left, right) != (first, last),
        is_city_itself=_is_city_itself(words, first),
        is_apposed=_is_apposed(text, words, left),
        is_subject=opens or not before or _may_precede_subject(before[-1]),
        predicates=tuple(_predicates(after)),
    )


def _following(text: str, words: Sequence[Word], last: int) -> tuple[tuple[str, str], ...]:
    found = []
    for index in range(last, min(last + _AFTER, len(words) - 1)):
        gap = gap_after(text, words, index)
        if gap != " ":
            gap = _POSSESSIVE.sub("", gap, count=1)
            if _parts(gap, words[index + 1]):
                break
        found.append((words[index + 1].text, gap))
    return tuple(found)


def _parts(gap: str, following: Word) -> bool:
    """Tell whether a gap ends what the clause is; a line that goes on in lower case does not."""
    mark = _STOP.search(gap)
    return mark is not None and (
        following.is_capitalised or _STOP.search(gap.replace("\n", " ")) is not None
    )


def _noun_after(following: Sequence[tuple[str, str]]) -> str:
    words: list[str] = []
    for word, gap in following[:_LONGEST_PAIRED]:
        if gap.strip():
            break
        words.append(word.lower())
    told = (word for word in words if word in agency.DEALINGS or word in agency.ROUTES)
    return next(told, words[0] if words else "")


def _before(text: str, words: Sequence[Word], left: int) -> tuple[tuple[str, ...], bool]:
    found: list[str] = []
    opens = True
    index = left
    while index and len(found) < _BEFORE:
        gap = gap_after(text, words, index - 1)
        if gap != " " and _parts(gap, words[index]):
            break
        index -= 1
        word = words[index].text.lower()
        if not found:
            if word in _BESIDE_NAMES and not gap.strip():
                continue
            opens = bool(_PARTING.search(gap))
        found.append(word)
    return tuple(reversed(found)), opens


def _is_apposed(text: str, words: Sequence[Word], index: int) -> bool:
    """Tell whether a comma comes before and, within the sentence, "in" and a name."""
    if (
        index < 3
        or not words[index - 1].is_capitalised
        or gap_after(text, words, index - 1) != ", "
    ):
        return False
    start = name_start(text, words, index - 1)
    if start > 2 and words[start - 1].text.lower() in DIRECTIONAL:
        start -= 1
    if start < 2 or words[start - 1].text.lower() not in PLACE_PREPOSITIONS:
        return False
    # "According to Lee, Congo is ready": what it says is no place.
    source = words[start - 2].text.lower() == "according"
    return not source and not _STOP.search(gap_after(text, words, start - 2))


def _is_city_itself(words: Sequence[Word], first: int) -> bool:
    if first < 2 or words[first - 1].text != "of" or words[first - 2].text not in _CITIES:
        return False
    at = first - 3
    if at >= 0 and words[at].text.lower() == "the":
        at -= 1
    return at < 0 or words[at].text.lower() not in _WITHIN


def _predicates(after: Sequence[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Yield the words from each verb on, past adverbs and phrases between commas."""
    rest = list(after)
    while rest and rest[0][0].lower() in _STATE_NAMES:
        rest.pop(0)
    if not rest:
        return
    opening, mark = rest[0][0].lower(), rest[0][1].strip()
    if mark == ",":
        if opening == "which":
            yield _without_adverbs(rest[1:])
        elif opening in AUXILIARIES:
            # "Many states, among them Chad, have agreed."
            yield _without_adverbs(rest)
        ends = [index for index, (_, gap) in enumerate(rest) if index and gap.strip() == ","]
        if ends and opening not in ("where", "and"):
            yield _without_adverbs(rest[ends[0] :])
    elif not mark:
        yield _without_adverbs(rest)


def _without_adverbs(words: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    lower = []
    for word, gap in words:
        if _DIGIT.search(gap):
            # "has 17 confirmed cases" counts, "has confirmed" tells.
            lower.append(NUMBER)
        lower.append(word.lower())
    return tuple(
        word
        for word in lower
        if word not in _ADVERBS and (not word.endswith("ly") or word in _NO_ADVERBS)
    )


def _may_precede_subject(word: str) -> bool:
    return word in _OPENERS or word in agency.SAYING_VERBS or word in agency.BASE_VERBS
