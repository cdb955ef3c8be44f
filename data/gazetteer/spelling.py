"""Which of a place's names are kept, and which one is its label."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from geo.gazetteer.names import fold, plain
from geo.gazetteer.romanisation import is_surely_ukrainian, is_ukrainian, romanise_ukrainian

_OTHER_SCRIPT = re.compile(
    "[^\u0000-\u024f\u0250-\u02af\u02b0-\u036f\u0400-\u052f\u1e00-\u1eff\u2000-\u206f\ua720-\ua7ff]"
)
_CODE = re.compile(r"[A-Z]{4}")
_JUNK = re.compile(r"https?:|www\.|[|\t\n\r]|[{}<>=]")
_RUSSIAN_ENDING = re.compile("(?:[оыи]е|[ая]я|[оеё]во|ино|[оеё]вка|ый|ий[ -].*ое)$")
_CYRILLIC = re.compile("[\u0400-\u052f]")

LONGEST_ALIAS = 60

_MARKED_ROMANISATION = frozenset(
    "AE AF BD BH BT DJ EG ER ET IN IQ IR JO KW LB LK LY MV NP OM PK PS QA SA SD SO SS SY YE".split()
)
_HALF_RINGS = str.maketrans("", "", "‘ʻʿ’ʼʾ`")


def letters(name: str) -> int:
    """Return how many letters and digits `name` has."""
    return sum(char.isalnum() for char in name)


def tidy(name: str) -> str:
    """Return `name` composed, on one line, with single spaces and no invisible marks."""
    composed = unicodedata.normalize("NFC", name)
    return " ".join("".join(c for c in composed if unicodedata.category(c) != "Cf").split())


def kept(names: Iterable[str], label: str) -> list[str]:
    """Return the alternates worth keeping beside `label`: Latin and Cyrillic, no codes.

    Dropped are other scripts and their all-lower-case transliterations, aliases of up to three
    letters (mostly airport codes) and four-letter codes, unless they spell the label.
    """
    key = fold(label)
    out = []
    for name in sorted({tidy(name) for name in names}):
        if not name or name == label or len(name) > LONGEST_ALIAS:
            continue
        if _OTHER_SCRIPT.search(name) or _JUNK.search(name) or name.lower() == name:
            continue
        if (letters(name) <= 3 or _CODE.fullmatch(name)) and fold(name) != key:
            continue
        out.append(name)
    return out


def english_label(name: str, country: str) -> str:
    """Return `name` as English writes it: without the marks of scholarly romanisation.

    Only where names are written in another script, or one whose marks English leaves out; the
    marked form stays an alternate.
    """
    if country not in _MARKED_ROMANISATION:
        return name
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    bare = bare.translate(_HALF_RINGS).strip()
    return bare[:1].upper() + bare[1:] if bare.isascii() and bare else name


def ukrainian_label(given: str, alternates: Iterable[str], *, russian: bool = False) -> str:
    """Return the 2010 romanisation of a place in Ukraine whose GeoNames name is `given`.

    A Cyrillic alternate that romanises to `given` is taken; else the nearest to it that can be
    Ukrainian, so that a place's present name wins over its former ones; else `given` is respelt.

    Args:
        given: GeoNames' name, mostly an older romanisation.
        alternates: every other name known.
        russian: `given` romanises the Russian name, as it does in Crimea.
    """
    respelt = _latin_2010(given)
    found = {tidy(_unstressed(name)) for name in alternates}
    forms = [n for n in sorted(found) if _CYRILLIC.search(n) and is_ukrainian(n) and n.lower() != n]
    forms = [
        n for n in forms if is_surely_ukrainian(n) or not _RUSSIAN_ENDING.search(n) or not russian
    ]
    latin = {romanise_ukrainian(name): name for name in forms}
    same = [name for name in latin if plain(name) == plain(respelt)]
    if same:
        return respelt if respelt in same else same[0]
    best, best_score = respelt, 0.7
    for name, form in latin.items():
        sure = is_surely_ukrainian(form)
        if not sure and _RUSSIAN_ENDING.search(form):
            continue
        score = SequenceMatcher(None, _loose(name), _loose(respelt), autojunk=False).ratio()
        score += 0.15 if sure else 0.0
        if score > best_score:
            best, best_score = name, score
    return best


def _loose(latin: str) -> str:
    """Return a romanised name without what Russian and Ukrainian forms of it differ by."""
    return plain(latin).replace("y", "i").replace("g", "h")


def _unstressed(name: str) -> str:
    """Return a Cyrillic name without stress marks."""
    bare = unicodedata.normalize("NFC", name).replace("\u0301", "").replace("\u0300", "")
    return re.sub("(?<=[’'ʼ])\\s+", "", bare)


def _latin_2010(name: str) -> str:
    """Return a name in the romanisation of 1965 respelt by the rule of 2010 where that is sure."""
    name = re.sub("[’'ʼ`”\"]", "", name)
    name = re.sub(r"(?<=[A-Za-z])y(?=[aeu])", "i", name)
    name = re.sub(r"(?<=[A-Za-z])yi", "i", name) if not name.endswith("yi") else name
    name = re.sub(r"(?<=[a-z])yy\b", "yi", name)
    return re.sub(r"(?<=[aeiou])y(?=[^aeiouy]|\b)", "i", name)
