"""Names that somebody goes by are no places, and every row of their table says so."""

from __future__ import annotations

import pytest

from geo.model import Mention, Role
from geo.recognition.nicknames import without_nicknames
from geo.wordlists import read_words

WORDS = read_words("recognition/nicknames.tsv")


def places(text: str, name: str = "Cali") -> list[int]:
    """Return where `name` stands in a text and is not somebody's."""
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    mentions = [Mention(at, at + len(name), name, Role.LOCATION) for at in starts]
    return [mention.start for mention in without_nicknames(text, mentions)]


@pytest.mark.parametrize("lead", WORDS["lead"])
def test_what_leads_to_a_nickname(lead: str) -> None:
    assert places(f"They shot one {lead} Cali.") == []


@pytest.mark.parametrize("known", WORDS["known"])
def test_what_a_person_is_known_as(known: str) -> None:
    assert places(f"They shot a place {known} Cali.") != []
    for person in WORDS["person"]:
        assert places(f"They shot a {person} {known} Cali.") == [], person


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('The commander, alias "Cali", fled.', []),
        ("Alias Cali Duro fled. Cali is a father.", []),
        ("A rebel nicknamed Cali fled to Cali.", [31]),
        ("They left Cali and Popayán.", [10]),
    ],
)
def test_a_nickname_is_no_place_anywhere_in_a_text(text: str, left: list[int]) -> None:
    assert places(text) == left
