"""The page's session: every key that the page itself reads, and what it holds at first.

Controls whose value nothing else reads name their key where they are drawn; the editor's begin with
`EDITOR` and are renamed whenever it opens.
"""

from __future__ import annotations

from copy import copy
from typing import Any

import streamlit as st

from geo import language
from geo.atlas.filter import Filter as AtlasFilter
from geo.dashboard.session.filters import Filters

# What is selected and shown
TAB = "tab"
ACTORS = "actors"
TILES = "tiles"
SOURCE_ON = "tile-source-on"
DEFAULTS: dict[str, Any] = {
    "place": "",  # the selected place's id
    "mention": 0,  # the number of its selected mention, from 1
    "filters": Filters(),
    "heard": ("", ""),  # the number and the text of the filter's form as it was last sent
    "view": None,  # what the map shows, while it is asked for: (lat, lon, zoom)
    "elsewhere": "",  # the id of a place that was searched for and that the report does not name
    "rivals": False,  # whether its runners-up stand on the map
    "unfolded": False,  # whether the passages that its card folds away are shown
    "portions": {},  # which of its passages the reader asked for, as `portions_of` says it
    "step_keys": True,  # whether single characters step through the mentions
    "seen": None,  # the address as it was last read or written
    # The reader's own ground
    "own_map": None,  # the path of the map file, "" for none, None until the first run
    "own_map_problem": None,  # the sentence that says why it is not drawn
    "tile_source": None,  # a server of tiles that the reader named
    "tile_origins": frozenset(),  # of the servers of tiles that were ever switched on
    "own_layers": (),
    "own_layer_turn": 0,  # renames the control for files once a layer was taken
    "own_problem": None,  # the sentence that says why one was not
    # The atlas of an archive
    "atlas_filter": AtlasFilter(),
    "atlas_against": None,  # the second filter of a comparison, whose first is the one above
    "atlas_seen": None,  # the atlas' address as it was last read or written
    "atlas_left": (),  # that from which a report was opened, pairs of names and values
    "atlas_pages": 1,  # how many pages of a place's passages are shown
    "archive_left": {},  # the address from which one was opened
    "archive_problem": None,  # the sentence that says why an archive was not opened
    # What is said and brought into view
    "notice": "",
    "announcement": "",
    "wrapped": "",  # the notice that stepping went on at the other end
    "scroll_to": "top",
    "scroll_turn": 0,  # a number for each request to scroll, served once
    # What is being corrected
    "correcting": None,  # what the editor is open for
    "correct_turn": 0,  # renames the editor's controls whenever it opens
    "correct_drawn": 0,  # the turn that was drawn last
    "correct_left": None,  # where the editor was open last
    "correct_report": "",  # the report that was open when it was
    "correct_problem": "",
    "correct_done": "",
    "correct_imports": 0,  # how many files of corrections were imported
    "picking": 0,  # the turn in which a click on the map gives the editor's point, 0 for none
    "picking_turn": 0,  # the latest of them
    "corrector": "",  # the name of the person who corrects
    # Which report is open
    "wanted_report": None,  # what the next run opens
    "several_reports": (),  # the chats of one file, to choose from
    "unread_reports": (),  # what could not be read of several that were opened at once, and why
    "reports_opened": 0,
    "files_refused": 0,  # how often; renames the field for files
    "report_problem": "",
    "forgotten": 0,  # how often every trace was deleted
    "forgetting": False,  # whether deleting every trace awaits its confirmation
    "reviewed": None,  # the open report as it was last corrected
    "ledgers": {},  # corrections that are stored nowhere, by the text's hash
    "wanted_online": None,  # what the next run asks a geocoder
    "told_online": (),
    "answered_online": {},  # answers by the text's hash
}
EDITOR = "correct-"
FIND_NAME = "find-name"
FILE, PASTED, ADDRESS, KEEP, FOLDER = "file", "pasted", "address", "keep", "archive-folder"
PUBLISHED = "published"
DISCREET = "discreet"
PICTURED = "pictured"
WITH_LAYERS = "with-layers"


def begin() -> None:
    """Set up what every run and every callback needs: the session's keys, and the language."""
    state = st.session_state
    for key, value in DEFAULTS.items():
        # A copy for each session: what is kept in one must not appear in another.
        state.setdefault(key, copy(value))
    state.setdefault("language", language.preferred(st.context.locale))
    language.use(state.language)
