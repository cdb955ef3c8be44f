"""Words that tell whether a name stands for those who act in it: verbs, nouns, compounds.

The classes are closed by meaning, not by form: what only a person or an institution can do, have
or suffer. The words lie in `data/recognition/`, where each class is explained; regular verbs are
kept as their base form and inflected here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.wordlists import read_words

_VOWELS = "aeiou"
_VERBS = read_words("recognition/verbs.tsv")
_WORDS = read_words("recognition/agency.tsv")


def _doubles(verb: str) -> bool:
    """Tell whether a verb doubles its last letter: of one syllable, or one of a few others."""
    if verb in _VERBS["doubled"]:
        return True
    short = sum(letter in _VOWELS for letter in verb) == 1
    return short and len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS


def _finite(verb: str) -> tuple[str, str]:
    """Return the third person and the past of a regular verb."""
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if verb.endswith("e"):
        return third, verb + "d"
    return third, verb + (verb[-1] if _doubles(verb) else "") + "ed"


def _inflected(verbs: Iterable[str]) -> Iterator[str]:
    for verb in verbs:
        yield from _finite(verb)


_SAYING, _DOING = _VERBS["saying"], _VERBS["doing"]
SAYING_VERBS = frozenset((*_inflected(_SAYING), *_VERBS["saying-past"])) - {
    "bans",
    "reports",
    "votes",
}
"""What a town does only through its authorities."""
ACTING_VERBS = frozenset((*_inflected(_SAYING), *_inflected(_DOING), *_VERBS["doing-form"]))
"""Finite verbs, with a subject of the third person, of what only people and institutions do."""
BASE_VERBS = frozenset((*_SAYING, *_DOING, *_VERBS["doing-base"]))
"""Their base forms: after "will", and with several subjects."""
PARTICIPLES = frozenset(_VERBS["doing-participle"])
MODALS = frozenset(_VERBS["modal"])
SAID = frozenset(_finite(verb)[1] for verb in _SAYING)
SAYING = frozenset((verb[:-1] if verb.endswith("e") else verb) + "ing" for verb in _SAYING)
SAY = frozenset(_SAYING)
"""What any town may do through its authorities, in the forms that follow an auxiliary verb."""
OBJECT_VERBS = frozenset(_VERBS["object"])
FATES = frozenset(
    form
    for stem in _VERBS["fate"]
    for form in (*_finite(stem), (stem[:-1] if stem.endswith("e") else stem) + "ing", stem)
) | frozenset(_VERBS["fate-form"])
"""What happens to a place or lies in its ground."""

STATES_OF_MIND = frozenset(_WORDS["state-of-mind"])
PARTIES = frozenset(_WORDS["party"])
STATES = frozenset(("countries", "states", "governments", "powers", "nations", "capitals"))
INTENTIONS = frozenset(_WORDS["intention"])
POSSESSED_GROUND = frozenset(_WORDS["ground"])
PLACED_COMPOUNDS = frozenset(("based", "born", "bound", "area", "wide"))
ACTING_COMPOUNDS = frozenset(_WORDS["compound"])
ROUTES = frozenset(_WORDS["route"])
DEALINGS = frozenset(_WORDS["dealing"])
GIVEN = frozenset(_WORDS["given"])
SENT = frozenset(_WORDS["sent"])
MEANT = GIVEN.union(_WORDS["meant"])
ASKED = frozenset(_WORDS["asked"])
IMPOSED = frozenset(_WORDS["imposed"])
STATE_NOUNS = frozenset(_WORDS["state-noun"])
OFFICES = frozenset(_WORDS["office"])
AUTHORITIES = OFFICES.difference(_WORDS["office-of-state"])
"""Offices and forces that a town or a region may have too."""
TITLES = frozenset(_WORDS["office-title"])
OFFICE_ADJECTIVES = frozenset(_WORDS["office-adjective"])
TOWN_BODIES = frozenset(_WORDS["town-body"])
EVENTS = frozenset(_WORDS["event"])
BYGONE_STATES = frozenset(_WORDS["bygone-state"])
ESTABLISHMENTS = frozenset(_WORDS["establishment"])
CLUBS = frozenset(_WORDS["club"])
