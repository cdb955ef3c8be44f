"""Documents read in processes of their own: within limits, and whatever happens in there."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.errors import ReportError
from geo.language import Sentence, say
from geo.model import ParagraphKind
from geo.report import apart, passing, read_report
from geo.report.document import Block, Document
from geo.report.formats import is_plain, read_document
from tests.report import seeds


@pytest.fixture
def alone() -> Iterator[None]:
    """Begin and end without a process: it knows the limits with which it was started."""
    apart._end_all()
    yield
    apart._end_all()


@pytest.mark.parametrize("name", seeds.whole())
def test_a_document_read_apart_is_the_document(name: str) -> None:
    raw = seeds.whole()[name]
    try:
        expected = read_document(raw, name, name)
    except ReportError as error:
        with pytest.raises(ReportError) as caught:
            apart.read_apart(raw, name, name)
        assert caught.value.sentence == error.sentence
        assert caught.value.sentence.values == error.sentence.values
        return
    document = apart.read_apart(raw, name, name)
    assert document == expected
    told = [(type(one), type(other)) for one, other in
            zip(document.repairs, expected.repairs, strict=True)]  # fmt: skip
    assert all(one is other for one, other in told), "repairs can still be translated"


def test_a_process_is_kept_for_the_next_document(alone: None) -> None:
    apart.read_apart(seeds.docx(), "a.docx", "a.docx")
    (process,) = apart._idle
    apart.read_apart(seeds.PAGE.encode(), "a.html", "a.html")
    assert apart._idle == [process] and process.poll() is None


def test_it_ends_when_nobody_asks_any_more(alone: None) -> None:
    apart.read_apart(seeds.docx(), "a.docx", "a.docx")
    process = apart._idle.pop()
    assert process.stdin is not None and process.stdout is not None
    process.stdin.close()
    assert process.wait(20) == 0
    process.stdout.close()


def test_a_document_has_only_so_much_time(alone: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MAX_SECONDS", 0.01)
    with pytest.raises(ReportError, match="takes longer than 0 seconds to read: split it"):
        read_report(seeds.pdf(), name="a.pdf")
    assert not apart._idle, "it does not go on where nobody waits"


def test_a_document_has_only_so_much_memory(alone: None, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource")
    monkeypatch.setattr(apart, "MAX_MEMORY", 30_000_000)
    with pytest.raises(ReportError, match="cannot be read to its end, damaged or perhaps a trap"):
        read_report(seeds.docx(), name="a.docx")


@pytest.mark.parametrize(
    "does",
    [
        "os.abort()",
        "sys.exit()",
        "os.write(1, b'x' * 9)",
        "os.write(1, b'\\xff' * 9)",
        "os.write(1, (2).to_bytes(8, 'big') + b'\\0' + b'{}')",
        "os.write(1, (14).to_bytes(8, 'big') + b'\\0' + b'{\"document\": 1}')",
    ],
)
def test_what_goes_wrong_there_is_refused_here(
    does: str, alone: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "process.py"
    script.write_text(f"import os, sys\nsys.stdin.buffer.readline()\n{does}\n")
    monkeypatch.setattr(apart, "_SCRIPT", script)
    with pytest.raises(ReportError, match="cannot be read to its end, damaged"):
        read_report(seeds.pdf(), name="a.pdf")
    apart._end_all()
    monkeypatch.undo()
    assert read_report(seeds.pdf(), name="a.pdf").title == seeds.TITLE, "the next one is read"


def test_several_readers_at_once() -> None:
    raw = seeds.pdf(pages=3)
    texts: list[str] = []
    threads = [
        threading.Thread(target=lambda: texts.append(read_report(raw).text)) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 6 and len(set(texts)) == 1
    assert len(apart._idle) <= max(2, os.cpu_count() or 1)


@pytest.mark.parametrize(
    ("raw", "name", "plain"),
    [
        (b"Izium is calm.", "a.txt", True),
        (b"Izium is calm.", "", True),
        (b"Izium is calm.", "a.html", True),
        (b"<p>Izium is calm.</p>", "a.html", False),
        (b"<html><p>Izium is calm.</p>", "", False),
        (b"Izium *is* calm.", "a.md", False),
        (b"Izium,calm\n", "a.csv", False),
        (b'{"text": "Izium"}', "", False),
        (b"%PDF-1.4", "", False),
        (b"PK\x03\x04", "a.txt", False),
    ],
)
def test_only_plain_text_is_read_here(raw: bytes, name: str, plain: bool) -> None:
    assert is_plain(raw, name, name) is plain


def test_what_a_document_says_comes_back_as_it_was() -> None:
    called = say("The report")
    document = Document(
        (Block("Izium \ud800", ParagraphKind.TITLE), Block("Kyiv")),
        title="a \U0001f600",
        author="b",
        publisher="c",
        published="2022-09-10",
        language="en",
        repairs=("plain", say("{file} has {number} of {share}", file=called, number=2, share=0.5)),
        left_out=("d",),
    )
    assert passing.unpack(passing.pack_document(document), called) == document
    error = ReportError("{file} is empty.", file=called)
    with pytest.raises(ReportError) as caught:
        passing.unpack(passing.pack_refusal(error), called)
    assert caught.value.sentence == "The report is empty."
    assert isinstance(caught.value.file, Sentence), "which has a translation of its own"


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"[]", b"{}", b"null", b"{", b"\xff", b"[" * 100_000,
        b'{"refusal": {"type": "_Said", "form": "{a}", "values": {"b": 1}}}',
        b'{"refusal": {"type": "_Said", "form": "{a.b}", "values": {"a": 1}}}',
        b'{"document": {"blocks": [["a", "no kind"]]}}',
    ],
)  # fmt: skip
def test_an_answer_of_another_shape_is_none(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        passing.unpack(raw, "a.pdf")
    assert not isinstance(caught.value, ReportError)
