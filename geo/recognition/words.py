"""Words of a report, and the closed classes of English words that tell what a name is."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|(?<!\w['’])[^\W\d_]+(?:['’ʼ`](?!s\b)[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text; `U.S.` is one, and `Kyiv's` is `Kyiv`."""

    start: int
    end: int
    text: str

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def split_words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words of `text[start:end]`, with offsets into `text`."""
    stop = len(text) if end is None else end
    return tuple(Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, start, stop))


DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west "
    "south-east south-west".split()
)
DIRECTIONAL = frozenset(
    "northern southern eastern western northeastern northwestern southeastern southwestern "
    "north-eastern north-western south-eastern south-western central upper lower".split()
)
REGION_WORDS = frozenset(
    "region oblast province governorate prefecture state county district raion department canton "
    "territory republic krai okrug voivodeship wilayat wilaya muhafazah emirate parish".split()
)
SETTLEMENT_WORDS = frozenset(
    "city town village settlement suburb township hamlet municipality capital port neighbourhood "
    "neighborhood outskirts camp".split()
)
PLACE_PREPOSITIONS = frozenset(
    "in near at around outside inside throughout across toward towards into from to via through "
    "beyond en à".split()
)
CAPTURE_VERBS = frozenset(
    "entered captured recaptured seized liberated shelled struck hit bombed left reached occupied "
    "besieged took retook evacuated attacked stormed encircled surrounded abandoned defend "
    "defended visited approached capture recapture enter seize liberate retake reach".split()
)
FUNCTION_WORDS = frozenset(
    "a about above after again against all also although an and any are as at be because before "
    "below but by can did do does during each even every few for from had has have he her here "
    "his how i if in into is it its just last many may might more most must my near new next no "
    "nor not now of off on once one only or other our out over own same she should since so "
    "some still such than that the their them then there these they this those through to too "
    "under until up us very was we were what when where which while who why will with would yet "
    "you your".split()
)
FATES = frozenset("fell changed burned burnt".split())
CALENDAR = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday spring summer autumn winter".split()
)
AUXILIARIES = frozenset(
    "has have had is are was were will would may might could can should must does did do".split()
)
