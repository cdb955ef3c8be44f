"""What is read about a name: the list it stands in, what governs it, its verb."""

from __future__ import annotations

import pytest

from geo.recognition.clauses import Clause, read_clause
from geo.recognition.words import split_words


def read(text: str, name: str) -> Clause:
    words = split_words(text)
    start = text.index(name)
    inside = [i for i, w in enumerate(words) if start <= w.start < start + len(name)]
    return read_clause(text, words, inside[0], inside[-1])


@pytest.mark.parametrize("name", ["Mali", "Chad", "Niger"])
def test_a_list_has_one_verb_and_one_governor(name: str) -> None:
    subject = read("We think that Mali, Chad and the Niger refuse.", name)
    assert (subject.before[-1], subject.predicates[0][0], subject.is_subject) == (
        "that",
        "refuse",
        True,
    )
    governed = read("It split ties with Mali, Chad and Niger.", name)
    assert governed.before[-2:] == ("ties", "with")


@pytest.mark.parametrize(
    ("text", "name", "before"),
    [
        ("He died in Goma, Congo said.", "Congo", ("he", "died", "in", "goma")),
        ("He left Goma, and Congo wept.", "Congo", ("he", "left", "goma", "and")),
        ("It ended. Congo wept.", "Congo", ()),
        ("The town fell to the Congo.", "Congo", ("the", "town", "fell", "to")),
    ],
)
def test_what_is_no_list_stays_before(text: str, name: str, before: tuple[str, ...]) -> None:
    assert read(text, name).before == before


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Congo reportedly also wept.", ["wept"]),
        ("Congo, for its part, wept.", ["wept"]),
        ("Congo, which lost, wept.", ["lost", "wept"]),
        ("Congo and its allies wept.", ["wept"]),
        ("Congo, where he lives, wept.", []),
        ("Congo. They wept.", []),
    ],
)
def test_predicates(text: str, verbs: list[str]) -> None:
    assert [predicate[0] for predicate in read(text, "Congo").predicates] == verbs


def test_compounds_and_possession() -> None:
    assert read("Congo-backed men", "Congo").suffix == "backed"
    assert read("pro-Congo men", "Congo").prefix == "pro"
    assert read("the Mali-Congo border", "Mali").pair_noun == "border"
    assert read("the Mali-Congo border", "Congo").pair_noun == "border"
    assert read("Congo’s army", "Congo").possesses
    assert read("the Philippines' army", "Philippines").possesses
    assert not read("Congo is", "Congo").possesses
