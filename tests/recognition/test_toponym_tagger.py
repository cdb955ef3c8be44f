"""The toponym model's spans: which words, at which offsets, of any text."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tables import table

from geo.errors import ModelError
from geo.recognition import toponym_tagger
from geo.recognition.pieces import Shape, shape_of
from geo.recognition.toponym_tagger import ToponymTagger, best_labels
from geo.report import report_from_text


@pytest.fixture(scope="module")
def tagger() -> ToponymTagger:
    return ToponymTagger.load()


def named(tagger: ToponymTagger, text: str) -> list[str]:
    return [text[span.start : span.end] for span in tagger.spans(report_from_text(text))]


@pytest.mark.parametrize(("text", "names"), table(__file__, "names.tsv"))
def test_finds_places_and_nothing_else(tagger: ToponymTagger, text: str, names: str) -> None:
    assert named(tagger, text) == names.split("|") * bool(names)


def test_a_text_without_letters_has_none(tagger: ToponymTagger) -> None:
    assert tagger.spans(report_from_text("-\n\n—")) == ()


@pytest.mark.parametrize(
    "before",
    [
        "😀🏽‍🚒 ",
        "שלום עולם ",
        "\u202eabc\u202c ",
        "a\x00b\x07 ",
        "e\u0301 Ñandú ",
        "\ufeff",
        "\r\n",
        "ﷺ 漢字 ",
    ],
)
def test_offsets_hold_after_odd_characters(tagger: ToponymTagger, before: str) -> None:
    text = f"{before}Shells fell on the outskirts of Aleppo."
    assert "Aleppo" in [
        text[span.start : span.end] for span in tagger.spans(report_from_text(text))
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
@example("A\x0c0i")
def test_spans_lie_in_any_text_in_order(text: str) -> None:
    report = report_from_text(f"{text} Fighting in Aleppo. {text}")
    spans, whole = ToponymTagger.load().spans(report), report.text
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(whole)
        assert any(p.start <= span.start and span.end <= p.end for p in report.paragraphs)
        assert 0.0 < span.confidence <= 1.0
        end = span.end


def test_a_name_goes_on_in_the_next_line_of_its_paragraph_alone(tagger: ToponymTagger) -> None:
    wrapped = (
        "Shells fell in the night on the market, on two schools and on the hospital of Deir al-\n"
        "Balah, the mayor said on Monday morning, and people walked all day to the shore at Khan\n"
        "Younis, where the tents of those who had come before them stood in the rain since May,\n"
        "without bread, without water and without anybody who could say when it would be over."
    )
    assert {"Deir al-\nBalah", "Khan\nYounis"} <= set(named(tagger, wrapped))
    assert "Aleppo\nHoms" not in named(tagger, "Aleppo\nHoms\nHama")


def test_every_window_finds_its_names(tagger: ToponymTagger) -> None:
    sentence = "Shells fell on the outskirts of Aleppo in the night. "
    names = [text.start for text in tagger.spans(report_from_text(sentence * 60))]
    assert names == [len(sentence) * n + sentence.index("Aleppo") for n in range(60)]


def test_a_long_word_and_a_long_line_are_read(tagger: ToponymTagger) -> None:
    text = "x" * 50_000 + " Fighting in Aleppo goes on."
    assert [text[span.start : span.end] for span in tagger.spans(report_from_text(text))] == [
        "Aleppo"
    ]


def test_the_same_text_gives_the_same_spans(tagger: ToponymTagger) -> None:
    text = "Rebels took Lashio; people walked to Hsipaw. " * 20
    assert tagger.spans(report_from_text(text)) == tagger.spans(report_from_text(text))


@pytest.mark.parametrize("content", [None, b"", b"\x08\x07damaged"])
def test_a_missing_or_damaged_model_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    (tmp_path / "models").mkdir()
    if content is not None:
        (tmp_path / "models" / "tagger.onnx").write_bytes(content)
    monkeypatch.setattr(toponym_tagger, "data_dir", lambda: tmp_path)
    with pytest.raises(ModelError, match=r"^[^\n]*missing or damaged[^\n]*$"):
        toponym_tagger._load.__wrapped__()


O, B, I = (0.0, -9.0, -9.0), (-9.0, 0.0, -9.0), (-9.0, -3.0, 0.0)  # noqa: E741


@pytest.mark.parametrize(
    ("rows", "breaks", "labels"),
    [
        ([O, B, I, O], [], [0, 1, 2, 0]),
        ([B, B, I], [], [1, 1, 2]),
        ([I, O], [], [1, 0]),
        ([O, (-1.0, -2.0, -1.1), I], [], [0, 1, 2]),
        ([B, I, I], [2], [1, 2, 1]),
    ],
)
def test_best_labels_begin_every_name(
    rows: list[tuple[float, float, float]], breaks: list[int], labels: list[int]
) -> None:
    lines = np.array([index in (0, *breaks) for index in range(len(rows))])
    assert best_labels(np.array(rows, np.float32), lines).tolist() == labels


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("turkey", Shape.LOWER),
        ("Turkey", Shape.TITLE),
        ("TURKEY", Shape.UPPER),
        ("T", Shape.INITIAL),
        ("McKinney", Shape.MIXED),
        ("2022", Shape.DIGIT),
        ("TB2", Shape.UPPER),
        ("-", Shape.SIGN),
        ("漢", Shape.UNCASED),
    ],
)
def test_shape(word: str, shape: Shape) -> None:
    assert shape_of(word) is shape
