"""Names made comparable: what different spellings of one name have in common.

Three keys, from near to far:

* `plain`: case, accents and separators aside ("Kúpiansk" = "kupiansk").
* `fold`: also the usual romanisations of Cyrillic and Arabic letters (kh/h, y/i/j, ia/ya/iia,
  ye/e, soft signs, doubled letters), and Cyrillic itself ("Изюм" = "Izyum" = "Izium"). Names in
  Arabic script have keys in it, by the letters that all writers agree on ("إدلب" = "ادلب").
* `skeleton`: the consonants alone; it proves little and comes after the others.

`arabic` is a fourth, for names from Arabic and Persian: articles are dropped, and vowels, which
every romanisation writes differently, are put into classes ("Deir ez-Zor" = "Dayr az Zawr").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from geo.wordlists import read_table

_TO_ASCII = str.maketrans(
    {letter: latin for letter, latin, rule in read_table("gazetteer/letters.tsv") if rule == "fold"}
)
_SEPARATORS = str.maketrans(
    "",
    "",
    " \t\r-‐‑‒–—.,;:/\\'\"’‘ʼʻʾʿ`´′″“”„«»()[]{}&_+*#!?·•|\u00a0\u200b\u200c\u200d\u00ad",
)
_VOWELS = str.maketrans({"y": "i", "j": "i"})

_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_DOUBLED = re.compile(r"(.)\1+")
_FINAL_H = re.compile(r"(?<=[aeiou])h$", re.MULTILINE)
_CARON = re.compile("[šžčśźćşç]")
_CARON_AS_DIGRAPH = str.maketrans(
    {"š": "sh", "ž": "zh", "č": "ch", "ś": "s", "ź": "z", "ć": "c", "ş": "sh", "ç": "ch"}
)

_ARTICLE = re.compile(
    r"(?:^|(?<=[\s-]))(?:al|el|il|ad|ed|ar|er|as|es|ash|esh|at|et|az|ez|an|en|ul|ol)[\s\-‑’'‘]+(?=\w)"
)
_ARABIC_SCRIPT_ARTICLE = re.compile(r"(?:^|(?<=[\s-]))ال(?=[ء-ي]{2})", re.MULTILINE)
_ARABIC_VOWELS = re.compile(r"[aeiouyw]+")
_NISBA = re.compile(r"i[ey]*(?:e|eh)\b")
"""The ending "-iya" as French and others write it: "Diwanieh"."""
_TA_MARBUTA = re.compile(r"(?<=[^\Waeiouy])eh?\b")
"""The ending "-a" likewise: "Djableh"."""
_ARABIC_DIGRAPHS = (
    ("dj", "j"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ch", "s"),
    ("sh", "s"), ("q", "k"),
)  # fmt: skip

_SOMALI_AYN = re.compile("[Cc](?!h)")
"""What newspapers leave out, as in "Ceeldheer"."""
_SOMALI_HA = str.maketrans("Xx", "Hh")
"""What they write as h, as in "Taleex"."""

_SKELETON_DIGRAPHS = (
    ("shch", "C"), ("sch", "S"), ("tch", "C"), ("sh", "S"), ("zh", "Z"), ("ch", "C"), ("ts", "c"),
    ("tz", "c"), ("ph", "f"),
)  # fmt: skip
_SKELETON_LETTERS = str.maketrans("gwq", "hvk")
_INNER_VOWELS = re.compile(r"(?<=[^\n])[aeiou]+")

_CACHED = 4_096
"""Names whose keys are remembered: those of one report are asked for again and again."""
SKELETON_MINIMUM = 4
"""With fewer consonants than this a skeleton says nothing."""


def normalise(name: str) -> str:
    """Return `name` in composed form with single spaces, otherwise letter for letter.

    >>> normalise(" Tel  Aviv ")
    'Tel Aviv'
    """
    return " ".join(unicodedata.normalize("NFC", name).split())


@lru_cache(_CACHED)
def plain(name: str) -> str:
    """Return `name` without case, accents and separators.

    >>> plain("Kúpiansk-Vuzlovyi")
    'kupianskvuzlovyi'
    """
    return _bare(_one_line(name)).translate(_SEPARATORS)


@lru_cache(_CACHED)
def fold(name: str) -> str:
    """Return the key that the usual spellings and romanisations of `name` share.

    >>> fold("Izium") == fold("Izyum") == fold("Изюм")
    True
    """
    return _classes(plain(name))


def fold_each(names: Iterable[str]) -> list[str]:
    """Return `fold` of each name, many times faster than one by one."""
    lines = [_one_line(name) for name in names]
    # Every step works on lines, so that one pass in C serves thousands of names; ASCII is separate,
    # since tables are applied to it several times as fast.
    plain_ascii = iter(_fold_lines(filter(str.isascii, lines)))
    others = iter(_fold_lines(line for line in lines if not line.isascii()))
    return [next(plain_ascii if line.isascii() else others) for line in lines]


def _fold_lines(lines: Iterable[str]) -> list[str]:
    return _classes(_bare("\n".join(lines)).translate(_SEPARATORS)).split("\n")


def _one_line(name: str) -> str:
    return name.replace("\n", " ")


def _bare(name: str) -> str:
    """Return `name` in lower-case ASCII where it has any, separators kept.

    Names in Arabic script lose vowels, hamzas and articles, which reports write or leave out.
    """
    lower = name.lower()
    if lower.isascii():
        return lower
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", lower)).translate(_TO_ASCII)
    return _ARABIC_SCRIPT_ARTICLE.sub("", bare)


def _classes(lines: str) -> str:
    key = lines.translate(_VOWELS).replace("kh", "h").replace("gh", "g")
    key = key.replace("ie", "e").replace("ou", "u").replace("zhzh", "zh").replace("shsh", "sh")
    return _FINAL_H.sub("", _DOUBLED.sub(r"\1", key))


def other_folds(name: str) -> Iterator[str]:
    """Yield the keys under which `name` is found besides `fold(name)`.

    Cyrillic г is g in Russian and h in Ukrainian names; š is written both as s and as sh.
    """
    if name.isascii():
        return
    lower = name.lower()
    if "г" in lower:
        yield fold(lower.replace("зг", "zgh").replace("г", "h"))
    if _CARON.search(lower):
        yield fold(lower.translate(_CARON_AS_DIGRAPH))


def somali(name: str) -> str:
    """Return the key of a Somali name as newspapers spell it, without its letters of the throat.

    >>> somali("Ceeldheer") == fold("El Dher"), somali("Taleex") == fold("Taleh")
    (True, True)
    """
    return fold(_SOMALI_AYN.sub("", name).translate(_SOMALI_HA))


def arabic(name: str) -> str:
    """Return the key that romanisations of one Arabic or Persian name share, without articles.

    >>> arabic("Deir ez-Zor") == arabic("Dayr az Zawr")
    True
    """
    key = _ARTICLE.sub("", _bare(name)).translate(_SEPARATORS)
    for digraph, letter in _ARABIC_DIGRAPHS:
        key = key.replace(digraph, letter)
    if key.endswith(("ah", "eh")):
        key = key[:-2] + "a"
    return _DOUBLED.sub(r"\1", _ARABIC_VOWELS.sub(_vowel_class, key))


def romanised(name: str) -> str:
    """Return the key that spellings of one Arabic name share, its articles written alike.

    >>> romanised("Ras al-Ain") == romanised("Ras el ʿAyn"), romanised("Ras Ain")
    (True, 'rasain')
    >>> romanised("Es-Suweida"), romanised("Diwanieh"), romanised("Djableh")
    ('alsuwaida', 'diwania', 'iabla')
    """
    bare = _ARTICLE.sub("al ", _bare(name)).replace("dj", "j")
    ending = _TA_MARBUTA.sub("a", _NISBA.sub("iya", bare))
    return fold(ending).replace("ei", "ai")


def without_article(name: str) -> str:
    """Return a romanised Arabic name without the article that it begins with.

    >>> without_article("Al-Kut"), without_article("Ash Shatrah"), without_article("Alqaim")
    ('Kut', 'Shatrah', 'Alqaim')
    """
    match = _ARTICLE.match(name.lower())
    return name[match.end() :] if match else name


def has_article(name: str) -> bool:
    """Tell whether `arabic` leaves an article out.

    >>> has_article("Al-Qaim"), has_article("Alqaim")
    (True, False)
    """
    return _ARTICLE.search(_bare(name)) is not None


def _vowel_class(match: re.Match[str]) -> str:
    run = match.group()
    if "o" in run or "u" in run or "w" in run:
        return "u"
    return "a" if run.strip("a") == "" else "i"


def skeleton(name: str) -> str:
    """Return the consonants of `name` after its first letter, "" where they are too few to tell.

    >>> skeleton("Severodonetsk"), skeleton("Homs")
    ('svrdnck', '')
    """
    return skeletons([fold(name)])[0]


def skeletons(keys: Iterable[str]) -> list[str]:
    """Return the skeleton of each name whose `fold` is given."""
    lines = "\n".join(keys)
    for digraph, letter in _SKELETON_DIGRAPHS:
        lines = lines.replace(digraph, letter)
    lines = _INNER_VOWELS.sub("", lines).translate(_SKELETON_LETTERS)
    kept = _DOUBLED.sub(r"\1", lines).split("\n")
    return [bones if len(bones) >= SKELETON_MINIMUM else "" for bones in kept]
