"""Taking what the filter leaves away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextvars import copy_context

import streamlit as st

from geo.atlas import Archive, Filter, places
from geo.atlas.files import FILES, File, too_many
from geo.language import _, translated
from geo.presentation import words


def downloads(archive: Archive, wanted: Filter) -> None:
    """Show the control that saves what a filter leaves of an archive."""
    popover = st.popover(_("Save as"), key="atlas-downloads", on_change="rerun")
    if not popover.open:
        return
    with popover:
        st.caption(
            _("The files hold the places that the filter leaves; the page has passages as well.")
        )
        number = places(archive, wanted).total
        with st.container(key="formats"):
            for key, file in FILES.items():
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.download_button(
                        _(file.title),
                        _writing(archive, wanted, file),
                        file_name=f"{_slug(archive)}{file.suffix}",
                        mime=file.media_type,
                        on_click="ignore",
                        key=f"atlas-{key}",
                        disabled=number > file.most,
                    )
                    st.caption(
                        words.sentence(_(file.about))
                        if number <= file.most
                        else translated(too_many(number).sentence)
                    )


def _writing(archive: Archive, wanted: Filter, file: File) -> Callable[[], bytes]:
    """Return what writes a file when it is asked for, in the reader's language."""
    reader = copy_context()
    # A context can be entered once at a time, and two threads may write the same file.
    return lambda: reader.copy().run(file.write, archive, wanted)


def _slug(archive: Archive) -> str:
    name = unicodedata.normalize("NFKD", archive.name).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "archive"
