"""Ukrainian and Russian names out of the case in which a report has them.

"у Балаклії" names Балаклія, "під Часовим Яром" Часів Яр, "на Лиманському напрямку" Лиман. An
ending leaves several forms open, most of them no names: what the gazetteer knows decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from geo.gazetteer.romanisation import romanise_ukrainian
from geo.wordlists import read_table

CYRILLIC_WRITING = frozenset("AM AZ BA BG BY GE KG KZ MD ME MK MN RS RU TJ TM UA UZ XK".split())
"""Countries whose names are written in Cyrillic letters, now or lately."""
_CYRILLIC = re.compile("[\u0400-\u052f]")
_PART = re.compile(r"([^\s\-‑–]+)")
_LETTERS = {"uk": re.compile("[іїєґ'’ʼ]"), "ru": re.compile("[ыэёъ]")}
_ADJECTIVAL = re.compile(
    "(?:ого|ому|им|ім|ий|ій|ої|ою|у|а|е|і|их|ими|ом|ой|ую|ая|ое|ые|ых|ыми|ие|ий|их|ими|ый)$"
)
_LATIN_ADJECTIVE = re.compile(r"(?P<stem>[\w'’-]+[sz]k)(?:[yi]{1,2}|a[iy]?a?|[oe]?[iy]?e)")
_CLOSED = re.compile("[ое](?=[^аеєиіїоуюяыэё]{1,2}ь?$)")
_SHORTEST_STEM = 2
_FORMS_OF_A_PART = 8
_MOST = 40

Endings = tuple[tuple[str, tuple[str, ...]], ...]


def is_cyrillic(name: str) -> bool:
    """Tell whether `name` has a Cyrillic letter."""
    return _CYRILLIC.search(name) is not None


def dictionary_forms(name: str) -> tuple[str, ...]:
    """Return what `name` may be in the nominative, the likelier first, without itself.

    >>> dictionary_forms("Балаклії")[0], "Часів Яр" in dictionary_forms("Часовим Яром")
    ('Балаклія', True)
    """
    parts = _PART.split(_in_small_letters(name))
    options = [
        tuple(islice(_forms(part), _FORMS_OF_A_PART)) if index % 2 else (part,)
        for index, part in enumerate(parts)
    ]
    forms = dict.fromkeys("".join(each) for each in islice(product(*options), _MOST * 4))
    return tuple(form for form in forms if form != name)[:_MOST]


def adjective_stems(name: str) -> tuple[str, ...]:
    """Return the places whose adjective `name` may be, in any of its cases.

    >>> "Лиман" in adjective_stems("Лиманському"), "Одеса" in adjective_stems("Одеській")
    (True, True)
    """
    name = _in_small_letters(name)
    stem = _ADJECTIVAL.sub("", name)
    if stem == name:
        return ()
    found = (
        stem[: len(stem) - len(ending)] + other
        for language in _languages(name)
        for ending, nominative in _endings(language, "adjective")
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST_STEM
        for other in nominative
    )
    return tuple(dict.fromkeys(each for form in found for each in _closed(form)))[:_MOST]


def romanised_stems(name: str) -> tuple[str, ...]:
    """Return the places whose Ukrainian or Russian adjective `name` may be, in Latin letters.

    >>> "Karlivka" in romanised_stems("Karlivske"), "Oskil" in romanised_stems("Oskilska")
    (True, True)
    """
    match = _LATIN_ADJECTIVE.fullmatch(name)
    if match is None:
        return ()
    stem = match["stem"]
    found = (
        stem[: len(stem) - len(latin)] + romanise_ukrainian(other)
        for kind in ("adjective", "latin")
        for ending, nominative in _endings("uk", kind)
        if stem.endswith(latin := romanise_ukrainian(ending))
        for other in nominative
    )
    return tuple(dict.fromkeys(form for form in found if len(form) > _SHORTEST_STEM))[:_MOST]


def _in_small_letters(name: str) -> str:
    """Return a name all in capitals as it is written elsewhere: "ЧАСОВОМУ ЯРУ"."""
    return _PART.sub(lambda part: part[0].capitalize(), name) if name.isupper() else name


def _languages(name: str) -> tuple[str, ...]:
    lower = name.lower()
    sure = tuple(language for language, letters in _LETTERS.items() if letters.search(lower))
    return sure if len(sure) == 1 else tuple(_LETTERS)


def _forms(part: str) -> Iterator[str]:
    """Yield what one word of a name may be in the nominative, itself among them."""
    found: dict[str, None] = {}
    if is_cyrillic(part):
        for language in _languages(part):
            for ending, nominative in _endings(language, "noun"):
                if part.endswith(ending) and len(part) - len(ending) >= _SHORTEST_STEM:
                    stem = part[: len(part) - len(ending)]
                    found |= dict.fromkeys(f for n in nominative for f in _closed(stem + n))
    found.setdefault(part)
    yield from found


def _closed(form: str) -> tuple[str, ...]:
    """Return a form, and how it sounds where о or е became і: "Кривого Рогу", "Кривий Ріг"."""
    closed = _CLOSED.sub("і", form)
    return (form,) if closed == form else (form, closed)


@cache
def _endings(language: str, kind: str) -> Endings:
    """Return the endings of a kind with what may stand in their place, the longest first."""
    rows = (
        (ending, tuple(nominative.split("|")))
        for of, what, ending, nominative in read_table("gazetteer/inflections.tsv")
        if (of, what) == (language, kind)
    )
    return tuple(sorted(rows, key=lambda row: -len(row[0])))
