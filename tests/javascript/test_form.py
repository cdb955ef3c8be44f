"""What the server's answer changes in the filter's form."""

from __future__ import annotations

import pytest
from javascript import Module

PAGE = """
globalThis.innerWidth = 1000;
globalThis.clearTimeout = () => {};
const field = { value: "" };
const range = { value: "0", parentElement: { querySelector: () => ({ textContent: "" }) } };
const form = {
  elements: { q: field, sure: { value: "0" } }, boxes: [],
  contains: (element) => element === field,
  querySelector: () => range,
  querySelectorAll: () => form.boxes,
};
const root = {
  querySelector: () => form, asked: [], answered: "", sent: 0, waits: false,
};
globalThis.document = { activeElement: null };
"""


def test_what_back_leads_to_is_shown_before_the_server_answers_and_typed_over() -> None:
    call = Module("form.js", PAGE)
    shown = call.run(
        """
        let goBack;
        globalThis.addEventListener = (_, act) => (goBack = act);
        globalThis.location = { search: "" };
        globalThis.URLSearchParams = class { get() { return null; } };
        root.addEventListener = () => {};
        tested.hearForm(root);
        root.sent = 1; root.waits = true; field.value = "Izium";
        const shown = [];
        goBack();
        shown.push(field.value);
        tested.setForm(root, { q: "Izium" }, ["1", "Izium"]);
        shown.push(field.value);
        document.activeElement = field; field.value = "Ky";
        tested.setForm(root, {}, ["1", "Izium"]);
        shown.push(field.value);
        tested.setForm(root, { q: "Kherson" }, ["1", "Izium"]);
        return [...shown, field.value];
        """
    )
    assert shown == ["", "", "Ky", "Kherson"]


@pytest.mark.parametrize(
    ("typing", "in_field", "answer", "shown"),
    [
        (False, "", "Izium", "Izium"),
        (False, "old", "", ""),
        (True, "Iz", "", "Iz"),
        (True, "Iz", "Kyiv", "Kyiv"),
    ],
    ids=["asked for elsewhere", "cleared", "being typed", "Back leads elsewhere"],
)
def test_text_of_the_field(typing: bool, in_field: str, answer: str, shown: str) -> None:
    call = Module("form.js", PAGE)
    found = call.run(
        f'field.value = "{in_field}"; document.activeElement = {"field" if typing else "null"};'
        f'tested.setForm(root, {{ q: "{answer}" }}, ["0", ""]); return field.value;'
    )
    assert found == shown


def test_boxes_are_ticked_as_the_server_knows_them() -> None:
    call = Module("form.js", PAGE)
    ticked = call.run(
        'form.boxes = ["UA", "RU", "SY"].map((value) => ({ name: "country", value }));'
        'tested.setForm(root, { country: "UA,SY", sure: "50" }, ["0", ""]);'
        "return [form.elements.sure.value, ...form.boxes.map((box) => box.checked)];"
    )
    assert ticked == ["50", True, False, True]
