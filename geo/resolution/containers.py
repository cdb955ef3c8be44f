"""The larger place that the words beside a name put it in: "Fada in Burkina Faso".

Five ways of saying it are read: the larger place after the name ("Izium, Ukraine"), before it as
its owner ("Pakistan's Sindh province"), as a word for its people ("the Lebanese city of Tripoli"),
and for names in a row, of which the last says it ("Fizi, Baraka and Shabunda in South Kivu").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.model import Mention, Role
from geo.resolution.cues import DIRECTION, KINDS, Context, Cue, read_context, stands_alone
from geo.wordlists import alternatives, read_words

_QUALITY = alternatives(read_words("resolution/cues.tsv")["quality"])
_QUALITIES = rf"(?:(?:(?:far[ ])?{DIRECTION}\w*|{_QUALITY})(?:[ ]|-|,[ ]|[ ]and[ ]))*"
_KIND = rf"(?:{KINDS})(?:[ ]of)?,?[ ]"
# "the Lebanese city of Tripoli", "the Ukrainian border town of Vovchansk"
_OF_PEOPLE = re.compile(rf"[ ]{_QUALITIES}{_KIND}", re.I)
# "Iraq's second city, Mosul", "Nigeria's north-eastern Borno"; bare: "South Sudan's Jonglei"
_OWNED = re.compile(rf"['’]s?[ ](?P<told>{_QUALITIES}(?:{_KIND})?)", re.I)
_ROW = re.compile(r",[ ]|,?[ ](?:and|or)[ ]|[ ]?/[ ]?")
_MOST_LARGER = 12
"""Larger places that a name gets from those after it in a row; the last one said is among them."""
_PARTED = (Cue.REGION, Cue.WATER)
"""The kinds that several names in a row may share: "the Sumy and Chernihiv oblasts"."""


def read_contexts(text: str, mentions: Sequence[Mention]) -> tuple[Context, ...]:
    """Return the context of each mention, with what it shares with others in a row."""
    contexts = [read_context(text, mentions, index) for index in range(len(mentions))]
    for index in range(1, len(mentions)):
        if not contexts[index].within and _is_owner(text, mentions, contexts, index):
            contexts[index] = replace(contexts[index], within=(index - 1,))
    for index in range(len(mentions) - 2, -1, -1):
        context, following = contexts[index], contexts[index + 1]
        between = text[mentions[index].end : mentions[index + 1].start]
        if not _ROW.fullmatch(between) or Role.DEMONYM in (
            mentions[index].role,
            mentions[index + 1].role,
        ):
            continue
        several = following.cue in _PARTED and following.word.endswith("s")
        if several and context.cue is Cue.NONE:
            context = replace(context, cue=following.cue, word=following.word)
        outer = tuple(larger for larger in following.within if larger > index + 1)[-_MOST_LARGER:]
        if set(context.within) <= {index + 1}:
            # "Djibo, Arbinda and Dori in Mali" is built like "Paris, France, and Turin in Italy".
            context = replace(context, within=context.within + outer)
        contexts[index] = replace(context, row=(*context.row, index + 1))
        contexts[index + 1] = replace(following, row=(index, *following.row))
    return tuple(contexts)


def _is_owner(
    text: str, mentions: Sequence[Mention], contexts: Sequence[Context], index: int
) -> bool:
    """Tell whether the mention before `mentions[index]` is said to be the place that it lies in."""
    before, mention = mentions[index - 1], mentions[index]
    between = text[before.end : mention.start]
    if before.role is Role.DEMONYM:
        return _OF_PEOPLE.fullmatch(between) is not None
    owned = _OWNED.fullmatch(between)
    if owned is None or mention.role is Role.DEMONYM:
        return False
    # "Israel's Gaza war" does not say where Gaza is.
    told = owned["told"] or contexts[index].cue is not Cue.NONE
    return bool(told) or stands_alone(text, mention.end)
