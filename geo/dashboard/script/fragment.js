/* Shows HTML, tells Streamlit what is chosen in it, marks the selected place and mention and scrolls
   to them. */

const CHOSEN = "[data-place], [data-open], [data-tab], [data-clear], [data-step], [data-filter], " +
  "[data-rivals], [data-language], [data-correct], [data-accept], [data-missed], [data-takeback], " +
  "[data-undo], [data-redo], [data-close]";
const SEARCH_PAUSE_MS = 350;

function choice(target) {
  const element = target.closest(CHOSEN);
  return element ? { ...element.dataset } : null;
}

function listen(root) {
  root.addEventListener("click", (event) => {
    const copy = event.target.closest("[data-copy]");
    if (copy) return copyText(root, copy);
    const chosen = choice(event.target);
    // Marking a word with the mouse is no click.
    if (!chosen || String(getSelection()).length > 1) return;
    root.send(chosen);
    foresee(root, chosen);
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
    foresee(root, chosen);
  });
  root.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("change", (event) => event.target.form && sendForm(root, event.target.form));
  root.addEventListener("input", (event) => {
    const { form, name, type } = event.target;
    if (!form) return;
    showRange(form);
    if (type !== "search" || name !== "q") return;
    clearTimeout(root.searching);
    root.searching = setTimeout(() => sendForm(root, form), SEARCH_PAUSE_MS);
  });
}

/* Copying */

async function copyText(root, button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    // Over plain HTTP from another machine there is no clipboard to ask: the old way.
    const field = document.createElement("textarea");
    field.value = button.dataset.copy;
    field.setAttribute("readonly", "");
    button.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
  }
  const before = button.dataset.before || button.textContent;
  button.dataset.before = before;
  button.textContent = button.dataset.copied;
  root.status.textContent = `${button.dataset.copied}: ${button.dataset.copy}`;
  clearTimeout(button.back);
  button.back = setTimeout(() => (button.textContent = before), 1600);
}

/* The filter's form */

function sendForm(root, form) {
  clearTimeout(root.searching);
  const chosen = { filter: "set" };
  for (const key of ["role", "kind", "country"]) {
    const on = [...form.querySelectorAll(`input[name=${key}]:checked`)].map((box) => box.value);
    if (on.length) chosen[key] = on.join(",");
  }
  if (form.elements.sure.value !== "0") chosen.sure = form.elements.sure.value;
  const text = form.elements.q.value.trim();
  if (text) chosen.q = text;
  if (text !== (root.asked.at(-1) ?? root.answered)) root.asked.push(text);
  root.send(chosen);
}

function showRange(form) {
  const range = form.querySelector("input[type=range]");
  if (range) range.parentElement.querySelector("output").textContent = `${range.value}%`;
}

function setForm(root, values) {
  const form = root.querySelector("form");
  if (!form) return;
  setText(root, form.elements.q, values.q || "");
  // A box that was just ticked is newer than what the server knows.
  const same = JSON.stringify(values) === root.values;
  if (same && form.contains(document.activeElement)) return;
  root.values = JSON.stringify(values);
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    box.checked = (values[box.name] || "").split(",").includes(box.value);
  }
  form.elements.sure.value = values.sure || "0";
  showRange(form);
}

/* What is being typed is newer than what the server knows, but for a text that nobody asked for
   here: that of Back and Forward. */
function setText(root, field, text) {
  const typing = document.activeElement === field;
  const at = root.asked.indexOf(text);
  const own = at >= 0 || root.asked.length > 0 || text === root.answered;
  root.asked.splice(0, at + 1);
  root.answered = text;
  if (own && (typing || root.asked.length > 0)) return;
  clearTimeout(root.searching);
  field.value = text;
}

/* A narrow page has no room for the search field in the bar: it moves among the filter's parts. */
function fitForm(root) {
  const find = root.querySelector(".find"), parts = root.querySelector(".parts");
  if (!find || !parts) return;
  const narrow = matchMedia("(max-width: 899px)");
  const fit = () => (narrow.matches ? parts : parts.parentElement).prepend(find);
  fit();
  narrow.addEventListener("change", fit);
  parts.addEventListener("toggle", () => {
    const button = root.querySelector(".open-filter").getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = parts;
    parts.style.left = `${Math.max(8, Math.min(button.left, innerWidth - width - 8))}px`;
    const above = button.top - height - 6;
    parts.style.top = `${above >= 8 ? above : Math.max(8, Math.min(button.bottom + 6,
      innerHeight - height - 8))}px`;
  });
}

/* Keys */

function rove(event) {
  const list = event.target.closest("[data-roving]");
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const ends = { Home: 0, End: -1 }[event.key];
  if (!list || (step === undefined && ends === undefined)) return false;
  const items = [...list.querySelectorAll("button")];
  const at = items.indexOf(event.target.closest("button"));
  const next = ends === undefined ? items[Math.max(0, Math.min(items.length - 1, at + step))]
    : items.at(ends);
  if (!next) return false;
  event.preventDefault();
  setStop(items, next);
  next.focus();
  return true;
}

/* Of a thousand elements only those that change are touched: the browser looks over all that are. */
function setStop(items, stop) {
  for (const item of items) {
    const wanted = item === stop ? 0 : -1;
    if (item.tabIndex !== wanted) item.tabIndex = wanted;
  }
}

/* One tab stop a list: the selected button, else the first. */
function setStops(root) {
  for (const list of root.querySelectorAll("[data-roving]")) {
    const items = [...list.querySelectorAll("button")];
    if (items.includes(document.activeElement)) continue;
    setStop(items, items.find((item) => item.classList.contains("selected")) || items[0]);
  }
}

const STEPS = { "]": "1", ".": "1", "[": "-1", ",": "-1" };
let teller = null;

function hear(event) {
  if (undoes(event)) return;
  if (!teller || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = STEPS[event.key];
  if (!step && event.key !== "Escape") return;
  if (event.target.closest && event.target.closest("input, textarea, select, [contenteditable]")) return;
  const overlays = ":popover-open, dialog[open], [data-testid=stPopoverBody], [role=dialog]";
  if (document.querySelector(overlays) || !selection.state || !selection.state.selected) return;
  teller.send(step ? { step } : { clear: "yes" });
}

/* Ctrl+Z takes the last correction back and Ctrl+Shift+Z makes it again, where no field has keys. */
function undoes(event) {
  const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
  if (!teller || event.defaultPrevented || altKey || ctrlKey === metaKey) return false;
  if (key.toLowerCase() !== "z") return false;
  if (target.closest && target.closest("input, textarea, select, [contenteditable]")) return false;
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

/* Marks */

function mark(root, { selected, mention }) {
  const start = String(mention ?? -1);
  for (const element of root.querySelectorAll("[data-place]")) {
    const is = element.dataset.place === selected;
    if (element.classList.contains("selected") !== is) element.classList.toggle("selected", is);
    const pressed = element.getAttribute("aria-pressed");
    if (pressed !== null && pressed !== String(is)) element.setAttribute("aria-pressed", is);
  }
  for (const element of root.querySelectorAll("[data-start]")) {
    const is = element.dataset.start === start;
    if (element.classList.contains("current") !== is) element.classList.toggle("current", is);
    const passage = element.closest(".passages li");
    if (passage && (is || element === passage.querySelector("[data-start]"))) {
      passage.classList.toggle("current", is || !!passage.querySelector("[data-start].current"));
    }
    if (is && element.closest("details")) element.closest("details").open = true;
  }
}

/* What is chosen in the text or the list is marked at once, on the map as well: what the server says
   of it comes after. It is asked in a timer that the sending has set, and the map's is set after. */
function foresee(root, { place, start }) {
  if (!place || !(root.follows === "chips" || (root.follows === "text" && start))) return;
  mark(root, { selected: place, mention: start });
  if (!window.datelineSelection) return;
  const again = window.datelineSelection.selected === place;
  const foreseen = { ...window.datelineSelection, selected: place, foreseen: true, again };
  setTimeout(() => tellMap(foreseen), 0);
}

/* The map's frame looks here for what is selected, so that it is not sent all places for that. */
function tellMap(told) {
  window.datelineSelection = told;
  const inside = mapWindow();
  if (inside && inside.Dateline && inside.Dateline.follow) inside.Dateline.follow();
}

function mapWindow() {
  const frame = document.querySelector(".st-key-map-frame iframe");
  try {
    // Another origin's frame has no document that is seen from here.
    return frame && frame.contentDocument && frame.contentWindow;
  } catch {
    return null;
  }
}

function dim(root, filter) {
  const places = filter && filter.places && new Set(filter.places);
  for (const element of root.querySelectorAll(".para .name")) {
    const out = places && (!places.has(element.dataset.place) || (filter.roles.length > 0 &&
      !filter.roles.some((role) => element.classList.contains(role))));
    element.classList.toggle("out", !!out);
  }
}

/* The same folding as the server's, so that both find the same. */
function folded(text) {
  let plain = "";
  const origin = [];
  let at = 0;
  for (const char of text) {
    const part = /\s/u.test(char) ? " "
      : char.toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "");
    for (let i = 0; i < part.length; i += 1) origin.push([at, at + char.length]);
    plain += part;
    at += char.length;
  }
  return { plain, origin };
}

function highlight(root, text) {
  if (!globalThis.CSS || !CSS.highlights) return;
  const wanted = folded(text || "").plain.trim().replace(/ +/g, " ");
  if (root.found === wanted) return;
  root.found = wanted;
  CSS.highlights.delete("dateline-hits");
  if (!wanted) return;
  const ranges = [];
  for (const paragraph of root.querySelectorAll(".para > :last-child")) {
    const { plain, origin } = folded(paragraph.textContent);
    for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
      ranges.push(rangeIn(paragraph, origin[at][0], origin[at + wanted.length - 1][1]));
    }
  }
  CSS.highlights.set("dateline-hits", new Highlight(...ranges));
}

function rangeIn(element, start, end) {
  const range = document.createRange();
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0, begun = false;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const next = at + node.length;
    if (!begun && start < next) {
      range.setStart(node, start - at);
      begun = true;
    }
    if (end <= next) {
      range.setEnd(node, end - at);
      break;
    }
    at = next;
  }
  return range;
}

/* Scrolling */

function scrollParent(element) {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const flow = getComputedStyle(at).overflowY;
    if ((flow === "auto" || flow === "scroll") && at.scrollHeight > at.clientHeight + 1) return at;
  }
  return document.scrollingElement;
}

function reveal(root, what, selected) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = calm ? "auto" : "smooth";
  if (what === "top") {
    const box = root.getBoundingClientRect();
    const frame = scrollParent(root);
    const own = frame.closest(".st-key-panel");
    if (own) own.scrollTo({ top: 0 });
    else if (box.top < 0 || box.top > innerHeight * 0.75) {
      root.scrollIntoView({ block: "start", behavior });
    }
    return;
  }
  if (what === "chip") {
    const chip = root.querySelector(".selected");
    const row = chip && chip.parentElement.closest(".chips");
    if (!row) return;
    const { offsetLeft: left, offsetTop: top, offsetWidth: w, offsetHeight: h } = chip;
    if (left < row.scrollLeft || left + w > row.scrollLeft + row.clientWidth) row.scrollLeft = left - 24;
    if (top < row.scrollTop || top + h > row.scrollTop + row.clientHeight) row.scrollTop = top - 8;
    return;
  }
  if (what === "nothing") return;
  const target = what === "selected"
    ? [...root.querySelectorAll("[data-place]")].find((name) => name.dataset.place === selected)
    : what[0] === "p" ? root.querySelector(`[data-from="${CSS.escape(what.slice(1))}"]`)
      : root.querySelector(`[data-start="${CSS.escape(what)}"]`);
  if (!target) return;
  const box = target.getBoundingClientRect();
  const view = scrollParent(target).getBoundingClientRect();
  const top = Math.max(0, view.top) + 60, bottom = Math.min(innerHeight, view.bottom) - 40;
  const inView = box.top >= top && box.bottom <= bottom;
  if (!inView) target.scrollIntoView({ block: "center", behavior });
  if (what !== "selected" && root.follows === "text") {
    target.classList.remove("found");
    requestAnimationFrame(() => target.classList.add("found"));
  }
}

/* A text marked in the report can be added as a place. Offsets count code points, as the server
   does: a string's own length counts some letters twice. */

const LONGEST_MARKED = 120;

function marked() {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const start = range.startContainer, at = start.nodeType === 1 ? start : start.parentElement;
  const paragraph = at && at.closest(".report .para[data-from]");
  const text = paragraph && paragraph.lastElementChild;
  if (!text || !text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const quote = range.toString();
  if (!quote.trim() || quote.length > LONGEST_MARKED) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const offset = Number(paragraph.dataset.from) + [...before.toString()].length;
  return { chosen: { missed: String(offset), quote }, rects: range.getClientRects() };
}

function offerToAdd(root) {
  const found = root.isConnected && root.contains(getSelection().anchorNode) && marked();
  if (!found || !found.rects.length) {
    if (root.adder) root.adder.remove();
    return;
  }
  if (!root.adder) {
    root.adder = document.createElement("button");
    root.adder.type = "button";
    root.adder.className = "dateline-add";
    // Pressing it must not end what is marked.
    root.adder.addEventListener("pointerdown", (event) => event.preventDefault());
    root.adder.addEventListener("click", () => {
      const now = marked();
      root.adder.remove();
      if (now) root.send(now.chosen);
    });
  }
  const words = root.querySelector("[data-add]");
  root.adder.textContent = words ? words.dataset.add : "";
  root.parentElement.append(root.adder);
  const last = found.rects[found.rects.length - 1];
  const { offsetWidth: width, offsetHeight: height } = root.adder;
  const below = last.bottom + 6 + height < innerHeight;
  root.adder.style.top = `${below ? last.bottom + 6 : found.rects[0].top - height - 6}px`;
  root.adder.style.left = `${Math.max(8, Math.min(last.right - width / 2, innerWidth - width - 8))}px`;
}

/* The report's text that is on the page. */
let reportText = null;
let marking;

function hearMarking() {
  clearTimeout(marking);
  marking = setTimeout(() => offerToAdd(reportText), 150);
}

function leaveMarking() {
  if (reportText.adder) reportText.adder.remove();
}

/* What is selected, told by one small piece that is sent anew with every selection. The others,
   which can be as long as the report, stay as they are in the browser and follow. */
const selection = new EventTarget();

function apply(root, { selected, mention, reveal: what, turn }) {
  mark(root, { selected, mention });
  setStops(root);
  // A page that opens stays at its head; a tab that opens goes to what was asked for.
  const opens = root.turn === undefined && what === "top";
  if (what && root.turn !== turn && !opens) {
    root.turn = turn;
    // Not before all pieces have changed: to look where something lies has all of them laid out.
    requestAnimationFrame(() =>
      whenShown(root, () => root.turn === turn && reveal(root, what, selected)));
  }
  root.turn = turn;
}

/* A tab's content is there before it is shown, and what is not shown cannot be scrolled to. */
function whenShown(root, act, patience = 120) {
  if (root.offsetHeight > 0) act();
  else if (patience) requestAnimationFrame(() => whenShown(root, act, patience - 1));
}

function follow(root) {
  if (!selection.state) return;
  const { reveal: what, filter, ...state } = selection.state;
  // To the report's text, the head of the panel means the first name of the place.
  const inText = what === "top" ? "selected" : what;
  apply(root, { ...state, reveal: { text: inText, chips: "chip" }[root.follows] || "" });
  if (root.follows !== "text") return;
  dim(root, filter);
  highlight(root, filter && filter.text);
}

/* Who goes on by keyboard goes on where they were, else from the head of what came instead. */
function goOn(root, focused) {
  const was = JSON.stringify(focused.dataset);
  const same = was !== "{}" && [...root.querySelectorAll(focused.localName)]
    .find((element) => JSON.stringify(element.dataset) === was);
  const next = same || root.querySelector("[data-head]");
  if (next) next.focus({ preventScroll: true });
}

function fill(root, { html, slots, pressed }) {
  if (root.shown !== html) {
    const focused = root.contains(document.activeElement) && document.activeElement;
    root.innerHTML = html;
    root.shown = html;
    root.found = undefined;
    if (innerWidth >= 900) {
      for (const details of root.querySelectorAll("details[data-wide]")) details.open = true;
    }
    fitForm(root);
    if (focused) goOn(root, focused);
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
  for (const element of root.querySelectorAll("[data-rivals]")) {
    element.setAttribute("aria-pressed", (pressed || []).includes("rivals"));
  }
}

/* What came in the place of something else is shown from its head, and read from there. */
function arrive(root) {
  reveal(root, "top", "");
  const head = root.querySelector("[data-head]");
  if (head) head.focus({ preventScroll: true });
}

/* The list that comes back when the editor closes is read on from the name that it was open for,
   unless the reader is elsewhere by now. */
let returned = 0;

function comeBack(root, { turn, start }) {
  if (returned === turn) return;
  returned = turn;
  if (document.activeElement !== document.body) return;
  const next = document.querySelector(`[data-correct="${CSS.escape(start)}"]`) ||
    root.querySelector(".row.selected") || document.querySelector("[data-missed=new]");
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
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
    // The texts that were searched for and not yet answered, and the last that was.
    root.asked = [];
    root.answered = "";
    parentElement.append(root, root.status);
    listen(root);
  }
  root.send = (chosen) => setTriggerValue("chosen", chosen);
  root.follows = data.follows;
  // What the page says in it is in its language; a report's own words say which they are in.
  // To set it anew, even to the same, has the browser style the whole page again.
  const { documentElement: page } = document;
  if (data.language && page.lang !== data.language) page.lang = data.language;
  fill(root, data);
  if (data.values) setForm(root, data.values);
  if (data.status !== undefined && root.said !== `${data.turn} ${data.status}`) {
    root.said = `${data.turn} ${data.status}`;
    root.status.textContent = data.status;
  }
  if (data.follows === "text") {
    reportText = root;
    // Adding the same listener again changes nothing.
    document.addEventListener("selectionchange", hearMarking);
    document.addEventListener("scroll", leaveMarking, true);
  }
  if (data.follows) {
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
  apply(root, data);
  if (data.tells) {
    const { selected, mention, turn, filter } = data;
    selection.state = { selected, mention, turn, filter, reveal: data.tells };
    selection.dispatchEvent(new Event("change"));
    tellMap({ report: data.report, selected });
    teller = root;
    // Adding the same listener again changes nothing.
    document.addEventListener("keydown", hear);
    document.addEventListener("keydown", leaveField, true);
    hearMap();
  }
}
