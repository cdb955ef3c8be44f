"""Parts of a town in languages that name them after their word: "мікрорайон Канал", "barrio Siloé".

English writes "the Kanal microdistrict", which `cues` and `containers` read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.model import Mention, Role
from geo.resolution.cues import Context, Cue
from geo.resolution.grammar import Grammar

_REACH = 30


def read_quarters(
    contexts: list[Context], mentions: Sequence[Mention], text: str, told: Sequence[Grammar]
) -> None:
    """Read which names are parts of a town, and which town follows them.

    Of several, as in "los barrios de Cali", one name alone is the town's own.
    """
    several = False
    for index, words in enumerate(told):
        mention, context = mentions[index], contexts[index]
        goes_on = index > 0 and several and _is_row(text, mentions, index, words)
        before = words["quarter-before"].search(
            text[max(0, mention.start - _REACH) : mention.start]
        )
        several = goes_on or bool(before and before.groupdict().get("quarters"))
        town = _town_after(text, mentions, index, words)
        if mention.role is Role.DEMONYM:
            continue
        if before or goes_on:
            row = goes_on or (
                index + 1 < len(mentions) and _is_row(text, mentions, index + 1, words)
            )
            if several and not (row or town):
                continue
            context = replace(context, cue=Cue.SETTLEMENT, quarter=True)
        elif word := _own_word(mention, context, words):
            context = replace(context, cue=Cue.REGION, word=word, quarter=True)
        else:
            continue
        contexts[index] = replace(context, within=town or context.within)


def _is_row(text: str, mentions: Sequence[Mention], index: int, words: Grammar) -> bool:
    between = text[mentions[index - 1].end : mentions[index].start]
    return words["row"].fullmatch(between) is not None


def _town_after(
    text: str, mentions: Sequence[Mention], index: int, words: Grammar
) -> tuple[int, ...]:
    if index + 1 == len(mentions) or mentions[index + 1].role is Role.DEMONYM:
        return ()
    between = text[mentions[index].end : mentions[index + 1].start]
    return (index + 1,) if words["town-after"].fullmatch(between) else ()


def _own_word(mention: Mention, context: Context, words: Grammar) -> str:
    """Return the word for a district after the name or at its end, "" for none."""
    *name, last = mention.text.split()
    for word in (context.word, last if name else ""):
        if word and words["quarter-word"].fullmatch(word):
            return word.lower()
    return ""
