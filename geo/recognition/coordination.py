"""The names that a clause joins: "Kyiv and its partners", "Mali, Chad and Niger"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.recognition import agency
from geo.recognition.words import Word
from geo.wordlists import read_words

_LONGEST_LIST = 12
_LONGEST_NAME = 5
_GRAMMAR = read_words("recognition/grammar.tsv")
_ARTICLES = frozenset(_GRAMMAR["article"])
_OPENERS = frozenset(_GRAMMAR["opener"])
_COORDINATORS = frozenset("and or nor".split())
_COMPANIONS = frozenset("its their other several some".split())


def list_end(text: str, words: Sequence[Word], last: int) -> tuple[int, bool]:
    """Return the last word of the list that continues after the name, and whether there is one.

    Commas alone do not make a list ("in Goma, Congo"), and ", and" after one name opens a clause.
    """
    index = last
    for _ in range(_LONGEST_LIST):
        following = index + 1
        if following >= len(words):
            break
        mark = gap_after(text, words, index).strip()
        if words[following].text.lower() in _COORDINATORS:
            if mark and (mark != "," or index == last):
                break
            target = following + 1
            if target < len(words) and words[target].text.lower() in _COMPANIONS:
                # "Kyiv and its partners demand"
                return min(target + 1, len(words) - 1), True
            target = _past_article(words, target)
            if target < len(words) and words[target].is_capitalised:
                blank = not gap_after(text, words, following).strip()
                return (_name_end(text, words, target), True) if blank else (last, False)
            break
        target = _past_article(words, following)
        if mark != "," or target >= len(words) or not words[target].is_capitalised:
            break
        index = _name_end(text, words, target)
    return last, False


def list_start(text: str, words: Sequence[Word], first: int, *, listed: bool) -> int:
    """Return the first word of the list that leads up to the name.

    In lower case only "and" shows a list, of two names: "in kharkiv and odesa".

    Args:
        text: the report's text.
        words: the words of the paragraph.
        first: index of the name's first word.
        listed: whether a list continues after it, so that commas before it belong to the list.
    """
    index = first
    for _ in range(_LONGEST_LIST):
        at = index - 1
        if at > 0 and words[at].text.lower() == "the" and not gap_after(text, words, at).strip():
            at -= 1
        if at < 0:
            break
        mark = gap_after(text, words, at).strip()
        if words[at].text.lower() in _COORDINATORS and not mark and at:
            ahead = gap_after(text, words, at - 1).strip()
            if words[first].is_capitalised and not words[at - 1].is_capitalised:
                break
            if ahead not in ("", ","):
                break
            name = name_start(text, words, at - 1) if words[first].is_capitalised else at - 1
            if ahead and (not name or gap_after(text, words, name - 1).strip() != ","):
                break
            index = name
        elif words[at].is_capitalised and (mark == "/" or (mark == "," and listed)):
            index = name_start(text, words, at)
        else:
            break
        listed = True
    return index


def name_start(text: str, words: Sequence[Word], index: int) -> int:
    for at in range(index - 1, max(-1, index - _LONGEST_NAME), -1):
        lower = words[at].text.lower()
        if not words[at].is_capitalised or lower in _ARTICLES or lower in _OPENERS:
            return at + 1
        if gap_after(text, words, at) != " ":
            return at + 1
    return max(0, index - _LONGEST_NAME + 1)


def _name_end(text: str, words: Sequence[Word], index: int) -> int:
    for at in range(index, min(index + _LONGEST_NAME, len(words) - 1)):
        following = words[at + 1]
        if not following.is_capitalised or following.text.lower() in agency.ACTING_VERBS:
            return at
        if gap_after(text, words, at) != " ":
            return at
    return min(index + _LONGEST_NAME, len(words) - 1)


def _past_article(words: Sequence[Word], index: int) -> int:
    return index + 1 if index < len(words) and words[index].text.lower() == "the" else index


def gap_after(text: str, words: Sequence[Word], index: int) -> str:
    """Return the text between `words[index]` and the next word."""
    return text[words[index].end : words[index + 1].start]
