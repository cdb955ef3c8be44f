/* The filter in the report's text: names that it leaves out, and the words that were searched for. */

export function dim(root, filter) {
  if (!filter && !root.dimmed) return;
  root.dimmed = !!filter;
  const places = filter && filter.places && new Set(filter.places);
  for (const element of root.querySelectorAll(".para .name")) {
    const out = places && (!places.has(element.dataset.place) || (filter.roles.length > 0 &&
      !filter.roles.some((role) => element.classList.contains(role))));
    element.classList.toggle("out", !!out);
  }
}

/* The same folding as the server's, so that both find the same. */
export function folded(text) {
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

export function highlight(root, text) {
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
