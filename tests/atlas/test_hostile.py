"""An archive that comes from others: what is wrong in its files is said, and nothing runs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from geo.atlas import Filter, open_archive, passages, places, report_text
from geo.dashboard.atlas import panel
from geo.errors import ArchiveError

EVIL = "<img src=x onerror=alert(1)>\"'</script>\u202e"
posix = pytest.mark.skipif(os.name == "nt", reason="Windows makes no links and pipes for all")


def put(folder: Path, table: str, column: str, value: Any, kind: pa.DataType | None = None) -> None:
    """Have each row of a table hold a value in a column."""
    (file,) = (folder / table).glob("*.parquet")
    whole = parquet.read_table(file)
    at = whole.schema.get_field_index(column)
    values = pa.array([value] * len(whole), kind or whole.schema.field(column).type)
    parquet.write_table(whole.set_column(at, column, values), file)


@pytest.mark.parametrize(
    ("table", "column", "value", "kind"),
    [
        ("places", "place", None, None),
        ("places", "place", "several of one id", None),
        ("places", "label", None, None),
        ("places", "kind", "evil", None),
        ("places", "kind", None, None),
        ("places", "lat", float("nan"), None),
        ("places", "lat", 1e9, None),
        ("places", "lon", float("-inf"), None),
        ("places", "lat", None, None),
        ("places", "lat", "north", pa.string()),
        ("mentions", "role", "evil", None),
        ("mentions", "confidence", float("nan"), None),
        ("mentions", "passage_start", None, None),
        ("mentions", "date", 3_000_000, pa.date32()),
        ("reports", "date", "evil", pa.string()),
        ("reports", "sources", EVIL, pa.string()),
    ],
)
def test_what_no_archive_holds_is_refused(
    written: Path, table: str, column: str, value: Any, kind: pa.DataType | None
) -> None:
    if column == "date" and kind == pa.date32():
        put(written, "reports", column, value, kind)
    put(written, table, column, value, kind)
    with pytest.raises(ArchiveError, match="cannot be read"):
        open_archive(written)


@pytest.mark.parametrize(
    "held",
    [
        (
            ("mentions", "start", -5),
            ("mentions", "name", None),
            ("mentions", "passage", EVIL),
            ("reports", "address", "javascript:alert(1)"),
            ("reports", "title", EVIL * 100_000),
            ("places", "label", EVIL),
        ),
        (
            ("mentions", "start", None),
            ("mentions", "name", ""),
            ("reports", "sources", [EVIL, None]),
            ("reports", "language", EVIL),
            ("places", "region", EVIL),
        ),
        (("mentions", "passage", None), ("reports", "text", None)),
        (("mentions", "passage", b"\xff\xfe"),),
    ],
)
def test_what_may_stand_in_one_neither_runs_nor_fails(
    written: Path, held: tuple[tuple[str, str, Any], ...]
) -> None:
    for table, column, value in held:
        put(written, table, column, value, pa.binary() if isinstance(value, bytes) else None)
    archive = open_archive(written)
    shown = [str(panel.overview(archive, Filter()))]
    for found in places(archive, Filter()).found:
        shown.append(str(panel.card(archive, Filter(), found.id, 1)))
        for passage in passages(archive, Filter(), found.id)[0]:
            assert all(mention.start >= passage.start for mention in passage.mentions)
            assert report_text(archive, passage.hash) is not None
    if ("places", "label", EVIL) in held:
        # What it turns round ends with it.
        assert all("\u202e</bdi></h2>" in card for card in shown[1:])
    for markup in shown:
        assert "<img" not in markup and "</script" not in markup and "javascript:" not in markup
        assert len(markup) < 200_000


def test_a_report_that_is_told_of_often_is_counted_once(written: Path) -> None:
    before = places(open_archive(written), Filter())
    (file,) = (written / "reports").glob("*.parquet")
    whole = parquet.read_table(file)
    parquet.write_table(pa.concat_tables([whole] * 1_000), file)
    assert places(open_archive(written), Filter()) == before


@posix
@pytest.mark.parametrize(
    "leads",
    [
        lambda file, other: file.symlink_to(other),
        lambda file, _other: os.mkfifo(file),
    ],
)
def test_a_link_out_of_it_and_a_pipe_are_no_files_of_it(
    written: Path, tmp_path: Path, leads: Callable[[Path, Path], None]
) -> None:
    (file,) = (written / "reports").glob("*.parquet")
    other = Path(shutil.move(file, tmp_path / "private.parquet"))
    leads(file, other)
    with pytest.raises(ArchiveError, match="has no file of reports yet"):
        open_archive(written)
    (written / "archive.json").unlink()
    os.mkfifo(written / "archive.json")
    with pytest.raises(ArchiveError, match="torn or not Dateline's"):
        open_archive(written)


@posix
def test_an_archive_by_a_link_to_its_folder_is_open(written: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(written)
    assert places(open_archive(tmp_path / "link"), Filter()).total == 3
