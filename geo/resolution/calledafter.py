"""What a site or a landscape is called after, where the gazetteer has that and not the site."""

from __future__ import annotations

from geo.model import EXACT, Candidate
from geo.recognition.words import SITE_WORDS
from geo.resolution.meant import Lookup, has_more

_CALLED_OTHERWISE = frozenset(
    "desert district farm governorate mosque oblast palace province region river sea square strait"
    " woreda".split()
)
"""Words for what is large, or mostly bears the name of a person or of a place far away."""
_MOST_WORDS = 5


def called_after(name: str, lookup: Lookup, villages: Lookup) -> tuple[Candidate, ...]:
    """Return the places that the first words of a site's name name: "Kakuma Mission Hospital".

    Args:
        name: of what the gazetteer lacks.
        lookup: name to candidates, best first.
        villages: name to candidates of the village tier.
    """
    words = name.split()
    kind = words[-1].lower()
    if kind not in SITE_WORDS or kind in _CALLED_OTHERWISE or len(words) > _MOST_WORDS:
        return ()
    for count in range(len(words) - 1, 0, -1):
        first = " ".join(words[:count])
        found = tuple(c for c in (*lookup(first), *villages(first)) if c.tier in EXACT)
        if found:
            # Lincoln Stadium is hardly called after Lincoln City.
            return tuple(c for c in found if not has_more(c.place, first))
    return ()
