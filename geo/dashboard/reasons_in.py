"""The reader's language for sentences that the rest of the program makes, in English.

Recognition, resolution and corrections know no language but English, and exports keep it. Here each
form of their sentences stands once, with named places for values: a sentence is recognised by its
form, and the form is shown translated with the same values in it.
"""

from __future__ import annotations

import re
import string
from functools import cache

from geo.dashboard.language import ENGLISH, N_, _, current, grouped

FORMS = (
    # Why a place was chosen.
    N_("“{name}” is the word for people and things of {place}"),
    N_("named with “the”, as waters and landscapes are"),
    N_("named with “{word}”"),
    N_("a capital, named for its government"),
    N_("named together with {place}, in which it lies"),
    N_("a country's name"),
    N_("the only place called {name} in the gazetteer"),
    N_(
        "the only one of its name in {country}, where {number} of the report's {total} surest "
        "places are"
    ),
    N_("in {country}, where {number} of the report's {total} surest places are"),
    N_("the largest of {number} places that may be called {name}"),
    N_("the likeliest of {number} places that may be called {name}"),
    N_("the region rather than the town of the same name"),
    N_("named without “region”, so the town rather than the region of the same name"),
    N_("the region {place} rather than the town {other}"),
    N_("named without “region”, so the town rather than {other}"),
    N_("{km} km from {place}, which the report names too"),
    N_("spelt somewhat like {name}"),
    # Why there is none.
    N_("no place of this name is in the gazetteer"),
    N_("too unsure which place is meant; the likeliest is {place}"),
    N_("no place: {sentence}"),
    # What people said, and why it does not fit.
    N_("corrected by {who} on {day}"),
    N_("corrected by {who} on {day}: {note}"),
    N_("confirmed by {who} on {day}"),
    N_("confirmed by {who} on {day}: {note}"),
    N_("added by {who} on {day}"),
    N_("added by {who} on {day}: {note}"),
    N_("the text does not have “{quote}” at its offsets"),
    N_("the text has changed, and “{quote}” with these words around it is not in it"),
    N_(
        "the text has changed, and “{quote}” with these words around it stands in it more than once"
    ),
    N_("“{quote}” overlaps “{other}”, which is a mention here: say first that this is not a place"),
    # How the report was read.
    N_(
        "The report does not read like English, the one language that the recogniser knows: "
        "expect gaps, and names that are none."
    ),
    N_("Halves of characters (lone surrogates) became replacement characters."),
    N_("Line ends of Windows or old Macs became plain ones."),
    N_("A byte order mark ({encoding}) was left out."),
    N_("The text was read as {encoding}, which is a guess."),
    N_("{file} is empty (0 bytes): there is nothing to read."),
    N_("{file} holds only blanks: there is nothing to read."),
    N_("{file} is {form}, not text: save it as plain text (.txt, UTF-8) and open that."),
    N_(
        "{file} holds no readable text but binary data: save it as plain text (.txt, UTF-8) and "
        "open that."
    ),
    N_("{file} has {size} MB, more than are read: split it."),
    N_("{file} has {number} characters, more than the {total} that are read: split it."),
    N_("Reading the report for names of places"),
    N_("Building the gazetteer index"),
    N_("Sorting the gazetteer's names"),
    N_("Gazetteer ready"),
)
"""A form that another one would swallow stands before it."""

_NAMED = {
    "who": (N_("a reader"),),
    "form": (
        N_("a PDF document"),
        N_("a ZIP archive (DOCX, ODT and the like)"),
        N_("a PNG picture"),
        N_("a JPEG picture"),
        N_("a GIF picture"),
        N_("an old Office document"),
        N_("a gzip archive"),
        N_("an SQLite database"),
        N_("a program"),
    ),
}
"""Values that are words of ours, by the name of their place."""
_SHAPES = {"number": r"\d[\d,]*", "total": r"\d[\d,]*", "km": r"\d+", "day": r"\d{4}-\d\d-\d\d"}


def in_language(sentence: str) -> str:
    """Return a sentence in the language in use, as it is where its form is not known."""
    if current() == ENGLISH:
        return sentence
    for form, pattern in _patterns():
        match = pattern.fullmatch(sentence)
        if match is not None:
            return _(form).format(**{name: _value(name, match[name]) for name in match.groupdict()})
    return sentence


def is_known(sentence: str) -> bool:
    """Tell whether a sentence has one of the forms."""
    return any(pattern.fullmatch(sentence) for _form, pattern in _patterns())


def _value(name: str, text: str) -> str:
    if name == "sentence":
        return in_language(text)
    if name in ("number", "total"):
        return grouped(int(text.replace(",", "")))
    return _(text) if text in _NAMED.get(name, ()) else text


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((form, _pattern(form)) for form in FORMS)


def _pattern(form: str) -> re.Pattern[str]:
    parts = []
    for text, name, _spec, _conversion in string.Formatter().parse(form):
        parts.append(re.escape(text))
        if name:
            parts.append(f"(?P<{name}>{_SHAPES.get(name, '.+?')})")
    return re.compile("".join(parts), re.DOTALL)
