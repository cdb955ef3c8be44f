"""A name as a whole: what the model marked, mended to begin and end where the name does."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from geo.recognition.bearers import STREETS
from geo.recognition.lexicon import Lexicon, LexiconEntry
from geo.recognition.words import DIRECTIONAL, FUNCTION_WORDS, PARTICLES, SITE_HEADS, Word

_HYPHENS = "-‐‑"
_DASH = re.compile(r"[-‐‑–—/]\n?")
_SPACED = re.compile(r"\s[-‐‑–—]\s")
"""What parts names rather than the halves of one: "Arenal - ELN"."""
_REST_OF_WORD = re.compile(r"[-‐‑]?[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_REST_OF_NAME = re.compile(r"[ \u00a0\n][aeu][dlnrst]h?[-‐‑]['’‘ʿʻ`]?[^\W\d_]+")
"""What a name's first word may be marked without: "Deir" of "Deir al-Balah"."""
_MORE_WORDS = re.compile(
    r"([ \u00a0][A-Z][\w'’ʿ-]*\w)([ \u00a0][A-Z][\w'’ʿ-]*\w)?([ \u00a0][A-Z][\w'’ʿ-]*\w)?"
)
"""The same of names that nobody would know by that word."""
_OTHER_HALF = re.compile(
    r"(?:[-‐‑]|[ \u00a0\n](?:and|&)[ \u00a0\n](?:the )?)(?P<other>(?=[A-Z])[^\W\d_]+)"
)
"""The same of countries and regions: "Bosnia and Herzegovina", "Congo-Brazzaville"."""
_POSSESSIVE = re.compile(r"['’](?:s|S)?\Z")
_GOES_ON = re.compile(r"\.(?=\s?[,;:)]|(?:[ \u00a0]+|\n)[a-z(]|[ \u00a0]+[—–-])")
"""A full stop after which the sentence goes on, so that it belongs to an abbreviation: no item of a
list follows it in the next line."""
_LEADING = ("N", "S", "E", "W", "St", "Ste")
_LONGEST_ABBREVIATION = 6
_REGION = 10
_LARGE = 5_000
"""People of a place that a pair may be made of."""
_NO_BEGINNING = ("the", "anti", "mid", "non", "pan", "post", "pre", "pro", "trans")
"""The article, and what is set before a name with a hyphen: "mid-Ohio", "trans-Pacific"."""
_NUMBER = re.compile(r"[ \u00a0-]?\d[\d.]*(?<!\.)[A-Z]?")
_AROUND = 400
"""Characters to either side of a line's end, in which the longest line tells the width."""
_EDGES = re.compile(r"[^\w]")


def whole_names(
    text: str, start: int, end: int, words: Sequence[Word], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Yield the names that the model's span `text[start:end]` stands for, as whole words.

    It grows to the words that it begins and ends in, loses signs, possessives, articles and
    directions that the lexicon does not know in the name, takes the full stop of an abbreviation,
    and is split at a dash where only its halves are known ("Izium-Balaklia").

    Args:
        text: the report's text.
        start: where the span begins.
        end: where it ends.
        words: the words of its paragraph, by start.
        lexicon: where names are looked up.
    """
    start, end = _grown(text, start, end, words)
    for begin, stop in _lines(text, start, end, words):
        if begin >= stop or text[begin:stop] in _NO_BEGINNING:
            continue
        for first, last in _halves(text, *_trimmed(text, begin, stop, words, lexicon), lexicon):
            yield first, _with_stop(text, first, last, lexicon)


def _lines(text: str, start: int, end: int, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a span that stand in lines of their own.

    A line ends where its writer wanted it if the next word would have fitted in as well.
    """
    at = text.find("\n", start, end)
    if at > 0 and (below := _within(words, at, end)):
        first = max(words[0].start, at - _AROUND)
        around = text[first : min(words[-1].end, end + _AROUND)].split("\n")
        line = text[first:at].rpartition("\n")[2]
        if len(line) + 1 + len(below[0].text) < max(map(len, around)):
            yield start, at
            yield from _lines(text, below[0].start, end, words)
            return
    yield start, end


def _grown(text: str, start: int, end: int, words: Sequence[Word]) -> tuple[int, int]:
    """Return the span from the start of its first word to the end of its last."""
    while start < end and _EDGES.match(text[start]):
        start += 1
    while end > start and _EDGES.match(text[end - 1]):
        end -= 1
    first = bisect_right(words, start, key=_start) - 1
    if first >= 0 and start < words[first].end:
        start = words[first].start
    last = bisect_left(words, end, key=_start) - 1
    if last >= 0 and words[last].start < end < words[last].end:
        end = words[last].end
    if end < len(text) and text[end] in "'’" and _POSSESSIVE.search(text[start:end]):
        end -= 1
    return start, end


def _trimmed(
    text: str, start: int, end: int, words: Sequence[Word], lexicon: Lexicon
) -> tuple[int, int]:
    possessive = _POSSESSIVE.search(text, start, end)
    if possessive and not lexicon.entry(text[start:end]):
        end = possessive.start()
    inner = _within(words, start, end)
    if not inner:
        return start, end
    if len(inner) > 1 and inner[0].text in _NO_BEGINNING:
        start = inner[1].start
    start = _with_particle(text, start, end, words, lexicon)
    start = _with_abbreviation(text, start, end, words, lexicon)
    if whole := _end_of_longer(text, start, end, lexicon):
        return start, whole
    if (street := _end_of_street(text, end, words)) and lexicon.entry(text[start:street]):
        return start, street
    if lexicon.entry(text[start:end]):
        return start, end
    if (tail := _REST_OF_WORD.match(text, end)) and lexicon.entry(text[start : tail.end()]):
        return start, tail.end()
    kept = _within(words, start, end)
    while len(kept) > 1 and _is_loose(text, kept[0]):
        kept.pop(0)
        if lexicon.entry(text[kept[0].start : kept[-1].end]):
            break
    numbered = end > kept[-1].end and _NUMBER.match(text, kept[-1].end)
    if numbered and kept[0].text.lower() in SITE_HEADS:
        return kept[0].start, numbered.end()
    while len(kept) > 1 and not kept[-1].is_capitalised and not _joined(text, kept[-1].start):
        kept.pop()
    return kept[0].start, kept[-1].end


def _within(words: Sequence[Word], start: int, end: int) -> list[Word]:
    return list(words[bisect_left(words, start, key=_start) : bisect_left(words, end, key=_start)])


def _end_of_longer(text: str, start: int, end: int, lexicon: Lexicon) -> int | None:
    """Return where a known name ends of which the model marked the first word alone."""
    if (tail := _REST_OF_NAME.match(text, end)) and lexicon.entry(text[start : tail.end()]):
        return tail.end()
    if (tail := _MORE_WORDS.match(text, end)) and not lexicon.entry(text[start:end]):
        # "Islam" of "Islam Qala", "Hamid Karzai" of "Hamid Karzai International Airport".
        for stop in (tail.end(number) for number in range(len(tail.groups()), 0, -1)):
            known = lexicon.entry(text[start:stop]) if stop > 0 else None
            if known and known.exact:
                return stop
    if tail := _OTHER_HALF.match(text, end):
        known, other = lexicon.entry(text[start : tail.end()]), lexicon.entry(tail["other"])
        alone = other is not None and other.country
        if known and known.exact and (known.country or known.region) and not alone:
            return tail.end()
    return None


def _with_particle(text: str, start: int, end: int, words: Sequence[Word], lexicon: Lexicon) -> int:
    """Return the start of the name with a particle before it: "as-Salman", "le Mesnil"."""
    at = bisect_left(words, start, key=_start) - 1
    if at < 0 or words[at].text.lower() not in PARTICLES:
        return start
    between = text[words[at].end : start]
    if between and between in _HYPHENS:
        return words[at].start
    if between.strip(" \n\u00a0") or words[at].text in FUNCTION_WORDS or words[at].is_capitalised:
        return start
    known = lexicon.entry(text[words[at].start : end])
    return words[at].start if known else start


def _with_abbreviation(
    text: str, start: int, end: int, words: Sequence[Word], lexicon: Lexicon
) -> int:
    """Return the start of the name with a short form before it: "W. Darfur", "St. Raphael"."""
    at = bisect_left(words, start, key=_start) - 1
    if at < 0 or words[at].text not in _LEADING or text[words[at].end : start] != ". ":
        return start
    whole, bare = lexicon.entry(text[words[at].start : end]), lexicon.entry(text[start:end])
    # "W. Damascus" is known as Damascus.
    return words[at].start if whole and (not bare or whole.places != bare.places) else start


def _end_of_street(text: str, end: int, words: Sequence[Word]) -> int | None:
    """Return where "Street" ends that follows the name: "Haifa Street" is no place in Haifa."""
    at = bisect_left(words, end, key=_start)
    is_next = (
        at < len(words)
        and words[at].is_capitalised
        and text[end : words[at].start] in (" ", "\u00a0")
    )
    return words[at].end if is_next and words[at].text.lower() in STREETS else None


def _is_loose(text: str, word: Word) -> bool:
    """Tell whether a first word is no part of a name that the lexicon does not know."""
    if word.text.lower() in DIRECTIONAL:
        return True
    if word.is_capitalised:
        return False
    particle = word.text in PARTICLES and word.text not in FUNCTION_WORDS
    return not (particle or text[word.end : word.end + 1] in tuple(_HYPHENS))


def _joined(text: str, at: int) -> bool:
    return text[at - 1 : at] in tuple(_HYPHENS)


def _halves(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Split a pair such as "Izium-Balaklia" where only its halves are known.

    A name that a colon follows in the next line heads that one.
    """
    surface = text[start:end]
    if text[end : end + 1] == ":" and "\n" in surface and not lexicon.entry(surface):
        yield start, start + surface.rindex("\n")
        yield start + surface.rindex("\n") + 1, end
        return
    if (spaced := _SPACED.search(surface)) and not lexicon.entry(surface):
        halves = ((start, start + spaced.start()), (start + spaced.end(), end))
        known = [half for half in halves if lexicon.entry(text[slice(*half)])]
        if known:
            yield from known
            return
    joint = _DASH.search(surface)
    if joint and surface[0].isupper() and not lexicon.entry(surface):
        halves = ((start, start + joint.start()), (start + joint.end(), end))
        if all(a < b and _is_large(lexicon.entry(text[a:b])) for a, b in halves):
            yield from halves
            return
    yield start, end


def _is_large(entry: LexiconEntry | None) -> bool:
    """Tell whether a half of a pair is likely a name by itself, as "Patry" hardly is."""
    return entry is not None and (
        entry.country or entry.demonym or entry.region or entry.population >= _LARGE
    )


def _with_stop(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Return the end of the name with the full stop of an abbreviation: "W.Va.", "Ky., man"."""
    if text[end : end + 1] != ".":
        return end
    name = text[start:end]
    last = name.split()[-1] if name.split() else ""
    initials = "." in last and not last.endswith(".")
    short = len(last) <= _LONGEST_ABBREVIATION
    if initials or (short and _GOES_ON.match(text, end) is not None):
        return end + 1
    if not short or not text[:start].endswith(", "):
        return end
    # At a sentence's end "Detroit, Mich." is Michigan, while "Mich" may be anything.
    whole, bare = lexicon.entry(text[start : end + 1]), lexicon.entry(text[start:end])
    if whole is None or not whole.region:
        return end
    # A town whose region is called so too is as large as the region, more or less.
    times = _REGION if bare is not None and bare.settlement and bare.region else 1
    return end + 1 if bare is None or whole.population > times * bare.population else end


def _start(word: Word) -> int:
    return word.start
