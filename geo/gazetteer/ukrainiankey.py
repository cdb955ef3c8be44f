"""The keys of the index under which the Ukrainian and the Russian form of a name meet."""

from __future__ import annotations

import re

from geo.gazetteer.names import fold

PREFIX = "="
"""What marks such a key."""
RUSSIAN = ("oe", "ye", "aya", "evka", "ovka", "evo", "ovo", "iy", "oy")
"""How names in their Russian form end, of which Russia has its own."""
_SHORTEST = 5
"""Letters; shorter keys say nothing."""
_LETTERS = (
    ("tsch", "ch"), ("tch", "ch"), ("shch", "sc"), ("sch", "sc"), ("x", "ks"), ("w", "v"),
    ("g", "h"), ("ia", "e"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = "aeiou"
_VOWEL_RUN = re.compile(f"[{_VOWELS}]+")


def ukrainian_key(name: str) -> str:
    """Return the marked key of a name in Latin letters, "" where it is too short.

    >>> ukrainian_key("Klescheevka") == ukrainian_key("Klishchiivka")
    True
    >>> ukrainian_key("Zhelannoye") == ukrainian_key("Zhelanne"), ukrainian_key("Reni")
    (True, '')
    """
    return marked(fold(name))


def marked(key: str) -> str:
    """Return what is made of a name's `fold`, with its mark, "" where it is too short.

    Russian has o and e for the Ukrainian i, g for h, longer endings, and begins Oleksandrivka with
    an A.
    """
    for letters, other in _LETTERS:
        key = key.replace(letters, other)
    key = _VOWEL_RUN.sub(_vowel, key.rstrip(_VOWELS))
    return PREFIX + _DOUBLED.sub(r"\1", key) if len(key) >= _SHORTEST else ""


def _vowel(match: re.Match[str]) -> str:
    run = match.group()
    if match.start() == 0:
        return "e"
    if "a" in run or "u" in run:
        return "a" if "a" in run else "u"
    # "Voikove" and "Voykovo" have the diphthong, "Zabolottia" has not.
    return "oe" if run[0] == "o" and len(run) > 1 else "e"
