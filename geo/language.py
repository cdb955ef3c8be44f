"""The language of the page's own words: gettext catalogues beside this module, else English.

A text is written in English where it is shown, whole sentences with named places for values:
`_("Mention {number} of {total}").format(...)`. `N_` marks a text that is translated later, where a
table of texts is made when a module is read, and so before anyone's language is known.
"""

from __future__ import annotations

import gettext
from contextvars import ContextVar
from functools import cache
from pathlib import Path

DOMAIN = "dateline"
LOCALE = Path(__file__).with_name("locale")
ENGLISH = "en"
NAMES = {ENGLISH: "English", "uk": "Українська"}
"""The languages that the page may be shown in, each by its own name."""
_THOUSANDS = {"uk": "\u00a0"}
"""What stands between thousands, where it is no comma."""

# A server thread answers for one reader at a time.
_current: ContextVar[str] = ContextVar("language", default=ENGLISH)


def available() -> tuple[str, ...]:
    """Return the codes of the languages that there is a catalogue for, English first."""
    return tuple(code for code in NAMES if code == ENGLISH or _catalogue(code) is not None)


def preferred(locale: str | None) -> str:
    """Return the language for a browser's locale: "uk-UA" becomes "uk", an unknown one English."""
    code = (locale or "").replace("_", "-").partition("-")[0].lower()
    return code if code in available() else ENGLISH


def use(language: str) -> None:
    """Show all that follows, in this thread, in a language; in English where it is unknown."""
    _current.set(language if language in NAMES else ENGLISH)


def current() -> str:
    """Return the code of the language in use."""
    return _current.get()


def _(text: str) -> str:
    """Return a text in the language in use."""
    catalogue = _catalogue(_current.get())
    return catalogue.gettext(text) if catalogue else text


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a text that goes with a number, in the language in use."""
    catalogue = _catalogue(_current.get())
    if catalogue:
        return catalogue.ngettext(one, many, number)
    return one if number == 1 else many


def grouped(number: int) -> str:
    """Return a number with its thousands apart, as the language in use parts them."""
    return f"{number:,}".replace(",", _THOUSANDS.get(_current.get(), ","))


def N_(text: str) -> str:
    """Return the text as it is: it only marks what is to be translated where it is shown."""
    return text


@cache
def _catalogue(language: str) -> gettext.GNUTranslations | None:
    if language == ENGLISH:
        return None
    try:
        return gettext.translation(DOMAIN, LOCALE, [language])
    except OSError:
        return None
