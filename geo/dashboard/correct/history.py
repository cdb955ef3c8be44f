"""What was corrected: undone and made again, listed, given away and taken in."""

from __future__ import annotations

from itertools import groupby

import streamlit as st
from markupsafe import Markup

from geo.corrections import Correction, export_corrections
from geo.dashboard.access import is_private
from geo.dashboard.client.markdown import literal
from geo.dashboard.correct import wording
from geo.dashboard.correct.editing import found_spans
from geo.dashboard.correct.keeping import take_in_file
from geo.dashboard.reports.reviewed import Reviewed, Span
from geo.errors import CorrectionsError
from geo.language import _, ngettext, translated
from geo.presentation.templates import templates
from geo.report.document import MAX_BYTES

_render = templates(__file__)


def bar(opened: Reviewed) -> Markup:
    """Return the buttons that add a name, undo and redo, and what was done last."""
    return _render("bar", opened=opened, done=st.session_state.correct_done, wording=wording)


def unfitting(opened: Reviewed) -> Markup:
    """Return the corrections that could not be applied, each with the reason; blank for none."""
    rows = [
        (
            each.correction,
            each.why,
            wording.described((each.correction,)),
            _found_again(opened, each.correction),
        )
        for each in opened.unfitting
    ]
    return _render("unfitting", unfitting=rows, text=opened.report.text, wording=wording)


def _found_again(opened: Reviewed, correction: Correction) -> Span | None:
    """Return where a correction's words stand now, nearest to where they stood; None if gone."""
    anchor = correction.anchor
    spans = found_spans(opened.report.text, anchor.quote)
    return min(spans, key=lambda span: abs(span[0] - anchor.start), default=None)


def listed(opened: Reviewed) -> Markup:
    """Return all corrections that are in force here, the latest first, an action as one."""
    actions = []
    for _action, group in groupby(reversed(opened.corrections), key=lambda each: each.action):
        same = tuple(reversed(list(group)))
        notes = dict.fromkeys(each.note for each in same if each.note)
        actions.append((wording.described(same), same[0], notes))
    return _render("listed", actions=actions, wording=wording)


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
        max_upload_size=MAX_BYTES // 1_000_000,
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
