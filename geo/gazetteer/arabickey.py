"""The keys of the index under which romanisations of an Arabic or Persian name meet."""

from __future__ import annotations

from geo.gazetteer.names import arabic, has_article

PREFIX = "~"
"""What marks such a key."""
_SHORTEST, _SHORTEST_WITH_ARTICLE = 4, 3
"""Shorter keys say nothing; beside an article, as in "Al-Qaim", one letter less does."""


def arabic_key(name: str) -> str:
    """Return the marked key of a name, "" where it is too short.

    >>> arabic_key("Al-Qaim") == arabic_key("El Qaem"), arabic_key("Qaim")
    (True, '')
    """
    return marked(arabic(name), name)


def marked(key: str, name: str) -> str:
    """Return what `names.arabic` makes of a name with its mark, "" where it is too short."""
    least = _SHORTEST_WITH_ARTICLE if has_article(name) else _SHORTEST
    return PREFIX + key if len(key) >= least else ""
