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

let reportText = null;
let pause;

/* `root` has the report's text. Adding the same listener again changes nothing. */
export function hearMarking(root) {
  reportText = root;
  document.addEventListener("selectionchange", offerSoon);
  document.addEventListener("scroll", leaveMarking, true);
}

function offerSoon() {
  clearTimeout(pause);
  pause = setTimeout(() => offerToAdd(reportText), 150);
}

function leaveMarking() {
  if (reportText.adder) reportText.adder.remove();
}
