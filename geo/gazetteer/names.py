"""Names made comparable: what different spellings of one name have in common.

Three keys, from near to far:

* `plain`: case, accents and separators aside ("Kúpiansk" = "kupiansk").
* `fold`: besides, the usual romanisations of Cyrillic and Arabic letters (kh/h, y/i/j, ia/ya/iia,
  ye/e, soft signs, doubled letters), and Cyrillic itself ("Изюм" = "Izyum" = "Izium").
* `skeleton`: the consonants alone; it proves little and stands behind the others.

`arabic` is a fourth, for names from Arabic and Persian: the article and the vowels, which every
romanisation writes differently, are classed ("Deir ez-Zor" = "Dayr az Zawr").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Letters that no Unicode decomposition leads to ASCII, by their usual bare form.
_LATIN = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
    "ə": "a", "ħ": "h", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ǝ": "a", "ƴ": "y", "ŧ": "t",
    "ɛ": "e", "ɔ": "o", "ς": "σ",
}  # fmt: skip

# Cyrillic in the Latin letters that `fold` ends with; several alphabets share the table.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
    "з": "z", "и": "i", "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ј": "j", "љ": "lj",
    "њ": "nj", "ћ": "c", "ђ": "d", "џ": "dz", "ѕ": "dz", "ә": "a", "ө": "o", "ү": "u", "ұ": "u",
    "қ": "k", "ғ": "g", "ң": "n", "һ": "h", "ҳ": "h", "ҷ": "j", "ҙ": "z", "ҡ": "k", "ҫ": "s",
    "ӏ": "", "ӕ": "ae", "ѣ": "e", "ѳ": "f", "ѵ": "i",
}  # fmt: skip

_TO_ASCII = str.maketrans({**_LATIN, **_CYRILLIC})
_SEPARATORS = str.maketrans(
    "",
    "",
    " \t\n-‐‑‒–—.,;:/\\'\"’‘ʼʻʾʿ`´′″“”„«»()[]{}&_+*#!?·•|\u00a0\u200b\u200c\u200d\u00ad",
)
_VOWELS = str.maketrans({"y": "i", "j": "i"})

_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_DOUBLED = re.compile(r"(.)\1+")
_CARON = re.compile("[šžčśźćşçŠŽČŚŹĆŞÇ]")
_CARON_AS_DIGRAPH = str.maketrans(
    {"š": "sh", "ž": "zh", "č": "ch", "ś": "s", "ź": "z", "ć": "c", "ş": "sh", "ç": "ch"}
)

_ARTICLE = re.compile(
    r"(?:^|(?<=[\s-]))(?:al|el|il|ad|ed|ar|er|as|es|ash|esh|at|et|az|ez|an|en|ul|ol)[\s\-‑’'‘]+(?=\w)"
)
_ARABIC_VOWELS = re.compile(r"[aeiouyw]+")
_ARABIC_DIGRAPHS = (
    ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ch", "s"), ("sh", "s"),
    ("q", "k"),
)  # fmt: skip

_SKELETON_DIGRAPHS = (
    ("shch", "C"), ("sch", "S"), ("tch", "C"), ("sh", "S"), ("zh", "Z"), ("ch", "C"), ("ts", "c"),
    ("tz", "c"), ("ph", "f"),
)  # fmt: skip
_SKELETON_LETTERS = str.maketrans("gwq", "hvk", "aeiou")

SKELETON_MINIMUM = 4
"""Consonants below which a skeleton says nothing."""


def normalise(name: str) -> str:
    """Return `name` in composed form with single spaces, otherwise letter for letter."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def _bare(name: str) -> str:
    """Return `name` in lower-case ASCII where it has any, separators kept."""
    lower = name.lower()
    if lower.isascii():
        return lower
    return _MARKS.sub("", unicodedata.normalize("NFKD", lower)).translate(_TO_ASCII)


def plain(name: str) -> str:
    """Return `name` without case, accents and separators."""
    return _bare(name).translate(_SEPARATORS)


def fold(name: str) -> str:
    """Return the key that the usual spellings and romanisations of `name` share."""
    return _classes(plain(name))


def _classes(letters: str) -> str:
    key = letters.translate(_VOWELS).replace("kh", "h").replace("gh", "g")
    key = key.replace("ie", "e").replace("ou", "u").replace("zhzh", "zh").replace("shsh", "sh")
    key = _DOUBLED.sub(r"\1", key)
    if key[-1:] == "h" and key[-2:-1] in ("a", "e", "i", "o", "u"):
        key = key[:-1]
    return key


def fold_variants(name: str) -> Iterator[str]:
    """Yield every key under which `name` is to be found, `fold(name)` first.

    Cyrillic г is g in Russian and h in Ukrainian names; š is met both as s and as sh.
    """
    first = fold(name)
    yield first
    if name.isascii():
        return
    lower = name.lower()
    if "г" in lower:
        yield _classes(plain(lower.replace("зг", "zgh").replace("г", "h")))
    if _CARON.search(name):
        yield _classes(plain(lower.translate(_CARON_AS_DIGRAPH)))


def arabic(name: str) -> str:
    """Return the key that romanisations of one Arabic or Persian name share, articles aside."""
    key = _ARTICLE.sub("", _bare(name)).translate(_SEPARATORS)
    for digraph, letter in _ARABIC_DIGRAPHS:
        key = key.replace(digraph, letter)
    if key[-1:] == "h" and key[-2:-1] == "a":
        key = key[:-1]
    return _DOUBLED.sub(r"\1", _ARABIC_VOWELS.sub(_vowel_class, key))


def _vowel_class(match: re.Match[str]) -> str:
    run = match.group()
    if "o" in run or "u" in run or "w" in run:
        return "u"
    return "a" if run.strip("a") == "" else "i"


def skeleton(name: str) -> str:
    """Return the consonants of `name` after its first letter, "" where they are too few to tell."""
    return bones(fold(name))


def bones(key: str) -> str:
    """Return the skeleton of a name whose `fold` is `key`."""
    for digraph, letter in _SKELETON_DIGRAPHS:
        key = key.replace(digraph, letter)
    kept = key[:1].translate(_SKELETON_LETTERS) or key[:1]
    kept = _DOUBLED.sub(r"\1", kept + key[1:].translate(_SKELETON_LETTERS))
    return kept if len(kept) >= SKELETON_MINIMUM else ""
