"""The names judged in real news: the table is whole, and its texts are those of the corpora."""

from __future__ import annotations

from itertools import pairwise

import pytest

from geo.model import Role
from tests.quality.corpus import NAMES, Document
from tests.quality.real_roles import Judged, pairs, print_real_roles, read_judged
from tests.quality.roles import PARTS

TEXT = "Moscow said so. Shells fell on Moscow."
SAID = Judged("lgl", "a", 0, 6, "Moscow", "dev", Role.ACTOR)
CORPORA = {"lgl": [Document("a", TEXT, ())]}


def test_every_name_is_judged_once() -> None:
    judged = read_judged()
    assert len({(j.corpus, j.document, j.start) for j in judged}) == len(judged) >= 300
    assert {j.corpus for j in judged} == set(NAMES)
    for part in PARTS:
        assert sum(j.part == part and j.role is Role.ACTOR for j in judged) >= 25
    for one, other in pairwise(judged):
        if (one.corpus, one.document) == (other.corpus, other.document):
            assert one.end <= other.start
    assert all(j.end - j.start == len(j.name) for j in judged)


def test_what_was_judged_stands_beside_ours() -> None:
    span = (0, 6)
    assert pairs([SAID], CORPORA) == [({span: Role.ACTOR}, {span: Role.ACTOR})]
    assert pairs([SAID], {}) == [], "a corpus that is not there is left out"


def test_another_version_of_a_corpus_is_told() -> None:
    with pytest.raises(ValueError, match="not in this version"):
        pairs([SAID], {"lgl": [Document("a", "In " + TEXT, ())]})


def test_the_table_has_a_row_for_each_role(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.quality.real_roles.read_judged", lambda: (SAID,))
    print_real_roles(CORPORA)
    rows = capsys.readouterr().out.splitlines()[-len(Role) :]
    actor = next(row for row in rows if row.startswith("actor"))
    assert actor.split()[1:] == ["1.000", "1.000", "1.000", "1", "0.000", "0.000", "0.000", "0"]
