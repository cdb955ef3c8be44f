"""Letters that are not what they seem: read as what they look like, told, and kept as written."""

from __future__ import annotations

import json

import pytest

from geo import geoparse, read_report
from geo.export import FORMATS, Provenance
from geo.letters import as_written, neutral, one_script
from geo.wordlists import read_table


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Ky\u0456v", "Kyiv"),
        ("\u041ayiv", "Kyiv"),
        ("\u039ayiv", "Kyiv"),
        ("Х\u0065рсон", "Херсон"),
        ("\u0421\u043e\u0440\u006f\u0447\u0438", "\u0421\u043e\u0440\u043e\u0447\u0438"),
        ("\U0001d5de\U0001d606\U0001d5f6\U0001d603", "Kyiv"),
        ("\uff2b\uff59\uff49\uff56", "Kyiv"),
        ("\U0001d43e\u210e\U0001d452\U0001d45f\U0001d460\U0001d45c\U0001d45b", "Kherson"),
        ("\u210f", "\u210f"),
        ("Київ", "Київ"),
        ("Αθήνα", "Αθήνα"),
        ("Łódź", "Łódź"),
        ("حلب", "حلب"),
        ("Wжw", "Wжw"),
        ("М\u0069", "М\u0069"),
    ],
)
def test_a_word_is_in_one_alphabet_where_it_can_be(word: str, plain: str) -> None:
    assert one_script(word) == plain
    assert len(plain) == len(word), "offsets into a text that may not change stay right"


@pytest.mark.parametrize("row", read_table("reading/lookalikes.tsv"), ids="".join)
def test_every_row_makes_a_word_plain(row: tuple[str, str, str]) -> None:
    latin, cyrillic, greek = row
    for other in (cyrillic, greek):
        if other != "-":
            assert one_script(f"Fr{other}L") == f"Fr{latin}L"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Khar\u200bkiv fell", "Kharkiv fell"),
        ("Хар\u2060ків", "Харків"),
        ("\u202eKyiv\u202c, \u2066Izium\u2069", "Kyiv, Izium"),
        ("Kyiv\U000e0041", "Kyiv"),
        ("Ky\ufe0fi\U000e0100v, Iz\u3164i\u206aum, Хер\ufffaсо\u180cн", "Kyiv, Izium, Херсон"),
        ("\u2764\ufe0f in Kyiv", "\u2764\ufe0f in Kyiv"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("\U0001f469\u200d\U0001f692 in Kyiv", "\U0001f469\u200d\U0001f692 in Kyiv"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e007f", "\U0001f3f4\U000e0067\U000e0062\U000e007f"),
        ("Kyiv\u200b and Izium", "Kyiv\u200b and Izium"),
        ("\ufe91\ufea4\ufee0\ufe90 \ufee3\ufee6 \ufefb\ufedf\ufeee", "بحلب من لالو"),
        ("plain", "plain"),
    ],
)
def test_signs_that_hide_or_turn_go_and_those_that_scripts_need_stay(text: str, plain: str) -> None:
    found, written = neutral(text)
    assert found == plain
    assert as_written(found, written, 0, len(found)) == text


def test_what_a_part_was_written_as() -> None:
    text = "In Ky\u0456v, Khar\u200bkiv and Izium."
    plain, written = neutral(text)
    for name, letters in (("Kyiv", "Ky\u0456v"), ("Kharkiv", "Khar\u200bkiv"), ("Izium", "Izium")):
        start = plain.index(name)
        assert as_written(plain, written, start, start + len(name)) == letters


SHELLED = "Shelling of Ky\u0456v and Khar\u200bkiv went on. Izium was calm.\n\nNobody was hurt.\n"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_report_says_it_and_its_names_are_found(name: str) -> None:
    report = read_report(SHELLED.encode(), name=name)
    assert "Kyiv and Kharkiv" in report.text
    assert [report.text[each.start : each.end] for each in report.written] == ["Kyiv", "Kharkiv"]
    assert any(told.startswith("2 words with letters that only look") for told in report.repairs)
    names = {place.name for place in geoparse(report).places}
    assert {"Kyiv", "Kharkiv"} <= names


def test_joined_forms_of_arabic_letters_are_told_apart_from_what_hides() -> None:
    report = read_report("ﻗﺼﻒ ﻋﻠﻰ ﺣﻠﺐ وإدلب في سوريا. Ky\u0456v".encode())
    assert {place.name for place in geoparse(report).places} >= {"Aleppo", "Idlib"}
    assert report.repairs[-2:] == (
        "3 words in the joined forms of Arabic letters were written in plain letters.",
        "1 word with letters that only look like its own, or with unseen or turning signs, was "
        "written in plain letters: perhaps it hides something.",
    )


def test_a_text_given_as_such_stays_and_its_names_are_found() -> None:
    result = geoparse("Shelling of Ky\u0456v went on.")
    (mention,) = result.mentions
    assert mention.text == "Ky\u0456v" and mention.resolution is not None
    assert mention.resolution.place.name == "Kyiv"


def test_a_name_of_a_file_cannot_be_turned_about() -> None:
    assert read_report(b"Izium is calm.", name="news\u202etxt.exe").source == "newstxt.exe"


@pytest.mark.parametrize("key", ["geojson", "annotations"])
def test_an_export_keeps_the_quote_s_own_letters(key: str) -> None:
    result = geoparse(read_report(SHELLED.encode(), name="a.txt"))
    written = FORMATS[key].written(result, Provenance("test"))
    text = written.decode() if isinstance(written, bytes) else ""
    assert "Shelling of Kyiv and Kharkiv went on." in text
    told = json.loads(text)
    assert "Ky\u0456v and Khar\u200bkiv" in json.dumps(told, ensure_ascii=False)
    assert '"quote_as_written": "Izium' not in text, "only where they differ"
