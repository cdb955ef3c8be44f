"""What places are called in the language of the page, as far as the gazetteer tells.

Its tables of names tell it in Ukrainian, Russian, Arabic, Spanish and French. Its other names do
not say which language they are of. Yet a place of Ukraine has the Latin label that the rule of 2010
makes of its Ukrainian name, which is thereby known among its other names. Elsewhere a name is taken
that has letters or endings of Ukrainian alone and is spelt like the label;
`data/gazetteer/ukrainian.tsv` comes before all.
"""

from __future__ import annotations

import re
from functools import cache

from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.romanisation import is_surely_ukrainian, is_ukrainian, romanise_ukrainian
from geo.model import Place
from geo.wordlists import read_table

UKRAINIAN = "uk"
_APOSTROPHE = re.compile("['ʼ`‘]")
_ENDING = re.compile(r"[сцз]ьк(?:ий|а|е)?\b")
"""Of names in Ukrainian: Russian has none of these soft signs."""
_MARKS = re.compile("[ь’]")
_NONE_OF_IT = re.compile(r"[бвгґджзклмнпрстфхцчшщ]ї|ь[яюєїі]|й[яюєїі]|[сц]кі?\b")
"""What Ukrainian does not write: ї after a consonant, -ск for -ськ."""


def local_name(gazetteer: Gazetteer, place: Place, language: str) -> str:
    """Return what a place is called in a language, its label where no such name is known.

    >>> from geo.gazetteer import open_gazetteer
    >>> gazetteer = open_gazetteer()
    >>> [local_name(gazetteer, gazetteer.lookup(name)[0].place, "uk")
    ...  for name in ("Kupiansk", "Brussels", "Myitkyina")]
    ['Куп’янськ', 'Брюссель', 'Myitkyina']
    >>> [local_name(gazetteer, gazetteer.lookup("Damascus")[0].place, language)
    ...  for language in ("ru", "ar", "es", "fr")]
    ['Дамаск', 'دمشق', 'Damasco', 'Damas']
    """
    if language != UKRAINIAN:
        return gazetteer.local_name(place.id, language) or place.name
    told = _told().get((place.country_code, place.name))
    return (
        told
        or _by_spelling(gazetteer, place)
        or gazetteer.local_name(place.id, language)
        or place.name
    )


def told_name(gazetteer: Gazetteer, country_code: str, label: str, language: str) -> str:
    """Return the name in a language of a country (without a label of its own), region or place.

    >>> from geo.gazetteer import open_gazetteer
    >>> [told_name(open_gazetteer(), *of) for of in (
    ...     ("UA", "Izium Raion", "uk"), ("FR", "France", "ar"), ("SY", "Idlib Governorate", "ru"))]
    ['Ізюмський район', 'فرنسا', 'Мухафаза Идлиб']
    """
    by_hand = _told().get((country_code, label)) if language == UKRAINIAN else None
    return by_hand or gazetteer.local_name_of(country_code, label, language) or label


def _by_spelling(gazetteer: Gazetteer, place: Place) -> str | None:
    """Return the Ukrainian name among those that are spelt like the label."""
    names = (_APOSTROPHE.sub("’", name) for name in gazetteer.spellings(place))
    fitting = [name for name in names if _may_be(name, place)]
    # The rule drops soft signs and apostrophes: a spelling without them has the same label.
    return max(fitting, key=_marks, default=None)


def _marks(name: str) -> tuple[bool, int, str]:
    """Return what sorts the fuller spelling of a name behind those that lack something."""
    return _ENDING.search(name) is not None, len(_MARKS.findall(name)), name


def may_be_ukrainian(name: str) -> bool:
    """Tell whether a name is written as Ukrainian writes, as far as its letters tell.

    >>> may_be_ukrainian("Київ"), may_be_ukrainian("Донецк"), may_be_ukrainian("Мїчина")
    (True, False, False)
    """
    return is_ukrainian(name) and not _NONE_OF_IT.search(name.lower())


def _may_be(name: str, place: Place) -> bool:
    if not may_be_ukrainian(name):
        return False
    if place.country_code == "UA":
        return romanise_ukrainian(name) == place.name
    return is_surely_ukrainian(name) or _ENDING.search(name) is not None


def told_names(gazetteer: Gazetteer, language: str, population: int) -> dict[str, str]:
    """Return the names of what a map of the world names, by label, wherever the places lie.

    Of towns with one label the name is that of the largest, which has `population` people or more.
    """
    names = gazetteer.local_names(language, population)
    if language == UKRAINIAN:
        names |= {label: name for (_country, label), name in _told().items()}
    return names


@cache
def _told() -> dict[tuple[str, str], str]:
    rows = read_table("gazetteer/ukrainian.tsv")
    return {(country, label): name for country, label, name in rows}
