"""What places are called in the language of the page, as far as the gazetteer tells.

The index holds it, from tables of names in Ukrainian, Russian, Arabic, Spanish and French, and in
Ukrainian from the names that are spelt like the label (`ukrainian.py`).
"""

from __future__ import annotations

from geo.gazetteer.gazetteer import Gazetteer
from geo.model import Place


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
    return gazetteer.local_name(place.id, language) or place.name


def told_name(gazetteer: Gazetteer, country_code: str, label: str, language: str) -> str:
    """Return the name in a language of a country (without a label of its own), region or place.

    >>> from geo.gazetteer import open_gazetteer
    >>> [told_name(open_gazetteer(), *of) for of in (
    ...     ("UA", "Izium Raion", "uk"), ("FR", "France", "ar"), ("SY", "Idlib Governorate", "ru"))]
    ['Ізюмський район', 'فرنسا', 'Мухафаза Идлиб']
    """
    return gazetteer.local_name_of(country_code, label, language) or label
