"""Which language a report is in, as far as the recogniser needs to know.

Ukrainian, Russian and Arabic are told by their letters, English, Spanish and French by their
function words, and lines too short for either by words that no other of them has; what is written
in letters of their neighbours is left to what a document declares.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate

from geo.language import say
from geo.model import Paragraph, Report
from geo.report.lines import language_of_line
from geo.wordlists import read_words

UNKNOWN = say(
    "The report does not read like one of the languages that the recogniser knows (English, "
    "Ukrainian, Russian, Arabic, Spanish, French): expect gaps, and names that are none."
)
"""What a reader must be told of a report whose language is not in `KNOWN`."""
KNOWN = frozenset({"en", "uk", "ru", "ar", "es", "fr"})
_WORD = re.compile(r"[^\W\d_]+")
_FREE = re.compile(r"(?<![\w‑-])[^\W\d_]+(?![\w‑-])")
_PLACES = read_words("recognition/places.tsv")
_IN_NAMES = frozenset(_PLACES["particle"]).difference(_PLACES["preposition"])
"""Function words of Spanish and French that stand in names of any language: "Deir el-Balah"."""
_ENGLISH = frozenset(read_words("reading/words.tsv")["english"])
_FOREIGN = frozenset(read_words("reading/words.tsv")["foreign"])
_SAMPLE = 20_000
_LETTER = re.compile(r"[^\W\d_]")
_OTHER_SCRIPT = re.compile(r"[\u0400-\u052f\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_READ_IN_LATIN = frozenset({"es", "fr"})
_READ_IN_OTHER_SCRIPTS = frozenset({"uk", "ru", "ar"})
_REPORTS = 4
"""How many reports' paragraphs are remembered: each is asked for several times in a row."""
_LEAST = 120
"""Code points of a paragraph whose language its function words tell."""
_PROSE = 0.12
_LETTERS = 0.9
_CHANCE = 0.04
"""Shares of the words: English ones in prose, those in English letters, foreign ones by chance."""


_TOLD = {
    language: frozenset(words) for language, words in read_words("reading/languages.tsv").items()
}
_IN_LATIN = ("es", "fr", "pt", "it", "ca", "ro")
_CLEAR = 0.15
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_OTHER_CYRILLIC = re.compile(r"[ўјљњћђџќѓѕәғқңөұүһ]")
_OTHER_ARABIC = re.compile(r"[پچژگکیےۆەڕڵںہ]")
_UKRAINIAN = re.compile(r"[іїєґ]")
_RUSSIAN = re.compile(r"[ыэъё]")


def detect_language(text: str, declared: str = "") -> str:
    """Return the language that letters and function words tell, else what is `declared`.

    English running text has 30 to 50 function words in a hundred, other languages under 10 of them;
    lists, logs and posts have few of any language, so that they count as English where they are
    written in English letters, have next to no function words of other languages and declare none.

    Args:
        text: the report's.
        declared: the ISO 639-1 code that the document gives, "" where it gives none.
    """
    sample = text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    if not words:
        return declared
    english, foreign, ascii_ = (
        sum(map(test, words)) / len(words)
        for test in (_ENGLISH.__contains__, _FOREIGN.__contains__, str.isascii)
    )
    if english >= _PROSE:
        return "en"
    letters = sum(map(len, words))
    if 2 * len(_CYRILLIC.findall(sample)) > letters:
        return _cyrillic(sample, words) or declared
    if 2 * len(_ARABIC.findall(sample)) > letters:
        return declared if _OTHER_ARABIC.search(sample) else "ar"
    latin = _latin(text[:_SAMPLE], len(words))
    if not latin or (latin in KNOWN and len(text) < _LEAST):
        latin = _of_lines(text[:_SAMPLE]) or latin
    if latin in _READ_IN_LATIN:
        return latin
    listed = not declared and ascii_ >= _LETTERS and foreign <= max(_CHANCE, english)
    return "en" if listed else declared


@lru_cache(_REPORTS)
def paragraph_languages(
    text: str, paragraphs: tuple[Paragraph, ...], language: str
) -> tuple[str, ...]:
    """Return the language of each paragraph; "" for one in another script that nobody here knows.

    A paragraph in Latin letters is English unless its words tell Spanish or French. A short line
    that no word tells is in the language of the paragraphs around it where they agree, else in that
    of the report.

    Args:
        text: the report's text.
        paragraphs: of it.
        language: the report's.
    """
    told = [_of_paragraph(text[each.start : each.end], language) for each in paragraphs]
    usual = language if language in _READ_IN_LATIN else "en"
    before = accumulate([None, *told], _latest)
    after = [*accumulate([None, *reversed(told)], _latest)][-2::-1]
    return tuple(
        each if each is not None else last if last and last == following else usual
        for each, last, following in zip(told, before, after, strict=False)
    )


def _latest(last: str | None, each: str | None) -> str | None:
    return last if each is None else each


def language_at(report: Report) -> Callable[[int], str]:
    """Return what tells the language at an offset into a report's text, English where unknown."""
    starts = [paragraph.start for paragraph in report.paragraphs]
    told = paragraph_languages(report.text, report.paragraphs, report.language)

    def of(offset: int) -> str:
        return (told[max(0, bisect_right(starts, offset) - 1)] if told else "") or "en"

    return of


def _of_paragraph(text: str, language: str) -> str | None:
    """Return the language of a paragraph, "" as above, None where a short line tells none."""
    if not text.isascii() and 2 * len(_OTHER_SCRIPT.findall(text)) > len(_LETTER.findall(text)):
        found = detect_language(text, language)
        return found if found in _READ_IN_OTHER_SCRIPTS else ""
    if len(text) < _LEAST and language in KNOWN:
        return language_of_line(text) or None
    if language not in _READ_IN_LATIN and len(text) < _LEAST:
        return "en"
    found = detect_language(text, language)
    return found if found in _READ_IN_LATIN else "en"


def _latin(sample: str, total: int) -> str:
    """Return which of `_IN_LATIN` enough of `total` words are function words of, "" for none."""
    shouts = sample.isupper()
    free = [word.lower() for word in _FREE.findall(sample) if shouts or word.islower()]
    told = {language: list(filter(_TOLD[language].__contains__, free)) for language in _IN_LATIN}
    best = max(told, key=lambda language: len(told[language]))
    clear = len(told[best]) >= _CLEAR * total and not _IN_NAMES.issuperset(told[best])
    return best if clear else ""


def _of_lines(sample: str) -> str:
    """Return the language that most of the lines with a word are in by words of theirs, else ""."""
    lines = [line for line in sample.splitlines() if _WORD.search(line)]
    best, most = Counter(map(language_of_line, lines)).most_common(1)[0]
    return best if 2 * most > len(lines) else ""


def _cyrillic(sample: str, words: Sequence[str]) -> str:
    """Return "uk" or "ru", "" for other languages and where nothing tells."""
    if _OTHER_CYRILLIC.search(sample):
        return ""
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    if not ukrainian and not russian:
        ukrainian, russian = (round(99 * _share(words, each)) for each in ("uk", "ru"))
    if ukrainian == russian:
        return _of_lines(sample)
    return "uk" if ukrainian > russian else "ru"


def _share(words: Sequence[str], language: str) -> float:
    return sum(map(_TOLD[language].__contains__, words)) / len(words)
