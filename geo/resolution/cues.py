"""Words beside a name that say what kind of place it is: "city of X", "X region", "X, Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from geo.model import Mention, Role
from geo.resolution.grammar import ENGLISH, Grammar, grammar, told


class Cue(StrEnum):
    """The kind of place that the words beside a name announce."""

    NONE = "none"
    REGION = "region"
    SETTLEMENT = "settlement"
    WATER = "water"
    SITE = "site"


_REACH = 40
# "Wilmington (DE)", "Cuba, Mo., fair board"
_CODE = re.compile(
    r"(?:,[ ]|[ ]\()(?P<code>[A-Z]{2}|[A-Z][a-z]{1,4}\.|[A-Z]\.[ ]?[A-Z]\.)(?=[\s,;:.)]|$)"
)
# "KYIV, Ukraine (AP) - ", "KHERSON, Sept. 10 —"
_DATELINE = re.compile(r"[^\n–—]{0,50}?(?:[ ]-|--|[ ]?[–—])[ ]")
_OWNS = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Context:
    """What the text right beside a mention says of it."""

    cue: Cue
    word: str
    """The word that gave the cue, "" for none."""
    within: tuple[int, ...] = ()
    """Indexes of the mentions that may name the larger place it lies in ("X, Y"), nearest first."""
    full: str = ""
    """The name with the word that follows it and gave the cue: "Kakhovka dam"; "" for none."""
    article: bool = False
    """Whether it stands by itself after "the", as names of waters and landscapes do."""
    row: tuple[int, ...] = ()
    """Indexes of the mentions right before and after it in a row: "Sumy, Kharkiv and Kursk"."""
    code: str = ""
    """The short form after it that may be a region's, as in "Arlington, VA", "" for none."""
    dateline: bool = False
    """Whether it opens its line in capitals, as the town that a report was filed from does."""
    quarter: bool = False
    """Whether it is said to be a part of a town, or a district: "the Kanal microdistrict"."""
    work: bool = False
    """Whether the word after it is a water's or a dam's, which mostly bear the name of a place."""
    lake: bool = False
    """Whether the word before it is a lake's, where that is no part of a name: "lac Albert"."""
    heads: tuple[int, ...] = ()
    """Indexes of the mentions that head a line in which it is listed: "Kherson: Antonivka"."""
    thing: bool = False
    """Whether it is "the" name of a building, which may be called after a place far away."""
    leads: tuple[int, ...] = ()
    """Indexes of the mentions that its sentence begins with: "In Cauca, they took Morales"."""

    @property
    def borrows(self) -> bool:
        """Whether it is a water or a work that is not known itself, but may bear a place's name."""
        return self.work and not self.full


def stands_alone(text: str, end: int, words: Grammar | None = None) -> bool:
    """Tell whether a name that ends at `end` belongs to no noun after it."""
    return (words or _english())["ends-after"].match(text, end) is not None


def read_context(
    text: str, mentions: Sequence[Mention], index: int, words: Grammar | None = None
) -> Context:
    """Return the cues beside `mentions[index]` in `text`.

    Args:
        text: the report's text.
        mentions: by start.
        index: which of them.
        words: the grammar of what stands around it, None for English.
    """
    words = words or _english()
    mention = mentions[index]
    cue, word, full = _cue(text, mention.start, mention.end, words)
    following = index + 1
    within: tuple[int, ...] = ()
    named = following < len(mentions) and mention.role is not Role.DEMONYM
    if named and _is_within(text, mention, mentions[following], cue, words):
        within = (following,)
    the = words["alone-before"].search(text[max(0, mention.start - 5) : mention.start]) is not None
    article = cue is Cue.NONE and the and stands_alone(text, mention.end, words)
    opens = mention.start == 0 or text[mention.start - 1] == "\n"
    dateline = opens and bool(
        words["dateline-after"].match(text, mention.end)
        or (mention.text.isupper() and _DATELINE.match(text, mention.end))
    )
    short = _CODE.match(text, mention.end)
    code = short["code"] if short else ""
    return Context(
        cue,
        word,
        within,
        full,
        article,
        code=code,
        dateline=dateline,
        quarter=bool(full) and words.has("quarter", word),
        lake=cue is Cue.WATER and words["lake"].fullmatch(word) is not None,
        work=bool(full) and (cue is Cue.WATER or words.has("work", word)),
        # "A Berlin clinic" is in Berlin.
        thing=the and words["thing-after"].match(text, mention.end) is not None,
    )


def _english() -> Grammar:
    return grammar("cues", ENGLISH)


def _is_within(text: str, mention: Mention, larger: Mention, cue: Cue, words: Grammar) -> bool:
    """Tell whether the words say that a name lies in the one after it."""
    between = text[mention.end : larger.start]
    if len(between) >= _REACH:
        return False
    if larger.role is Role.DEMONYM:
        # "The city of Tripoli, the Lebanese one", as Arabic says it.
        return cue is Cue.SETTLEMENT and words["people-after"].fullmatch(between) is not None
    # "From Kyiv, Ukraine's president said" does not say where Kyiv is, "in Ukraine's north" does.
    if between.rstrip() == "," and text[larger.end : larger.end + 2] in _OWNS:
        return False
    apart = words["kind-after"].sub("", between, count=1)
    apposition = words["apposition"]
    if found := apposition.fullmatch(apart) or apposition.fullmatch(between):
        # "From Aleppo to Homs" is "из Алеппо в Хомс", and "in" is the same word.
        lead = text[max(0, mention.start - _REACH) : mention.start]
        return not (told(found, "bare") and words["way-before"].search(lead))
    return words["apposed"].fullmatch(between + larger.text) is not None


def _cue(text: str, start: int, end: int, words: Grammar) -> tuple[Cue, str, str]:
    after = words["after"].match(text, end)
    if after and after.lastgroup:
        word = after[after.lastgroup].lower()
        return Cue(after.lastgroup), word, f"{text[start:end]} {word}"
    before = words["before"].search(text[max(0, start - _REACH) : start])
    if before and before.lastgroup:
        return Cue(before.lastgroup), before[before.lastgroup].lower(), ""
    return Cue.NONE, "", ""
