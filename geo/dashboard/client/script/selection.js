/* What is selected: marked in every piece of the page, scrolled to, and told to the map. */

import { setStops } from "./roving.js";
import { bringIntoView } from "./scroll.js";
import { dim, highlight } from "./search.js";

/* Told by one small piece that is sent anew with every selection. The others, which can be as long
   as the report, stay as they are in the browser and follow. */
export const selection = new EventTarget();
let told = null;

export function tellAll({ report, selected, mention, scroll_turn, broadcast }) {
  selection.state = { selected, mention, scroll_turn, scroll_to: broadcast };
  selection.dispatchEvent(new Event("change"));
  told = { report, selected };
  tellMap(told);
}

/* What the report's text is to show as left out, told apart from the selection. */
export function sieve(filter) {
  selection.filter = filter;
  selection.dispatchEvent(new Event("change"));
}

/* Told once more, as the server said it last, whatever was foreseen since. */
export function tellAgain() {
  if (!told) return;
  selection.dispatchEvent(new Event("change"));
  tellMap(told);
}

export function apply(root, { selected, mention, scroll_to: what, scroll_turn: turn }) {
  mark(root, { selected, mention });
  setStops(root);
  // A page that opens stays at its head; a tab that opens goes to what was asked for.
  const opens = root.scrollTurn === undefined && what === "top";
  if (what && root.scrollTurn !== turn && !opens) {
    root.scrollTurn = turn;
    // Not before all pieces have changed: to look where something lies has all of them laid out.
    requestAnimationFrame(() =>
      whenShown(root, () => root.scrollTurn === turn && bringIntoView(root, what, selected)));
  }
  root.scrollTurn = turn;
}

/* A tab's content is there before it is shown, and what is not shown cannot be scrolled to. */
export function whenShown(root, act, patience = 120) {
  if (root.offsetHeight > 0) act();
  else if (patience) requestAnimationFrame(() => whenShown(root, act, patience - 1));
}

export function follow(root) {
  if (!selection.state) return;
  const { scroll_to: what, ...state } = selection.state, { filter } = selection;
  // To the report's text, the head of the panel means the first name of the place.
  const inText = what === "top" ? "selected" : what;
  apply(root, { ...state, scroll_to: { text: inText, chips: "chip" }[root.listens] || "" });
  if (root.listens !== "text") return;
  dim(root, filter);
  highlight(root, filter && filter.text);
}

function mark(root, { selected, mention }) {
  // The browser finds the few that change: a list can have thousands.
  for (const element of root.querySelectorAll("[data-place].selected")) {
    if (element.dataset.place !== selected) put(element, "selected", false);
  }
  const chosen = `[data-place="${CSS.escape(selected ?? "")}"]:not(.selected)`;
  for (const element of root.querySelectorAll(chosen)) put(element, "selected", true);
  const now = [...root.querySelectorAll(`[data-start="${CSS.escape(mention ?? -1)}"]`)]
    .flatMap((element) => [element, element.closest(".passages li") || element]);
  for (const element of root.querySelectorAll(".current")) {
    if (!now.includes(element)) put(element, "current", false);
  }
  for (const element of now) {
    put(element, "current", true);
    if (element.closest("details")) element.closest("details").open = true;
  }
}

function put(element, name, is) {
  if (element.classList.contains(name) !== is) element.classList.toggle(name, is);
  if (name === "selected" && element.hasAttribute("aria-pressed")) {
    element.setAttribute("aria-pressed", is);
  }
}

/* What is chosen in the text or the list is marked at once, on the map as well: what the server says
   of it comes after. It is asked in a timer that the sending has set, and the map's is set after. */
export function foresee(root, { place, start }) {
  if (!place || !(root.listens === "chips" || (root.listens === "text" && start))) return;
  mark(root, { selected: place, mention: start });
  if (!window.datelineSelection) return;
  const again = window.datelineSelection.selected === place;
  const foreseen = { ...window.datelineSelection, selected: place, foreseen: true, again };
  setTimeout(() => tellMap(foreseen), 0);
}

/* The map's frame looks here for what is selected, so that it is not sent all places for that. */
function tellMap(what) {
  window.datelineSelection = what;
  const inside = mapWindow();
  if (inside && inside.Dateline && inside.Dateline.follow) inside.Dateline.follow();
}

/* Bring the reader close to the selected place, and the map into sight. */
export const zoomMap = () => onMap("zoomTo");
export const drawOnMap = () => onMap("draw");

function onMap(what) {
  const inside = mapWindow(), frame = document.querySelector(".st-key-map-frame");
  if (frame) frame.scrollIntoView({ block: "nearest" });
  if (inside && inside.Dateline && inside.Dateline[what]) inside.Dateline[what]();
}

export function mapWindow() {
  const frame = document.querySelector(".st-key-map-frame iframe");
  try {
    // Another origin's frame has no document that is seen from here.
    return frame && frame.contentDocument && frame.contentWindow;
  } catch {
    return null;
  }
}
