"""Towns that wake, mourn, welcome and hold out, in other languages: the places, and no actors.

What their people go through is said of the town itself: "Cúcuta recibió a las familias", "Горіс
зустрів колону", "ودعت نابلس شهداءها". Arabic has the verb before the name.
"""

from __future__ import annotations

import re
from functools import cache

from geo.recognition.bodies import any_of
from geo.wordlists import read_words

_LONGEST = 20
"""Characters on either side of a name that are looked at."""


def goes_through(text: str, start: int, end: int) -> bool:
    """Tell whether the town at `text[start:end]` goes through what its people do."""
    before, after = _patterns()
    return (
        before.search(text[max(0, start - _LONGEST) : start]) is not None
        or after.match(text[end : end + _LONGEST]) is not None
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before such a name, in Arabic, and what stands after it elsewhere."""
    words = read_words("recognition/marked.tsv")
    before = rf"(?<!\w)[وف]?(?:{any_of(words['ordeal-before'])}) $"
    return re.compile(before), re.compile(rf" (?:{any_of(words['ordeal'])})(?!\w)", re.I)
