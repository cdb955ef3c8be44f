"""What is said, in any language: English at the place where it is meant, and catalogues beside it.

A text of the page is written where it is shown, whole sentences with named places for values:
`_("Mention {number} of {total}").format(...)`. What is said below the page (a reason, a repair, an
error, a step of progress) is a `Sentence`: English by itself, and shown in the reader's language by
`translated`, with the same values:

>>> why = say("{km} km from {place}, which the report names too", km=1200, place="Izium")
>>> why
'1,200 km from Izium, which the report names too'
>>> why.values["place"]
'Izium'

`N_` marks a text that is translated later, such as one in a table that is made when its module is
imported, before anyone's language is known. One more language is one more catalogue and its
name in `NAMES`.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

DOMAIN = "dateline"
LOCALE = Path(__file__).with_name("locale")
ENGLISH = "en"
NAMES = {ENGLISH: "English", "uk": "Українська", "es": "Español", "ar": "العربية"}
"""The languages that the page may be shown in, each by its own name."""
_SEPARATORS = {"uk": ("\u00a0", ","), "es": ("\u00a0", ",")}
"""The marks between thousands, and before decimals, where they are not as in English."""
_RIGHT_TO_LEFT = frozenset(("ar",))
_ISOLATE, _ISOLATED = "\u2068", "\u2069"
_TURNS = re.compile("[\u202a-\u202e]")
_OTHER_WAY = re.compile(
    "[\u0590-\u08ff\u202a-\u202e\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters that run from right to left, and signs that turn what follows."""
_PLAIN = ""
"""No language: English as callers and files have it, values letter for letter."""
_COMMAS = {"ar": "، "}

# A server thread answers for one reader at a time.
_current: ContextVar[str] = ContextVar("language", default=ENGLISH)


class Sentence(str):
    """An English sentence, or a part of one, that keeps its form and the values in it.

    It is a string like any other: compared, written and searched as its English text.
    """

    form: str
    """English with named places for values; the key in the catalogues."""
    values: Mapping[str, Any]
    """By the name of their place. A `Sentence` among them is translated with the whole, a number
    is written as the language writes numbers, and any other string stands letter for letter."""
    one: str
    """The form that goes with `number` 1 in English; "" where the form goes with no number."""

    __slots__ = ("form", "one", "values")

    def __new__(cls, form: str, values: Mapping[str, Any], one: str = "") -> Self:
        """Fill in a form; use `say` or `say_number` to make a sentence."""
        chosen = one if one and values["number"] == 1 else form
        sentence = super().__new__(cls, _filled(chosen, values, _PLAIN) if values else chosen)
        sentence.form, sentence.one, sentence.values = form, one, MappingProxyType(dict(values))
        return sentence

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it be copied, and sent to another process, as what it is."""
        return type(self), (self.form, dict(self.values), self.one)


def say(form: str, /, **values: Any) -> Sentence:
    """Return a sentence by its form, a literal with named places, and the values for these."""
    return Sentence(form, values)


def say_number(one: str, many: str, number: int, /, **values: Any) -> Sentence:
    """Return the sentence whose form goes with a number; `{number}` stands for it in the forms.

    >>> say_number("{number} place", "{number} places", 1200)
    '1,200 places'
    """
    return Sentence(many, {"number": number, **values}, one)


def joined(sentences: Iterable[str], by: str = "; ") -> Sentence:
    """Return several sentences as one; each is translated by itself.

    >>> joined([say("a line was cut"), say("a page was empty")])
    'a line was cut; a page was empty'
    """
    values = {f"sentence{number}": each for number, each in enumerate(sentences)}
    return Sentence(by.join(f"{{{name}}}" for name in values), values)


def of_system(error: OSError) -> Sentence:
    """Return what the operating system says of an error, as part of a sentence."""
    said = error.strerror or type(error).__name__
    return Sentence(said[:1].lower() + said[1:], {})


def translated(text: str) -> str:
    """Return a sentence in the language in use; a text without a translation as it is."""
    return _translated(text, _current.get())


def _translated(text: str, language: str) -> str:
    catalogue = _catalogue(language)
    # Under the empty text stands a catalogue's own head.
    if not text:
        return ""
    if not isinstance(text, Sentence):
        return catalogue.gettext(text)
    form = (
        catalogue.ngettext(text.one, text.form, text.values["number"])
        if text.one
        else catalogue.gettext(text.form)
    )
    return _filled(form, text.values, language) if text.values else form


def _filled(form: str, values: Mapping[str, Any], language: str) -> str:
    return form.format_map({name: _shown(value, language) for name, value in values.items()})


def _shown(value: Any, language: str) -> str:
    if isinstance(value, Sentence):
        return _translated(value, language)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, language)
    return _isolated(str(value), language)


def _number(number: float, language: str) -> str:
    thousands, point = _SEPARATORS.get(language, (",", "."))
    whole, dot, decimals = f"{number:,}".partition(".")
    return whole.replace(",", thousands) + dot.replace(".", point) + decimals


def available() -> tuple[str, ...]:
    """Return the codes of the languages that there is a catalogue for, English first."""
    return tuple(
        code
        for code in NAMES
        if code == ENGLISH or isinstance(_catalogue(code), gettext.GNUTranslations)
    )


def preferred(locale: str | None) -> str:
    """Return the language for a browser's locale, English where it is unknown.

    >>> preferred("uk-UA"), preferred("xx")
    ('uk', 'en')
    """
    code = (locale or "").replace("_", "-").partition("-")[0].lower()
    return code if code in available() else ENGLISH


def use(language: str) -> None:
    """Use a language from now on in this thread; English where it is unknown."""
    _current.set(language if language in NAMES else ENGLISH)


def current() -> str:
    """Return the code of the language in use."""
    return _current.get()


def isolated(text: str) -> str:
    """Return a text that keeps its own direction within a sentence of the language in use.

    Without it "49.2, 37.3" would stand the other way round in a line that runs from right to left,
    and the number behind an Arabic name before it in one that runs from left to right.
    """
    return _isolated(text, _current.get())


def _isolated(text: str, language: str) -> str:
    if not text or not language:
        return text
    if language not in _RIGHT_TO_LEFT and (text.isascii() or not _OTHER_WAY.search(text)):
        return text
    return f"{_ISOLATE}{_TURNS.sub('', text)}{_ISOLATED}"


def direction() -> str:
    """Return the direction in which the language in use is written, "ltr" or "rtl"."""
    return "rtl" if _current.get() in _RIGHT_TO_LEFT else "ltr"


def comma_joined(parts: Iterable[str]) -> str:
    """Return the parts of a list with the comma of the language in use between them."""
    return _COMMAS.get(_current.get(), ", ").join(parts)


def _(text: str) -> str:
    """Return a text in the language in use."""
    return _catalogue(_current.get()).gettext(text) if text else text


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a text that goes with a number, in the language in use."""
    return _catalogue(_current.get()).ngettext(one, many, number)


def grouped(number: int) -> str:
    """Return a number with its thousands separated as in the language in use."""
    return _number(number, _current.get())


def N_(text: str) -> str:
    """Return the text as it is; this only marks it for translation where it is shown."""
    return text


_OF_SYSTEM = (
    N_("connection refused"),
    N_("connection reset by peer"),
    N_("file name too long"),
    N_("input/output error"),
    N_("is a directory"),
    N_("name or service not known"),
    N_("network is unreachable"),
    N_("no route to host"),
    N_("no space left on device"),
    N_("no such file or directory"),
    N_("not a directory"),
    N_("operation not permitted"),
    N_("permission denied"),
    N_("read-only file system"),
    N_("temporary failure in name resolution"),
)
"""What `of_system` returns most; what else a system says stands as it is."""


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """Return a language's catalogue, one that leaves all as it is for English."""
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)
