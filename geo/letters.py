"""Letters that are not what they seem: alike in another alphabet, unseen, or turned about.

"Kyіv" with a Cyrillic letter is found under no name, a zero-width sign parts a word that looks
whole, and an override shows "muizI" as "Izium". Whoever shares such a text may not know of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from geo.model import Written
from geo.wordlists import read_table

_LATIN, _CYRILLIC, _GREEK = "A-Za-zÀ-ɏ", "Ѐ-ӿԀ-ԯ", "Ͱ-Ͽ"
_ALPHABETS = tuple(re.compile(f"[{letters}]") for letters in (_LATIN, _CYRILLIC, _GREEK))
_LETTER = f"[{_LATIN}{_CYRILLIC}{_GREEK}]"
_TURNS = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates; plain marks (U+200E, U+200F) turn nothing about."""
_UNSEEN = (
    "\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\u034f\u180b-\u180f"
    "\u115f\u1160\u3164\uffa0\ufe00-\ufe0f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0100-\U000e01ef"
)
"""Joiners, fillers, and what chooses among the forms of a letter."""
_TAGS = "\U000e0000-\U000e007f"
_FLAG = "\U0001f3f4"
"""After it tags are part of a flag."""
_STYLED = "\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a"
"""Mathematical and full-width letters, as posts use them for bold and italics."""
_OLDER = "\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2134"
"""Those of them that stood in Unicode before the rest: the "h" of italics is one."""
_JOINED = "\ufb50-\ufbb1\ufbd3-\ufc5d\ufc64-\ufd3d\ufd50-\ufdc7\ufe80-\ufefc"
"""Arabic letters as they look at the head, in the middle and at the end of a word, and pairs."""
_HIDDEN = _TURNS + _UNSEEN + _TAGS
_RUN = re.compile(rf"(?:[^\W\d_]|[{_HIDDEN}])+")
_SUSPECT = re.compile(
    rf"[{_HIDDEN}{_STYLED}{_JOINED}]|[{_LATIN}][{_CYRILLIC}{_GREEK}]|[{_CYRILLIC}][{_LATIN}{_GREEK}]"
    rf"|[{_GREEK}][{_LATIN}{_CYRILLIC}]"
)
_BETWEEN = re.compile(rf"(?<={_LETTER})[{_UNSEEN}]+(?={_LETTER})")
_TURN = re.compile(f"[{_TURNS}]+")
_TAG = re.compile(rf"(?<![{_FLAG}{_TAGS}])[{_TAGS}]+")
_STYLE = re.compile(f"[{_STYLED}{_JOINED}]")
_JOINS = re.compile(f"[{_JOINED}]")
_STYLE_OR_OLDER = re.compile(f"[{_STYLED}{_OLDER}{_JOINED}]")


def neutral(text: str) -> tuple[str, tuple[Written, ...]]:
    """Return `text` in letters that are what they seem, and how it was written where they differ.

    >>> neutral("Ky\\u0456v fell")
    ('Kyiv fell', (Written(start=0, end=4, text='Kyіv'),))

    Signs between words stay, and so do those that other scripts and emoji need.
    """
    if text.isascii() or not _SUSPECT.search(text):
        return text, ()
    pieces: list[str] = []
    written: list[Written] = []
    length = position = 0
    for run in _RUN.finditer(text):
        word = run[0]
        if word.isascii():
            continue
        before = text[run.start() - 1 : run.start()]
        plain = one_script(_without_hidden(word, before))
        if plain == word:
            continue
        pieces += (text[position : run.start()], plain)
        length += run.start() - position
        written.append(Written(length, length + len(plain), word))
        length += len(plain)
        position = run.end()
    return "".join((*pieces, text[position:])), tuple(written)


def is_joined(word: str) -> bool:
    """Tell whether a word has Arabic letters in the forms in which they are joined.

    >>> is_joined("\ufea3\ufee0\ufe90"), is_joined("حلب")
    (True, False)
    """
    return _JOINS.search(word) is not None


def as_written(text: str, written: Sequence[Written], start: int, end: int) -> str:
    """Return what stood for `text[start:end]`, whole words of it, before `neutral`."""
    pieces: list[str] = []
    position = start
    for each in written:
        if (each.end > start and each.start < end) or start <= each.start == each.end < end:
            pieces += (text[position : max(position, each.start)], each.text)
            position = each.end
    return "".join((*pieces, text[position : max(position, end)]))


def one_script(word: str) -> str:
    """Return a word in one alphabet where it mixes letters that look alike, of the same length.

    >>> one_script("Ky\\u0456v"), one_script("Х\\u0065рсон")
    ('Kyiv', 'Херсон')
    """
    if word.isascii():
        return word
    plain = word
    if _STYLE.search(word):
        plain = _STYLE_OR_OLDER.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), word)
    letters = [alphabet.findall(plain) for alphabet in _ALPHABETS]
    present = [index for index, each in enumerate(letters) if each]
    if len(present) < 2:
        return plain
    # Letters that another alphabet has nothing like decide, else the most.
    own = [
        sum(not all(_alike(letter, other) for other in present) for letter in each)
        for each in letters
    ]
    deciding = own if any(own) else [len(each) for each in letters]
    best = max(deciding)
    if (any(own) and sum(map(bool, own)) > 1) or deciding.count(best) > 1:
        return plain
    return "".join(_alike(letter, deciding.index(best)) or letter for letter in plain)


def _alike(letter: str, alphabet: int) -> str:
    """Return what looks like a letter in an alphabet, "" where nothing does."""
    return _ALIKE[letter][alphabet] if letter in _ALIKE else ""


def _without_hidden(word: str, before: str) -> str:
    if not re.search(f"[{_HIDDEN}]", word):
        return word
    plain = _TURN.sub("", word)
    if before != _FLAG:
        plain = _TAG.sub("", plain)
    return _BETWEEN.sub("", plain)


def _table() -> dict[str, tuple[str, str, str]]:
    """Return each letter that has one like it elsewhere, with those, "" where there is none."""
    found: dict[str, tuple[str, str, str]] = {}
    for row in read_table("reading/lookalikes.tsv"):
        latin, cyrillic, greek = ("" if each == "-" else each for each in row)
        for letter in filter(None, (latin, cyrillic, greek)):
            found[letter] = (latin, cyrillic, greek)
    return found


_ALIKE = _table()
