/* Keys that work wherever the focus is, on the map as well. */

import { mapWindow, selection } from "./selection.js";

const STEPS = { "]": "1", ".": "1", "[": "-1", ",": "-1" };
// What the keys of these places are on a keyboard of Latin letters.
const LATIN = { BracketLeft: "[", BracketRight: "]", KeyZ: "z" };
const TYPED_IN = "input, textarea, select, [contenteditable]";
let teller = null, steps = STEPS;

/* Keys speak for the piece `root`. Adding the same listener again changes nothing.
   Single characters can be turned off: who speaks to the machine may not mean them (WCAG 2.1.4). */
export function hearKeys(root, single) {
  teller = root;
  steps = single ? STEPS : {};
  document.addEventListener("keydown", hear);
  document.addEventListener("keydown", leaveField, true);
  hearMap();
}

function hear(event) {
  if (undoes(event)) return;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = steps[latin(event)];
  if (!step && event.key !== "Escape") return;
  if (event.target.closest && event.target.closest(TYPED_IN)) return;
  const overlays = ":popover-open, dialog[open], [data-testid=stPopoverBody], [role=dialog]";
  if (document.querySelector(overlays) || !selection.state || !selection.state.selected) return;
  teller.send(step ? { step } : { clear: "yes" });
}

/* A keyboard of other letters has other characters on the same keys; a browser that fills a field
   in by itself tells of a key that is none. */
function latin({ key = "", code }) {
  return key > "\u007f" && LATIN[code] || key.toLowerCase();
}

/* Ctrl+Z takes the last correction back and Ctrl+Shift+Z makes it again, where no field has keys. */
function undoes(event) {
  const { ctrlKey, metaKey, shiftKey, altKey, target } = event;
  if (event.defaultPrevented || altKey || ctrlKey === metaKey) return false;
  if (latin(event) !== "z") return false;
  if (target.closest && target.closest(TYPED_IN)) return false;
  event.preventDefault();
  teller.send(shiftKey ? { redo: "last" } : { undo: "last" });
  return true;
}

/* Streamlit takes what was typed when a field is left, and a dialog that Escape closes takes its
   fields away before. */
function leaveField({ key, target }) {
  const typed = "[data-testid=stPopoverBody] :is(textarea, [data-testid=stTextInputField])";
  if (key === "Escape" && target.matches && target.matches(typed)) target.blur();
}

/* A key pressed on the map counts as well; its frame is of this server. */
function hearMap() {
  const inside = mapWindow();
  if (!inside || inside.datelineHeard) return;
  inside.datelineHeard = true;
  inside.addEventListener("keydown", hear);
}
