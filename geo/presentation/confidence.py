"""How sure the program is of a place, in per cent and in one of four words, the same everywhere."""

from __future__ import annotations

from enum import Enum

from geo.language import N_


class Certainty(Enum):
    """A word for a confidence, by the least share in per cent that it stands for; best first."""

    HIGH = 85
    FAIR = 65
    LOW = 45
    VERY_LOW = 0


WORDS = {
    Certainty.HIGH: N_("High"),
    Certainty.FAIR: N_("Fair"),
    Certainty.LOW: N_("Low"),
    Certainty.VERY_LOW: N_("Very low"),
}


def per_cent(confidence: float) -> int:
    """Return a confidence of 0..1 in whole per cent, at most 99: no belief is shown as certain.

    >>> per_cent(0.845), per_cent(1.0)
    (85, 99)
    """
    # Halves go up, as readers expect; confidence is written in thousandths at the finest.
    return min(99, int(round(confidence * 1000) + 5) // 10)


def is_guess(confidence: float) -> bool:
    """Tell whether a confidence of 0..1 is so low that a place is shown as a guess.

    >>> is_guess(0.44), is_guess(0.45)
    (True, False)
    """
    return certainty(confidence) is Certainty.VERY_LOW


def certainty(confidence: float) -> Certainty:
    """Return the word for a confidence of 0..1, by the per cent that are shown beside it.

    >>> certainty(0.845), certainty(0.3)
    (<Certainty.HIGH: 85>, <Certainty.VERY_LOW: 0>)
    """
    shown = per_cent(confidence)
    return next(each for each in Certainty if shown >= each.value)
