"""Bodies of a state that only bear a place's name, in Ukrainian and Russian: "Верховный суд Кении".

Who is meant is a court, a bank or a ministry at work at home, and nothing says where. What acts for
its country does mean it: "Минобороны Литвы", "МИД Литвы", but not "глава МИД Литвы Иванов", who is
a person.
"""

from __future__ import annotations

import re
from functools import cache

from geo.wordlists import read_words

_LETTER = "[а-яёіїєґ'’-]"
_SMALL = "(?-i:[а-яёіїєґ'’-])+ "
_CAPITAL = "(?-i:(?=[А-ЯЁІЇЄҐ]))"
_LONGEST = 120
"""Characters before a name in which a body's may begin."""


def is_bodys(text: str, start: int) -> bool:
    """Tell whether the name at `start` ends the name of a body of a state."""
    before = text[max(0, start - _LONGEST) : start]
    return _body().search(before) is not None


@cache
def _body() -> re.Pattern[str]:
    """Return the pattern of what stands before a name that ends a body's."""
    words = {kind: _any(each) for kind, each in read_words("recognition/marked.tsv").items()}
    word = f"(?!(?:{words['apart']}) $){_SMALL}"
    at_home = f"(?!(?:{words['acting']}) ){word}"
    kinds = (
        f"{_CAPITAL}(?:{words['whole']}) ",
        f"{_CAPITAL}(?:{words['ministry']}) (?:{at_home}){{1,6}}",
        f"{_CAPITAL}(?:{words['rank']}) (?:{word}){{0,3}}?(?:{words['noun']}) (?:{word}){{0,6}}",
        f"(?:{words['office']}) (?:{word}){{0,4}}?{_CAPITAL}(?:{words['foreign']}) ",
    )
    pattern = rf"(?<![\w-])(?:{'|'.join(kinds)})[«\"“]?$"
    return re.compile(pattern.replace(" ", "[ \u00a0]"), re.I)


def _any(words: tuple[str, ...]) -> str:
    """Return a pattern for one of `words`, in which a star stands for any ending."""
    return "|".join(re.escape(word).replace(r"\*", f"{_LETTER}*") for word in words)
