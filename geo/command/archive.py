"""`dateline archive`: many reports mapped into tables of Parquet."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING

from geo.command.terminal import note
from geo.errors import ArchiveError
from geo.gazetteer import open_gazetteer
from geo.language import say, say_number
from geo.progress import ProgressLine

if TYPE_CHECKING:
    from geo.archive import State, Summary

_SOURCES = (
    "a file of any format that a single report may have, JSON Lines, CSV or Parquet with a column "
    "called text, a feed (RSS, Atom), mbox, a web archive (WARC, WACZ); a folder or a pattern of "
    "them; or an address of them (https://, s3://, gs://)"
)
_NEEDED = ("dask", "distributed", "duckdb", "fsspec", "pyarrow", "warcio")
_MOST_WORKERS = 1_000
_MINUTE, _HOUR = 60, 3600
_NO_DAY = "none"


def run(given: Sequence[str]) -> int:
    """Run the command with the arguments after `archive` and return its exit code.

    Raises:
        GeoError: what the user can mend, in one line.
    """
    options = parser().parse_args(given)
    check_installed()
    from geo.archive import archive, local, standing

    with ProgressLine(sys.stderr) as progress:
        open_gazetteer(progress)

    def started(address: str) -> None:
        note(say("Dask shows its work at {address}", address=address))

    scheduler: str = options.scheduler or ""
    with ProgressLine(sys.stderr) as progress:
        summary = archive(
            options.sources,
            options.out,
            spread=standing(scheduler, started) if scheduler else local(options.workers, started),
            tell=lambda state: progress(state.share or 0.0, _told(state)),
            published=options.published,
        )
    tell(summary, options.out)
    return 0


def tell(summary: Summary, out: str) -> None:
    """Print what a run did, why the first of what it could not read were so, and what there is."""
    for fault in summary.faults:
        note(fault)
    if summary.lost:
        print(
            say_number(
                "1 report lay in a damaged file: it was made again if its source was given.",
                "{number} reports lay in damaged files: those were made again whose sources were "
                "given.",
                summary.lost,
            )
        )
    print(
        say(
            "{folder}: {reports}, {places}, {errors}; new in this run: {mapped}.",
            folder=out,
            reports=say_number("1 report", "{number} reports", summary.reports),
            places=say_number("1 place", "{number} places", summary.places),
            errors=say_number(
                "1 that cannot be read (see errors)",
                "{number} that cannot be read (see errors)",
                summary.errors,
            ),
            mapped=summary.last.mapped,
        ),
        # `dateline watch` may print the next line hours later, and to a file.
        flush=True,
    )


def _told(state: State) -> str:
    """Return how far a run is, for the line of progress."""
    rate = state.mapped / state.seconds if state.seconds else 0.0
    told = [say_number("1 report", "{number} reports", state.mapped)]
    if state.failed:
        told.append(say("{number} cannot be read", number=state.failed))
    if rate:
        told.append(say("{number} a second", number=round(rate, 1)))
    if state.share and state.mapped:
        left = state.seconds * (1 - state.share) / state.share
        told.append(say("about {time} left", time=_time(left)))
    return ", ".join(told)


def _time(seconds: float) -> str:
    if seconds < _MINUTE:
        return say("{number} s", number=round(seconds))
    if seconds < _HOUR:
        return say("{number} min", number=round(seconds / _MINUTE))
    return say("{number} h", number=round(seconds / _HOUR, 1))


def check_installed() -> None:
    """Check that what archives need beside the rest is there.

    Raises:
        ArchiveError: it is not.
    """
    lacking = [name for name in _NEEDED if find_spec(name) is None]
    if lacking:
        raise ArchiveError(
            "An archive needs packages that are not installed ({packages}): pip install "
            "'dateline[archive]'",
            packages=", ".join(lacking),
        )


def _number(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST_WORKERS:
        raise ValueError(text)
    return number


def _day(text: str) -> str:
    if text == _NO_DAY:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no day: write it as 2026-03-01, or {_NO_DAY} to take one back"
        ) from None


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    parser = argparse.ArgumentParser(
        prog="dateline archive",
        description="Map many reports into an archive: tables of GeoParquet that DuckDB, geopandas "
        "and QGIS read (docs/archive.md). The same command goes on where a run was stopped, and "
        "adds what is new.",
        epilog="examples:\n"
        "  dateline archive reports/ --out mapped\n"
        "  dateline archive 'news/*.jsonl' crawl.warc.gz --out mapped --workers 4\n"
        "  dateline archive week9/ --out mapped --published 2026-03-01\n"
        "  dateline archive s3://bucket/news/ --out mapped --scheduler tcp://10.0.0.1:8786\n\n"
        "Nothing leaves this machine but for what you name: an address as SOURCE is asked, and\n"
        "--scheduler sends the reports to its workers. Dask's page is for this machine alone.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help=f"{_SOURCES}; without any, an archive takes in the corrections made since",
    )
    parser.add_argument("--out", required=True, metavar="DIR", help="the archive's folder")
    parser.add_argument(
        "--published",
        type=_day,
        metavar="DAY",
        help="the day on which those reports of SOURCE were published that do not say it "
        "themselves (2026-03-01); the archive tells that it was given. It holds until another is "
        "given for them, or none",
    )
    spread = parser.add_mutually_exclusive_group()
    spread.add_argument(
        "--workers",
        type=_number,
        metavar="N",
        help="processes of this machine; else one for each processor",
    )
    spread.add_argument(
        "--scheduler",
        metavar="A",
        help="the address of a Dask scheduler that stands, whose workers have the same Dateline: "
        "the reports go there",
    )
    return parser
