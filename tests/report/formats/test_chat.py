"""Exported chats: a paragraph for each message, senders and times over them."""

from __future__ import annotations

import json

import pytest

from geo import GeoError, read_report
from geo.model import ParagraphKind
from geo.wordlists import read_table
from tests.report.seeds import zipped

T, B, C = ParagraphKind.TITLE, ParagraphKind.BODY, ParagraphKind.CREDIT


def message(text: object, **more: object) -> dict[str, object]:
    return {
        "id": 1,
        "type": "message",
        "date": "2024-05-03T10:15:00",
        "from": "Anna",
        "text": text,
    } | more


TELEGRAM = {
    "name": "Night watch",
    "type": "public_channel",
    "id": 7,
    "messages": [
        {
            "id": 0,
            "type": "service",
            "date": "2024-05-01T08:00:00",
            "action": "create_channel",
            "text": "",
        },
        message("Rain in Kovel."),
        message(
            [
                "Snow in ",
                {"type": "bold", "text": "Lutsk"},
                ".\n\nAnd ",
                {"type": "hashtag", "text": "#Rivne"},
            ]
        ),
        message("", photo="a.jpg"),
        message("Quiet.", date="2024-05-04T07:00:00"),
    ],
}
WHATSAPP = {
    "brackets": "[03.05.24, 10:15:32] Anna: Rain in Kovel.\n"
    "[03.05.24, 10:16:01] Anna: Snow in Lutsk:\nall night\n"
    "[04.05.24, 07:00:00] Bo: \u200eimage omitted\n[04.05.24, 07:01:00] Bo: Quiet.\n",
    "dashes": "03/05/2024, 10:10 - Messages and calls are end-to-end encrypted.\n"
    "03/05/2024, 10:15 - Anna: Rain in Kovel.\n"
    "03/05/2024, 10:16 - Anna: Snow in Lutsk:\nall night\n"
    "04/05/2024, 07:00 - Bo: <Media omitted>\n04/05/2024, 07:01 - Bo: Quiet.\n",
    "a.m.": "5/3/24, 10:15\u202fAM - Anna: Rain in Kovel.\n"
    "5/3/24, 10:16\u202fAM - Anna: Snow in Lutsk:\nall night\n"
    "5/4/24, 7:01\u202fAM - Bo: Quiet.\n",
}
PAGE = """<!DOCTYPE html><html><head><title>Exported Data</title></head><body>
<div class="page_header"><div class="content"><div class="text bold">Night watch</div></div></div>
<div class="page_body"><div class="history">
<div class="message service"><div class="body details">3 May 2024</div></div>
<div class="message default clearfix"><div class="body">
<div class="pull_right date details" title="03.05.2024 10:15:00 UTC">10:15</div>
<div class="from_name">Anna</div><div class="text">Rain in Kovel.<br>All day.</div></div></div>
<div class="message default clearfix joined"><div class="body">
<div class="pull_right date details" title="03.05.2024 10:16:00 UTC">10:16</div>
<div class="text">Snow in <strong>Lutsk</strong>.</div></div></div>
</div></div></body></html>"""


def read(raw: str, name: str) -> list[tuple[str, ParagraphKind]]:
    report = read_report(raw.encode(), name=name)
    return [(report.text[p.start : p.end], p.kind) for p in report.paragraphs]


@pytest.mark.parametrize("told", [TELEGRAM, {"chats": {"list": [TELEGRAM]}}], ids=["one", "all"])
def test_telegram(told: dict[str, object]) -> None:
    assert read(json.dumps(told, ensure_ascii=False, indent=1), "result.json") == [
        ("Night watch", T),
        ("2024-05-03 10:15 · Anna", C),
        ("Rain in Kovel.", B),
        ("Snow in Lutsk.", B),
        ("And #Rivne", B),
        ("2024-05-04 07:00 · Anna", C),
        ("Quiet.", B),
    ]


def test_telegram_as_a_page() -> None:
    assert read(PAGE, "messages.html") == [
        ("Night watch", T),
        ("2024-05-03 10:15 · Anna", C),
        ("Rain in Kovel.", B),
        ("All day.", B),
        ("Snow in Lutsk.", B),
    ]


@pytest.mark.parametrize("form", WHATSAPP)
def test_whatsapp(form: str) -> None:
    found = read(WHATSAPP[form], "chat.txt")
    assert [text for text, kind in found if kind is B] == [
        "Rain in Kovel.",
        "Snow in Lutsk:",
        "all night",
        "Quiet.",
    ]
    assert [text.split(" · ")[1] for text, kind in found if kind is C] == ["Anna", "Bo"]


@pytest.mark.parametrize("name", ["_chat.txt", "WhatsApp Chat with Night watch.txt"])
def test_a_chat_packed_with_its_pictures(name: str) -> None:
    raw = zipped({name: WHATSAPP["brackets"], "0001-PHOTO.jpg": b"\xff\xd8\xff"})
    assert read_report(raw, name="chat.zip").text == read_report(WHATSAPP["brackets"].encode()).text


STYLES = [
    ("[3/5/2024, 10:15:32 AM] Anna: Rain.\n[13/5/2024, 9:00:00 PM] Bo: Snow.\n", "2024-05-13"),
    ("[10:15, 5/3/2024] Anna: Rain.\n[9:00, 5/13/2024] Bo: Snow.\n", "2024-05-13"),
    ("03.05.24, 10:15 - Anna: Rain.\n04.05.24, 10:15 - Anna: Snow.\n", "2024-05-04"),
    ("2024-05-03, 10:15 - Anna: Rain.\n2024-05-04, 10:15 - Anna: Snow.\n", "2024-05-04"),
    ("03/05/2024, 10:15 p. m. - Anna: Rain.\n04/05/2024, 8:15 a. m. - Anna: Snow.\n", None),
    ("30/04/2024 à 10:15 - Anna: Rain.\n01/05/2024 à 08:15 - Anna: <Médias omis>\n"
     "01/05/2024 à 08:16 - Bo: Snow.\n", "2024-05-01"),
    ("3.5.2024 klo 10.15 - \u200eAnna: Rain.\n3.5.2024 klo 10.16 - Bo: Snow.\n", "2024-05-03"),
    ("\ufeff\u200e[03.05.24, 10:15:32] Anna: \u200eMessages and calls are end-to-end encrypted.\n"
     "[03.05.24, 10:15:32] ~\u00a0Anna: Rain.\n[03.05.24, 10:15:32] Bo: Snow.\n", "2024-05-03"),
    ("4/30/24, 10:15 - Anna: Rain.\n5/1/24, 8:15 - Anna: Snow.\n", "2024-05-01"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "day"), STYLES)
def test_styles_of_whatsapp(raw: str, day: str | None) -> None:
    report = read_report(raw.replace("\n", "\r\n").encode(), name="chat.txt")
    found = [(report.text[p.start : p.end], p.kind) for p in report.paragraphs]
    assert [text for text, kind in found if kind is B] == ["Rain.", "Snow."]
    assert any(text.endswith("· Anna") for text, kind in found if kind is C)
    assert report.published == day


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("Rain in Kovel. \u200e<This message was edited>", "Rain in Kovel."),
        ("IMG-2024.jpg (file attached)\nRain in Kovel.", "Rain in Kovel."),
        ("\u200e<attached: 0001-PHOTO.jpg>", ""),
        ("\u200eLocation: https://maps.google.com/?q=51.2153,24.7087",
         "Location: https://maps.google.com/?q=51.2153,24.7087"),
        ("Missed voice call, tap to call back", ""),
        ("Note: 3 hurt\n12/05/2024: more", "Note: 3 hurt|12/05/2024: more"),
    ],
)  # fmt: skip
def test_what_whatsapp_notes_is_no_text(said: str, text: str) -> None:
    raw = f"12/05/2024, 10:15 - Anna: {said}\n12/05/2024, 10:16 - Anna: <Media omitted>\n"
    raw += "12/05/2024, 10:17 - Bo added Di\n12/05/2024, 10:18 - Anna: Quiet.\n"
    bodies = [told for told, kind in read(raw, "chat.txt") if kind is B]
    assert bodies == [*filter(None, text.split("|")), "Quiet."]


def test_several_chats_have_their_names_over_them() -> None:
    person = TELEGRAM | {"name": "Chad Lee", "type": "personal_chat"}
    raw = json.dumps({"about": "x", "chats": {"list": [person, TELEGRAM]}, "left_chats": {}})
    assert [text for text, kind in read(raw, "result.json") if text in ("Chad Lee", "Night watch")]
    assert ("Chad Lee", C) in read(raw, "result.json")
    assert ("Chad Lee", C) in read(json.dumps(person), "result.json")


def test_a_place_that_a_message_points_to_is_a_point() -> None:
    point = {"latitude": 51.2153, "longitude": 24.7087}
    told = TELEGRAM | {"messages": [message("", location_information=point, place_name="Depot")]}
    report = read_report(json.dumps(told).encode(), name="result.json")
    assert report.text.endswith("Depot\n\n51.215300, 24.708700")
    linked = PAGE.replace(
        '<div class="text">Snow',
        '<a class="media media_location" href="https://maps.google.com/maps?q=51.21,24.7">x</a>'
        '<div class="text">Snow',
    )
    assert ("51.21, 24.7", B) in read(linked, "messages.html")


def test_a_message_passed_on_keeps_who_passed_it_on() -> None:
    passed = PAGE.replace(
        '<div class="text">Rain',
        '<div class="forwarded body"><div class="from_name">Else <span class="date details" '
        'title="01.01.2020 00:00:00">x</span></div><div class="text">Hail.</div></div>'
        '<div class="reply_to details">In reply to</div><div class="text">Rain',
    )
    found = read(passed, "messages.html")
    assert found[1:3] == [("2024-05-03 10:15 · Anna", C), ("Hail.", B)]
    assert not [text for text, _kind in found if "reply" in text or "Else" in text]


@pytest.mark.parametrize(
    "text",
    [
        "12.05.2024: rain in Kovel.\n13.05.2024: snow.",
        "2023-06-08 04:10 | Kovel | fire\n",
        "3 hurt: Bo, Al",
        "12/05/2024, 10:15 - Kovel: fire\n12/05/2024, 10:20 - Lutsk: hail\n"
        "12/05/2024, 11:00 - Rivne: snow\n12/05/2024, 12:00 - Kovel: calm\n",
        "12/05/2024 10:15 Kovel: fire\n12/05/2024 10:20 Kovel: hail\n",
        "2024-05-12 10:15 - Kovel: fire\n2024-05-12 10:20 - Kovel: hail\n",
        '{"messages": [{"role": "user", "content": "Rain"}]}',
    ],
)
def test_a_log_is_no_chat(text: str) -> None:
    assert {kind for _text, kind in read(text, "log.txt")} <= {T, B}


def test_a_chat_of_pictures_alone_is_refused() -> None:
    with pytest.raises(GeoError, match="a chat without a text"):
        read_report(json.dumps({"messages": [message("")]}).encode(), name="result.json")


@pytest.mark.parametrize(("word", "kind"), read_table("reading/chats.tsv"))
def test_a_word_of_whatsapp(word: str, kind: str) -> None:
    if kind == "notice":
        raw = f"12/05/2024, 10:15 - All {word.capitalize()}.\n12/05/2024, 10:18 - Anna: Quiet.\n"
    else:
        raw = f"12/05/2024, 10:15 - Anna: {word.capitalize()}\n12/05/2024, 10:18 - Anna: Quiet.\n"
    assert [text for text, kind in read(raw, "chat.txt") if kind is B] == ["Quiet."]
