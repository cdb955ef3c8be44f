"""How recognition in other languages is scored."""

from __future__ import annotations

from geo.model import Report, Role
from geo.progress import Progress
from geo.recognition import Entity
from tests.quality.corpus import Document, Toponym
from tests.quality.languages import score_corpus

TEXT = "ولبنان، سورية قال المصري"


class Marked:
    """A tagger that knows this one text."""

    def tag(self, report: Report, progress: Progress | None = None) -> tuple[Entity, ...]:
        """Return the names without their attached letters, and a word for a people."""
        return (
            Entity(1, 6, 0.9, Role.LOCATION),
            Entity(8, 13, 0.9, Role.ACTOR),
            Entity(18, 24, 0.9, Role.DEMONYM),
        )


def test_a_name_is_scored_alone_and_with_the_letters_of_its_word() -> None:
    document = Document("1", TEXT, (Toponym(0, 6, None), Toponym(8, 13, None)))
    marked, words = score_corpus([document], Marked())
    assert (marked.right, marked.predicted, marked.gold) == (1, 2, 2)
    assert (words.right, words.predicted, words.gold) == (2, 2, 2)
