"""What the model of other languages marked with its role, mended by what the gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from geo.model import Role
from geo.recognition.entities import Entity
from geo.recognition.lexicon import Lexicon, LexiconEntry
from geo.wordlists import read_table

_ARABIC = re.compile("[\u0621-\u064a]")
_LANGUAGES = ("uk", "ru", "ar", "es", "fr")
_KINDS = ("region", "region-after", "rural", "settlement", "water")


def mended(text: str, entities: Sequence[Entity], lexicon: Lexicon) -> Iterator[Entity]:
    """Yield the names that a model marked, as whole names, with their roles.

    Two beside each other are one where the gazetteer knows that as a name ("أم درمان"); a word for
    a kind of place alone is none; and a word that the gazetteer has only for a people is one.

    Args:
        text: the report's text.
        entities: what the model marked, by start, all with a role.
        lexicon: where names are looked up.
    """
    index = 0
    while index < len(entities):
        entity = entities[index]
        index += 1
        if index < len(entities) and text[entity.end : entities[index].start] == " ":
            other = entities[index]
            known = known_by(text[entity.start : other.end], lexicon)
            if known is not None and not known.demonym:
                entity = replace(entity, end=other.end)
                index += 1
        name = text[entity.start : entity.end]
        if name.lower() in _kinds():
            continue
        yield replace(entity, role=Role.DEMONYM) if _is_demonym(name, entity, lexicon) else entity


def known_by(name: str, lexicon: Lexicon) -> LexiconEntry | None:
    """Return what the gazetteer has under a name, None where it has only names like it in Arabic.

    Without its vowels an Arabic word is like many names.
    """
    known = lexicon.entry(name)
    inexact = known is not None and not known.exact and is_arabic(name)
    return None if inexact else known


def is_arabic(name: str) -> bool:
    """Tell whether a name is in Arabic script."""
    return _ARABIC.match(name) is not None


def _is_demonym(name: str, entity: Entity, lexicon: Lexicon) -> bool:
    if entity.role is Role.DEMONYM:
        return False
    known = lexicon.entry(name)
    return known is not None and known.demonym and not (known.country or known.settlement)


@cache
def _kinds() -> frozenset[str]:
    """Return the words for a kind of place in these languages, those with a star left out."""
    tables = (read_table(f"resolution/cues-{language}.tsv") for language in _LANGUAGES)
    return frozenset(word for rows in tables for word, kind, _ in rows if kind in _KINDS)
