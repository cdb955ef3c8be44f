"""Arabic towns that a model was unsure of, where the words before them lead to a place.

No capital tells a name, so that the model is often of two minds: is "أعزاز" a town or a word? After
"from", or an "in" or "and" in one word with it, a town of a country that the report names is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from geo.model import Mention, Role
from geo.recognition.arabic import attached, is_arabic, kinds, whole_name
from geo.recognition.bodies import is_bodys
from geo.recognition.entities import UNSURE, Entity
from geo.recognition.lexicon import Lexicon
from geo.wordlists import read_words

_TOWN = 5_000
"""People of a settlement below which the word is likelier to be a word."""
_LONGEST_LEAD = 16
"""Characters before a name that are looked at."""
_ARTICLE = "ال"


def led_towns(
    text: str, entities: Iterable[Entity], found: Iterable[Mention], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of such towns.

    Args:
        text: the report's text.
        entities: what the model marked, however surely.
        found: the names that were taken, which tell the report's countries.
        lexicon: where names are looked up.
    """
    unsure = [
        each for each in entities if each.confidence <= UNSURE and is_arabic(text[each.start])
    ]
    if not unsure:
        return
    named = (m.text for m in found if m.role is not Role.DEMONYM)
    countries = frozenset(chain.from_iterable(lexicon.homes(name)[:1] for name in named))
    for entity in unsure:
        start, end, known = whole_name(text, entity.start, entity.end, lexicon)
        name = text[start:end]
        town = known is not None and known.settlement and known.population >= _TOWN
        # "The city" is Medina too.
        led = town and name.removeprefix(_ARTICLE) not in kinds() and _is_led(text, start)
        if led and not countries.isdisjoint(lexicon.homes(name)):
            yield start, end


def _is_led(text: str, start: int) -> bool:
    """Tell whether a letter for "in" or "and" stands before a name, or a word leads to it."""
    if is_bodys(text, start):
        # "The brigade of Hama".
        return False
    if text[start - 1 : start].isalpha():
        return True
    *_, word, gap = ("", *text[max(0, start - _LONGEST_LEAD) : start].split(" "))
    return not gap and any(word[count:] in _leads() for count in (0, *attached(word)))


@cache
def _leads() -> frozenset[str]:
    return kinds().union(read_words("recognition/marked.tsv")["lead"])
