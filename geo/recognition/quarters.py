"""Parts of towns in other languages, which their word tells: "barrio Siloé", "حي الكلاكلة"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from geo.model import Mention
from geo.recognition.lexicon import Lexicon
from geo.wordlists import read_table

_LANGUAGES = ("uk", "ru", "ar", "es", "fr")
_CAPITAL = "(?![a-zà-ÿа-яёіїєґ\\d\u0600-\u06ff])[^\\W_]"
_NAME = re.compile(
    r"(?:, | (?:і|й|та|и|y|e|et) (?:de |d['’])?)?[«\"“]?"
    rf"(?P<name>{_CAPITAL}[\w'’ʼ-]{{1,30}}(?: (?:\d{{1,3}}|{_CAPITAL}[\w'’ʼ-]{{1,30}})){{0,2}})"
)
_ARABIC_NAME = re.compile(
    "(?: و)?(?P<both>(?P<name>[\u0621-\u064a]{2,20})(?: [\u0621-\u064a]{2,20})?)"
)
_OF = re.compile(r" (?:de (?:la |los |las )?|del |d['’]|du )?(?=[^\W\d_a-zà-ÿа-яёіїєґ])")
_TOWN = 10_000


def quarter_names(
    text: str, parts: Iterable[tuple[int, int]], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Yield where names stand after a word for a quarter, and in a row after one for several.

    In Arabic, where no capital tells a name, it is one that the gazetteer knows by its letters.

    Args:
        text: the report's text.
        parts: where the paragraphs in other languages begin and end.
        lexicon: where names are looked up.
    """
    for begin, stop in parts:
        for match in _quarter().finditer(text, begin, stop):
            at, several = match.end(), match["quarters"] is not None
            while span := _name_at(text, at, stop, lexicon):
                yield span
                at = span[1]
                if not several:
                    break


def _name_at(text: str, at: int, stop: int, lexicon: Lexicon) -> tuple[int, int] | None:
    if name := _NAME.match(text, at, stop):
        return name.span("name")
    if name := _ARABIC_NAME.match(text, at, stop):
        for group in ("both", "name"):
            known = lexicon.entry(name[group]) if name[group] else None
            if known is not None and known.exact:
                return name.span(group)
    return None


def parted(text: str, mention: Mention, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return a quarter and the town that a model marked as one: "Mojica de Cali"."""
    if lexicon.entry(mention.text) is not None:
        return (mention,)
    for gap in _OF.finditer(mention.text):
        town = lexicon.entry(mention.text[gap.end() :])
        if gap.start() and town is not None and town.settlement and town.population >= _TOWN:
            middle = mention.start + gap.start()
            after = mention.start + gap.end()
            return (
                Mention(mention.start, middle, text[mention.start : middle], mention.role),
                Mention(after, mention.end, text[after : mention.end], mention.role),
            )
    return (mention,)


@cache
def _quarter() -> re.Pattern[str]:
    """Return the pattern of a word for one or several parts of a town."""
    words: dict[str, list[str]] = {"quarter": [], "quarters": []}
    for language in _LANGUAGES:
        for word, kind, _ in read_table(f"resolution/cues-{language}.tsv"):
            if kind in words:
                words[kind].append(re.escape(word).replace(r"\*", r"\w{0,4}"))
    several, one = ("|".join(words[kind]) for kind in ("quarters", "quarter"))
    of = r"(?:de (?:la |los |las )?|del |d['’]|du )?"
    return re.compile(rf"(?<!\w)[وفبلك]?(?:(?P<quarters>{several})|{one}) {of}(?=\S)", re.I)
