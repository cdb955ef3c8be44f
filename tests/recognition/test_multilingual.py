"""The model of other languages: which words are names, and what each stands for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import table

from geo.errors import ModelError
from geo.model import Role
from geo.recognition import multilingual
from geo.recognition.multilingual import MultilingualTagger
from geo.recognition.taggers import other_paragraphs, tag
from geo.report import report_from_text

UKRAINIAN = "Уночі безпілотники вдарили по Ізюму, у місті зайнявся склад."
ENGLISH = "Shells fell on the outskirts of Aleppo, and the army said that it was hit."


@pytest.fixture(scope="module")
def tagger() -> MultilingualTagger:
    return MultilingualTagger.load()


@pytest.mark.parametrize(("text", "names"), table(__file__, "multilingual.tsv"))
def test_finds_places_with_their_roles(tagger: MultilingualTagger, text: str, names: str) -> None:
    found = [
        text[entity.start : entity.end]
        + (f":{entity.role}" if entity.role is not Role.LOCATION else "")
        for entity in tagger.tag(report_from_text(text))
    ]
    assert found == names.split("|")


def test_letters_attached_to_an_arabic_name_stand_outside(tagger: MultilingualTagger) -> None:
    text = "اندلعت اشتباكات في دمشق وحلب."
    spans = [(e.start, e.end) for e in tagger.tag(report_from_text(text))]
    assert [text[a:b] for a, b in spans] == ["دمشق", "حلب"]


def test_a_text_without_letters_has_none(tagger: MultilingualTagger) -> None:
    assert tagger.tag(report_from_text("-\n\n—")) == ()


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("аїґ'’ʼ ,\nةبلو\u200f\u0301ﷺéñ-No№…1🙂"), max_size=300))
def test_spans_lie_in_any_text_in_order(text: str) -> None:
    report = report_from_text(f"{text} Ізюм")
    end = 0
    for entity in MultilingualTagger.load().tag(report):
        assert end <= entity.start < entity.end <= len(report.text)
        assert 0 <= entity.confidence <= 1
        end = entity.end


def test_each_paragraph_is_read_by_the_model_of_its_language() -> None:
    report = report_from_text(f"{ENGLISH}\n\n{UKRAINIAN}")
    assert other_paragraphs(report) == {1}
    found = {report.text[e.start : e.end]: e.role for e in tag(report)}
    assert found == {"Aleppo": None, "Ізюму": Role.LOCATION}


@pytest.mark.parametrize(
    ("text", "others"),
    [
        (ENGLISH, 0),
        (UKRAINIAN, 1),
        ("Kowel: trzy drony, Łuck: nie ma prądu, Równe: cisza.", 0),
        ("El ejército anunció el sábado que había entrado en la ciudad de Tibú.", 1),
        ("Selon l'armée, deux roquettes sont tombées sur la ville de Gao.", 1),
        ("Das Heer teilte mit, dass die Stadt Aleppo am Samstag ruhig war.", 0),
    ],
)
def test_only_languages_that_it_knows_are_other(text: str, others: int) -> None:
    assert len(other_paragraphs(report_from_text(text))) == others


def test_an_english_report_never_loads_the_other_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> MultilingualTagger:
        raise AssertionError("loaded")

    monkeypatch.setattr(MultilingualTagger, "load", refuse)
    assert tag(report_from_text(ENGLISH))


def test_a_missing_model_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setattr(multilingual, "data_dir", lambda: tmp_path_factory.mktemp("data"))
    multilingual._load.cache_clear()
    try:
        with pytest.raises(ModelError, match="missing or damaged"):
            MultilingualTagger.load()
    finally:
        multilingual._load.cache_clear()
