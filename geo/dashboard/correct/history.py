"""What was corrected: undone and made again, listed, given away and taken in."""

from __future__ import annotations

from itertools import groupby

import streamlit as st
from markupsafe import Markup

from geo.corrections import Correction, export_corrections
from geo.dashboard.correct import wording
from geo.dashboard.correct.editing import found_spans
from geo.dashboard.correct.keeping import take_in_file
from geo.dashboard.correct.wording import literal
from geo.dashboard.locality import is_private
from geo.dashboard.reports.reviewed import Reviewed
from geo.errors import CorrectionsError
from geo.language import _, ngettext, translated
from geo.presentation import words

_BLANK = Markup("")


def bar(opened: Reviewed) -> Markup:
    """Return the buttons that add a name, undo and redo, and what was done last."""
    done = st.session_state.correct_done
    return Markup(
        "<div class='correct-bar'><button type='button' class='pill' data-missed='new'>{}</button>"
        "{}{}</div>{}"
    ).format(
        _("Add a missed name"),
        _step("undo", _("Undo"), "Control+Z", opened.undoable),
        _step("redo", _("Redo"), "Control+Shift+Z", opened.redoable),
        Markup("<p class='correct-done'>{}</p>").format(done) if done else _BLANK,
    )


def _step(name: str, label: str, shortcut: str, corrections: tuple[Correction, ...]) -> Markup:
    if not corrections:
        return Markup("<button type='button' class='pill' disabled>{}</button>").format(label)
    what = _("{step}: {what}, by {who}").format(
        step=label,
        what=wording.described(corrections),
        who=wording.who(corrections[0]),
    )
    return Markup(
        "<button type='button' class='pill' data-{}='last' aria-keyshortcuts='{}' title='{}'>"
        "{}</button>"
    ).format(Markup(name), shortcut, what, what)


def unfitting(opened: Reviewed) -> Markup:
    """Return the corrections that could not be applied, each with the reason; blank for none."""
    rows = [
        Markup(
            "<li><p><b>{}</b> <span>{}</span></p><p>{}</p>{}"
            "<button type='button' class='pill' data-takeback='{}' aria-label='{}'>{}</button></li>"
        ).format(
            wording.described((each.correction,)),
            _by(each.correction),
            words.sentence(translated(each.why)),
            _make_again(opened, each.correction),
            each.correction.id,
            _("Take back: {what}").format(what=wording.described((each.correction,))),
            _("Take back"),
        )
        for each in opened.unfitting
    ]
    if not rows:
        return _BLANK
    return Markup(
        "<section class='correct-unfitting' role='group' aria-label='{}'><h3>{}</h3><p>{}</p>"
        "<ul>{}</ul></section>"
    ).format(
        _("Corrections that do not fit"),
        ngettext(
            "{number} correction does not fit this report any more",
            "{number} corrections do not fit this report any more",
            len(rows),
        ).format(number=len(rows)),
        _("Nothing was changed by guess. Make them again where they belong, or take them back."),
        _BLANK.join(rows),
    )


def _make_again(opened: Reviewed, correction: Correction) -> Markup:
    """Return what opens the editor where the words stand now, blank where they are gone."""
    anchor = correction.anchor
    spans = found_spans(opened.report.text, anchor.quote)
    if not spans:
        return _BLANK
    start, end = min(spans, key=lambda span: abs(span[0] - anchor.start))
    return Markup(
        "<button type='button' class='pill' data-missed='{}' data-quote='{}' aria-label='{}'>{}"
        "</button> "
    ).format(
        start,
        opened.report.text[start:end],
        _("Make it again: {what}").format(what=wording.described((correction,))),
        _("Make it again"),
    )


def listed(opened: Reviewed) -> Markup:
    """Return all corrections that are in force here, the latest first, an action as one."""
    rows = []
    for _action, group in groupby(reversed(opened.corrections), key=lambda each: each.action):
        same = tuple(reversed(list(group)))
        what = wording.described(same)
        notes = dict.fromkeys(each.note for each in same if each.note)
        rows.append(
            Markup(
                "<li><p><b>{}</b></p><p>{}</p>{}"
                "<button type='button' class='pill' data-takeback='{}' aria-label='{}'>{}</button>"
                "</li>"
            ).format(
                what,
                _by(same[0]),
                _BLANK.join(Markup("<p class='note'>{}</p>").format(note) for note in notes),
                same[0].action,
                _("Take back: {what}").format(what=what),
                _("Take back"),
            )
        )
    if not rows:
        return Markup("<p class='quiet'>{}</p>").format(_("Nothing was corrected yet."))
    return Markup("<ul class='correct-list'>{}</ul>").format(_BLANK.join(rows))


def give_and_take(opened: Reviewed) -> None:
    """Show the controls that export and import corrections."""
    corrections = opened.corrections
    if corrections:
        try:
            data = export_corrections(opened.report, corrections)
        except CorrectionsError as error:
            st.error(literal(translated(error.sentence)))
        else:
            st.download_button(
                ngettext(
                    "Save {number} correction as a file",
                    "Save {number} corrections as a file",
                    len(corrections),
                ).format(number=len(corrections)),
                data,
                file_name=f"corrections-{opened.key}.json",
                mime="application/json",
                key="correct-export",
                on_click="ignore",
            )
    st.file_uploader(
        _("Take corrections in from a file: saved here, or GeoJSON or Web Annotations of Dateline"),
        type=["json", "geojson", "jsonld"],
        key=f"correct-import-{st.session_state.correct_imports}",
        on_change=_take_in,
        args=(opened,),
        max_upload_size=10,
    )
    if is_private():
        st.caption(
            _(
                "Corrections lie in your own data directory, readable by you alone, one file for "
                "each report, and are applied again when the report is opened."
            )
        )
    else:
        st.caption(
            _(
                "Corrections last as long as this page is open: save them as a file to keep them, "
                "and take them in again."
            )
        )


def _take_in(opened: Reviewed) -> None:
    session = st.session_state
    file = session.get(f"correct-import-{session.correct_imports}")
    if file is not None:
        # The field is emptied: the same file may be wanted again.
        session.correct_imports += 1
        take_in_file(opened, file.getvalue())


def _by(correction: Correction) -> str:
    return " · ".join(
        (
            wording.who(correction),
            f"{correction.when[:10]} {correction.when[11:16]} UTC",
            wording.reach(correction),
        )
    )
