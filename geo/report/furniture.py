"""What a block is by its own words: a picture's credit, a byline, a site's furniture.

Only positive evidence counts, and only for the whole block: a row of a table, a short line of a
list and a sentence that speaks of a source or of terms of service are what the report says.
"""

from __future__ import annotations

import re
from collections.abc import Set

from geo.wordlists import alternatives, read_table, read_words

LONGEST_CREDIT = 120
_PAGES: dict[str, tuple[str, ...]] = {}
"""The words of pages in other languages than English."""
for _word, _kind, _ in read_table("reading/pages.tsv"):
    _PAGES[_kind] = (*_PAGES.get(_kind, ()), _word)
_WORDS = {
    kind: alternatives((*words, *_PAGES.get(kind, ())))
    for kind, words in read_words("reading/words.tsv").items()
}
_CREDITED = re.compile(
    r"^\W*(?:image|photo|picture|video)?\s*(?:source|credits?|copyright|photograph(?:er|y)?)\s*"
    r"(?P<mark>[:,/©]|by\b|$)"
    r"|^\W*(?:image|photo|picture|video)\s+(?:source|credits?|copyright)\s"
    r"|^\W*(?:photo|photograph|picture|image|video)s?\s*(?P<by>by\b|:|/|courtesy\b(?:\s+of\b)?)"
    r"|^\W*(?:(?:image|photo|picture|video)\s*)?caption\b\W*",
    re.I,
)
_CREDITED_ELSEWHERE = re.compile(
    rf"^\W*(?:{alternatives(_PAGES['credit-start'])})(?:\s?(?P<mark>:)|\s(?:de\s)?)\s?(?P<who>\S.*)$",
    re.I,
)
_FILM = re.compile(r"^\W*video", re.I)
_PICTURED = re.compile(r"^\W*(?:image|photo|picture|video)", re.I)
_AGENCY = re.compile(
    rf"^\W*(?:{_WORDS['agency']})(?:(?:\s*[/|,-]|\s+via\b)(?P<rest>.*))?\W*$", re.I
)
_AN_AGENCY = re.compile(rf"(?:{_WORDS['agency']})(?:\s+(?:staff|bureau))?(?!\w)", re.I)
_ITS_OFFICE = re.compile(
    rf"\W*(?:{_WORDS['agency']})\s+(?:[\w’'-]+\s+){{0,2}}(?:bureau|desk|newsroom|staff)\W*", re.I
)
_IN_ROWS = re.compile(r"\s[|–—-]\s")
_AGE = re.compile(
    r"^\W*(?:(?:published|updated|posted|reading time)\W+)?(?:\d+|an?)\s+"
    r"(?:second|minute|min|hour|day|week)s?(?:\s+(?:ago|read))?\W*$",
    re.I,
)
_DATED = re.compile(
    r"\W*(?:(?:(?:first|last)\s+)?(?:published|updated|posted|modified)"
    rf"|{alternatives(_PAGES['dated'])})\b",
    re.I,
)
_MONTHS = read_words("reading/words.tsv")["month"]
_OF_DATE = re.compile(
    rf"\d+(?:st|nd|rd|th|am|pm|h)?|{alternatives((*_MONTHS, *(name[:3] for name in _MONTHS)))}|sept"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
    rf"|{alternatives((*_PAGES['month'], *_PAGES['weekday'], *_PAGES['date-word']))}"
    r"|at|on|am|pm|time|local|gmt|utc|bst|ce?st|cet|eet|eest|es?t|edt|ist|[mp][ds]t",
    re.I,
)
_FURNITURE = re.compile(
    rf"^\W*(?:{_WORDS['furniture-start']})(?!\w)"
    rf"|\b(?:{_WORDS['furniture-end']})\W*$"
    r"|^\W*(?:receive|get|enable|turn on)\b.{0,30}\bnotifications\W*(?:$|(?:from|for|about|on)\b)"
    r"|^\W*(?:remember that )?you can (?:also |now )?"
    r"(?:(?:receive|get|subscribe|sign|download|turn on)\b.{0,40}"
    r"\b(?:notifications|newsletters?|alerts|updates|emails|app|our|us)\b"
    r"|(?:follow|listen to) us\b)"
    r"|^\W*download (?:the|our)\b.{0,40}\bapp\b"
    r"|^\W*(?:©|copyright)\s*(?:©|\d{4}|[A-Z]\w*(?-i:\s+[A-Z]\w*)*\W*$)",
    re.I,
)
_BUTTON = re.compile(rf"\W*(?:{_WORDS['furniture-line']})\W*", re.I)
_TOLD = re.compile(
    r"[“”\"«»]|\b(?:said|says|told|wrote|writes|shouted|urged|warned|according)\b"
    r"|\bthe\s+\w+\s+read\W*$",
    re.I,
)
_LONGEST_FURNITURE = 240
_SMALL = ("of", "the", "de", "and")
_BYLINE = re.compile(rf"^\W*(?:{_WORDS['byline']})\s+(?P<who>\S.*)$", re.I)
_OUR = re.compile(
    rf"^\W*(?:by|from)\s+(?:our|an?|the)\s+(?:[\w’'-]+\s+){{0,2}}(?:{_WORDS['publisher']})s?\b",
    re.I,
)
_MADE_BY = re.compile(
    r"\W*(?:(?:with|additional|further|original|extra|more|some)\s+){0,2}"
    rf"(?:{alternatives(read_words('recognition/grammar.tsv')['credit'])})"
    r"(?:\s+and\s+\w+ing)?(?:\s+by\b\s?:?|\s?:)\s*(?P<who>[^;]*)",
    re.I,
)
_CONTRIBUTED = re.compile(
    r"\bcontributed\s+(?:reporting\s+)?to\s+this\s+(?:news\s+)?"
    r"(?:report|story|article|dispatch|post|piece)\b",
    re.I,
)
_STEPS = re.compile(r"\s*[|>›»•]\s*")
_PATH = re.compile(r"\s*[|>›»]\s*")
_MENU = re.compile(rf"(?:{_WORDS['menu']}|{_WORDS['furniture-line']})", re.I)
_PERSON_IN = re.compile(r"^\W*(?P<who>\S+(?:\s+\S+){1,2})\s+(?:in|en|à|aus)\s+(?P<where>\S.*)$")
_AND = re.compile(r"\s+(?:and|y|et|und)\s+|\s*[,;&]\s+")
_SEPARATOR = re.compile(r"\s*[,;:/|&]\s*|\s+[–—-]\s+")
_PUBLISHER = re.compile(rf"(?:{_WORDS['publisher']})s?", re.I)
_POST = re.compile(r"(?:correspondent|editor|reporter|writer|staff|desk|newsroom)s?", re.I)
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
        rest = agency["rest"] or ""
        # "Reuters | Lviv | 3 hurt" is a row of a table.
        return is_mostly_names(rest) and not (_IN_ROWS.search(block) and re.search(r"\d", rest))
    if _ITS_OFFICE.fullmatch(block):
        return True
    if elsewhere := _CREDITED_ELSEWHERE.match(block):
        who = elsewhere["who"]
        named = bool(_AN_AGENCY.search(who)) or (bool(elsewhere["mark"]) and _is_person(who))
        if named and is_mostly_names(who) and not _STOP.search(who):
            return True
    made = _CREDITED.match(block)
    if not made:
        return False
    if made["mark"] in (",", "/") and not _PICTURED.match(block):
        return False
    holder = block[made.end() :]
    if made["by"] == ":" and not _AN_AGENCY.search(holder):
        # It may be what is seen: "Photo: Lviv", "Video: Nova Kakhovka".
        return is_mostly_names(holder) and _is_person(holder) and not _FILM.match(block)
    return is_mostly_names(holder)


def is_furniture(block: str) -> bool:
    """Tell whether a block is a site's own words: a button, a request, an age, a menu."""
    if len(block) > _LONGEST_FURNITURE:
        return False
    if _AGE.search(block) or _is_dated(block) or _BUTTON.fullmatch(block) or is_menu(block):
        return True
    return bool(_FURNITURE.search(block)) and not _TOLD.search(block)


def is_credit(block: str) -> bool:
    """Tell whether a block is a picture's credit or a site's furniture by its own words."""
    return is_picture_credit(block) or is_furniture(block)


def is_byline(block: str, common: Set[str], *, beside: bool = False) -> bool:
    """Tell whether a line under a title says who wrote the report, or who published it.

    Args:
        block: the line.
        common: words that the report writes in lower case, so that none is a person's name.
        beside: whether a credit stands beside it, as a publisher beside a writer.
    """
    if len(block) > LONGEST_CREDIT or _CALENDAR.search(block) or re.search(r"\d", block):
        return False
    if is_signed(block, common):
        return True
    persons = _AND.split(block) if beside or _AND.search(block) else []
    return _is_publisher(block) or (
        bool(persons) and all(_is_person_in(person, common) for person in persons)
    )


def is_signed(block: str, common: Set[str]) -> bool:
    """Tell whether a line says that someone wrote or made the report: "By Anna Smith".

    Args:
        block: the line.
        common: as `is_byline` takes them.
    """
    if len(block) > LONGEST_CREDIT or _CALENDAR.search(block) or re.search(r"\d", block):
        return False
    byline = _BYLINE.match(block)
    if byline and _is_writer(byline["who"], common) and is_mostly_names(byline["who"]):
        return True
    return is_made_by(block) or bool(_OUR.match(block))


def is_made_by(sentence: str) -> bool:
    """Tell whether a sentence says who made a report: "Reporting by Anna Smith in Lviv"."""
    made = _MADE_BY.match(sentence)
    if made:
        return _is_writer(made["who"]) and is_mostly_names(made["who"])
    return _CONTRIBUTED.search(sentence) is not None


def is_menu(block: str) -> bool:
    """Tell whether a line is a site's menu: "Home | News | World"."""
    steps = [step for step in _STEPS.split(block.strip()) if step]
    known = sum(1 for step in steps if _MENU.fullmatch(step))
    return len(steps) > 2 and known > 1 and all(len(step.split()) <= 3 for step in steps)


def is_path(block: str) -> bool:
    """Tell whether a line over a title can be the way to it: "World | Africa | Somalia"."""
    if len(block) > LONGEST_CREDIT:
        return False
    steps = _PATH.split(block.strip())
    return 1 < len(steps) <= 6 and all(
        0 < len(step.split()) <= 3 and step[:1].isupper() and not re.search(r"[\d.:;]", step)
        for step in steps
    )


def is_day(line: str) -> bool:
    """Tell whether a line is a day or a time and nothing else, with a year or without one."""
    if len(line) > LONGEST_CREDIT:
        return False
    words = re.findall(r"\w+", line)
    return any(word[0].isdigit() for word in words) and all(map(_OF_DATE.fullmatch, words))


def is_mostly_names(text: str) -> bool:
    """Tell whether at least half of the words of `text` are capitalised, as in a list of names."""
    words: list[str] = _WORD.findall(text)
    return 2 * sum(map(_may_be_name, words)) >= len(words)


def _may_be_name(word: str) -> bool:
    """Tell whether a word begins with a capital, or with a letter of a script that has none."""
    return word[:1].isupper() or word[:1].lower() == word[:1].upper()


def _is_dated(line: str) -> bool:
    """Tell whether a line says when the report was published: "Updated 4 May 2024, 10:00 GMT"."""
    dated = _DATED.match(line)
    return dated is not None and is_day(line[dated.end() :])


def _is_writer(text: str, common: Set[str] = frozenset()) -> bool:
    """Tell whether a text begins with an agency or a person."""
    return bool(_AN_AGENCY.match(text.strip())) or _is_person(text, common)


def _is_person(text: str, common: Set[str] = frozenset()) -> bool:
    # Only the beginning counts, and looking for a mark after many blanks takes long.
    start = text.strip()[:LONGEST_CREDIT]
    words = _WORD.findall(_SEPARATOR.split(start, maxsplit=1)[0])[:2]
    return len(words) > 1 and all(
        _may_be_name(word) and word.lower() not in common for word in words
    )


def _is_person_in(text: str, common: Set[str]) -> bool:
    """Tell whether a text is a person with a place: "Anna Smith in Lviv"."""
    person = _PERSON_IN.match(text)
    return (
        person is not None
        and _is_person(person["who"], common)
        and person["where"][:1].isupper()
        and is_mostly_names(person["where"])
    )


def _is_publisher(line: str) -> bool:
    """Tell whether a line is a publisher or a post: "The Kovel Times", "Lviv correspondent"."""
    words = _WORD.findall(line)
    named = [word for word in words if word.lower() not in _SMALL and not _POST.fullmatch(word)]
    return (
        0 < len(words) <= 5
        and not _STOP.search(line)
        and (bool(_AN_AGENCY.fullmatch(line.strip())) or bool(_PUBLISHER.fullmatch(words[-1])))
        and all(word[:1].isupper() for word in named)
    )
