"""The role of a mention: the place itself, an actor, a demonym, or a credit.

Only countries, capitals and names that a government word follows can be actors: "Izium has been
shelled" is about the town, "Kyiv has been clear" about a government.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import ParagraphKind, Role
from geo.recognition.lexicon import LexiconEntry
from geo.recognition.words import (
    AUXILIARIES,
    DIRECTIONAL,
    DIRECTIONS,
    GOVERNMENT_WORDS,
    REGION_WORDS,
    SETTLEMENT_WORDS,
    SPEECH_VERBS,
    Word,
)

_IN = frozenset(
    "in into inside within near across throughout around outside over through via toward towards "
    "onto off beyond en".split()
)
_MOTION = frozenset(
    "to from evacuate evacuated fled flee withdrew withdraw travel travelled arrive arrived return "
    "returned moved move visit go went cross crossed border flights road train entered left".split()
)
_AGENT = frozenset("by against with for on behalf under".split())
_DEALINGS = frozenset(
    "support supports supported supporting supply supplies supplying accuse accused accusing blame "
    "blamed blaming urge urged arm armed arming help helped helping back backed aid aided thank "
    "thanked sanction sanctioned condemn condemned warn warned assist pressure pressed join joined "
    "tell told ask asked give gave given allow let make made force forced".split()
)
_BETWEEN_PARTIES = frozenset(
    "role talks deal war conflict relations negotiations mediation tensions ties agreement treaty "
    "dispute truce ceasefire peace exchange swap alliance rift mediator mediate dialogue "
    "hostilities pact".split()
)
_PASSIVE = frozenset("was were been being is are be".split())
_LINKING = frozenset("also still now has have had never already reportedly later not since".split())
_OPENERS = frozenset("that while as since because if when and but although whether".split())
_REACH = 4


def role_of(
    text: str,
    words: Sequence[Word],
    first: int,
    last: int,
    *,
    entry: LexiconEntry | None,
    paragraph: ParagraphKind,
) -> Role:
    """Return the role of the mention `words[first : last + 1]` of one paragraph.

    Args:
        text: the report's text, in which the words' offsets count.
        words: the words of the paragraph.
        first: index of the mention's first word.
        last: index of its last word.
        entry: what the lexicon knows under the name, None for nothing.
        paragraph: what the paragraph is.
    """
    if paragraph is ParagraphKind.CREDIT:
        return Role.CREDIT
    if entry is None:
        return Role.LOCATION
    if entry.demonym and not entry.country:
        return Role.DEMONYM
    power = entry.country or entry.capital
    if _names_government(text, words, first, last, power=power):
        return Role.ACTOR
    return Role.ACTOR if power and _acts(text, words, first, last) else Role.LOCATION


def _names_government(
    text: str, words: Sequence[Word], first: int, last: int, *, power: bool
) -> bool:
    """Tell whether a government word follows: "UK Ministry", "Moscow forces"."""
    end = words[last].end
    possessive = text[end : end + 2] in ("'s", "’s")
    for word in words[last + 1 : last + _REACH]:
        between = text[end : word.start].removeprefix("'s").removeprefix("’s")
        if between.strip(" \u00a0-‑"):
            break
        lower = word.text.lower()
        if lower in GOVERNMENT_WORDS:
            return power or not possessive
        if lower in REGION_WORDS or lower in SETTLEMENT_WORDS or lower in DIRECTIONS:
            return False
        # Between name and government word stand only words that could be part of an office.
        if not (word.is_capitalised or lower in DIRECTIONAL or lower == "defense") and not power:
            return False
        if lower in AUXILIARIES or lower in SPEECH_VERBS or lower in _IN or lower == "and":
            return False
        end = word.end
    else:
        return False
    return False


def _acts(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a country or capital stands for its government here."""
    before = [word.text.lower() for word in words[max(0, first - 8) : first]]
    while before and (before[-1] in ("the", "a", "advancing", "neighbouring", "neighboring")):
        before.pop()
    joined = text[words[first - 1].end : words[first].start] if first else ""
    if before and before[-1] in DIRECTIONAL | DIRECTIONS and "," not in joined:
        return False
    end = words[last].end
    after = [word.text.lower() for word in words[last + 1 : last + 4]]
    if text[end : end + 2] in ("'s", "’s"):
        return not _possesses_place(words, last)
    previous = before[-1] if before else ""
    if _between_parties(before):
        return True
    if previous in _IN or (previous in _MOTION and not _fell_to(before)):
        return False
    if previous in _AGENT or previous in _DEALINGS or _fell_to(before):
        return True
    opens = not before or previous in _OPENERS or "," in joined or "\u201c" in joined
    if opens or not previous or not joined.strip():
        return _has_verb(after)
    return False


def _has_verb(after: Sequence[str]) -> bool:
    if not after:
        return False
    head = after[0]
    if head in SPEECH_VERBS:
        return True
    if head in _PASSIVE and len(after) > 1:
        # "Kyiv was hit" is about the city, "Ukraine is making progress" about the state.
        return after[1].endswith("ing") or after[1] in ("able", "ready", "willing")
    return head in AUXILIARIES or head in _LINKING


def _possesses_place(words: Sequence[Word], last: int) -> bool:
    for word in words[last + 1 : last + 3]:
        lower = word.text.lower()
        if lower in DIRECTIONS or lower in DIRECTIONAL:
            return True
        if lower in REGION_WORDS or lower in SETTLEMENT_WORDS or lower == "border":
            return True
    following = words[last + 1 : last + 2]
    return (
        bool(following)
        and following[0].is_capitalised
        and (following[0].text.lower() not in GOVERNMENT_WORDS)
    )


def _between_parties(before: Sequence[str]) -> bool:
    if "between" not in before:
        return False
    at = len(before) - 1 - before[::-1].index("between")
    return at > 0 and any(word in _BETWEEN_PARTIES for word in before[max(0, at - 3) : at])


def _fell_to(before: Sequence[str]) -> bool:
    return (
        len(before) > 1
        and before[-1] == "to"
        and before[-2]
        in ("fell", "fall", "fallen", "lost", "belongs", "belong", "loyal", "according", "ceded")
    )
