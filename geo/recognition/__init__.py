"""A report becomes mentions: names of places, with the role of each, not yet placed."""

from geo.recognition.entities import Entity, EntityTagger
from geo.recognition.lexicon import Lexicon, LexiconEntry
from geo.recognition.recogniser import mentions_at, recognise

__all__ = [
    "Entity",
    "EntityTagger",
    "Lexicon",
    "LexiconEntry",
    "mentions_at",
    "recognise",
]
