"""Names in Arabic, Spanish and French that the model left out, after a word for what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geo.recognition.bodies import is_bodys
from geo.recognition.lexicon import Lexicon
from geo.wordlists import alternatives, read_table

_LANGUAGES = ("ar", "es", "fr")
_TOWN = 10_000
_MOST_WORDS = 3


def announced(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of names after a word for their kind: "l'État de Borno".

    Only regions after a word for a region count, towns after one for a settlement, and lakes after
    theirs, all by their very letters.

    Args:
        text: the report's text.
        start: of the paragraph.
        end: of the paragraph.
        lexicon: where names are looked up.
    """
    for match in _pattern().finditer(text, start, end):
        name = match["name"]
        # One word of Arabic means a district or a brigade.
        while name and not is_bodys(text, match.start("name")):
            known = lexicon.entry(f"Lake {name}" if match["lake"] else name)
            if known is not None and known.exact:
                is_town = known.settlement and known.population >= _TOWN
                if match["lake"] or (known.region if match["region"] else is_town):
                    yield match.start("name"), match.start("name") + len(name)
                break
            name = name.rpartition(" ")[0]


@cache
def _pattern() -> re.Pattern[str]:
    rows = [row for each in _LANGUAGES for row in read_table(f"resolution/cues-{each}.tsv")]
    regions, towns, lakes = (
        alternatives(word for word, kind, _ in rows if kind == wanted and "*" not in word)
        for wanted in ("region", "settlement", "lake")
    )
    latin = r"[A-ZÁÉÍÓÚÑÀÂÇÈÊËÎÏÔÛÙ][\w'’-]+"
    arabic = "[\u0621-\u0652]{3,}"
    return re.compile(
        rf"(?<![\w-])[وف]?[بلك]?(?:(?P<region>{regions})|(?P<lake>{lakes})|{towns}) "
        rf"(?:de la |de los |de las |de l['’]|del |des |de |du |d['’])?"
        rf"(?=(?P<name>{latin}(?: {latin}){{0,{_MOST_WORDS - 1}}}|{arabic}(?: {arabic})?))"
    )
