"""What a language says about places, as its tables tell: words by class, and patterns made of them.

The code knows what a pattern is for and how its groups are used; which words stand in it, and in
which order, is the language's own: `data/resolution/cues-<language>.tsv` and `descriptions-...`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from geo.wordlists import read_table

ENGLISH = "en"
LANGUAGES = (ENGLISH, "uk", "ru", "ar", "es", "fr")
_PART, _PATTERN = "part", "pattern"
_SLOT = re.compile(r"\{([a-z|-]+)\}")
_PART_SLOT = re.compile(r"\{@([a-z-]+)\}")
_BARE = str.maketrans("", "", "-‐‑ \n\t\u00a0'’ʼ\u064b")
_APOSTROPHES = "['’ʼ]"
_BLANKS = {"cues": "[ \u00a0]", "descriptions": r"\s{1,3}"}
"""What a blank in a pattern is: descriptions stand in one sentence, whose lines may be broken."""
_BEARINGS = ("direction", "directional", "abbreviation", "side")
_HOW_EXACT = ("about", "below", "above")
_THOUSANDS = re.compile(r"[\s.,](?=\d{3}\b)")
_POINT = re.compile("[,٫]")
_NEVER = re.compile(r"(?!)")
_NO_VALUE = ("", _PART, _PATTERN)


def bare(word: str) -> str:
    """Return a word as it is compared: "North-East" is "northeast"."""
    return word.lower().translate(_BARE)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words and patterns of one language."""

    words: frozenset[tuple[str, str]]
    """Classes with their words, as `bare` makes them."""
    values: Mapping[tuple[str, str], float]
    """By class and word: bearings in degrees, units in km, numbers."""
    stems: tuple[tuple[str, str, float], ...]
    """The same for words of which any ending is meant: class, stem and value, the longest first."""
    patterns: Mapping[str, re.Pattern[str]]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """Return the pattern of this name; where the language has none, one that never matches."""
        return self.patterns.get(name, _NEVER)

    def has(self, kind: str, word: str) -> bool:
        """Tell whether a word is of a class."""
        return (kind, bare(word)) in self.words

    def allows(self, name: str, lead: str) -> bool:
        """Tell whether a pattern is found in what stands before, or the language has none."""
        return name not in self.patterns or self.patterns[name].search(lead) is not None

    def value(self, kind: str, word: str) -> float | None:
        """Return the value of a word of a class, None where it has none."""
        told = bare(word)
        found = self.values.get((kind, told))
        if found is not None:
            return found
        fitting = (v for k, stem, v in self.stems if k == kind and told.startswith(stem))
        return next(fitting, None)

    def how_exact(self, match: re.Match[str]) -> str:
        """Return "about", "below" or "above" by the words about a distance, "" for no words."""
        told = [word for group, word in match.groupdict().items() if group.startswith("exact")]
        kinds = (kind for word in told if word for kind in _HOW_EXACT if self.has(kind, word))
        return next(kinds, "")

    def decimal(self, digits: str) -> float:
        """Return a number written in digits, its decimals after a point or a comma."""
        return float(_POINT.sub(".", _THOUSANDS.sub("", digits)))

    def bearing(self, match: re.Match[str]) -> float | None:
        """Return the bearing that the words of a match give, by its groups named after a class."""
        for group, word in match.groupdict().items():
            kind = group.partition("_")[0]
            if kind in _BEARINGS and word and (found := self.value(kind, word)) is not None:
                return found
        return None


def told(match: re.Match[str], group: str) -> bool:
    """Tell whether a match has a group, which the patterns of some languages lack."""
    return match.groupdict().get(group) is not None


@cache
def grammar(table: str, language: str) -> Grammar:
    """Return the grammar that a table tells of a language.

    A row is a word, its class and, where it has one, its value. A row of the class `pattern` is a
    name and a regular expression, in which `{class}` stands for any word of a class or of several,
    and `{@part}` for a part that stands above it. In words, a hyphen also stands for a blank or for
    nothing, and a star for any ending.

    Args:
        table: "cues" or "descriptions".
        language: one of `LANGUAGES`.
    """
    rows = read_table(f"resolution/{table}-{language}.tsv")
    blank = _BLANKS[table]
    words: dict[str, list[str]] = {}
    for word, kind, _ in rows:
        words.setdefault(kind, []).append(word)
    parts: dict[str, str] = {}
    patterns: dict[str, re.Pattern[str]] = {}
    for name, kind, written in rows:
        if kind in (_PART, _PATTERN):
            whole = _PART_SLOT.sub(lambda part: parts[part[1]], written.replace(" ", blank))
            filled = _SLOT.sub(lambda slot: any_of(words, slot[1].split("|")), whole)
            if kind == _PART:
                parts[name] = filled
            else:
                patterns[name] = re.compile(filled, re.I)
    valued = [
        (kind, word, float(value)) for word, kind, value in rows if value and kind not in _NO_VALUE
    ]
    stems = ((kind, bare(word[:-1]), value) for kind, word, value in valued if word.endswith("*"))
    return Grammar(
        frozenset((kind, bare(word)) for word, kind, _ in rows),
        {(kind, bare(word)): value for kind, word, value in valued},
        tuple(sorted(stems, key=lambda row: -len(row[1]))),
        patterns,
    )


def any_of(words: Mapping[str, list[str]], kinds: list[str]) -> str:
    """Return a regular expression for any word of some classes, the longest first."""
    every = sorted((word for kind in kinds for word in words[kind]), key=len, reverse=True)
    joined = "|".join(re.escape(word) for word in every)
    pattern = f"(?:{joined})".replace(r"\-", r"[-‐‑\s]?").replace(r"\ ", r"\s{1,2}")
    return pattern.replace(r"\*", r"\w{0,4}").replace("'", _APOSTROPHES)
