"""Whether the word that governs a country or capital makes it a party or the ground.

"Sanctions on Moscow" and "strikes on Moscow", "ties with Syria" and "the border with Syria" differ
by the noun before the preposition.
"""

from __future__ import annotations

from geo.recognition import agency
from geo.recognition.clauses import Clause
from geo.recognition.predicates import acts
from geo.recognition.words import DIRECTIONAL, DIRECTIONS

_AGENTS = frozenset("by against without than except".split())
_NEEDING = {
    "of": (agency.STATE_NOUNS, 3),
    "to": (agency.GIVEN, 3),
    "from": (agency.SENT, 2),
    "on": (agency.IMPOSED, 4),
    "upon": (agency.IMPOSED, 4),
    "about": (agency.ASKED, 4),
}
"""Prepositions that make a party only after such a noun or verb, at most so many words before."""
_LISTING = frozenset("as like including include includes is are them".split())
_FIGHTING = frozenset("army forces junta militia militias military rebels regime troops".split())
_INVERTED = agency.MODALS | {"did", "does", "has", "had"}


def makes_party(clause: Clause) -> bool | None:
    """Tell whether the words before the name make it a party, None where nothing decides."""
    if not clause.before or clause.opens:
        return None
    *earlier, previous = clause.before
    near = earlier[-4:]
    if previous in DIRECTIONAL or previous in DIRECTIONS:
        return False
    if previous == "between" or near[-1:] == ["between"]:
        dealt = earlier if previous == "between" else near
        return any(word in agency.DEALINGS for word in dealt) or (
            previous == "between"
            and clause.coordinated
            and any(word.lower() in agency.DEALINGS for word, _ in clause.after[:4])
        )
    if previous in _AGENTS:
        return True
    if previous in _NEEDING:
        nouns, reach = _NEEDING[previous]
        return near[-1:] != ["out"] and any(word in nouns for word in near[-reach:])
    if previous == "for":
        return not earlier or any(word in agency.MEANT for word in near)
    if previous == "with":
        return not any(word in agency.ROUTES or word in ("along", "together") for word in near)
    if previous in _LISTING and (listed := _is_listed(clause, near)) is not None:
        return listed
    if previous == "and" and near[-1:] and near[-1] in agency.TOWN_BODIES | _FIGHTING:
        return True
    if previous in _INVERTED and near[-1:] == ["as"]:
        return True
    if previous in agency.OBJECT_VERBS:
        return True
    return False if previous in ("as", "like") else None


def _is_listed(clause: Clause, near: list[str]) -> bool | None:
    """Recognise "guarantors such as Norway"; with plain countries the verb decides."""
    if any(word in agency.PARTIES for word in near):
        return True
    if any(word in agency.STATES for word in near):
        return acts(clause, agency.ACTING_VERBS, power=True)
    return None
