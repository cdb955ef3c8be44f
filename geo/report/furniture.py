"""What a block is by its own words: a picture's credit, a byline, a site's furniture.

Only positive evidence counts, and only for the whole block: a row of a table, a short line of a
list and a sentence that speaks of a source or of terms of service are what the report says.
"""

from __future__ import annotations

import re
from collections.abc import Set

from geo.wordlists import alternatives, read_words

LONGEST_CREDIT = 120
_WORDS = {kind: alternatives(words) for kind, words in read_words("reading/words.tsv").items()}
_MADE_BY = re.compile(
    r"^\W*(?:image|photo|picture|video)?\s*(?:source|credits?|copyright|photograph(?:er|y)?)\s*"
    r"(?P<mark>[:,/©]|by\b|$)"
    r"|^\W*(?:photo|photograph|picture|image|video)s?\s*(?P<by>by\b|:|/)"
    r"|^\W*(?:(?:image|photo|picture|video)\s*)?caption\b\W*",
    re.I,
)
_PICTURED = re.compile(r"^\W*(?:image|photo|picture|video)", re.I)
_AGENCY = re.compile(rf"^\W*(?:{_WORDS['agency']})(?:\s*[/|,-](?P<rest>.*))?\W*$", re.I)
_AGE = re.compile(
    r"^\W*(?:(?:published|updated|posted)\W+)?(?:\d+|an?)\s+"
    r"(?:second|minute|min|hour|day|week)s?(?:\s+(?:ago|read))?\W*$",
    re.I,
)
_FURNITURE = re.compile(
    rf"^\W*(?:{_WORDS['furniture-start']})(?!\w)"
    rf"|^\W*(?:{_WORDS['furniture-line']})\W*$"
    rf"|\b(?:{_WORDS['furniture-end']})\W*$"
    r"|^\W*(?:receive|get|enable|turn on)\b.{0,30}\bnotifications\W*(?:$|(?:from|for|about|on)\b)"
    r"|^\W*(?:remember that )?you can (?:also |now )?"
    r"(?:receive|get|read|follow|subscribe|sign|download|listen|watch)\b"
    r"|^\W*download (?:the|our)\b.{0,40}\bapp\b"
    r"|^\W*(?:©|copyright\s+(?:©|\d{4}))",
    re.I,
)
_LONGEST_FURNITURE = 240
_SMALL = ("of", "the", "de", "and")
_BYLINE = re.compile(rf"^\W*(?:{_WORDS['byline']})\s+(?P<who>\S.*)$", re.I)
_OUR = re.compile(
    rf"^\W*(?:by|from)\s+(?:our|an?|the)\s+(?:[\w’'-]+\s+){{0,2}}(?:{_WORDS['publisher']})s?\b",
    re.I,
)
_PATH = re.compile(r"\s*[|>›»]\s*")
_PERSON_IN = re.compile(r"^\W*(?P<who>\S+(?:\s+\S+){1,2})\s+(?:in|en|à|aus)\s+(?P<where>\S.*)$")
_PUBLISHER = re.compile(rf"\b(?:{_WORDS['publisher']})\b", re.I)
_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?")
_STOP = re.compile(r"[!?:;…]|\.(?=\s)|\.\W*$")
_CALENDAR = re.compile(
    rf"\b(?:{_WORDS['month']}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.I
)


def is_picture_credit(block: str) -> bool:
    """Tell whether a block says where a picture comes from, or that its caption follows."""
    if len(block) > LONGEST_CREDIT:
        return False
    agency = _AGENCY.search(block)
    if agency:
        return is_mostly_names(agency["rest"] or "")
    made = _MADE_BY.match(block)
    if not made:
        return False
    if made["mark"] in (",", "/") and not _PICTURED.match(block):
        return False
    return is_mostly_names(block[made.end() :])


def is_furniture(block: str) -> bool:
    """Tell whether a block is a site's own words: a button, a request, an age, a copyright."""
    if len(block) > _LONGEST_FURNITURE:
        return False
    return bool(_AGE.search(block) or _FURNITURE.search(block))


def is_credit(block: str) -> bool:
    """Tell whether a block is a picture's credit or a site's furniture by its own words."""
    return is_picture_credit(block) or is_furniture(block)


def is_byline(block: str, common: Set[str]) -> bool:
    """Tell whether a line under a title says who wrote the report, or who published it.

    Args:
        block: the line.
        common: words that the report writes in lower case, so that none is a person's name.
    """
    if len(block) > LONGEST_CREDIT or _CALENDAR.search(block) or re.search(r"\d", block):
        return False
    if _OUR.match(block):
        return True
    byline = _BYLINE.match(block)
    if byline:
        return _is_person(byline["who"], common) and is_mostly_names(byline["who"])
    person = _PERSON_IN.match(block)
    if person:
        return (
            _is_person(person["who"], common)
            and person["where"][:1].isupper()
            and is_mostly_names(person["where"])
        )
    words = _WORD.findall(block)
    return (
        len(words) <= 5
        and not _STOP.search(block)
        and bool(_PUBLISHER.search(block))
        and all(
            word[:1].isupper() or word.lower() in _SMALL or _PUBLISHER.fullmatch(word)
            for word in words
        )
    )


def is_path(block: str) -> bool:
    """Tell whether a line over a title can be the way to it: "World | Africa | Somalia"."""
    steps = _PATH.split(block.strip())
    return 1 < len(steps) <= 6 and all(
        0 < len(step.split()) <= 3 and step[:1].isupper() and not re.search(r"[\d.:;]", step)
        for step in steps
    )


def is_mostly_names(text: str) -> bool:
    """Tell whether at least half of the words of `text` are capitalised, as in a list of names."""
    words: list[str] = _WORD.findall(text)
    return 2 * sum(word[:1].isupper() for word in words) >= len(words)


def _is_person(text: str, common: Set[str]) -> bool:
    words = _WORD.findall(text)[:2]
    return len(words) > 1 and all(
        word[:1].isupper() and word.lower() not in common for word in words
    )
