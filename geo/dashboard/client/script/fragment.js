/* A piece of the page: shows HTML, tells Streamlit what is chosen in it, and follows the selection. */

import { hearCompare } from "./compare.js";
import { hearConnection, isConnected } from "./connection.js";
import { copyText } from "./copy.js";
import { arrive, comeBack, focusIn, goOn } from "./focus.js";
import { fitForm, hearForm, setForm } from "./form.js";
import { hearKeys } from "./keys.js";
import { hearMarking } from "./marking.js";
import { hearPopovers } from "./popover.js";
import { hearPrinting } from "./print.js";
import { rove } from "./roving.js";
import { hearSaving } from "./saving.js";
import { hearTimeline } from "./timeline.js";
import {
  apply, drawOnMap, follow, foresee, selection, sieve, tellAgain, tellAll, whenShown, zoomMap,
} from "./selection.js";
import { VIEW, shownArea, tellView } from "./view.js";

const CHOSEN = "[data-place], [data-open], [data-tab], [data-clear], [data-step], [data-filter], " +
  "[data-rivals], [data-language], [data-keys], [data-correct], [data-accept], [data-missed], " +
  "[data-more], [data-portion], [data-compare], [data-elsewhere], [data-astext], [data-takeback], [data-possible], [data-undo], [data-redo], [data-close]";

function choice(target) {
  const element = target.closest(CHOSEN);
  return element ? { ...element.dataset } : null;
}

function listen(root) {
  root.addEventListener("click", (event) => {
    const copy = event.target.closest("[data-copy]");
    if (copy) return copyText(root, copy);
    if (event.target.closest("[data-zoom]")) return zoomMap();
    if (event.target.closest("[data-area]")) return root.send({ area: shownArea() });
    if (event.target.closest("[data-draw]")) return drawOnMap();
    const chosen = choice(event.target);
    // Marking a word with the mouse is no click.
    if (!chosen || String(getSelection()).length > 1) return;
    root.send(chosen);
    if (isConnected()) foresee(root, chosen);
  });
  // A list that is folded away comes when it is wanted. What unfolds it does not bubble.
  root.addEventListener("toggle", ({ target }) => {
    const slot = target.open && target.querySelector('[data-slot="rest"]');
    if (slot && !slot.firstChild) root.send({ unfold: "yes" });
  }, true);
  root.addEventListener("keydown", (event) => {
    if (rove(event)) return;
    if (event.key !== "Enter" && event.key !== " ") return;
    const chosen = event.target.getAttribute("role") === "button" && choice(event.target);
    if (!chosen) return;
    event.preventDefault();
    root.send(chosen);
    if (isConnected()) foresee(root, chosen);
  });
  hearForm(root);
  hearTimeline(root);
  hearCompare(root);
}

function fill(root, { html, slots, pressed }) {
  if (root.shown !== html) {
    const was = focusIn(root);
    root.innerHTML = html;
    root.shown = html;
    root.found = root.returned = undefined;
    if (innerWidth >= 900) {
      for (const details of root.querySelectorAll("details[data-wide]")) details.open = true;
    }
    fitForm(root);
    if (was) goOn(root, was);
  }
  for (const [name, part] of Object.entries(slots || {})) {
    const slot = root.querySelector(`[data-slot="${name}"]`);
    if (!slot || slot.shown === part) continue;
    const focused = slot.contains(document.activeElement);
    slot.innerHTML = part;
    slot.shown = part;
    const next = focused && (slot.querySelector("button") || root.querySelector("button"));
    if (next) next.focus();
  }
  for (const name of ["rivals", "keys"]) {
    for (const element of root.querySelectorAll(`[data-${name}]`)) {
      element.setAttribute("aria-pressed", (pressed || []).includes(name));
    }
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(":scope > .dateline");
  if (!root) {
    root = document.createElement("div");
    root.className = "dateline";
    root.status = document.createElement("p");
    root.status.className = "dateline-status";
    root.status.setAttribute("role", "status");
    root.told = () => follow(root);
    parentElement.append(root, root.status);
    listen(root);
  }
  root.send = (chosen) => setTriggerValue("chosen", chosen);
  root.listens = data.listens;
  // What the page says in it is in its language; a report's own words say which they are in.
  // To set it anew, even to the same, has the browser style the whole page again.
  const { documentElement: page } = document;
  if (data.language && page.lang !== data.language) page.lang = data.language;
  if (data.direction && page.dir !== data.direction) page.dir = data.direction;
  fill(root, data);
  if (data.values) setForm(root, data.values, data.heard);
  if (data.status !== undefined && root.said !== `${data.scroll_turn} ${data.status}`) {
    root.said = `${data.scroll_turn} ${data.status}`;
    root.status.textContent = data.status;
  }
  if (data.asks === "view") {
    const tell = () => tellView(root);
    addEventListener(VIEW, tell);
    tell();
    return () => removeEventListener(VIEW, tell);
  }
  if (data.listens === "text") hearMarking(root);
  if (data.listens) {
    selection.addEventListener("change", root.told);
    follow(root);
    if (data.returns) whenShown(root, () => comeBack(root, data.returns));
    return () => selection.removeEventListener("change", root.told);
  }
  if (data.arrives !== undefined) {
    if (root.arrived !== data.arrives) whenShown(root, () => arrive(root));
    root.arrived = data.arrives;
    return;
  }
  if (data.filter !== undefined) return sieve(data.filter);
  apply(root, data);
  if (data.broadcast) {
    tellAll(data);
    hearKeys(root, data.keys);
    hearPopovers();
    hearSaving();
    hearPrinting();
    hearConnection(data.silent, tellAgain);
  }
}
