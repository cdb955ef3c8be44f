"""Words for the people of a country in other languages than English, in all their forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.gazetteer.arabicscript import ARTICLE, is_arabic, without_attached
from geo.gazetteer.inflection import is_cyrillic

STEM = "*"
"""What marks a stem that any ending may follow."""
_LONGEST_ENDING = 5
_OF_WORDS = ("к", "ц")
"""Ends of stems that no country's name has."""
_OF_COUNTRIES = re.compile("с?[іїюяь]|с?и[ияюей]")
"""Beginnings of what follows other stems in the name of the country: "вірмен" in "Вірменія"."""
_AS_IT_STANDS = "="
_PLAIN = str.maketrans("áéíóú", "aeiou")
_ARABIC_ENDINGS = ("", "ة", "ون", "ين", "ات", "ان", "تان", "تين")


def forms(language: str, written: str) -> Iterator[str]:
    """Yield the forms of a word for a people, or the stem of all, as a table has them.

    >>> list(forms("es", "libanés")), list(forms("uk", "ліванськ"))
    (['libanés', 'libanesa', 'libaneses', 'libanesas'], ['ліванськ*'])
    >>> list(forms("fr", "malien"))
    ['malien', 'malienne', 'maliens', 'maliennes']
    """
    if written.startswith(_AS_IT_STANDS):
        yield written[1:]
    elif language in ("uk", "ru"):
        yield written + STEM
    elif language == "ar":
        yield from (written + ending for ending in _ARABIC_ENDINGS)
    elif language == "es":
        yield from _spanish(written)
    else:
        yield from _french(written)


def keys(name: str) -> Iterator[str]:
    """Yield what `forms` may have made of a word in any of its cases, with and without an article.

    >>> "ливанск*" in keys("Ливанским"), "لبنانية" in keys("واللبنانية"), list(keys("libanesa"))
    (True, True, ['libanesa'])
    """
    lower = name.lower()
    yield lower
    if is_cyrillic(lower):
        for cut in range(min(_LONGEST_ENDING + 1, len(lower))):
            stem, ending = lower[: len(lower) - cut], lower[len(lower) - cut :]
            if stem.endswith(_OF_WORDS) or not _OF_COUNTRIES.match(ending):
                yield stem + STEM
    elif is_arabic(lower):
        for bare in (lower, *without_attached(lower)):
            yield bare
            yield bare.removeprefix(ARTICLE)


def _spanish(masculine: str) -> tuple[str, ...]:
    stem = masculine.translate(_PLAIN)
    if masculine.endswith("o"):
        return masculine, masculine[:-1] + "a", masculine + "s", masculine[:-1] + "as"
    if masculine.endswith("í"):
        return masculine, masculine + "es", masculine + "s"
    if masculine.endswith(("a", "e")):
        return masculine, masculine + "s"
    return masculine, stem + "a", stem + "es", stem + "as"


def _french(masculine: str) -> tuple[str, ...]:
    feminine = masculine + "e"
    if masculine.endswith("e"):
        feminine = masculine
    elif re.search("[ié]en$", masculine):
        feminine = masculine + "ne"
    plural = masculine if masculine.endswith("s") else masculine + "s"
    return tuple(dict.fromkeys((masculine, feminine, plural, feminine + "s")))
