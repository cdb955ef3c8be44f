"""Names in Arabic letters beside names in Latin ones.

Arabic script leaves out short vowels and Latin letters tell them in many ways, so that the
consonants are compared, and then the long vowels: "الخرطوم" and "Khartoum" share `krtm`, and the
"و" stands where there is an "ou".
"""

from __future__ import annotations

import re
import unicodedata

from geo.gazetteer.names import arabic

ARTICLE = "ال"
SHORTEST = 2
"""With fewer consonants than this a name is not looked up by them."""
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c-\u200f]+")
_DOUBLING = "\u0651"
_ARTICLE = re.compile(r"(?:^|(?<=[\s-]))ال(?=\w\w)")
_ATTACHED = re.compile(r"^(?:[وف]?(?:لل|[بك]?ال)|[وفبلك](?=\w{3}))")
_DOUBLED = re.compile(r"(.)\1+")
_LATIN = str.maketrans({"j": "g", "p": "b", "v": "f", "c": "k", "x": "k"})
_CONSONANTS = str.maketrans("jpvcx", "gbfkk", "aiu")
_LETTERS = {
    **dict.fromkeys("اأإآٱ", "A"), **dict.fromkeys("ءؤئعٔ", ""), **dict.fromkeys("يىیې", "Y"),
    **dict.fromkeys("بپ", "b"), **dict.fromkeys("تطث", "t"), **dict.fromkeys("جگ", "g"),
    **dict.fromkeys("حه", "h"), **dict.fromkeys("خقكک", "k"), **dict.fromkeys("دضذ", "d"),
    **dict.fromkeys("زظژ", "z"), **dict.fromkeys("سصشچ", "s"), **dict.fromkeys("ةۃ", ""),
    "و": "W", "ر": "r", "غ": "g", "ف": "f", "ڤ": "f", "ل": "l", "م": "m", "ن": "n",
}  # fmt: skip
_LONG = {"A": "[ai]", "Y": "i", "W": "u", "V": "[aiu]"}
"""What long vowels may be among the classes of `names.arabic`; of several at once it keeps one."""
_RUN = re.compile("[AYW]{2,}")


def unmarked(name: str) -> str:
    """Return `name` without the signs for short vowels, which a careful report may write.

    >>> unmarked("عُماني") == "عماني"
    True
    """
    return _MARKS.sub("", name)


def with_doubling(name: str) -> str:
    """Return `name` with no sign but that for a doubled letter, "" where it has none.

    >>> with_doubling("عَمّان") == "عمّان", with_doubling("عُمان")
    (True, '')
    """
    return _MARKS.sub(lambda m: _DOUBLING * (_DOUBLING in m[0]), name) if _DOUBLING in name else ""


def is_arabic(name: str) -> bool:
    """Tell whether `name` has a letter of the Arabic script.

    >>> is_arabic("الخرطوم"), is_arabic("Khartoum")
    (True, False)
    """
    return _ARABIC.search(name) is not None


def latin_consonants(key: str) -> str:
    """Return the consonants of a name in Latin letters, as `consonants` tells those in Arabic.

    Args:
        key: what `names.arabic` makes of the name.

    >>> latin_consonants(arabic("Khartoum")), latin_consonants(arabic("Deir ez-Zor"))
    ('krtm', 'drzr')
    """
    return _DOUBLED.sub(r"\1", key.translate(_CONSONANTS))


def consonants(name: str) -> str:
    """Return the consonants of a name in Arabic letters, without its articles.

    >>> consonants("الخرطوم"), consonants("دير الزور")
    ('krtm', 'drzr')
    """
    return _DOUBLED.sub(r"\1", "".join(c for c in _sounds(name) if c not in _LONG))


def without_attached(name: str) -> tuple[str, ...]:
    """Return what a name may be without what is written at its head, none where that is nothing.

    "For" and the article are written together: of "للخرطوم" the name begins in the middle, where
    the article has lost its first letter.

    >>> without_attached("بالخرطوم"), without_attached("لخرطوم"), without_attached("حمص")
    (('الخرطوم',), ('الخرطوم', 'خرطوم'), ())
    """
    match = _ATTACHED.match(name)
    if not match:
        return ()
    rest = name[match.end() :]
    if match[0].endswith("ل") and len(match[0]) > 1:
        return (ARTICLE + rest,)
    return ("ا" + name, rest) if match[0] == "ل" else (rest,)


def sounds_like(name: str, latin: str) -> bool:
    """Tell whether the long vowels of `name`, in Arabic letters, stand in `latin` as well.

    >>> sounds_like("الخرطوم", "Khartoum"), sounds_like("الخرطوم", "Kartam")
    (True, False)
    """
    sounds = _RUN.sub("V", _DOUBLED.sub(r"\1", _sounds(name)))
    if sounds[:1] in _LONG:
        # It may stand for a short vowel or a hamza.
        sounds = sounds[1:]
    pattern = "[aiu]*".join(_LONG.get(sound, sound) for sound in sounds)
    return re.fullmatch(f"[aiu]*{pattern}[aiu]*", _latin(latin)) is not None


def _latin(name: str) -> str:
    return _DOUBLED.sub(r"\1", arabic(name).translate(_LATIN))


def _sounds(name: str) -> str:
    bare = _MARKS.sub("", unicodedata.normalize("NFC", name))
    return "".join(_LETTERS.get(letter, "") for letter in _ARTICLE.sub("", bare))
