/* Where the keyboard goes on when what it was on has gone. */

import { bringIntoView } from "./scroll.js";

const ENABLED = "button:enabled";

/* What has the keyboard in a piece that is about to be made anew. */
export function focusIn(root) {
  const focused = document.activeElement;
  if (!root.contains(focused)) return null;
  return { focused, at: [...root.querySelectorAll(ENABLED)].indexOf(focused) };
}

/* Who goes on by keyboard goes on where they were, else from the head of what came instead, else
   from the button that has moved up to the place of the one that has gone. */
export function goOn(root, { focused, at }) {
  const was = JSON.stringify(focused.dataset);
  const same = was !== "{}" && [...root.querySelectorAll(focused.localName)]
    .find((element) => JSON.stringify(element.dataset) === was);
  const next = same || root.querySelector("[data-head]") ||
    (at < 0 ? null : [...root.querySelectorAll(ENABLED)].slice(0, at + 1).at(-1));
  if (next) next.focus({ preventScroll: true });
}

/* What came in the place of something else is shown from its head, and read from there. */
export function arrive(root) {
  bringIntoView(root, "top", "");
  const head = root.querySelector("[data-head]");
  if (head) head.focus({ preventScroll: true });
}

/* The list that comes back when the editor closes is read on from the name that it was open for,
   unless the reader is elsewhere by now. */
let returned = 0;

export function comeBack(root, { correct_turn: turn, start }) {
  if (returned === turn) return;
  returned = turn;
  if (document.activeElement !== document.body) return;
  const next = document.querySelector(`[data-correct="${CSS.escape(start)}"]`) ||
    root.querySelector(".row.selected") || document.querySelector("[data-missed=new]");
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}
