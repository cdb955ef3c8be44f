"""What the panel shows before a place is chosen: where the report happens, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from geo.dashboard.reports.opening import Opened
from geo.dashboard.session.filters import NO_COUNTRY, Filters
from geo.excerpts import paragraph_of
from geo.language import _, grouped, ngettext
from geo.model import Mention, Role
from geo.presentation import words
from geo.presentation.entries import Entry
from geo.remembered import remembered
from geo.textsearch import Found, found

MOST_BARS = 8
MOST_FIRST = 30
MOST_FOUND = 20

_BLANK = Markup("")


@remembered
def overview(opened: Opened, filters: Filters, whole: int) -> Markup:
    """Return where a report happens: by place, by country, in its order, and what is not shown.

    Args:
        opened: the report, with only what the filter leaves.
        filters: the filter.
        whole: the number of places without the filter.
    """
    entries = list(opened.entries.values())
    on_map = [entry for entry in entries if _weight(entry, filters)]
    parts = [_lede(on_map, filters, whole)]
    if filters.text:
        parts.append(
            _hits(found(opened.report, filters.text), filters.text, opened.report.language)
        )
    if on_map:
        parts += [
            _by_place(on_map, filters),
            _by_country(on_map, filters),
            _in_order(opened, on_map, filters),
        ]
    parts.append(_not_on_map(opened, filters))
    return Markup("<div class='overview'>{}</div>").format(_BLANK.join(parts))


def _weight(entry: Entry, filters: Filters) -> int:
    """Return how often a place is named in the roles that are asked, as a location by default."""
    return sum(entry.count(role) for role in filters.roles or (Role.LOCATION,))


def _lede(on_map: Sequence[Entry], filters: Filters, whole: int) -> Markup:
    if on_map and not filters:
        return _paragraph(
            _(
                "Choose a place on the map, in the list or in the report to read every passage "
                "that names it."
            )
        )
    if on_map:
        return _paragraph(
            _("The filter leaves {places} of {whole}.").format(
                places=words.places(len(on_map)), whole=grouped(whole)
            )
        )
    if filters and whole:
        return Markup(
            "{}<p><button type='button' class='pill' data-filter='clear'>{}</button></p>"
        ).format(
            _paragraph(
                _(
                    "No place fits the filter. Take one of its parts off above the list, or "
                    "clear all of it."
                )
            ),
            _("Clear all"),
        )
    return Markup("{}<p>{}</p>").format(
        _paragraph(_("No place was found in this report that could stand on the map.")),
        _(
            "The tab “Places” lists every name that was found, and why it is not on the map; the "
            "tab “Report” shows the text."
        ),
    )


def _paragraph(text: str) -> Markup:
    return Markup("<p class='lede' tabindex='-1' data-head>{}</p>").format(text)


def _hits(passages: Sequence[Found], text: str, language: str) -> Markup:
    total = sum(len(passage.hits) for passage in passages)
    title = _("“{text}” in the report").format(text=text)
    if not passages:
        return Markup("<section><h3>{}</h3><p>{}</p></section>").format(
            title, _("The text does not have it.")
        )
    rows = _BLANK.join(
        Markup(
            "<li><button type='button' data-open='{}'><span class='what'><span>{}</span></span>"
            "<span class='quote' lang='{}'>{}</span></button></li>"
        ).format(
            f"p{passage.paragraph.start}",
            words.paragraph(passage.paragraph),
            language,
            _with_hits(passage),
        )
        for passage in passages[:MOST_FOUND]
    )
    times = ngettext("{number} time", "{number} times", total).format(number=grouped(total))
    more = max(0, len(passages) - MOST_FOUND)
    rest = _rest(
        more,
        ngettext(
            "{number} more passage stands in the report.",
            "{number} more passages stand in the report.",
            more,
        ),
    )
    return Markup(
        "<section class='hits'><h3>{}</h3><p>{}</p><ul class='rows' data-roving>{}</ul>{}</section>"
    ).format(title, f"{times}, {words.passages(len(passages))}", rows, rest)


def _with_hits(passage: Found) -> Markup:
    parts, at = [], passage.start
    for start, end in passage.hits:
        parts.append(Markup.escape(passage.text[at - passage.start : start - passage.start]))
        parts.append(
            Markup("<mark class='hit'>{}</mark>").format(
                passage.text[start - passage.start : end - passage.start]
            )
        )
        at = end
    parts.append(Markup.escape(passage.text[at - passage.start :]))
    return _BLANK.join(parts)


def _by_place(on_map: Sequence[Entry], filters: Filters) -> Markup:
    ranked = sorted(on_map, key=lambda entry: -_weight(entry, filters))
    most = _weight(ranked[0], filters)
    places = [entry.place for entry in on_map]
    rows = _BLANK.join(
        _bar(
            f"data-place='{Markup.escape(entry.place.id)}'",
            entry.place.name,
            words.apart(entry.place, places),
            _weight(entry, filters),
            most,
        )
        for entry in ranked[:MOST_BARS]
    )
    more = max(0, len(ranked) - MOST_BARS)
    rest = _rest(
        more,
        ngettext(
            "{number} more place is in the list below the map.",
            "{number} more places are in the list below the map.",
            more,
        ),
    )
    return Markup("<section><h3>{}</h3><ul class='bars' data-roving>{}</ul>{}</section>").format(
        _("Places named most"), rows, rest
    )


def _rest(more: int, text: str) -> Markup:
    """Return a line that says how many are not listed, nothing where all are."""
    return Markup("<p>{}</p>").format(text.format(number=grouped(more))) if more else _BLANK


def _by_country(on_map: Iterable[Entry], filters: Filters) -> Markup:
    counts: Counter[str] = Counter()
    names = {NO_COUNTRY: _("No single country")}
    for entry in on_map:
        code = entry.place.country_code or NO_COUNTRY
        counts[code] += _weight(entry, filters)
        if code != NO_COUNTRY and entry.place.country:
            names[code] = entry.place.country
    most = max(counts.values())
    rows = _BLANK.join(
        _bar(
            f"data-filter='toggle' data-key='country' data-value='{Markup.escape(code)}'",
            names.get(code, code),
            "",
            number,
            most,
            pressed=code in filters.countries,
        )
        for code, number in counts.most_common()
    )
    return Markup("<section><h3>{}</h3><ul class='bars' data-roving>{}</ul></section>").format(
        _("By country"), rows
    )


def _bar(
    data: str, name: str, apart: str, number: int, most: int, *, pressed: bool = False
) -> Markup:
    # The width is a number that was counted here: nothing from outside enters the style.
    return Markup(
        "<li><button type='button' {} aria-pressed='{}'><span class='name-of'>{}{}</span>"
        "<span class='track' aria-hidden='true'><i style='width:{}%'></i></span>"
        "<span class='number'><b>{}</b><span class='hidden'> {}</span></span></button></li>"
    ).format(
        Markup(data),
        "true" if pressed else "false",
        name,
        Markup(" <i>{}</i>").format(apart) if apart else "",
        round(100 * number / most),
        grouped(number),
        ngettext("mention", "mentions", number),
    )


def _in_order(opened: Opened, on_map: Iterable[Entry], filters: Filters) -> Markup:
    roles = filters.roles or {Role.LOCATION}
    firsts: list[tuple[Mention, Entry]] = [
        (next(mention for mention in entry.mentions if mention.role in roles), entry)
        for entry in on_map
    ]
    firsts.sort(key=lambda first: first[0].start)
    rows = []
    last = None
    for mention, entry in firsts[:MOST_FIRST]:
        paragraph = paragraph_of(opened.report, mention.start)
        label = _BLANK
        if paragraph != last:
            short = str(paragraph.number) if paragraph.number else "–"
            label = Markup("<span class='no' title='{}'>{}</span>").format(
                words.paragraph(paragraph), short
            )
            last = paragraph
        rows.append(
            Markup(
                "<li>{}<button type='button' data-place='{}' data-at='{}' aria-pressed='false'"
                " title='{}'>{}</button></li>"
            ).format(
                label,
                entry.place.id,
                mention.start,
                words.paragraph(paragraph),
                entry.place.name,
            )
        )
    more = max(0, len(firsts) - MOST_FIRST)
    rest = _rest(
        more,
        ngettext(
            "{number} more place is named for the first time after these.",
            "{number} more places are named for the first time after these.",
            more,
        ),
    )
    return Markup(
        "<section><h3>{}</h3><p>{}</p><ol class='order' data-roving>{}</ol>{}</section>"
    ).format(
        _("In order of first mention"),
        _("The numbers are those of the report's paragraphs."),
        _BLANK.join(rows),
        rest,
    )


def _not_on_map(opened: Opened, filters: Filters) -> Markup:
    reasons: Counter[str] = Counter()
    for mention in opened.result.unplaced:
        reasons[words.unplaced(mention.reason_unplaced)] += 1
    groups = [(reason, words.mentions(number)) for reason, number in reasons.most_common()]
    standings = Counter(entry.main_role for entry in opened.entries.values())
    for role, reason in (
        (
            Role.ACTOR,
            _("Named only as actors (“Moscow said”); the switch by the list shows them."),
        ),
        (Role.DEMONYM, _("Named only by their people or things (“Turkish”).")),
        (Role.CREDIT, _("Named only in a byline, a credit or the site's own text.")),
    ):
        if standings[role] and role not in filters.roles:
            groups.append((reason, words.places(standings[role])))
    if not groups:
        return _BLANK
    rows = _BLANK.join(
        Markup(
            "<li><button type='button' data-tab='Places'><span>{}</span> <b>{}</b></button></li>"
        ).format(reason, number)
        for reason, number in groups
    )
    return Markup(
        "<section class='left-out'><h3>{}</h3><ul class='rows' data-roving>{}</ul></section>"
    ).format(_("Not on the map, because …"), rows)
