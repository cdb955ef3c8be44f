/* Lists that the arrow keys go through, each with one stop of the tab key. */

export function rove(event) {
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
  setStop(list, next);
  next.focus();
  return true;
}

/* Of thousands only those that change are touched: the browser looks over all that are. */
function setStop(list, stop) {
  for (const item of list.querySelectorAll('button:not([tabindex="-1"])')) {
    if (item !== stop) item.tabIndex = -1;
  }
  if (stop.getAttribute("tabindex") !== "0") stop.tabIndex = 0;
}

/* One tab stop a list: the selected button, else the first. */
export function setStops(root) {
  for (const list of root.querySelectorAll("[data-roving]")) {
    const focused = list.contains(document.activeElement) && document.activeElement.closest("button");
    const stop = focused || list.querySelector("button.selected") || list.querySelector("button");
    if (stop) setStop(list, stop);
  }
}
