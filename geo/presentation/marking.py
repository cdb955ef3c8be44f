"""A stretch of the report with its names marked, as HTML: every character once, none as markup."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from geo.model import Mention
from geo.nesting import nested


def marked(text: str, start: int, mentions: Sequence[Mention]) -> Markup:
    """Return a text with its mentions marked.

    >>> from geo.model import Role
    >>> print(marked("<Izium>", 10, [Mention(11, 16, "Izium", Role.LOCATION)]))
    &lt;<mark class='location' data-start='11'>Izium</mark>&gt;

    Args:
        text: the text, whose first character has the offset `start` in the report.
        start: see `text`.
        mentions: mentions inside the text, by start; of those inside another one it alone is
            marked.
    """
    parts = []
    at = start
    for mention, _within in nested(mentions):
        parts.append(Markup.escape(text[at - start : mention.start - start]))
        parts.append(
            Markup("<mark class='{}' data-start='{}'>{}</mark>").format(
                mention.role.value, mention.start, mention.text
            )
        )
        at = mention.end
    parts.append(Markup.escape(text[at - start :]))
    return Markup("").join(parts)
