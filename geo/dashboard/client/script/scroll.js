/* Bringing a part of a piece into view. */

function scrollParent(element) {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const flow = getComputedStyle(at).overflowY;
    if ((flow === "auto" || flow === "scroll") && at.scrollHeight > at.clientHeight + 1) return at;
  }
  return document.scrollingElement;
}

export function bringIntoView(root, what, selected) {
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
    // A long list lies in parts, from which the browser would count.
    const own = chip.getBoundingClientRect(), frame = row.getBoundingClientRect();
    if (own.left < frame.left || own.right > frame.right) row.scrollLeft += own.left - frame.left - 24;
    if (own.top < frame.top || own.bottom > frame.bottom) row.scrollTop += own.top - frame.top - 8;
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
  if (what !== "selected" && root.listens === "text") {
    target.classList.remove("found");
    requestAnimationFrame(() => target.classList.add("found"));
  }
}
