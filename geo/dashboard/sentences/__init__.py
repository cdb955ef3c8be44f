"""The forms of the sentences that the rest of the program makes in English, by what they are of."""

from __future__ import annotations

from geo.dashboard.sentences import asking, changing, fetching, gazetteer, placing, reading

FORMS = (
    *placing.FORMS,
    *asking.FORMS,
    *changing.FORMS,
    *reading.FORMS,
    *fetching.FORMS,
    *gazetteer.FORMS,
)
"""Each once, with named places for values; `geo.dashboard.reasons_in` says what may stand there."""
