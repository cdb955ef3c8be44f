/* Shows HTML, tells Streamlit what is chosen in it, marks the selected place and scrolls to it. */

function choice(target) {
  const element = target.closest("[data-place], [data-open], [data-tab], [data-clear]");
  return element ? { ...element.dataset } : null;
}

function listen(root) {
  root.addEventListener("click", (event) => {
    const chosen = choice(event.target);
    // Marking a word with the mouse is no click.
    if (!chosen || String(getSelection()).length > 1) return;
    root.send(chosen);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    const chosen = event.target.getAttribute("role") === "button" && choice(event.target);
    if (!chosen) return;
    event.preventDefault();
    root.send(chosen);
  });
}

function mark(root, selected) {
  for (const element of root.querySelectorAll("[data-place]")) {
    const is = element.dataset.place === selected;
    element.classList.toggle("selected", is);
    if (element.hasAttribute("aria-pressed")) element.setAttribute("aria-pressed", is);
  }
}

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
    : root.querySelector(`[data-start="${CSS.escape(what)}"]`);
  if (!target) return;
  const box = target.getBoundingClientRect();
  const view = scrollParent(target).getBoundingClientRect();
  const top = Math.max(0, view.top) + 60, bottom = Math.min(innerHeight, view.bottom) - 40;
  if (what === "selected" && box.top >= top && box.bottom <= bottom) return;
  target.scrollIntoView({ block: "center", behavior });
  if (what !== "selected") {
    target.classList.remove("found");
    requestAnimationFrame(() => target.classList.add("found"));
  }
}

/* What is selected, told by the one piece that is sent anew with every selection. The others, which
   can be as long as the report, stay as they are in the browser and follow. */
const selection = new EventTarget();

function apply(root, { selected, reveal: what, turn }) {
  mark(root, selected);
  // A page that opens stays at its head; a tab that opens goes to what was asked for.
  const opens = root.turn === undefined && what === "top";
  if (what && root.turn !== turn && !opens) {
    root.turn = turn;
    whenShown(root, () => root.turn === turn && reveal(root, what, selected));
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
  const { reveal: what, ...state } = selection.state;
  // To the report's text, the head of the panel means the first name of the place.
  const inText = what === "top" ? "selected" : what;
  apply(root, { ...state, reveal: root.follows === "text" ? inText : "" });
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
  if (root.shown !== data.html) {
    root.innerHTML = data.html;
    root.shown = data.html;
    if (innerWidth >= 900) {
      for (const details of root.querySelectorAll("details[data-wide]")) details.open = true;
    }
  }
  if (root.status.textContent !== (data.status || "")) root.status.textContent = data.status || "";
  root.follows = data.follows;
  if (data.follows) {
    selection.addEventListener("change", root.told);
    follow(root);
    return () => selection.removeEventListener("change", root.told);
  }
  apply(root, data);
  if (data.tells) {
    selection.state = { selected: data.selected, reveal: data.tells, turn: data.turn };
    selection.dispatchEvent(new Event("change"));
  }
}
