/* The page about the map: what is selected is the same on the map, in the list and in the text. */

import { ground } from "../../maps/assets/script/ground.js";
import { OwnLayers } from "../../maps/assets/script/own_layers.js";
import { places } from "../../maps/assets/script/places.js";
import { calm } from "../../maps/assets/script/words.js";

const MOST_SMOOTH_SCREENS = 3;
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const { map: settings, places: sent, layers, anchors, words } =
  JSON.parse(byId("data").textContent);

const ofPlace = new Map(anchors.map(([place, anchor, name, passages]) =>
  [place, { place, anchor, name, passages }]));
const ofAnchor = new Map([...ofPlace.values()].map((entry) => [entry.anchor, entry]));
const actors = byId("actors");
const chips = [...document.querySelectorAll(".chip")];
let map, selected = "";

async function unpacked(id) {
  const packed = Uint8Array.from(atob(byId(id).textContent), (byte) => byte.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

function isActor(pin) { return pin.length > 7 && pin[7].actor; }

function draw() {
  const shown = (pin) => !isActor(pin) || (actors && actors.checked) || pin[0] === selected;
  places(map, { ...sent, selected, pins: sent.pins.filter(shown) });
}

function say(text) { byId("status").textContent = text; }

function select(place, onMap) {
  const before = ofPlace.get(selected), entry = ofPlace.get(place);
  selected = entry ? place : "";
  if (before) byId(before.anchor).classList.remove("selected");
  if (entry) byId(entry.anchor).classList.add("selected");
  for (const chip of chips) {
    const current = entry && chip.hash === `#${entry.anchor}`;
    if (current) {
      chip.setAttribute("aria-current", "true");
      if (document.activeElement !== chip) inSight(chip);
    } else {
      chip.removeAttribute("aria-current");
    }
  }
  rove(chips.find((chip) => chip.hasAttribute("aria-current")));
  list();
  draw();
  if (entry) {
    say([`${entry.name}: ${entry.passages}.`, onMap && words.again].filter(Boolean).join(" "));
  } else if (before) {
    say(words.cleared);
  }
}

/* The list scrolls by itself; the page does not move for it. */
function inSight(chip) {
  const frame = chip.parentElement;
  const at = chip.getBoundingClientRect(), box = frame.getBoundingClientRect();
  if (at.left < box.left || at.right > box.right) frame.scrollLeft += at.left - box.left - 12;
  if (at.top < box.top || at.bottom > box.bottom) frame.scrollTop += at.top - box.top - 6;
}

function list() {
  const chosen = ofPlace.get(selected);
  for (const chip of chips) {
    chip.hidden = chip.classList.contains("actor") && !(actors && actors.checked) &&
      !(chosen && chip.hash === `#${chosen.anchor}`);
  }
}

/* One stop of the Tab key for the whole list; arrow keys go through it. */
function rove(to) {
  const stop = to || chips.find((chip) => chip.tabIndex === 0) || chips[0];
  for (const chip of chips) chip.tabIndex = chip === stop ? 0 : -1;
}

function byArrow(event) {
  const shown = chips.filter((chip) => !chip.hidden);
  const at = shown.indexOf(document.activeElement);
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  let to;
  if (event.key in steps) to = shown[(at + steps[event.key] + shown.length) % shown.length];
  else if (event.key === "Home") to = shown[0];
  else if (event.key === "End") to = shown[shown.length - 1];
  if (at < 0 || !to) return;
  event.preventDefault();
  rove(to);
  to.focus();
}

/* The address names the selection, so that Back takes it back. A file's may refuse to change. */
function remember(anchor) {
  if (location.hash === (anchor && `#${anchor}`)) return;
  const address = location.href.split("#")[0] + (anchor && `#${anchor}`);
  try {
    history.pushState(null, "", address);
  } catch { /* the page goes on without */ }
}

function bring(anchor, { focus }) {
  const card = byId(anchor);
  const far = Math.abs(card.getBoundingClientRect().top) > MOST_SMOOTH_SCREENS * innerHeight;
  const behavior = far || calm() ? "auto" : "smooth";
  if (focus) byId(`${anchor}-name`).focus({ preventScroll: true });
  card.scrollIntoView({ block: "start", behavior });
}

function choose(place, { focus = false, scroll = true, onMap = false } = {}) {
  const entry = ofPlace.get(place);
  if (!entry) return;
  remember(entry.anchor);
  select(place, onMap);
  if (scroll) bring(entry.anchor, { focus });
}

function clear() {
  remember("");
  select("");
}

function fromAddress() {
  const entry = ofAnchor.get(location.hash.slice(1));
  if (!entry) {
    if (!location.hash && selected) select("");
    return;
  }
  select(entry.place);
  bring(entry.anchor, { focus: false });
}

function show(anchor) {
  const entry = ofAnchor.get(anchor);
  choose(entry.place, { scroll: false });
  const shown = map.datelinePlaces, pin = shown.pinOf(entry.place);
  if (pin) shown.view.reveal(pin.at);
  byId("map").scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
}

function listen() {
  window.addEventListener("dateline:place", ({ detail }) => {
    const again = detail.place === selected;
    if ("place" in detail) choose(detail.place, { focus: again, onMap: !again });
    else if ("clear" in detail) clear();
  });
  window.addEventListener("popstate", fromAddress);
  document.addEventListener("click", (event) => {
    const chip = event.target.closest("a.chip"), button = event.target.closest("[data-show]");
    if (button) show(button.dataset.show);
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(ofAnchor.get(chip.hash.slice(1)).place, { focus: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || !map) return;
    if (event.key === "Escape" && selected) clear();
    else if (event.target.closest(".chips")) byArrow(event);
  });
  if (actors) {
    actors.addEventListener("change", () => {
      list();
      draw();
    });
  }
}

function begin() {
  root.classList.add("scripted");
  map = L.map("map", settings.map);
  ground(map, {
    ...settings.ground, topology: unpacked("ground"), settlements: unpacked("settlements"),
  });
  rove();
  list();
  draw();
  new OwnLayers(map).lay(layers);
  listen();
  if (location.hash) fromAddress();
}

try {
  begin();
} catch (error) {
  // The text and the picture of the map stand there without any of this.
  root.classList.remove("scripted");
  throw error;
}
