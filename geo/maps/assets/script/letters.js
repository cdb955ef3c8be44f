/* The letters of the map: their font, their size beside those of the page around it, their width. */

/* `grow`: how much larger than usual the letters of the page around the map are. */
export const letters = { grow: 1, family: '"Dateline Sans", "Source Sans 3", system-ui, sans-serif' };

/* How much larger than usual the letters of the page around the map are, as on a very large
   screen; a page of its own is that page. */
const USUAL_PX = 16;

function growth() {
  let page = document;
  try {
    page = window.parent.document;
  } catch { /* a page of another origin tells nothing */ }
  return parseFloat(getComputedStyle(page.documentElement).fontSize) / USUAL_PX || 1;
}

export function followLetters(grown) {
  const apply = () => {
    const grow = growth();
    if (grow === letters.grow) return;
    letters.grow = grow;
    document.documentElement.style.setProperty("--grow", grow);
    grown();
  };
  apply();
  // Letters of another size leave the map another room.
  window.addEventListener("resize", apply);
}

export function loadFont(address, done) {
  if (!address || !window.FontFace) return;
  const font = new FontFace("Dateline Sans", `url("${encodeURI(address)}")`, {
    weight: "200 900",
  });
  font.load().then((face) => { document.fonts.add(face); done(); }).catch(() => {});
}

let pen = null;
const widths = new Map();

/* The width of a text in letters of a size that grows with those of the page. */
export function widthOf(text, style, px) {
  const key = style + px + text;
  if (!widths.has(key)) {
    pen = pen || document.createElement("canvas").getContext("2d");
    pen.font = `${style} ${px * letters.grow}px ${letters.family}`;
    widths.set(key, Math.ceil(pen.measureText(text).width));
  }
  return widths.get(key);
}

export function forgetWidths() {
  widths.clear();
}

/* A text, cut where it is wider than `most` px in letters that have not grown. */
export function shortened(text, style, px, most) {
  const fits = (part) => widthOf(part, style, px) <= most * letters.grow;
  if (fits(text)) return text;
  const parts = [...text];
  while (parts.length > 1 && !fits(`${parts.join("").trimEnd()}…`)) parts.pop();
  return `${parts.join("").trimEnd()}…`;
}
