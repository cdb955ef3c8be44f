"""Which of a place's names is its Ukrainian one.

The gazetteer's other names do not say which language they are of. Yet a place of Ukraine has the
Latin label that the rule of 2010 makes of its Ukrainian name, which is thereby known among its
other names. Elsewhere a name is taken that has letters or endings of Ukrainian alone and is spelt
like the label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from geo.gazetteer.names import fold, other_folds
from geo.gazetteer.romanisation import is_surely_ukrainian, is_ukrainian, romanise_ukrainian

_APOSTROPHE = re.compile("['ʼ`‘]")
_ENDING = re.compile(r"[сцз]ьк(?:ий|а|е)?\b")
"""Of names in Ukrainian: Russian has none of these soft signs."""
_MARKS = re.compile("[ь’]")
_NONE_OF_IT = re.compile(r"[бвгґджзклмнпрстфхцчшщ]ї|ь[яюєїі]|й[яюєїі]|[сц]кі?\b")
"""What Ukrainian does not write: ї after a consonant, -ск for -ськ."""
_CYRILLIC = "\u0400", "\u052f"


def ukrainian_name(label: str, country: str, names: Iterable[str]) -> str | None:
    """Return the Ukrainian name among a place's names, None where none is known to be it.

    Args:
        label: what the place is called on a map in English.
        country: ISO 3166-1 alpha-2, "" where there is none.
        names: its other names.

    >>> ukrainian_name("Kupiansk", "UA", ("Купянск", "Купянськ", "Куп'янськ", "Kupyansk"))
    'Куп’янськ'
    >>> ukrainian_name("Minsk", "BY", ("Минск", "Мінськ", "Менск"))
    'Мінськ'
    """
    found = (name for name in names if name and _CYRILLIC[0] <= name[0] <= _CYRILLIC[1])
    spelt = (_APOSTROPHE.sub("’", name) for name in found)
    # The rule drops soft signs and apostrophes: a spelling without them has the same label.
    return max((name for name in spelt if _may_be(name, label, country)), key=_marks, default=None)


def may_be_ukrainian(name: str) -> bool:
    """Tell whether a name is written as Ukrainian writes, as far as its letters tell.

    >>> may_be_ukrainian("Київ"), may_be_ukrainian("Донецк"), may_be_ukrainian("Мїчина")
    (True, False, False)
    """
    return is_ukrainian(name) and not _NONE_OF_IT.search(name.lower())


def _marks(name: str) -> tuple[bool, int, str]:
    """Return what sorts the fuller spelling of a name behind those that lack something."""
    return _ENDING.search(name) is not None, len(_MARKS.findall(name)), name


def _may_be(name: str, label: str, country: str) -> bool:
    if not may_be_ukrainian(name):
        return False
    if country == "UA":
        return romanise_ukrainian(name) == label
    if not (is_surely_ukrainian(name) or _ENDING.search(name)):
        return False
    return fold(label) in (fold(name), *other_folds(name))
