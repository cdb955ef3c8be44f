"""Exported chats: a paragraph for each message, senders and times over them."""

from __future__ import annotations

import json

import pytest

from geo import GeoError, read_report
from geo.model import ParagraphKind

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
        ("03.05.2024 10:15 · Anna", C),
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


@pytest.mark.parametrize(
    "text",
    [
        "12.05.2024: rain in Kovel.\n13.05.2024: snow.",
        "2023-06-08 04:10 | Kovel | fire\n",
        "3 hurt: Bo, Al",
    ],
)
def test_a_log_is_no_chat(text: str) -> None:
    assert {kind for _text, kind in read(text, "log.txt")} <= {T, B}


def test_a_chat_of_pictures_alone_is_refused() -> None:
    with pytest.raises(GeoError, match="a chat without a text"):
        read_report(json.dumps({"messages": [message("")]}).encode(), name="result.json")
