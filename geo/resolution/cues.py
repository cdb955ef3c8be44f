"""Words beside a name that say what kind of place it is: "city of X", "X region", "X, Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from geo.model import Mention, Role
from geo.wordlists import alternatives, read_words


class Cue(StrEnum):
    """The kind of place that the words beside a name announce."""

    NONE = "none"
    REGION = "region"
    SETTLEMENT = "settlement"
    WATER = "water"
    SITE = "site"


_WORDS = read_words("resolution/cues.tsv")
_REGION = alternatives(_WORDS["region"])
_REGIONS = alternatives(re.sub("y$", "ie", word) + "s" for word in _WORDS["region"])
_SETTLEMENT = alternatives(_WORDS["settlement"])
_WATER = alternatives(_WORDS["water"])
_SITE = alternatives(_WORDS["site"])

_AFTER = re.compile(
    rf"[ \u00a0](?:(?P<region>{_REGIONS}|{_REGION})|(?P<settlement>{_SETTLEMENT})"
    rf"|(?P<water>(?:{_WATER})s?)|(?P<site>{_SITE}))\b"
    # "Ohio State" is a university or its team, "Lancaster District Court" no district.
    r"(?! of\b)(?<!(?-i:State))(?<!(?-i:[A-Z]istrict)(?= [A-Z0-9]))",
    re.I,
)
_BEFORE = re.compile(
    rf"\b(?:(?P<region>(?:{_REGIONS}|{_REGION}) of)"
    rf"|(?P<settlement>(?:{_SETTLEMENT})(?: of)?(?: the)?,?)"
    rf"|(?P<water>(?:{_WATER})(?: of)?))[ \u00a0]$",
    re.I,
)
KINDS = "|".join((_REGION, _SETTLEMENT, _SITE))
DIRECTION = r"(?:north|south|east|west|centr)"
_APPOSITION = re.compile(
    r"(?:,[ ]|[ ]\(|,?[ ](?:in|of)[ ])(?:the )?"
    rf"(?:(?:far )?{DIRECTION}\w*(?: of)? |{DIRECTION}\w*-)?(?:the )?"
)
_TYPE = re.compile(rf"^[ ](?:{_REGION}|{_SETTLEMENT})\b", re.I)
_REACH = 40


# "the Oskil" is a river and "the Red Sea" a sea, but "the Oskil bridgehead" says nothing.
_ARTICLE = re.compile(r"\b[Tt]he[ \u00a0]$")
_ENDS = re.compile(rf"$|[^\w \u00a0'’-]|[ \u00a0](?:{alternatives(_WORDS['end'])})\b")
# "Wilmington (DE)", "Cuba, Mo., fair board"
_CODE = re.compile(
    r"(?:,[ ]|[ ]\()(?P<code>[A-Z]{2}|[A-Z][a-z]{1,4}\.|[A-Z]\.[ ]?[A-Z]\.)(?=[\s,;:.)]|$)"
)
# "KYIV, Ukraine (AP) - ", "KHERSON, Sept. 10 —"
_DATELINE = re.compile(r"[^\n–—]{0,50}?(?:[ ]-|--|[ ]?[–—])[ ]")


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


def stands_alone(text: str, end: int) -> bool:
    """Tell whether a name that ends at `end` belongs to no noun after it."""
    return _ENDS.match(text, end) is not None


def read_context(text: str, mentions: Sequence[Mention], index: int) -> Context:
    """Return the cues beside `mentions[index]` in `text`."""
    mention = mentions[index]
    cue, word, full = _cue(text, mention.start, mention.end)
    following = index + 1
    within: tuple[int, ...] = ()
    if following < len(mentions) and mention.role is not Role.DEMONYM:
        larger = mentions[following]
        between = text[mention.end : larger.start]
        # "From Kyiv, Ukraine's president said" does not say where Kyiv is.
        owns = between.startswith(",") and text[larger.end : larger.end + 2] in ("'s", "’s")
        owns = owns or larger.role is Role.DEMONYM
        if not owns and len(between) < _REACH and _APPOSITION.fullmatch(_TYPE.sub("", between)):
            within = (following,)
    article = bool(
        cue is Cue.NONE
        and _ARTICLE.search(text[max(0, mention.start - 5) : mention.start])
        and stands_alone(text, mention.end)
    )
    opens = mention.start == 0 or text[mention.start - 1] == "\n"
    dateline = opens and mention.text.isupper() and bool(_DATELINE.match(text, mention.end))
    told = _CODE.match(text, mention.end)
    code = told["code"] if told else ""
    return Context(cue, word, within, full, article, code=code, dateline=dateline)


def _cue(text: str, start: int, end: int) -> tuple[Cue, str, str]:
    after = _AFTER.match(text, end)
    if after and after.lastgroup:
        word = after[after.lastgroup].lower()
        return Cue(after.lastgroup), word, f"{text[start:end]} {word}"
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    if before and before.lastgroup:
        word = before[before.lastgroup].lower().removesuffix(",")
        return Cue(before.lastgroup), word.removesuffix(" the").removesuffix(" of"), ""
    return Cue.NONE, "", ""
