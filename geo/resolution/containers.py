"""The larger place that the words beside a name put it in: "Fada in Burkina Faso".

Six ways of saying it are read: the larger place after the name ("Izium, Ukraine"), before it as
its owner ("Pakistan's Sindh province"), as a word for its people ("the Lebanese city of Tripoli"),
for names in a row, of which the last says it ("Fizi, Baraka and Shabunda in South Kivu"), at the
head of a line ("Kherson: Antonivka, Bilozerka"), and of a sentence ("In Cauca, ... Morales").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from geo.model import Mention, Role
from geo.resolution.cues import Context, Cue, read_context, stands_alone
from geo.resolution.grammar import ENGLISH, Grammar, grammar
from geo.resolution.quarters import read_quarters

_REACH = 40
_MOST_LARGER = 12
"""Larger places that a name gets from those after it in a row; the last one said is among them."""
_SEVERAL = ("several", "several-waters", "several-quarters")
"""The words that several names in a row may share: "the Sumy and Chernihiv oblasts"."""
_OPENING = re.compile(r"(?:\n|[.!?]\s)\W*$")
"""Before a name that opens a line or a sentence."""

_ENDS = re.compile(r"[.!?]['\"”’)]?\s|\n")
"""What ends a sentence."""


def _english(_: int) -> str:
    return ENGLISH


def read_contexts(
    text: str, mentions: Sequence[Mention], language_at: Callable[[int], str] = _english
) -> tuple[Context, ...]:
    """Return the context of each mention, with what it shares with others in a row.

    Args:
        text: the report's text.
        mentions: by start.
        language_at: tells the language at an offset into the text.
    """
    told = [grammar("cues", language_at(mention.start)) for mention in mentions]
    contexts = [read_context(text, mentions, index, told[index]) for index in range(len(mentions))]
    for index in range(1, len(mentions)):
        if not contexts[index].within and _is_owner(text, mentions, contexts, index, told[index]):
            contexts[index] = replace(contexts[index], within=(index - 1,))
            if contexts[index - 1].within == (index,):
                # "The capital of Mali, Bamako" reads like "Bamako, Mali".
                contexts[index - 1] = replace(contexts[index - 1], within=())
    _share_leading(contexts, mentions, text, told)
    _read_parts(contexts, mentions, text, told)
    read_quarters(contexts, mentions, text, told)
    for index in range(len(mentions) - 2, -1, -1):
        context, following = contexts[index], contexts[index + 1]
        between = text[mentions[index].end : mentions[index + 1].start]
        if not told[index]["row"].fullmatch(between) or Role.DEMONYM in (
            mentions[index].role,
            mentions[index + 1].role,
        ):
            continue
        # "Сумській і Чернігівській областях": the second name has the word in it.
        shared = following.word or mentions[index + 1].text.split()[-1]
        if context.cue is Cue.NONE and any(told[index].has(kind, shared) for kind in _SEVERAL):
            cue = following.cue if following.word else Cue.REGION
            one = shared.removesuffix("s")
            full = f"{mentions[index].text} {one}"
            context = replace(context, cue=cue, word=shared, full=full, quarter=following.quarter)
            if following.word:
                following = replace(following, full=f"{mentions[index + 1].text} {one}")
        outer = tuple(larger for larger in following.within if larger > index + 1)[-_MOST_LARGER:]
        if set(context.within) <= {index + 1}:
            # "Djibo, Arbinda and Dori in Mali" is built like "Paris, France, and Turin in Italy".
            context = replace(context, within=context.within + outer)
        contexts[index] = replace(context, row=(*context.row, index + 1))
        contexts[index + 1] = replace(following, row=(index, *following.row))
    _share_owner(contexts)
    _read_heads(contexts, mentions, text, told)
    _read_leads(contexts, mentions, text, told)
    return tuple(contexts)


def _read_parts(
    contexts: list[Context], mentions: Sequence[Mention], text: str, told: Sequence[Grammar]
) -> None:
    """Read what the last of several parts of a town is called: "districts of Kharkiv".

    Of one name it would say the town: "the Baghdad neighbourhoods of Dora and Karrada"; and one
    after it is the town too.
    """
    gaps = [text[a.end : b.start] for a, b in pairwise(mentions)]
    rows = [words["row"].fullmatch(gap) for words, gap in zip(told, gaps, strict=False)]
    for index, words in enumerate(told):
        mention, context = mentions[index], contexts[index]
        begun, goes_on = index > 0 and rows[index - 1], index < len(rows) and rows[index]
        plural = not context.full and words.has("several", context.word)
        if plural and words.has("quarter", context.word) and not (begun or goes_on):
            contexts[index] = replace(context, cue=Cue.NONE, word="")
        elif begun and (after := words["parts-after"].match(text, mention.end)):
            cue = Cue(after.lastgroup or Cue.NONE)
            word = after[cue].lower()
            contexts[index] = replace(contexts[index], cue=cue, word=word, quarter=True)


def _share_owner(contexts: list[Context]) -> None:
    """Let the parts in a row have the owner of the first: "Sumy's Basy and Khimik districts"."""
    for index, context in enumerate(contexts[1:], 1):
        before = contexts[index - 1]
        if context.quarter and before.quarter and index - 1 in context.row and not context.within:
            owners = tuple(larger for larger in before.within if larger < index - 1)
            contexts[index] = replace(context, within=owners)


def _read_heads(
    contexts: list[Context], mentions: Sequence[Mention], text: str, told: Sequence[Grammar]
) -> None:
    """Tell the names that a line lists what heads it: "Kherson: Antonivka, Bilozerka".

    "North of Izium near Dovhenke and Topolske" lists them as well.
    """
    head: int | None = None
    for index, words in enumerate(told[1:], 1):
        before = mentions[index - 1]
        between = text[before.end : mentions[index].start]
        apart = words["kind-after"].sub("", between, count=1)
        if words["heads"].fullmatch(apart):
            head = index - 1 if _opens(text, before.start) else None
        elif words["beside"].fullmatch(between):
            lead = text[max(0, before.start - _REACH) : before.start]
            head = index - 1 if words["told-by"].search(lead) else None
        elif not words["listed"].fullmatch(apart):
            head = None
        if head is not None:
            contexts[index] = replace(contexts[index], heads=(head,))


def _read_leads(
    contexts: list[Context], mentions: Sequence[Mention], text: str, told: Sequence[Grammar]
) -> None:
    """Tell the names of a sentence what it begins with: "In Cauca, they took Morales".

    "In Niger, the town of Tillabéri" says where that is.
    """
    lead: int | None = None
    for index, words in enumerate(told):
        mention, context = mentions[index], contexts[index]
        if lead is not None and _ENDS.search(text, mentions[index - 1].end, mention.start):
            lead = None
        if lead is not None and mention.role is not Role.DEMONYM:
            apart = not context.within and not context.heads
            contexts[index] = replace(context, leads=(lead,))
            if apart and context.cue is Cue.SETTLEMENT and index == lead + 1:
                contexts[index] = replace(context, within=(lead,))
        first = max(0, mention.start - _REACH)
        opens = words["leads"].search(text[first : mention.start])
        if (
            opens
            and (first == 0 or opens.start() > 0)
            and words["leads-on"].match(text, mention.end)
        ):
            lead = index


def _opens(text: str, start: int) -> bool:
    """Tell whether nothing but signs stands between the start of a line or sentence and a name."""
    lead = text[max(0, start - _REACH) : start]
    return _OPENING.search(lead if start > _REACH else f"\n{lead}") is not None


def _share_leading(
    contexts: list[Context], mentions: Sequence[Mention], text: str, told: Sequence[Grammar]
) -> None:
    """Give the names after "the provinces of Idlib" in a row the word that stands before it."""
    for index, words in enumerate(told[1:], 1):
        before, context = contexts[index - 1], contexts[index]
        between = text[mentions[index - 1].end : mentions[index].start]
        leads = not before.full and any(words.has(kind, before.word) for kind in _SEVERAL)
        if leads and context.cue is Cue.NONE and words["row"].fullmatch(between):
            contexts[index] = replace(context, cue=before.cue, word=before.word)


def _is_owner(
    text: str, mentions: Sequence[Mention], contexts: Sequence[Context], index: int, words: Grammar
) -> bool:
    """Tell whether the mention before `mentions[index]` is said to be the place that it lies in."""
    before, mention = mentions[index - 1], mentions[index]
    between = text[before.end : mention.start]
    lead = text[max(0, before.start - _REACH) : before.start]
    if before.role is Role.DEMONYM:
        of_people = words["people"].fullmatch(between)
        return of_people is not None and words.allows("people-before", lead)
    owned = words["owned"].fullmatch(between)
    if owned is None or mention.role is Role.DEMONYM or not words.allows("owned-before", lead):
        return False
    # "Israel's Gaza war" does not say where Gaza is.
    told = owned["told"] or contexts[index].cue is not Cue.NONE
    return bool(told) or stands_alone(text, mention.end, words)
