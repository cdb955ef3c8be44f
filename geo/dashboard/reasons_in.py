"""The reader's language for sentences that the rest of the program makes, in English.

Recognition, resolution, readers, geocoders and corrections know no language but English, and
exports keep it. `geo.dashboard.sentences` has each form of their sentences once, with named places
for values: a sentence is recognised by its form, and the form is shown translated with the same
values in it.
"""

from __future__ import annotations

import re
import string
from functools import cache, cached_property, lru_cache

from geo.dashboard.sentences import FORMS
from geo.language import ENGLISH, N_, Sentence, _, current, grouped, translated

_NAMED = {
    "who": (N_("a reader"),),
    "file": (N_("The report"), N_("The file")),
    "where": (N_("it"),),
}
"""Values that are words of ours, by the name of their place."""
_MOST_JOINED = 20
_LONGEST = 8_000
"""Characters: what is longer is no sentence of ours, and would take long to look at."""
_DEEPEST = 3
"""How many sentences of ours stand one within the other."""
_SENTENCES = frozenset({"sentence", "reason", "fault", "answer", "kind", "form", "other_form"})
"""Places for values that have forms of their own."""
_OF_OTHERS = frozenset({"reason", "fault"})
"""Of these, what the system and libraries say, which begins with a capital in a sentence too."""
_NUMBERS = frozenset({"number", "total", "most", "km", "size"})
_SHAPES = {
    **dict.fromkeys(_NUMBERS, r"[0-9][0-9,]{0,19}(?:\.[0-9]{1,9})?"),
    "day": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "status": r"[0-9]{3}",
    "host": r"\S+",
    "where": r"\S+",
    # Sentences that stand one after the other are told apart by these.
    "kind": r"(?:an? [^;:,]+?|[\w.+-]+/[\w.+-]+)",
    "place": r"(?:(?!; ).)+?",
    "service": r"[^;:“(]+?",
}
_DECIMAL = {"uk": ","}
"""What stands before decimals, where it is no point."""


class _Form:
    """A form, and what tells quickly that a sentence is not of it: there are hundreds."""

    def __init__(self, text: str) -> None:
        self.text = text
        parts = tuple(string.Formatter().parse(text))
        literals = [literal for literal, *_more in parts]
        self.weight = sum(map(len, literals))
        self._names = [name for _literal, name, *_more in parts]
        self._literals = literals
        self._start = literals[0]
        self._end = literals[-1] if self._names[-1] is None else ""
        self._longest = max(literals, key=len)

    def may_fit(self, sentence: str) -> bool:
        """Tell whether the fixed words are there, so that the pattern is worth a try."""
        return (
            self._longest in sentence
            and sentence.startswith(self._start)
            and sentence.endswith(self._end)
        )

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What a sentence of this form looks like."""
        parts, seen = [], set()
        for literal, name in zip(self._literals, self._names, strict=True):
            parts.append(re.escape(literal))
            if name in seen:
                parts.append(f"(?P={name})")
            elif name:
                seen.add(name)
                parts.append(f"(?P<{name}>{_SHAPES.get(name, '.+?')})")
        return re.compile("".join(parts), re.DOTALL)


@cache
def _forms() -> tuple[_Form, ...]:
    """Return all forms, those with the most words of their own first: they fit the closest."""
    return tuple(sorted(map(_Form, FORMS), key=lambda form: -form.weight))


def in_language(sentence: str) -> str:
    """Return a sentence in the language in use, as it is where its form is not known.

    Of sentences that are joined by semicolons each is shown so.
    """
    language = current()
    if isinstance(sentence, Sentence):
        return translated(sentence)
    if language == ENGLISH or len(sentence) > _LONGEST:
        return sentence
    return _kept(sentence, language)


# The page asks for the same sentences at every click.
@lru_cache(maxsize=2_000)
def _kept(sentence: str, _language: str) -> str:
    return _translated(sentence, 0)


def _translated(sentence: str, depth: int) -> str:
    done = []
    while sentence:
        first, sentence = _first(sentence, depth)
        done.append(first)
    return "; ".join(done)


def _first(sentence: str, depth: int) -> tuple[str, str]:
    """Return the first of the joined sentences translated, and the others; all if it is unknown."""
    joints = [joint.start() for joint in re.finditer("; ", sentence)]
    # We never join so many: whoever did is not waited for.
    if len(joints) > _MOST_JOINED:
        return sentence, ""
    # The longest first: one of our sentences is the beginning of another, before a semicolon.
    for end in (len(sentence), *reversed(joints)):
        shown = _by_form(sentence[:end], depth)
        if shown is not None:
            return shown, sentence[end + 2 :]
    return sentence, ""


def _by_form(sentence: str, depth: int) -> str | None:
    """Return the translation by the form that says the most of a sentence, None where none fits."""
    for form in _forms():
        if form.may_fit(sentence) and (match := form.pattern.fullmatch(sentence)):
            values = {name: _value(name, text, depth) for name, text in match.groupdict().items()}
            return _(form.text).format(**values)
    return None


def _value(name: str, text: str, depth: int) -> str:
    if name in _SENTENCES and depth < _DEEPEST:
        shown = _translated(text, depth + 1)
        return shown if shown == text or name not in _OF_OTHERS else shown[:1].lower() + shown[1:]
    if name in _NUMBERS:
        return _number(text)
    return _(text) if text in _NAMED.get(name, ()) else text


def _number(text: str) -> str:
    whole, point, decimals = text.replace(",", "").partition(".")
    return grouped(int(whole)) + (_DECIMAL.get(current(), point) if point else "") + decimals
