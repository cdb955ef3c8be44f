"""What an archive answers: DuckDB over its Parquet files, by a filter in the address."""

from geo.atlas.comparing import Compared, Comparison, Verdict, compare
from geo.atlas.days import Bar, Days, bars
from geo.atlas.filter import Area, Filter, Undated
from geo.atlas.opening import Archive, check_archive, open_archive
from geo.atlas.passages import Passage, ReportText, passages, report_text
from geo.atlas.questions import Found, Places, choices, days, known_choices, places

__all__ = [
    "Archive",
    "Area",
    "Bar",
    "Compared",
    "Comparison",
    "Days",
    "Filter",
    "Found",
    "Passage",
    "Places",
    "ReportText",
    "Undated",
    "Verdict",
    "bars",
    "check_archive",
    "choices",
    "compare",
    "days",
    "known_choices",
    "open_archive",
    "passages",
    "places",
    "report_text",
]
