"""What the panel shows before a place is chosen: where the report happens, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from geo.dashboard.reports.opening import Opened
from geo.dashboard.session.elsewhere import elsewhere
from geo.dashboard.session.filters import NO_COUNTRY, Filters
from geo.dashboard.views.place_list import country_names
from geo.excerpts import paragraph_of
from geo.language import _
from geo.model import Mention, Paragraph, Role
from geo.presentation import words
from geo.presentation.entries import Entry
from geo.presentation.templates import templates
from geo.remembered import remembered
from geo.textsearch import Found, found

MOST_BARS = 8
MOST_GUESSES = 4
MOST_FIRST = 30
MOST_FOUND = 20

_render = templates(__file__)
_Weighted = list[tuple[Entry, int]]
"""Places with how often each is named in the roles that are asked."""


@remembered
def overview(opened: Opened, filters: Filters, whole: int) -> Markup:
    """Return where a report happens: by place, by country, in its order, and what is not shown.

    Args:
        opened: the report, with only what the filter leaves.
        filters: the filter.
        whole: the number of places without the filter.
    """
    roles = filters.roles or {Role.LOCATION}
    weighted = [(entry, sum(map(entry.count, roles))) for entry in opened.entries.values()]
    on_map = [(entry, number) for entry, number in weighted if number]
    ranked = sorted(on_map, key=lambda each: -each[1])
    countries = _countries(on_map, country_names(opened))
    passages = found(opened.report, filters.text)
    return _render(
        "overview",
        report=opened.report,
        filters=filters,
        whole=whole,
        passages=passages,
        hits=sum(len(passage.hits) for passage in passages),
        parts=_parts,
        ranked=[each for each in ranked if not each[0].guessed],
        guesses=[each for each in ranked if each[0].guessed],
        most=ranked[0][1] if ranked else 0,
        places=[entry.place for entry, _number in on_map],
        elsewhere=elsewhere(opened, filters.text),
        countries=countries,
        most_in_country=max((sure + guessed for *_name, sure, guessed in countries), default=0),
        firsts=_firsts(opened, on_map, roles),
        left_out=_left_out(opened, filters),
        most_found=MOST_FOUND,
        most_bars=MOST_BARS,
        most_guesses=MOST_GUESSES,
        most_first=MOST_FIRST,
    )


def _parts(passage: Found) -> Iterator[tuple[str, bool]]:
    """Yield a passage in parts, each with whether it is what was searched for."""
    at = passage.start
    for start, end in passage.hits:
        yield passage.text[at - passage.start : start - passage.start], False
        yield passage.text[start - passage.start : end - passage.start], True
        at = end
    yield passage.text[at - passage.start :], False


def _countries(on_map: _Weighted, names: Mapping[str, str]) -> list[tuple[str, str, int, int]]:
    """Return the code and the name of each country, most mentions first.

    With each stands how many mentions of places in it are no guess, and how many are.
    """
    counts: dict[str, tuple[int, int]] = {}
    for entry, number in on_map:
        code = entry.place.country_code or NO_COUNTRY
        sure, guessed = counts.get(code, (0, 0))
        counts[code] = (sure, guessed + number) if entry.guessed else (sure + number, guessed)
    ranked = sorted(counts.items(), key=lambda each: each[1], reverse=True)
    return [(code, names[code], *numbers) for code, numbers in ranked]


def _firsts(
    opened: Opened, on_map: _Weighted, roles: Iterable[Role]
) -> list[tuple[Paragraph, Mention, Entry]]:
    """Return the first mention of each place, with its paragraph, in the order of the report."""
    firsts = [
        (next(mention for mention in entry.mentions if mention.role in roles), entry)
        for entry, _number in on_map
    ]
    firsts.sort(key=lambda first: first[0].start)
    return [
        (paragraph_of(opened.report, mention.start), mention, entry) for mention, entry in firsts
    ]


def _left_out(opened: Opened, filters: Filters) -> list[tuple[str, str]]:
    """Return why names are not on the map, each reason with the number of them."""
    reasons: Counter[str] = Counter()
    for mention in opened.result.unplaced:
        reasons[words.unplaced(mention.reason_unplaced)] += 1
    groups = [(reason, words.mentions(number)) for reason, number in reasons.most_common()]
    by_role = Counter(entry.main_role for entry in opened.entries.values())
    for role, reason in (
        (
            Role.ACTOR,
            _("Named only as actors (“Moscow said”); the switch by the list shows them."),
        ),
        (Role.DEMONYM, _("Named only by their people or things (“Turkish”).")),
        (Role.CREDIT, _("Named only in a byline, a credit or the site's own text.")),
    ):
        if by_role[role] and role not in filters.roles:
            groups.append((reason, words.places(by_role[role])))
    return groups
