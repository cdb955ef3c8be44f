"""Every row of the recogniser's word lists does what its class is for.

Each class has a sentence that its words decide: with a word of the class in it the name is read
one way, with a made-up word the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import ParagraphKind, Role
from geo.recognition import Entity, agency, recognise
from geo.recognition.apposed import apposed_names
from geo.recognition.bearers import BODIES, FIRMS, bears, is_bodys, is_others, serves
from geo.recognition.columns import place_cells
from geo.recognition.lexicon import NO_NAMES, LexiconEntry, Name, is_announced, is_called_place
from geo.recognition.pairs import road_ends
from geo.recognition.roles import role_of
from geo.recognition.spans import whole_names
from geo.recognition.vague import find_vague
from geo.recognition.words import split_words
from geo.report import report_from_text
from geo.wordlists import read_table

L, A, C = Role.LOCATION, Role.ACTOR, Role.CREDIT
MADE_UP = "blorf"

SENTENCES = {
    "saying": ("Izium {past} that.", A),
    "saying-past": ("Izium {} so.", A),
    "doing": ("Moscow {third} it.", A),
    "doing-form": ("Moscow {} it.", A),
    "doing-base": ("We {} Moscow says.", A),
    "doing-participle": ("Moscow has {} it.", A),
    "object": ("He {} Moscow.", A),
    "fate": ("Moscow will {}.", L),
    "fate-form": ("Moscow will {}.", L),
    "modal": ("Moscow {} agree.", A),
    "office": ("Moscow {} left.", A),
    "office-of-state": ("Izium's {} left.", L),
    "office-title": ("Izium {title} left.", A),
    "office-adjective": ("Moscow {} ministry left.", A),
    "state-noun": ("The {} of Moscow left.", A),
    "town-body": ("The {} of Izium left.", A),
    "party": ("Moscow is a {}.", A),
    "state-of-mind": ("Moscow is {}.", A),
    "intention": ("Moscow has no {}.", A),
    "dealing": ("The {} between Moscow and Ankara went on.", A),
    "given": ("The {} to Moscow.", A),
    "sent": ("The {} from Moscow.", A),
    "meant": ("The {} for Moscow.", A),
    "imposed": ("The {} on Moscow.", A),
    "asked": ("They {} about Moscow.", A),
    "ground": ("Moscow's {} burned.", L),
    "route": ("The {} with Moscow.", L),
    "compound": ("Moscow-{} men left.", A),
    "event": ("Pressure on Moscow {} grew.", L),
    "establishment": ("Moscow National {title} closed.", L),
    "club": ("He watched {} Izium.", A),
    "directional": ("Moscow's {} gains grew.", L),
    "article": ("Sanctions on {} Moscow bite.", A),
    "quality": ("Sanctions on {} Moscow bite.", A),
    "opener": ("He ran {} Izium said no.", A),
    "adverb": ("Izium {} denied it.", A),
    "phrase-end": ("Moscow's gains {} hospitals grew.", A),
    "credit": ("{} by Ann Lee in Izium", C),
}
"""By class: a sentence, and the role of its place with a word of the class in it."""
CAPITAL = LexiconEntry(
    country=True,
    demonym=False,
    region=False,
    settlement=True,
    capital=True,
    population=9_000_000,
    places=frozenset({"geonames:524901"}),
)
TOWN = LexiconEntry(
    country=False,
    demonym=False,
    region=False,
    settlement=True,
    capital=False,
    population=46_000,
    places=frozenset({"geonames:707292"}),
)
WORDS = defaultdict[str, list[str]](list)
"""All rows of the lists, by class."""
for _name in ("agency", "bearers", "grammar", "places", "verbs"):
    for _word, _kind in read_table(f"recognition/{_name}.tsv"):
        WORDS[_kind].append(_word)


def role(sentence: str, word: str) -> Role:
    third, past = agency._finite(word)
    text = sentence.format(word, title=word.title(), third=third, past=past)
    name, entry = ("Moscow", CAPITAL) if "Moscow" in text else ("Izium", TOWN)
    words = split_words(text)
    at = [each.text for each in words].index(name)
    return role_of(text, words, at, at, entry=entry, paragraph=ParagraphKind.BODY)


@pytest.mark.parametrize("kind", SENTENCES)
def test_a_word_decides_a_role(kind: str) -> None:
    sentence, expected = SENTENCES[kind]
    assert [word for word in WORDS[kind] if role(sentence, word) is not expected] == []


@pytest.mark.parametrize("kind", sorted(SENTENCES.keys() - {"office-of-state"}))
def test_another_word_does_not(kind: str) -> None:
    sentence, expected = SENTENCES[kind]
    assert role(sentence, MADE_UP) is not expected


def test_a_town_has_the_offices_that_are_not_a_states_alone() -> None:
    assert role("Izium's {} left.", "mayor") is A
    assert role("Izium's {} left.", MADE_UP) is L


def test_a_last_letter_is_doubled() -> None:
    for word in WORDS["doubled"]:
        assert agency._finite(word) == (f"{word}s", f"{word}{word[-1]}ed")


def test_a_state_that_is_no_more_acted() -> None:
    for word in WORDS["bygone-state"]:
        text = f"{word.upper()} attacked."
        words = split_words(text)
        given = role_of(text, words, 0, len(words) - 2, entry=None, paragraph=ParagraphKind.BODY)
        assert given is A, word


def of_izium(tells: Callable[..., bool]) -> Callable[[str], bool]:
    """Return what `tells` says of Izium in a sentence."""

    def told(sentence: str) -> bool:
        words = split_words(sentence)
        at = [each.text for each in words].index("Izium")
        return tells(words, at, at)

    return told


called_place, announced = of_izium(is_called_place), of_izium(is_announced)


def vague(sentence: str) -> bool:
    return any(find_vague(sentence, 0, len(sentence)))


class NothingKnown:
    def entry(self, name: str) -> None:
        return None


def begins_a_name(sentence: str) -> bool:
    start = sentence.index("Izium")
    [(first, _last)] = whole_names(
        sentence, start, start + 5, split_words(sentence), NothingKnown()
    )
    return first < start


def half_marked(sentence: str) -> bool:
    """Tell whether a name that nobody knows is taken though the model is not sure of it."""
    entity = Entity(6, len(sentence), 0.5)
    return bool(recognise(report_from_text(sentence), [entity], NothingKnown()))


def in_a_column(sentence: str) -> bool:
    return any(place_cells(report_from_text(sentence)))


def tells_a_town(sentence: str) -> bool:
    lexicon = GazetteerLexicon(open_gazetteer())
    return any(apposed_names(sentence, split_words(sentence), lexicon))


def joins_towns(sentence: str) -> bool:
    lexicon = GazetteerLexicon(open_gazetteer())
    return any(road_ends(sentence, split_words(sentence), [Entity(4, 9, 0.5)], lexicon))


def found_unmarked(sentence: str) -> bool:
    lexicon = GazetteerLexicon(open_gazetteer())
    return bool(recognise(report_from_text(sentence), (), lexicon))


TOLD = {
    "column": (in_a_column, "{} name\tDead\nIzium\t3"),
    "site": (lambda sentence: half_marked(sentence.title()), "Took Blorf {}"),
    "site-head": (lambda sentence: half_marked(sentence.title()), "Took {} Blorf"),
    "apposition": (tells_a_town, "He left Izium, a town {} Kyiv"),
    "road": (joins_towns, "The Izium-Lyman {} was cut"),
    "there": (found_unmarked, "Then the Mosul {} was lost"),
    "particle": (begins_a_name, "They left {}-Izium"),
    "region": (called_place, "the {} of Izium"),
    "taking": (called_place, "the {} of Izium"),
    "settlement": (called_place, "the {} of Izium"),
    "auxiliary": (called_place, "Izium {} shelled"),
    "preposition": (announced, "They stayed {} Izium"),
    "capture": (announced, "They {} Izium"),
    "area": (vague, "They held the eastern {} again"),
    "whole": (vague, "He lived in the east of the {} then"),
}
"""By class: what tells a place, and a sentence in which a word of the class makes it do so."""


@pytest.mark.parametrize("kind", TOLD)
def test_a_word_tells_a_place(kind: str) -> None:
    tells, sentence = TOLD[kind]
    assert [word for word in WORDS[kind] if not tells(sentence.format(word))] == []


@pytest.mark.parametrize("kind", TOLD)
def test_another_word_tells_none(kind: str) -> None:
    tells, sentence = TOLD[kind]
    assert not tells(sentence.format(MADE_UP))


def is_anothers(sentence: str) -> bool:
    """Tell whether Izium in a sentence is the name of somebody or something else."""
    words = split_words(sentence)
    at = [each.text for each in words].index("Izium")
    return (
        bears(sentence, words, at, at)
        or is_bodys(sentence, words, at, BODIES)
        or serves(sentence, words, at)
    )


BEARERS = {
    "title": "Then {}. Jo Izium came.",
    "vessel": "They sank the {} Izium.",
    "forename": "They met {} Izium again.",
    "afloat": "They say that Izium was {small} there.",
    "epithet": "They met {} Izium again.",
    "unit": "They joined the Izium Third {}.",
    "body": "They joined the Izium Peace {}.",
    "firm": "They joined the Izium Peace {}.",
    "street": "They left Izium Third {}.",
    "product": "They sold Izium {small} there.",
    "purpose": "They joined the Izium {} Mission.",
}
"""By class: a sentence in which a word of the class, with a capital, makes a name another's."""


@pytest.mark.parametrize("kind", BEARERS)
def test_a_word_makes_a_name_anothers(kind: str) -> None:
    for word in WORDS[kind]:
        assert is_anothers(BEARERS[kind].format(word.title(), small=word)), word
        assert (word in FIRMS) is (kind in ("firm", "street"))


@pytest.mark.parametrize("kind", BEARERS)
def test_another_word_leaves_it_a_place(kind: str) -> None:
    assert not is_anothers(BEARERS[kind].format(MADE_UP.title(), small=MADE_UP))


def ends_a_longer_name(word: str) -> bool:
    text = f"They met {word.title()} Izium again."
    words = split_words(text)
    name = Name(words[3].start, words[3].end, 3, 3, TOWN)
    return is_others(text, words, name, NothingKnown())


def test_a_qualifier_is_no_part_of_a_longer_name() -> None:
    assert ends_a_longer_name(MADE_UP)
    assert not any(map(ends_a_longer_name, WORDS["qualifier"]))


def test_a_kind_of_place_is_no_name_in_a_column() -> None:
    for word in WORDS["no-name"]:
        table = report_from_text(f"Place\tDead\n{word.title()}\t3")
        assert not recognise(table, (), GazetteerLexicon(open_gazetteer())), word


NAMELESS = ("direction", "directional", "function", "calendar")


@pytest.mark.parametrize("kind", NAMELESS)
def test_a_word_is_no_name_by_itself(kind: str) -> None:
    assert set(WORDS[kind]) - NO_NAMES == {"us"} & set(WORDS[kind])


def test_every_class_is_tested() -> None:
    assert set(WORDS) == {
        *(*SENTENCES, *TOLD, *BEARERS, *NAMELESS),
        *("bygone-state", "doubled", "no-name", "qualifier"),
    }
