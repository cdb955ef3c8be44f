"""Whether only a government, an army or a team can be the subject of a name's verb.

"Kyiv has accused" and "Israel struck" speak of those who act; "Kyiv was hit", "Kyiv hit by drones",
"Lebanon has had no president" and "Chad shelters refugees" of the ground.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.recognition import agency
from geo.recognition.clauses import Clause
from geo.recognition.words import AUXILIARIES

_DETERMINERS = frozenset("no a an the little every its".split())
_STATES = agency.STATES | {"country", "state", "nation", "government", "power"}
_MAIN_VERBS = agency.BASE_VERBS - {"be", "have", "do"}


def acts(clause: Clause, verbs: frozenset[str], *, power: bool) -> bool | None:
    """Tell whether one of the predicates says so, None where there is none.

    Args:
        clause: what surrounds the name.
        verbs: the finite verbs that make it an actor.
        power: whether it is a country or capital, for which auxiliaries and any past tense count.
    """
    verdicts = [_acts(clause, predicate, verbs, power=power) for predicate in clause.predicates]
    if True in verdicts:
        return True
    return False if False in verdicts else None


def _acts(
    clause: Clause, predicate: Sequence[str], verbs: frozenset[str], *, power: bool
) -> bool | None:
    if not predicate:
        return None
    head, rest = predicate[0], predicate[1:]
    if rest[:1] == ("by",):
        # "Kyiv hit by drones": headlines leave "is" out.
        return False
    if head in verbs:
        return True
    if not power:
        return True if _states(clause, head, rest) else None
    has_base_form = clause.coordinated or clause.before[-1:] == ("that",)
    if has_base_form and head in _MAIN_VERBS:
        return True
    if head in agency.MODALS or head == "to":
        return _will(rest)
    if head in ("has", "have", "had"):
        return _has(rest)
    if head in ("is", "are", "was", "were"):
        return _is(rest)
    return head in ("do", "does", "did") or _is_past(head)


def _states(clause: Clause, head: str, rest: Sequence[str]) -> bool:
    """Tell whether a town has said, is asking or will reject something, or towns "report" it."""
    if not rest:
        return False
    if clause.coordinated and clause.opens and head in agency.SAY:
        return rest[0] not in agency.ACTING_VERBS and rest[0] not in AUXILIARIES
    if head in ("has", "have", "had"):
        return rest[0] in agency.SAID
    if head in ("is", "are", "was", "were"):
        return rest[0] in agency.SAYING
    opens_headline = head == "to" and not clause.before
    return (head in agency.MODALS or opens_headline) and rest[0] in agency.SAY


def _will(rest: Sequence[str]) -> bool:
    if not rest:
        return False
    if rest[0] == "be":
        return _is(rest[1:])
    if rest[0] == "have":
        return _has(rest[1:])
    return rest[0] not in agency.FATES


def _has(rest: Sequence[str]) -> bool:
    if not rest:
        return False
    if rest[0] == "been":
        return _is(rest[1:])
    if rest[0] in _DETERMINERS:
        return any(word in agency.INTENTIONS for word in rest[1:3])
    return _is_past(rest[0]) or rest[0] in agency.ACTING_VERBS or rest[0] in agency.PARTICIPLES


def _is(rest: Sequence[str]) -> bool:
    if not rest:
        return False
    if rest[0] in agency.STATES_OF_MIND:
        return True
    if rest[0] == "on":
        # "has been on high alert"
        return not agency.STATES_OF_MIND.isdisjoint(rest[1:3])
    if rest[0] == "being":
        return _is(rest[1:])
    if rest[0].endswith("ing"):
        return rest[0] not in agency.FATES
    return any(word in agency.PARTIES for word in rest[:3]) or _is_first_to_act(rest)


def _is_first_to_act(rest: Sequence[str]) -> bool:
    """Recognise "was the first country to ratify it"."""
    if "to" not in rest or not _STATES.intersection(rest[: rest.index("to")]):
        return False
    deed = rest[rest.index("to") + 1 :]
    return bool(deed) and (deed[0] == "have" or deed[0] in _MAIN_VERBS)


def _is_past(word: str) -> bool:
    return word.endswith("ed") and word not in agency.FATES
